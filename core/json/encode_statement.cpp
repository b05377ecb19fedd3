// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <optional>

#include "encode.h"
#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

class StatementWriter {
 public:
  StatementWriter(Writer& writer, const Statement& statement, const Subjects& subjects)
      : writer_(writer), statement_(statement), subjects_(subjects), program_(subjects.program->document()) {}

  void head(Date as_of) {
    date_or_null("asOf", as_of);
    writer_.field("currency", program_.currency.name());
    writer_.field("notCounted", statement_.not_counted);
  }

  /// What a statement says of the member.
  void body(bool with_entries) {
    begin_list("balances");
    for (std::size_t i = 0; i < statement_.balances.size(); ++i) balance(statement_.balances[i], program_.ledgers[i]);
    writer_.end_array();
    if (with_entries) entries();
    metrics();
    tier();
    milestones();
    vouchers();
    memberships();
    choices();
    transfers();
    refunds();
  }

 private:
  void begin_list(std::string_view key) {
    writer_.key(key);
    writer_.begin_array();
  }

  void decimal(std::string_view key, std::int64_t units, int decimals) { write_decimal(writer_, key, units, decimals); }

  void decimal_or_null(std::string_view key, std::optional<std::int64_t> units, int decimals) {
    if (units) return decimal(key, *units, decimals);
    writer_.key(key);
    writer_.null();
  }

  void date_or_null(std::string_view key, std::optional<Date> date) {
    writer_.key(key);
    if (date) {
      writer_.date(*date);
    } else {
      writer_.null();
    }
  }

  void id_or_null(std::string_view key, std::string_view id) {
    writer_.key(key);
    if (id.empty()) {
      writer_.null();
    } else {
      writer_.plain(id);
    }
  }

  void name(const Text& text) {
    writer_.field_or_null("name", text);
  }

  /// Null for what no event did.
  void event(std::string_view key, std::int32_t position) {
    id_or_null(key,
               position == kNoEvent ? std::string_view{} : subjects_.events[static_cast<std::size_t>(position)].id);
  }

  [[nodiscard]] const Ledger& ledger_at(std::int32_t position) const {
    return program_.ledgers[static_cast<std::size_t>(position)];
  }
  [[nodiscard]] const Metric& metric_at(std::int32_t position) const {
    return program_.metrics[static_cast<std::size_t>(position)];
  }

  /// Points as a ledger shows them: a whole number of a larger unit.
  void shown(Points points, const Ledger& ledger) {
    std::int64_t units = points.units;
    for (int i = ledger.shown; i < ledger.decimals; ++i) units /= 10;
    decimal("shown", units, ledger.shown);
  }

