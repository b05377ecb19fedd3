// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "decode_rules.h"
#include "decode_terms.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kDecimals{0, kMostLedgerDecimals};

Pending read_pending(Reader& reader, NodeId id) {
  Pending pending;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kPendingTypes);
  if (!fields.valid()) return pending;
  pending.kind = static_cast<Pending::Kind>(type);
  if (pending.kind == Pending::Kind::days) pending.days = read_number(reader, fields.require("days"), kDays);
  if (pending.kind == Pending::Kind::on_date) pending.date = reader.date(fields.require("date")).value_or(Date{});
  fields.finish();
  return pending;
}

/// Months or days, and to where the day moves from there.
void read_length(Reader& reader, Fields& fields, Expiry& expiry) {
  const NodeId months = fields.find("months");
  const NodeId days = fields.find("days");
  if (months != kNoNode && days != kNoNode) {
    reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", "months, days"}});
  } else if (months == kNoNode && days == kNoNode) {
    reader.report(fields.object(), ErrorCode::missing_field, {{"name", "months"}});
  }
  expiry.in_days = days != kNoNode;
  expiry.length = expiry.in_days ? read_number(reader, days, kDays) : read_number(reader, months, kMonths);
  expiry.snap = reader.one_of(fields.find("snap"), kSnaps, Expiry::Snap::none);
  if (expiry.snap == Expiry::Snap::yearly) expiry.on = reader.month_day(fields.require("on"));
  expiry.day_after = reader.boolean(fields.find("dayAfter"));
}

/// Words for what keeps points alive; any other word is the id of a count.
void read_activities(Reader& reader, NodeId id, const Program& units, Activities& activities) {
  if (id == kNoNode) return;
  activities = {false, false, false, false, false, false, {}};
  const std::array<bool*, kActivities.size()> flags{&activities.purchase, &activities.redeem, &activities.transfer,
                                                    &activities.adjust,   &activities.refund, &activities.activity};
  std::vector<std::string> names = reader.ids(id);
  NodeId entry = names.empty() ? kNoNode : reader.first(id);
  for (std::string& name : names) {
    const NodeId at = entry;
    entry = reader.next(entry);
    std::size_t known = 0;
    while (known < kActivities.size() && kActivities[known] != name) ++known;
    if (known < kActivities.size()) {
      *flags[known] = true;
      continue;
    }
    const auto same = [&name](const Count& count) { return count.id == name; };
    if (!name.empty() && std::none_of(units.counts.begin(), units.counts.end(), same)) {
      reader.report(at, ErrorCode::unknown_reference, {{"kind", "count"}, {"id", name}});
    }
    activities.counts.push_back(std::move(name));
  }
}

void read_expiry(Reader& reader, NodeId id, const Program& units, Expiry& expiry) {
  Fields fields(reader, id);
  const std::size_t type = fields.type(kExpiryTypes);
  if (!fields.valid()) return;
  expiry.kind = static_cast<Expiry::Kind>(type);
  switch (expiry.kind) {
    case Expiry::Kind::never:
      break;
    case Expiry::Kind::after_earning:
      read_length(reader, fields, expiry);
      break;
    case Expiry::Kind::after_activity:
      read_length(reader, fields, expiry);
      read_activities(reader, fields.find("activities"), units, expiry.activities);
      break;
    case Expiry::Kind::on_date:
      expiry.date = reader.date(fields.require("date")).value_or(Date{});
      break;
  }
  read_condition(reader, fields.find("when"), units, expiry.when);
  fields.finish();
}

}  // namespace

void read_ledger(Reader& reader, NodeId id, Ledger& ledger) {
  Fields fields(reader, id);
  read_label(reader, fields, ledger.id, ledger.name);
  ledger.unit = reader.text(fields.find("unit"));
  ledger.decimals = static_cast<std::uint8_t>(reader.integer(fields.find("decimals"), kDecimals));
  const NodeId shown = fields.find("shown");
  ledger.shown = shown == kNoNode ? ledger.decimals : static_cast<std::uint8_t>(reader.integer(shown, kDecimals));
  ledger.pending = read_pending(reader, fields.find("pending"));
  static_cast<void>(fields.find("expiry"));
  ledger.overdraw = reader.one_of(fields.find("overdraw"), kOverdraws, Ledger::Overdraw::deficit);
  fields.finish();
}

void read_ledger_expiry(Reader& reader, NodeId id, const Program& units, Ledger& ledger) {
  if (!reader.is(id, NodeKind::object)) return;
  std::vector<Expiry>& rules = ledger.expiry;
  const NodeId expiry = Fields(reader, id).find("expiry");
  if (reader.is(expiry, NodeKind::array)) {
    read_list(reader, expiry, kMaxEntries, rules,
              [&](NodeId at, Expiry& rule) { read_expiry(reader, at, units, rule); });
  } else if (expiry != kNoNode) {
    read_expiry(reader, expiry, units, rules.emplace_back());
  }
  // One rule that says never, whenever, says what no rule says.
  if (rules.size() == 1 && rules.front().kind == Expiry::Kind::never && rules.front().when.always()) rules.clear();
}

}  // namespace loyalty::json
