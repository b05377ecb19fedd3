// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/currency.h"
#include "loyalty/promotion.h"
#include "loyalty/result.h"

namespace loyalty {

/// What a reading supplied that the text did not say. Stable snake_case texts by name_of.
enum class Assumption : std::uint8_t {
  once_per_order,          ///< no 每 / "every": the mark counts once
  highest_rung,            ///< of several marks the highest reached applies
  no_minimum,              ///< the voucher has no smallest order
  currency_of_request,     ///< the text names no currency, or only its sign
  two_digits_are_percent,  ///< 85折 read as pay 85 %
  tax_as_said,  ///< 税込, 税抜: the prices of an order are taken to be with or without tax as the text says
  id_by_name,   ///< 会员, App: a segment or channel of the shop has this name
};
[[nodiscard]] std::string_view name_of(Assumption assumption);

/// One way to read an offer.
struct OfferReading {
  Promotion promotion;
  std::vector<Assumption> assumptions;
};

/// Reads an everyday offer: "满300减50", "每满100减20，最高减60", "满100送50券，满100可用", "8.5折", "满3件8折", "15%
/// off", "spend 100 get 50 voucher", "$20 off over $100", "滿千送百", "3点以上で10%OFF". The likeliest reading first.
/// Error: offer_not_understood (param rest: the text from the first part that was not understood), empty, too_large
/// (more than 400 bytes).
[[nodiscard]] Result<std::vector<OfferReading>> parse_offer(std::string_view text, Currency currency);

enum class OfferLanguage : std::uint8_t { english, chinese, japanese, traditional };
inline constexpr OfferLanguage kOfferLanguages[] = {OfferLanguage::english, OfferLanguage::chinese,
                                                    OfferLanguage::traditional, OfferLanguage::japanese};
[[nodiscard]] std::string_view tag_of(OfferLanguage language);  ///< "en", "zh-CN", "ja", "zh-TW"

/// The promotion in words, in a canonical form that parse_offer reads back to the same terms.
[[nodiscard]] std::string offer_words(const Promotion& promotion, Currency currency, OfferLanguage language);

}  // namespace loyalty
