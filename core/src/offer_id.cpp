// SPDX-License-Identifier: Apache-2.0
#include "offer_id.h"

#include <cstddef>
#include <string_view>

#include "loyalty/decimal.h"
#include "offer_audience.h"
#include "offer_vocabulary.h"

namespace loyalty {
namespace {

constexpr std::size_t kMaxLength = 64;
constexpr std::size_t kDigestLength = 16;

void append_number(std::string& out, std::string_view word, std::int64_t number) {
  out += word;
  out += std::to_string(number);
}

void append_amount(std::string& out, std::string_view word, Money amount, Currency currency) {
  out += word;
  append_short_amount(out, amount, currency);
}

void append_share(std::string& out, Rational share) {
  out += '-';
  append_rational(out, make_rational(Int128{share.numerator} * 100, share.denominator).value_or(Rational{}));
}

void append_benefit(std::string& out, const Rung& rung, Currency currency) {
  const Benefit& benefit = rung.benefit;
  if (const auto* percent = std::get_if<PercentOff>(&benefit)) {
    if (percent->base == AmountBase::list) out += "-list";
    append_share(out, percent->off);
  } else if (const auto* amount = std::get_if<AmountOff>(&benefit)) {
    append_amount(out, "-", amount->off, currency);
    if (amount->scope != BenefitScope::order) out += "-unit";
  } else if (const auto* voucher = std::get_if<VoucherBack>(&benefit)) {
    append_amount(out, "-", voucher->value, currency);
    if (voucher->count > 1) append_number(out, "x", voucher->count);
    if (voucher->minimum.minor > 0) append_amount(out, "-min-", voucher->minimum, currency);
    if (voucher->valid_days) append_number(out, "-days-", *voucher->valid_days);
  } else if (const auto* price = std::get_if<NewPrice>(&benefit)) {
    append_amount(out, "-", price->price, currency);
  } else if (const auto* points = std::get_if<PointsBack>(&benefit)) {
    append_number(out, "-", points->points.units);
  } else if (const auto* back = std::get_if<Cashback>(&benefit)) {
    if (back->share) {
      out += "-percent";
      append_share(out, *back->share);
    } else {
      append_amount(out, "-", back->amount, currency);
    }
  } else if (const auto* gifts = std::get_if<Gifts>(&benefit)) {
    append_number(out, "-", gifts->gifts.empty() ? 0 : gifts->gifts.front().quantity);
  }
  constexpr std::string_view kTakes[] = {"-cheapest-", "-dearest-", "-first-"};
  if (rung.reduced.units) {
    append_number(out, kTakes[static_cast<std::size_t>(rung.reduced.units->take)], rung.reduced.units->at_most);
  }
  if (rung.reduced.of && rung.reduced.of->units) append_number(out, "-of-", *rung.reduced.of->units);
  if (rung.reduced.items) out += "-addon";
}

/// FNV-1a, 64 bits, in hexadecimal.
[[nodiscard]] std::string digest_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  std::string digits(kDigestLength, '0');
  for (std::size_t i = kDigestLength; i > 0; --i, hash >>= 4U) digits[i - 1] = "0123456789abcdef"[hash & 15U];
  return digits;
}

}  // namespace

void append_short_amount(std::string& out, Money amount, Currency currency) {
  std::string digits;
  append_decimal(digits, amount.minor, currency.exponent);
  const std::size_t point = digits.find('.');
  if (point != std::string::npos && digits.find_first_not_of('0', point + 1) == std::string::npos) digits.resize(point);
  out += digits;
}

std::string offer_id(const Promotion& promotion, Currency currency) {
  constexpr std::string_view kKinds[] = {"percent", "amount", "voucher", "price", "points", "cashback", "gift"};
  const bool each = promotion.trigger.repeat == Trigger::Repeat::each;
  const bool quantity = promotion.trigger.measure == Trigger::Measure::quantity;
  std::string id = each ? "each-" : "";
  if (promotion.makes_sets() && !promotion.trigger.groups.empty()) {
    append_number(id, "set", promotion.trigger.groups.front().quantity), id += '-';
  }
  if (quantity) append_number(id, "qty", promotion.rungs.front().at), id += '-';
  const std::size_t kind = promotion.rungs.front().benefit.index();
  if (each && !quantity && kind == 1) {
    id.pop_back();
  } else {
    id += kKinds[kind];
  }
  bool first = true;
  for (const Rung& rung : promotion.rungs) {
    if (promotion.trigger.measure == Trigger::Measure::amount) append_amount(id, "-", Money{rung.at}, currency);
    if (quantity && !first) append_number(id, "-", rung.at);
    append_benefit(id, rung, currency);
    first = false;
  }
  if (promotion.trigger.times) append_number(id, "-times-", *promotion.trigger.times);
  constexpr std::string_view kBases[] = {"-of-list", "", "-of-payable"};
  id += kBases[static_cast<std::size_t>(promotion.trigger.base)];
  if (promotion.cap) append_amount(id, "-max-", *promotion.cap, currency);
  if (promotion.combines.with) id += "-alone";
  if (promotion.budget && promotion.budget->uses) append_number(id, "-uses-", *promotion.budget->uses);
  if (promotion.budget && promotion.budget->per_member) append_number(id, "-each-", *promotion.budget->per_member);
  const std::uint32_t audiences = audiences_of(promotion.when).value_or(0);
  for (std::size_t i = 0; i < offer_audiences().size(); ++i) {
    if ((audiences >> i & 1U) != 0) id.append("-").append(offer_audiences()[i].id);
  }
  if (id.size() > kMaxLength) id = id.substr(0, kMaxLength - kDigestLength - 1) + '-' + digest_of(id);
  return id;
}

}  // namespace loyalty
