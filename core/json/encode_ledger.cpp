// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "encode_rules.h"
#include "encode_terms.h"
#include "names.h"

namespace loyalty::json {
namespace {

void write_pending(Writer& writer, const Pending& pending) {
  if (pending.kind == Pending::Kind::none) return;
  writer.key("pending");
  writer.begin_object();
  writer.field("type", name_in(kPendingTypes, pending.kind));
  if (pending.kind == Pending::Kind::days) writer.field("days", pending.days);
  if (pending.kind == Pending::Kind::on_date) writer.key("date"), writer.date(pending.date);
  writer.end_object();
}

void write_activities(Writer& writer, const Activities& activities) {
  if (activities == Activities{}) return;
  const std::array<bool, kActivities.size()> flags{activities.purchase, activities.redeem, activities.transfer,
                                                   activities.adjust,   activities.refund, activities.activity};
  writer.key("activities");
  writer.begin_array();
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (flags[i]) writer.plain(kActivities[i]);
  }
  for (const std::string& count : activities.counts) writer.plain(count);
  writer.end_array();
}

void write_expiry(Writer& writer, const Expiry& expiry, const Program& program) {
  writer.begin_object();
  writer.field("type", name_in(kExpiryTypes, expiry.kind));
  if (expiry.kind == Expiry::Kind::on_date) writer.key("date"), writer.date(expiry.date);
  if (expiry.length != 0) writer.field(expiry.in_days ? "days" : "months", expiry.length);
  if (expiry.snap != Expiry::Snap::none) writer.field("snap", name_in(kSnaps, expiry.snap));
  if (expiry.snap == Expiry::Snap::yearly) writer.key("on"), writer.month_day(expiry.on);
  if (expiry.day_after) writer.key("dayAfter"), writer.boolean(true);
  write_activities(writer, expiry.activities);
  write_when(writer, expiry.when, program);
  writer.end_object();
}

}  // namespace

void write_ledger(Writer& writer, const Ledger& ledger, const Program& program) {
  begin_labelled(writer, ledger.id, ledger.name);
  write_label(writer, "unit", ledger.unit);
  if (ledger.decimals != 0) writer.field("decimals", ledger.decimals);
  if (ledger.shown != ledger.decimals) writer.field("shown", ledger.shown);
  write_pending(writer, ledger.pending);
  if (ledger.expiry.size() == 1) {
    writer.key("expiry");
    write_expiry(writer, ledger.expiry.front(), program);
  } else {
    write_list(writer, "expiry", ledger.expiry, [&](const Expiry& expiry) { write_expiry(writer, expiry, program); });
  }
  if (ledger.overdraw != Ledger::Overdraw::deficit) writer.field("overdraw", name_in(kOverdraws, ledger.overdraw));
  writer.end_object();
}

}  // namespace loyalty::json
