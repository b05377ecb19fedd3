// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <optional>

#include "encode.h"
#include "units.h"

namespace loyalty::json {
namespace {

class StatementWriter {
 public:
  StatementWriter(Writer& writer, const Statement& statement, const Subjects& subjects)
      : writer_(writer), statement_(statement), subjects_(subjects), program_(subjects.program->document()) {}

  void write(Date as_of, const Trace* trace) {
    begin_result(writer_, as_of, program_);
    writer_.field("notCounted", statement_.not_counted);
    writer_.begin_array("balances");
    for (std::size_t i = 0; i < statement_.balances.size(); ++i) balance(statement_.balances[i], program_.ledgers[i]);
    writer_.end_array();
    metrics();
    tier();
    end_result(writer_, trace, subjects_);
  }

 private:
  void points(std::string_view key, Points points, int decimals) { writer_.field(key, points.units, decimals); }

  void balance(const LedgerBalance& balance, const Ledger& ledger) {
    writer_.begin_object();
    writer_.field("ledger", ledger.id);
    writer_.field_or_null("name", ledger.name);
    writer_.field_or_null("unit", ledger.unit);
    points("balance", balance.balance, ledger.decimals);
    writer_.key("value");
    if (balance.value) {
      writer_.decimal(balance.value->minor, money_decimals(program_));
    } else {
      writer_.null();
    }
    writer_.begin_array("lots");
    for (const Lot& lot : balance.lots) {
      writer_.begin_object();
      writer_.field("event", subjects_.events[static_cast<std::size_t>(lot.event)].id);
      writer_.field("earned", lot.earned);
      writer_.field_or_null("expires", lot.expires);
      points("points", lot.points, ledger.decimals);
      points("remaining", lot.remaining, ledger.decimals);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.begin_array("expiring");
    for (const ExpiringPoints& ending : balance.expiring) {
      writer_.begin_object();
      writer_.field("date", ending.date);
      points("points", ending.points, ledger.decimals);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void metrics() {
    writer_.begin_array("metrics");
    for (std::size_t i = 0; i < statement_.metrics.size(); ++i) {
      const Metric& metric = program_.metrics[i];
      const MetricValue& value = statement_.metrics[i];
      writer_.begin_object();
      writer_.field("metric", metric.id);
      writer_.field_or_null("name", metric.name);
      writer_.field("value", value.value, metric_decimals(program_, metric));
      writer_.field_or_null("from", value.from);
      writer_.field_or_null("to", value.to);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void tier() {
    writer_.begin_object("tier");
    writer_.field_or_null("current", tier_id(program_, statement_.tier));
    writer_.field_or_null(
        "name", statement_.tier == kNoTier ? Text{} : program_.tiers[static_cast<std::size_t>(statement_.tier)].name);
    writer_.field_or_null("since", statement_.tier_since);
    writer_.field_or_null("validUntil", statement_.tier_valid_until);
    next_tier();
    writer_.begin_array("timeline");
    for (const TierChange& change : statement_.timeline) {
      writer_.begin_object();
      writer_.field("date", change.date);
      writer_.field_or_null("tier", tier_id(program_, change.tier));
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void next_tier() {
    writer_.key("next");
    if (statement_.next_tier == kNoTier) return writer_.null();
    writer_.begin_object();
    writer_.field_or_null("tier", tier_id(program_, statement_.next_tier));
    writer_.field_or_null("name", program_.tiers[static_cast<std::size_t>(statement_.next_tier)].name);
    writer_.begin_array("progress");
    for (const TierProgress& progress : statement_.progress) {
      const Metric& metric = program_.metrics[static_cast<std::size_t>(progress.metric)];
      const int decimals = metric_decimals(program_, metric);
      writer_.begin_object();
      writer_.field("metric", metric.id);
      writer_.field("value", progress.value, decimals);
      writer_.field("at", progress.at, decimals);
      writer_.field("missing", progress.missing, decimals);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  Writer& writer_;
  const Statement& statement_;
  const Subjects& subjects_;
  const Program& program_;
};

}  // namespace

void write_statement(Writer& writer, const Statement& statement, Date as_of, const Subjects& subjects,
                     const Trace* trace) {
  StatementWriter(writer, statement, subjects).write(as_of, trace);
}

}  // namespace loyalty::json
