// SPDX-License-Identifier: Apache-2.0
#include "offer_cursor.h"

namespace loyalty {

using enum OfferToken;

bool OfferCursor::accept(OfferToken kind) {
  if (peek() != kind) return refuse(position_);
  ++position_;
  return true;
}

bool OfferCursor::currency_sign() {
  const OfferLexeme& token = tokens_[position_];
  if (token.kind != OfferToken::currency || token.conflicts) return refuse(position_);
  if (token.currency == nullptr || token.currency->names) terms_.names_currency = true;
  ++position_;
  return true;
}

bool OfferCursor::amount(Money& money, bool* sign) {
  const std::size_t start = position_;
  bool signs = false;
  while (currency_sign()) signs = true;
  if (peek() != number) return refuse(position_), back_to(start);
  const std::optional<std::int64_t> minor = scaled(tokens_[position_].number, currency_.exponent);
  if (!minor || *minor <= 0) return refuse(position_), back_to(start);
  money.minor = *minor;
  ++position_;
  while (currency_sign()) signs = true;
  if (sign != nullptr) *sign = signs;
  return true;
}

bool OfferCursor::count(std::int64_t& value, std::int64_t most) {
  const OfferLexeme& token = tokens_[position_];
  if (token.kind != number || !token.number.whole() || token.number.digits < 1 || token.number.digits > most) {
    return refuse(position_);
  }
  value = token.number.digits;
  ++position_;
  return true;
}

bool OfferCursor::share(OfferToken kind, OfferBenefit& benefit) {
  const OfferLexeme& token = tokens_[position_];
  if (!accept(kind)) return false;
  if (token.two_digits) terms_.two_digits = true;
  benefit.kind = OfferBenefit::Kind::percent;
  benefit.off = kind == half ? Rational{1, 2} : token.off;
  return true;
}

}  // namespace loyalty
