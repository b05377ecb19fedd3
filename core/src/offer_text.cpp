// SPDX-License-Identifier: Apache-2.0
#include "loyalty/offer_text.h"

#include <algorithm>

#include "loyalty/decimal.h"
#include "offer_audience.h"
#include "offer_grammar.h"
#include "offer_id.h"

namespace loyalty {
namespace {

constexpr std::size_t kMaxBytes = 400;
constexpr std::size_t kMaxRest = 60;

[[nodiscard]] Error error_at_text(ErrorCode code) { return {code, Path{} / "text", {}}; }

/// The text from `at` on, cut to kMaxRest bytes between two characters.
[[nodiscard]] std::string rest_of(std::string_view text, std::size_t at) {
  std::size_t length = std::min(kMaxRest, text.size() - at);
  const auto inside_character = [&](std::size_t index) {
    return index < text.size() && (static_cast<unsigned char>(text[index]) & 0xC0U) == 0x80U;
  };
  while (length > 0 && inside_character(at + length)) --length;
  return std::string(text.substr(at, length));
}

/// Whether the text speaks of repeats without 每: no end to them, or a cap above what one mark gives.
[[nodiscard]] bool suggests_each(const StatedTerms& terms) {
  const OfferBenefit& benefit = terms.rungs.front().benefit;
  return terms.no_cap || (terms.cap && benefit.money.minor != 0 &&
                          Int128{terms.cap->minor} > Int128{benefit.money.minor} * benefit.count);
}

/// What the text did not say, in the order of Assumption.
[[nodiscard]] std::vector<Assumption> assumptions_of(const StatedTerms& terms, bool once, bool tax) {
  std::vector<Assumption> assumptions;
  const auto without_minimum = [](const OfferRung& rung) { return rung.gives_voucher() && !rung.says_minimum; };
  if (once) assumptions.push_back(Assumption::once_per_order);
  if (terms.rungs.size() > 1) assumptions.push_back(Assumption::highest_rung);
  const bool no_minimum = std::any_of(terms.rungs.begin(), terms.rungs.end(), without_minimum);
  if (no_minimum) assumptions.push_back(Assumption::no_minimum);
  if (terms.has_amount && !terms.names_currency) assumptions.push_back(Assumption::currency_of_request);
  if (terms.two_digits) assumptions.push_back(Assumption::two_digits_are_percent);
  if (tax) assumptions.push_back(Assumption::tax_as_said);
  if (terms.audiences >> kMember != 0) assumptions.push_back(Assumption::id_by_name);
  return assumptions;
}

void write_benefit(Benefit& benefit, const OfferRung& rung) {
  using Kind = OfferBenefit::Kind;
  const OfferBenefit& read = rung.benefit;
  switch (read.kind) {
    case Kind::percent:
      benefit.emplace<PercentOff>(
          PercentOff{read.off, read.on_list ? AmountBase::list : AmountBase::net, BenefitScope::order});
      return;
    case Kind::amount:
      benefit.emplace<AmountOff>(AmountOff{read.money, read.by_unit ? BenefitScope::unit : BenefitScope::order});
      return;
    case Kind::price: {
      const bool whole = rung.mark.measure == Trigger::Measure::sets && read.set_units == 0;
      benefit.emplace<NewPrice>(NewPrice{whole ? NewPrice::Scope::set : NewPrice::Scope::unit, read.money});
      return;
    }
    case Kind::points: {
      auto& points = benefit.emplace<PointsBack>();
      points.ledger = "points";
      points.points.units = read.count;
      return;
    }
    case Kind::cashback:
      benefit.emplace<Cashback>().amount = read.money;
      return;
    case Kind::cashback_share:
      benefit.emplace<Cashback>().share = read.off;
      return;
    case Kind::gift: {
      auto& gifts = benefit.emplace<Gifts>().gifts;
      gifts = std::vector<Gift>(1);
      gifts.front().sku = "gift";
      gifts.front().quantity = read.count;
      return;
    }
    case Kind::voucher:
      break;
  }
  auto& voucher = benefit.emplace<VoucherBack>();
  voucher.value = read.money;
  voucher.minimum = read.minimum;
  voucher.count = read.count;
  voucher.valid_days = read.valid_days;
}

void write_reduced(Reduced& reduced, const OfferBenefit& read) {
  if (read.addon) reduced.items.emplace().include.tags.emplace_back("addon");
  if (read.at_most != 0) reduced.units = UnitLimit{UnitLimit::Per::order, read.at_most, read.take};
  if (read.set_units != 0) reduced.of.emplace().units = read.set_units;
}

void write_promotion(Promotion& promotion, const StatedTerms& terms, Trigger::Repeat repeat) {
  write_audience_condition(promotion.when, terms.audiences);
  const OfferMark& mark = terms.rungs.front().mark;
  promotion.trigger.measure = mark.measure;
  promotion.trigger.base = mark.base;
  promotion.trigger.repeat = repeat;
  const bool sets = promotion.makes_sets();
  if (sets || repeat == Trigger::Repeat::each) promotion.trigger.times = terms.times;
  if (sets) promotion.trigger.groups = std::vector<SetGroup>(1, SetGroup{std::nullopt, mark.at});
  promotion.rungs = std::vector<Rung>(terms.rungs.size());
  for (std::size_t i = 0; i < terms.rungs.size(); ++i) {
    promotion.rungs[i].at = sets ? 0 : terms.rungs[i].mark.at;
    write_benefit(promotion.rungs[i].benefit, terms.rungs[i]);
    write_reduced(promotion.rungs[i].reduced, terms.rungs[i].benefit);
  }
  promotion.cap = terms.cap;
  if (terms.exclusive) promotion.combines.with.emplace();
  if (terms.uses || terms.per_member) {
    Budget& budget = promotion.budget.emplace();
    budget.uses = terms.uses;
    budget.per_member = terms.per_member;
  }
}

/// The ways in which the marks may count, the likeliest first.
[[nodiscard]] std::vector<Trigger::Repeat> repeats_of(const StatedTerms& terms, bool open) {
  const OfferRung& first = terms.rungs.front();
  std::vector<Trigger::Repeat> ways;
  if (first.mark.each || (open && suggests_each(terms))) ways.push_back(Trigger::Repeat::each);
  if (!first.mark.each) ways.push_back(Trigger::Repeat::once);
  const bool both = first.gives() || terms.stackable;
  if (open && both && ways.size() == 1) ways.push_back(Trigger::Repeat::each);
  return ways;
}

[[nodiscard]] std::vector<OfferReading> readings_of(const StatedTerms& terms, bool tax) {
  const OfferRung& first = terms.rungs.front();
  const Trigger::Measure measure = first.mark.measure;
  const bool marked = measure == Trigger::Measure::amount || measure == Trigger::Measure::quantity;
  const bool can_repeat = terms.rungs.size() == 1 && marked && first.repeats();
  const bool open = can_repeat && !terms.times && !first.mark.each;
  const std::vector<Trigger::Repeat> ways = repeats_of(terms, open);
  std::vector<OfferReading> readings(ways.size() + (first.may_be_once ? 1 : 0));
  for (std::size_t i = 0; i < ways.size(); ++i) {
    write_promotion(readings[i].promotion, terms, ways[i]);
    readings[i].assumptions = assumptions_of(terms, open && ways[i] == Trigger::Repeat::once, tax);
  }
  if (first.may_be_once) {
    StatedTerms once = terms;
    OfferRung& rung = once.rungs.front();
    rung.mark.measure = Trigger::Measure::quantity;
    rung.benefit.at_most = rung.benefit.set_units;
    rung.benefit.set_units = 0;
    write_promotion(readings.back().promotion, once, Trigger::Repeat::once);
    readings.back().assumptions = assumptions_of(once, false, tax);
  }
  return readings;
}

}  // namespace

std::string_view name_of(Assumption assumption) {
  switch (assumption) {
    case Assumption::once_per_order:
      return "once_per_order";
    case Assumption::highest_rung:
      return "highest_rung";
    case Assumption::no_minimum:
      return "no_minimum";
    case Assumption::currency_of_request:
      return "currency_of_request";
    case Assumption::two_digits_are_percent:
      return "two_digits_are_percent";
    case Assumption::tax_as_said:
      return "tax_as_said";
    case Assumption::id_by_name:
      return "id_by_name";
  }
  return {};
}

Result<std::vector<OfferReading>> parse_offer(std::string_view text, Currency currency) {
  if (text.size() > kMaxBytes) {
    Error error = error_at_text(ErrorCode::too_large);
    error.params = {{"size", std::to_string(text.size())}, {"limit", std::to_string(kMaxBytes)}};
    return error;
  }
  const std::optional<std::vector<OfferGlyph>> glyphs = fold_offer(text);
  if (!glyphs) return error_at_text(ErrorCode::invalid_utf8);
  if (glyphs->empty()) return error_at_text(ErrorCode::empty);

  const OfferLexemes lexemes = tokens_of(*glyphs, currency, true);
  std::variant<StatedTerms, OfferFailure> terms = read_offer(lexemes.tokens, currency);
  if (const auto* failure = std::get_if<OfferFailure>(&terms)) {
    // 满200减20,300减50: the comma stands between two rungs.
    std::variant<StatedTerms, OfferFailure> apart = read_offer(tokens_of(*glyphs, currency, false).tokens, currency);
    if (std::holds_alternative<OfferFailure>(apart)) {
      Error error = error_at_text(ErrorCode::offer_not_understood);
      const bool nothing_said = failure->at == glyphs->back().end;  // fillers alone
      error.params = {{"rest", rest_of(text, nothing_said ? glyphs->front().begin : failure->at)}};
      return error;
    }
    terms = std::move(apart);
  }
  std::vector<OfferReading> readings = readings_of(*std::get_if<StatedTerms>(&terms), lexemes.says_tax);
  const std::size_t begin = glyphs->front().begin;
  const std::string name(text.substr(begin, glyphs->back().end - begin));
  for (OfferReading& reading : readings) {
    reading.promotion.id = offer_id(reading.promotion, currency);
    reading.promotion.name.by_language.emplace_back(std::string{}, name);
  }
  return readings;
}

}  // namespace loyalty
