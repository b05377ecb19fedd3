// SPDX-License-Identifier: Apache-2.0
#include "encode.h"
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

void write_errors(Writer& writer, const Problems& problems) {
  writer.begin_array();
  for (const Problem& problem : problems.list()) {
    writer.begin_object();
    writer.field("code", name_of(problem.error.code));
    writer.key("pointer");
    writer.string(problem.pointer);
    writer.key("message");
    writer.string(message_of(problem.error));
    writer.key("params");
    writer.begin_object();
    for (const auto& [name, value] : problem.error.params) writer.key(name), writer.string(value);
    writer.end_object();
    writer.end_object();
  }
  writer.end_array();
}

void write_ratio(Writer& writer, Rational ratio) {
  writer.begin_object();
  writer.key("numerator");
  writer.integer(ratio.numerator);
  writer.key("denominator");
  writer.integer(ratio.denominator);
  writer.key("basisPoints");
  writer.integer(basis_points(ratio));
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
  if (missing.kind == Missing::Kind::none) return writer.null();
  writer.begin_object();
  switch (missing.kind) {
    case Missing::Kind::none:
      break;
    case Missing::Kind::amount:
    case Missing::Kind::difference:
      writer.key(missing.kind == Missing::Kind::amount ? "amount" : "difference");
      writer.decimal(missing.value, money_decimals(program));
      break;
    case Missing::Kind::points:
      writer.key("points");
      writer.decimal(missing.value, missing.decimals);
      break;
    case Missing::Kind::count:
      writer.key("count");
      writer.decimal(missing.value, missing.decimals);
      break;
    case Missing::Kind::units:
      writer.key("units");
      writer.integer(missing.value);
      break;
    case Missing::Kind::days:
      writer.key("days");
      writer.integer(missing.value);
      break;
    case Missing::Kind::orders:
      writer.key("orders");
      writer.integer(missing.value);
      break;
    case Missing::Kind::tier:
      writer.field("tier", program.tiers[static_cast<std::size_t>(missing.value)].id);
      break;
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
