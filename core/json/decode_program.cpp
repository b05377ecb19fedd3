// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "allocation.h"
#include "decode.h"
#include "decode_rules.h"
#include "decode_terms.h"
#include "offer_defaults.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kDecimals{0, kMostLedgerDecimals};
constexpr std::string_view kFormat = "loyalty-program/1";

void read_count(Reader& reader, NodeId id, Count& count) {
  Fields fields(reader, id);
  read_label(reader, fields, count.id, count.name);
  count.decimals = static_cast<std::uint8_t>(reader.integer(fields.find("decimals"), kDecimals));
  fields.finish();
}

/// An id, or an id with a name.
void read_option(Reader& reader, NodeId id, ChoiceOption& option) {
  if (!reader.is(id, NodeKind::object)) {
    option.id = reader.id(id);
    return;
  }
  Fields fields(reader, id);
  read_label(reader, fields, option.id, option.name);
  fields.finish();
}

void read_choice(Reader& reader, NodeId id, Choice& choice) {
  Fields fields(reader, id);
  read_label(reader, fields, choice.id, choice.name);
  const NodeId options = fields.require("options");
  read_list(reader, options, kMaxEntries, choice.options,
            [&](NodeId at, ChoiceOption& option) { read_option(reader, at, option); });
  if (reader.is(options, NodeKind::array) && reader.size(options) == 0) reader.report(options, ErrorCode::empty);
  fields.finish();
}

void read_membership(Reader& reader, NodeId id, const Program& units, Membership& membership) {
  Fields fields(reader, id);
  read_label(reader, fields, membership.id, membership.name);
  membership.fee = read_money(reader, fields.require("fee"), units, kNotNegative);
  membership.months = read_number(reader, fields.require("months"), kMonths);
  fields.finish();
}

/// Counts, ledgers and metrics: they say what the numbers of the rules are written in. The expiry of a ledger may ask
/// for metrics, whose decimals may be those of a ledger.
void read_units(Reader& reader, Fields& fields, Program& program) {
  read_list(reader, fields.find("counts"), kMaxEntries, program.counts,
            [&](NodeId at, Count& count) { read_count(reader, at, count); });
  const NodeId ledgers = fields.find("ledgers");
  read_list(reader, ledgers, kMaxEntries, program.ledgers,
            [&](NodeId at, Ledger& ledger) { read_ledger(reader, at, ledger); });
  read_list(reader, fields.find("metrics"), kMaxEntries, program.metrics,
            [&](NodeId at, Metric& metric) { read_metric(reader, at, program, metric); });
  if (program.ledgers.empty()) return;
  NodeId entry = reader.first(ledgers);
  for (Ledger& ledger : program.ledgers) {
    read_ledger_expiry(reader, entry, program, ledger);
    entry = reader.next(entry);
  }
}

void check_format(Reader& reader, NodeId id) {
  const std::string_view format = reader.string(id);
  if (reader.is(id, NodeKind::string) && format != kFormat) {
    reader.report(id, ErrorCode::unknown_format, {{"value", shortened(format)}, {"expected", kFormat}});
  }
}

}  // namespace

Currency read_currency(Reader& reader, NodeId id) {
  const std::string_view code = reader.string(id);
  const std::optional<Currency> currency = find_currency(code);
  if (!currency && reader.is(id, NodeKind::string)) {
    reader.report(id, ErrorCode::unknown_currency, {{"value", shortened(code)}});
  }
  return currency.value_or(Currency{});
}

Program read_program(Reader& reader, NodeId id) {
  Program program;
  Fields fields(reader, id);
  if (!fields.valid()) return program;
  check_format(reader, fields.require("format"));
  program.id = reader.id(fields.require("id"));
  program.name = reader.text(fields.find("name"));
  program.currency = read_currency(reader, fields.require("currency"));
  program.rounding = reader.one_of(fields.find("rounding"), kRoundings, Rounding::half_up);
  program.allocation = read_allocation(reader, fields.find("allocation"));
  read_units(reader, fields, program);
  read_list(reader, fields.find("choices"), kMaxEntries, program.choices,
            [&](NodeId at, Choice& choice) { read_choice(reader, at, choice); });
  read_list(reader, fields.find("memberships"), kMaxEntries, program.memberships,
            [&](NodeId at, Membership& membership) { read_membership(reader, at, program, membership); });
  read_list(reader, fields.find("earn"), kMaxEntries, program.earn,
            [&](NodeId at, EarnRule& rule) { read_earn_rule(reader, at, program, rule); });
  read_list(reader, fields.find("tiers"), kMaxEntries, program.tiers,
            [&](NodeId at, Tier& tier) { read_tier(reader, at, program, tier); });
  program.tier_validity = read_tier_validity(reader, fields.find("tierValidity"));
  program.downgrade = read_downgrade(reader, fields.find("downgrade"));
  read_list(reader, fields.find("milestones"), kMaxEntries, program.milestones,
            [&](NodeId at, Milestone& milestone) { read_milestone(reader, at, program, milestone); });
  read_list(reader, fields.find("redemptions"), kMaxEntries, program.redemptions,
            [&](NodeId at, Redemption& redemption) { read_redemption(reader, at, program, redemption); });
  read_list(reader, fields.find("rewards"), kMaxEntries, program.rewards,
            [&](NodeId at, Reward& reward) { read_reward(reader, at, program, reward); });
  read_list(reader, fields.find("transfers"), kMaxEntries, program.transfers,
            [&](NodeId at, Transfer& transfer) { read_transfer(reader, at, program, transfer); });
  read_list(reader, fields.find("conversions"), kMaxEntries, program.conversions,
            [&](NodeId at, Conversion& conversion) { read_conversion(reader, at, program, conversion); });
  const NodeId stages = fields.find("stages");
  program.stages = stages == kNoNode ? default_stages() : read_stages(reader, stages);
  if (const NodeId units = fields.find("units"); units != kNoNode) {
    Fields own(reader, units);
    program.unit_key = reader.one_of(own.require("by"), kUnitKeys, UnitKey::unit_price);
    own.finish();
  }
  read_offer_defaults(reader, fields.find("offerDefaults"), program.offer_defaults);
  read_list(reader, fields.find("promotions"), kMaxPromotions, program.promotions,
            [&](NodeId at, Promotion& promotion) { read_promotion(reader, at, program, AmountBase::net, promotion); });
  fields.finish();
  return program;
}

}  // namespace loyalty::json