  void balance(const LedgerBalance& balance, const Ledger& ledger) {
    writer_.begin_object();
    writer_.field("ledger", ledger.id);
    name(ledger.name);
    writer_.field_or_null("unit", ledger.unit);
    decimal("balance", balance.balance.units, ledger.decimals);
    shown(balance.shown, ledger);
    decimal("pending", balance.pending.units, ledger.decimals);
    decimal("deficit", balance.deficit.units, ledger.decimals);
    decimal_or_null("value", balance.value ? std::optional(balance.value->minor) : std::nullopt,
                    money_decimals(program_));
    begin_list("lots");
    for (const Lot& lot : balance.lots) {
      writer_.begin_object();
      event("event", lot.event);
      date_or_null("earned", lot.earned);
      date_or_null("available", lot.available);
      date_or_null("expires", lot.expires);
      decimal("points", lot.points.units, ledger.decimals);
      decimal("remaining", lot.remaining.units, ledger.decimals);
      writer_.end_object();
    }
    writer_.end_array();
    begin_list("expiring");
    for (const ExpiringPoints& ending : balance.expiring) {
      writer_.begin_object();
      date_or_null("date", ending.date);
      decimal("points", ending.points.units, ledger.decimals);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void entries() {
    begin_list("entries");
    for (const LedgerEntry& entry : statement_.entries) {
      const Ledger& ledger = ledger_at(entry.ledger);
      writer_.begin_object();
      date_or_null("date", entry.date);
      event("event", entry.event);
      writer_.field("ledger", ledger.id);
      writer_.field("kind", name_in(kEntryKinds, entry.kind));
      decimal("points", entry.points.units, ledger.decimals);
      decimal("balance", entry.balance.units, ledger.decimals);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void metrics() {
    begin_list("metrics");
    for (std::size_t i = 0; i < statement_.metrics.size(); ++i) {
      const Metric& metric = program_.metrics[i];
      const MetricValue& value = statement_.metrics[i];
      const int decimals = metric_decimals(program_, metric);
      writer_.begin_object();
      writer_.field("metric", metric.id);
      name(metric.name);
      decimal("value", value.value, decimals);
      decimal("rolledOver", value.rolled_over, decimals);
      date_or_null("from", value.from);
      date_or_null("to", value.to);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void tier_id(std::string_view key, std::int32_t tier) {
    id_or_null(key, tier == kNoTier ? std::string_view{} : program_.tiers[static_cast<std::size_t>(tier)].id);
  }

  void tier_name(std::int32_t tier) {
    name(tier == kNoTier ? Text{} : program_.tiers[static_cast<std::size_t>(tier)].name);
  }

  void tier() {
    writer_.key("tier");
    writer_.begin_object();
    tier_id("current", statement_.tier);
    tier_name(statement_.tier);
    date_or_null("since", statement_.tier_since);
    date_or_null("validUntil", statement_.tier_valid_until);
    writer_.key("keep");
    if (statement_.tier == kNoTier) {
      writer_.null();
    } else {
      writer_.begin_object();
      progress(statement_.keep);
      writer_.end_object();
    }
    writer_.key("next");
    if (statement_.next_tier == kNoTier) {
      writer_.null();
    } else {
      writer_.begin_object();
      tier_id("tier", statement_.next_tier);
      tier_name(statement_.next_tier);
      progress(statement_.progress);
      writer_.end_object();
    }
    begin_list("timeline");
    for (const TierChange& change : statement_.timeline) {
      writer_.begin_object();
      date_or_null("date", change.date);
      tier_id("tier", change.tier);
      writer_.field("cause", name_in(kTierCauses, change.cause));
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void progress(const std::vector<TierProgress>& marks) {
    begin_list("progress");
    for (const TierProgress& mark : marks) {
      const Metric& metric = metric_at(mark.metric);
      const int decimals = metric_decimals(program_, metric);
      writer_.begin_object();
      writer_.field("metric", metric.id);
      decimal("value", mark.value, decimals);
      decimal("at", mark.at, decimals);
      decimal("missing", mark.missing, decimals);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void milestones() {
    begin_list("milestones");
    for (std::size_t i = 0; i < statement_.milestones.size(); ++i) {
      const Milestone& milestone = program_.milestones[i];
      const MilestoneProgress& progress = statement_.milestones[i];
      const int decimals = metric_decimals(program_, milestone.metric);
      writer_.begin_object();
      writer_.field("milestone", milestone.id);
      name(milestone.name);
      decimal("value", progress.value, decimals);
      decimal_or_null("at", progress.at, decimals);
      decimal_or_null("missing", progress.missing, decimals);
      writer_.field("open", progress.open);
      begin_list("reached");
      for (const ReachedMilestone& reached : progress.reached) {
        writer_.begin_object();
        date_or_null("date", reached.date);
        id_or_null("reward", reached.reward < 0 ? std::string_view{}
                                                : milestone.rewards[static_cast<std::size_t>(reached.reward)].id);
        writer_.end_object();
      }
      writer_.end_array();
      writer_.end_object();
    }
    writer_.end_array();
  }

  void vouchers() {
    begin_list("vouchers");
    for (const HeldVoucher& held : statement_.vouchers) {
      const auto at = static_cast<std::size_t>(held.index);
      const bool converted = held.source == HeldVoucher::Source::conversion;
      const VoucherTerms& terms = converted
                                      ? program_.conversions[at].voucher
                                      : *program_.milestones[at].rewards[static_cast<std::size_t>(held.reward)].voucher;
      writer_.begin_object();
      writer_.field("source", converted ? program_.conversions[at].id : program_.milestones[at].id);
      decimal("value", terms.value.minor, money_decimals(program_));
      decimal("minimum", terms.minimum.minor, money_decimals(program_));
      writer_.field("count", held.count);
      date_or_null("issued", held.issued);
      date_or_null("validUntil", held.valid_until);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void memberships() {
    begin_list("memberships");
    for (const HeldMembership& held : statement_.memberships) {
      const Membership& membership = program_.memberships[static_cast<std::size_t>(held.membership)];
      writer_.begin_object();
      writer_.field("membership", membership.id);
      name(membership.name);
      date_or_null("until", held.until);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void choices() {
    begin_list("choices");
    for (std::size_t i = 0; i < program_.choices.size(); ++i) {
      const Choice& choice = program_.choices[i];
      const std::int32_t option = i < statement_.choices.size() ? statement_.choices[i] : 0;
      writer_.begin_object();
      writer_.field("choice", choice.id);
      name(choice.name);
      writer_.field("option", choice.options[static_cast<std::size_t>(option)].id);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void transfers() {
    begin_list("transfers");
    for (const MadeTransfer& made : statement_.transfers) {
      const Transfer& transfer = program_.transfers[static_cast<std::size_t>(made.transfer)];
      writer_.begin_object();
      event("event", made.event);
      writer_.field("transfer", transfer.id);
      decimal("points", made.points.units, ledger_decimals(program_, transfer.ledger));
      decimal("gives", made.gives, gift_decimals(program_, transfer));
      writer_.end_object();
    }
    writer_.end_array();
  }

  void refunds() {
    begin_list("refunds");
    for (const RefundOutcome& refund : statement_.refunds) {
      writer_.begin_object();
      event("event", refund.event);
      event("of", refund.of);
      begin_list("takenBack");
      for (const TakenBack& taken : refund.taken_back) {
        const Ledger& ledger = ledger_at(taken.ledger);
        writer_.begin_object();
        writer_.field("ledger", ledger.id);
        decimal("points", taken.points.units, ledger.decimals);
        decimal("fromLots", taken.from_lots.units, ledger.decimals);
        decimal("ended", taken.ended.units, ledger.decimals);
        decimal("deficit", taken.deficit.units, ledger.decimals);
        decimal("forgiven", taken.forgiven.units, ledger.decimals);
        writer_.end_object();
      }
      writer_.end_array();
      begin_list("givenBack");
      for (const GivenBack& given : refund.given_back) {
        const Ledger& ledger = ledger_at(given.ledger);
        writer_.begin_object();
        writer_.field("ledger", ledger.id);
        decimal("points", given.points.units, ledger.decimals);
        decimal("lapsed", given.lapsed.units, ledger.decimals);
        writer_.end_object();
      }
      writer_.end_array();
      begin_list("metrics");
      for (std::size_t i = 0; i < refund.metrics.size(); ++i) {
        if (refund.metrics[i] == 0) continue;
        writer_.begin_object();
        writer_.field("metric", program_.metrics[i].id);
        decimal("value", refund.metrics[i], metric_decimals(program_, program_.metrics[i]));
        writer_.end_object();
      }
      writer_.end_array();
      tier_id("tierBefore", refund.tier_before);
      tier_id("tierAfter", refund.tier_after);
      writer_.end_object();
    }
    writer_.end_array();
  }

  Writer& writer_;
  const Statement& statement_;
  const Subjects& subjects_;
  const Program& program_;
};

}  // namespace

void write_statement(Writer& writer, const Statement& statement, const StatementOptions& options,
                     const Subjects& subjects, const FollowingStatement* following, const Trace* trace) {
  StatementWriter present(writer, statement, subjects);
  writer.begin_object();
  present.head(options.as_of);
  present.body(options.entries);
  writer.key("whatIf");
  if (following == nullptr) {
    writer.null();
  } else {
    const Subjects then{subjects.program, {}, {}, following->events, {}};
    writer.begin_object();
    writer.key("asOf");
    writer.date(following->as_of);
    StatementWriter(writer, following->statement, then).body(options.entries);
    writer.end_object();
  }
  if (trace != nullptr) writer.key("explanation"), write_trace(writer, *trace, subjects);
  writer.end_object();
}

}  // namespace loyalty::json
