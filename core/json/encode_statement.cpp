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
    writer_.begin_object();
    writer_.key("asOf");
    writer_.date(as_of);
    writer_.field("currency", program_.currency.name());
    writer_.key("notCounted");
    writer_.integer(statement_.not_counted);
    writer_.key("balances");
    writer_.begin_array();
    for (std::size_t i = 0; i < statement_.balances.size(); ++i) balance(statement_.balances[i], program_.ledgers[i]);
    writer_.end_array();
    metrics();
    tier();
    if (trace != nullptr) writer_.key("explanation"), write_trace(writer_, *trace, subjects_);
    writer_.end_object();
  }

 private:
  void points(std::string_view key, Points points, int decimals) {
    writer_.key(key);
    writer_.decimal(points.units, decimals);
  }

  void date_or_null(std::string_view key, std::optional<Date> date) {
    writer_.key(key);
    if (date) {
      writer_.date(*date);
    } else {
      writer_.null();
    }
  }

  void name(const Text& text) {
    writer_.key("name");
    writer_.name(text);
  }

  void balance(const LedgerBalance& balance, const Ledger& ledger) {
    writer_.begin_object();
    writer_.field("ledger", ledger.id);
    name(ledger.name);
    writer_.key("unit");
    writer_.name(ledger.unit);
    points("balance", balance.balance, ledger.decimals);
    writer_.key("value");
    if (balance.value) {
      writer_.decimal(balance.value->minor, money_decimals(program_));
    } else {
      writer_.null();
    }
    writer_.key("lots");
    writer_.begin_array();
    for (const Lot& lot : balance.lots) {
      writer_.begin_object();
      writer_.field("event", subjects_.events[static_cast<std::size_t>(lot.event)].id);
      date_or_null("earned", lot.earned);
      date_or_null("expires", lot.expires);
      points("points", lot.points, ledger.decimals);
      points("remaining", lot.remaining, ledger.decimals);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.key("expiring");
    writer_.begin_array();
    for (const ExpiringPoints& ending : balance.expiring) {
      writer_.begin_object();
      date_or_null("date", ending.date);
      points("points", ending.points, ledger.decimals);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void metrics() {
    writer_.key("metrics");
    writer_.begin_array();
    for (std::size_t i = 0; i < statement_.metrics.size(); ++i) {
      const Metric& metric = program_.metrics[i];
      const MetricValue& value = statement_.metrics[i];
      writer_.begin_object();
      writer_.field("metric", metric.id);
      name(metric.name);
      writer_.key("value");
      writer_.decimal(value.value, metric_decimals(program_, metric));
      date_or_null("from", value.from);
      date_or_null("to", value.to);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void tier_id(std::string_view key, std::int32_t tier) {
    writer_.key(key);
    if (tier == kNoTier) {
      writer_.null();
    } else {
      writer_.plain(program_.tiers[static_cast<std::size_t>(tier)].id);
    }
  }

  void tier() {
    writer_.key("tier");
    writer_.begin_object();
    tier_id("current", statement_.tier);
    name(statement_.tier == kNoTier ? Text{} : program_.tiers[static_cast<std::size_t>(statement_.tier)].name);
    date_or_null("since", statement_.tier_since);
    date_or_null("validUntil", statement_.tier_valid_until);
    next_tier();
    writer_.key("timeline");
    writer_.begin_array();
    for (const TierChange& change : statement_.timeline) {
      writer_.begin_object();
      date_or_null("date", change.date);
      tier_id("tier", change.tier);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void next_tier() {
    writer_.key("next");
    if (statement_.next_tier == kNoTier) return writer_.null();
    writer_.begin_object();
    tier_id("tier", statement_.next_tier);
    name(program_.tiers[static_cast<std::size_t>(statement_.next_tier)].name);
    writer_.key("progress");
    writer_.begin_array();
    for (const TierProgress& progress : statement_.progress) {
      const Metric& metric = program_.metrics[static_cast<std::size_t>(progress.metric)];
      const int decimals = metric_decimals(program_, metric);
      writer_.begin_object();
      writer_.field("metric", metric.id);
      writer_.key("value");
      writer_.decimal(progress.value, decimals);
      writer_.key("at");
      writer_.decimal(progress.at, decimals);
      writer_.key("missing");
      writer_.decimal(progress.missing, decimals);
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
