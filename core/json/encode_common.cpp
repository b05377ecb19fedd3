// SPDX-License-Identifier: Apache-2.0
#include "encode.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {

std::string_view Subjects::id_of(RuleRef rule) const {
  const auto at = static_cast<std::size_t>(rule.index);
  const Program& document = program->document();
  switch (rule.kind) {
    case RuleRef::Kind::program_promotion:
    case RuleRef::Kind::request_promotion:
    case RuleRef::Kind::voucher:
      return promotion_of(rule).id;
    case RuleRef::Kind::earn_rule:
      return document.earn[at].id;
    case RuleRef::Kind::redemption:
      return document.redemptions[at].id;
    case RuleRef::Kind::metric:
      return document.metrics[at].id;
    case RuleRef::Kind::tier:
      return document.tiers[at].id;
    case RuleRef::Kind::milestone:
      return document.milestones[at].id;
    case RuleRef::Kind::ledger:
      return document.ledgers[at].id;
    case RuleRef::Kind::reward:
      return document.rewards[at].id;
    case RuleRef::Kind::transfer:
      return document.transfers[at].id;
    case RuleRef::Kind::conversion:
      return document.conversions[at].id;
    case RuleRef::Kind::membership:
      return document.memberships[at].id;
    case RuleRef::Kind::event:
      return events[at].id;
    case RuleRef::Kind::none:
    case RuleRef::Kind::plan:
    case RuleRef::Kind::basket:
    case RuleRef::Kind::redeem:
    case RuleRef::Kind::member:
      return {};
  }
  return {};
}

const Promotion& Subjects::promotion_of(RuleRef rule) const {
  const auto at = static_cast<std::size_t>(rule.index);
  if (rule.kind == RuleRef::Kind::request_promotion) return promotions[at];
  if (rule.kind == RuleRef::Kind::voucher) return vouchers[at];
  return program->document().promotions[at];
}

std::string_view tier_id(const Program& program, std::int32_t tier) {
  return tier == kNoTier ? std::string_view() : program.tiers[static_cast<std::size_t>(tier)].id;
}

void write_finding(Writer& writer, std::string_view code, std::string_view pointer, std::string_view message,
                   const Params& params) {
  writer.begin_object();
  writer.field("code", code);
  writer.key("pointer");
  writer.string(pointer);
  writer.key("message");
  writer.string(message);
  writer.begin_object("params");
  for (const auto& [name, value] : params) writer.key(name), writer.string(value);
  writer.end_object();
  writer.end_object();
}

void begin_result(Writer& writer, Date as_of, const Program& program) {
  writer.begin_object();
  writer.field("asOf", as_of);
  writer.field("currency", program.currency.name());
}

void end_result(Writer& writer, const Trace* trace, const Subjects& subjects) {
  if (trace != nullptr) writer.key("explanation"), write_trace(writer, *trace, subjects);
  writer.end_object();
}

void write_ratio(Writer& writer, Rational ratio) {
  writer.begin_object();
  writer.field("numerator", ratio.numerator);
  writer.field("denominator", ratio.denominator);
  writer.field("basisPoints", basis_points(ratio));
  writer.end_object();
}

void write_pay_ratio(Writer& writer, Money paid, Money list) {
  const std::optional<Rational> ratio = make_rational(paid.minor, list.minor);
  if (ratio) {
    write_ratio(writer, *ratio);
  } else {
    writer.null();
  }
}

void write_missing(Writer& writer, const Missing& missing, const Program& program) {
  using Kind = Missing::Kind;
  if (missing.kind == Kind::none) return writer.null();
  const std::string_view field = name_in(kMissing, missing.kind);
  writer.begin_object();
  if (missing.kind == Kind::tier) {
    writer.field(field, program.tiers[static_cast<std::size_t>(missing.value)].id);
  } else if (missing.kind == Kind::points || missing.kind == Kind::count) {
    writer.field(field, missing.value, missing.decimals);
  } else if (missing.kind == Kind::amount || missing.kind == Kind::difference) {
    writer.field(field, missing.value, money_decimals(program));
  } else {
    writer.field(field, missing.value);
  }
  writer.end_object();
}

void write_exact_money(Writer& writer, Rational minor, int decimals) {
  if (minor.denominator == 1) return writer.decimal(minor.numerator, decimals);
  Int128 denominator = minor.denominator;
  for (int i = 0; i < decimals; ++i) denominator *= 10;
  // A denominator out of range could not be written as one; then the amount is given in whole minor units.
  const std::optional<Rational> major = make_rational(minor.numerator, denominator);
  if (major) return writer.rational(*major);
  writer.decimal(static_cast<std::int64_t>(divide(minor.numerator, minor.denominator, Rounding::half_up)), decimals);
}

}  // namespace loyalty::json
