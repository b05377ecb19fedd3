// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "encode.h"
#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

class AdviceWriter {
 public:
  AdviceWriter(Writer& writer, const Subjects& subjects) : writer_(writer), program_(subjects.program->document()) {}

  void write(const Advice& advice, const AdviceRequest& request) {
    date("asOf", request.as_of);
    writer_.field("currency", program_.currency.name());
    writer_.field("notCounted", advice.not_counted);
    writer_.key("plan");
    if (request.plan) {
      writer_.begin_object();
      money("spend", request.plan->spend);
      date("until", request.plan->until);
      writer_.end_object();
    } else {
      writer_.null();
    }
    list("levels", advice.levels, [this](const LevelAdvice& level) { this->level(level); });
    const Membership* membership = program_.memberships.data();
    list("memberships", advice.memberships, [&](const MembershipAdvice& one) { this->membership(one, *membership++); });
    list("expiring", advice.expiring, [this](const ExpiryAdvice& ending) { expiring(ending); });
    const Reward* reward = program_.rewards.data();
    list("rewards", advice.rewards, [&](const RewardAdvice& one) { this->reward(one, *reward++); });
  }

 private:
  /// A list of objects.
  template <class Entries, class Write>
  void list(std::string_view key, const Entries& entries, const Write& write) {
    writer_.key(key);
    writer_.begin_array();
    for (const auto& entry : entries) {
      writer_.begin_object();
      write(entry);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void decimal(std::string_view key, std::optional<std::int64_t> units, int decimals) {
    if (units) return write_decimal(writer_, key, *units, decimals);
    writer_.key(key);
    writer_.null();
  }
  void money(std::string_view key, std::optional<Money> amount) {
    decimal(key, amount ? std::optional(amount->minor) : std::nullopt, money_decimals(program_));
  }
  void points(std::string_view key, std::optional<Points> number, std::int32_t ledger) {
    decimal(key, number ? std::optional(number->units) : std::nullopt, program_.ledgers[static_cast<std::size_t>(ledger)].decimals);
  }
  void date(std::string_view key, std::optional<Date> day) {
    writer_.key(key);
    if (day) return writer_.date(*day);
    writer_.null();
  }
  void boolean(std::string_view key, bool value) {
    writer_.key(key);
    writer_.boolean(value);
  }
  void word(std::string_view key, std::string_view text) {
    writer_.key(key);
    if (!text.empty()) return writer_.plain(text);
    writer_.null();
  }
  void name(const Text& text) {
    writer_.key("name");
    writer_.name(text);
  }
  /// Null where there is none.
  void position(std::string_view key, std::int32_t at) {
    writer_.key(key);
    if (at >= 0) return writer_.integer(at);
    writer_.null();
  }
  /// Id of an element; null where there is none.
  template <class List>
  void id(std::string_view key, const List& elements, std::int32_t at) {
    word(key, at < 0 ? std::string_view{} : std::string_view(elements[static_cast<std::size_t>(at)].id));
  }

  void level(const LevelAdvice& level) {
    word("aim", name_in(kAims, level.aim));
    id("tier", program_.tiers, level.tier);
    name(program_.tiers[static_cast<std::size_t>(level.tier)].name);
    date("until", level.until);
    boolean("complete", level.complete);
    list("ways", level.ways, [this](const LevelWay& way) { this->way(way); });
    position("way", level.way);
    id("than", program_.tiers, level.than);
    money("worth", level.worth);
    list("points", level.points, [this](const LevelPoints& row) {
      id("ledger", program_.ledgers, row.ledger);
      points("points", row.points, row.ledger);
      points("than", row.than, row.ledger);
      money("value", row.value);
    });
    money("benefit", level.benefit);
    word("verdict", name_of(level.verdict));
  }

  void way(const LevelWay& way) {
    list("conditions", way.conditions, [this](const AdviceCondition& one) {
      writer_.key("condition");
      condition(one);
      word("reason", name_of(one.reason));
    });
    list("marks", way.marks, [this](const AdviceMark& mark) {
      const Metric& metric = program_.metrics[static_cast<std::size_t>(mark.metric)];
      const int decimals = metric_decimals(program_, metric);
      word("metric", metric.id);
      name(metric.name);
      decimal("value", mark.value, decimals);
      decimal("at", mark.at, decimals);
      decimal("missing", mark.missing, decimals);
      date("from", mark.from);
      date("by", mark.by);
      money("spend", mark.spend);
      money("planned", mark.planned);
    });
    boolean("possible", way.possible);
    money("extra", way.extra);
  }

  void condition(const AdviceCondition& one) {
    if (one.leaf != nullptr && !one.negated) return write_condition(writer_, *one.leaf, program_);
    writer_.begin_object();
    if (one.leaf != nullptr) {
      writer_.key("not");
      write_condition(writer_, *one.leaf, program_);
    } else {
      const Metric& metric = program_.metrics[static_cast<std::size_t>(one.metric)];
      writer_.key("metric");
      writer_.begin_object();
      word("id", metric.id);
      decimal("atMost", one.at_most, metric_decimals(program_, metric));
      writer_.end_object();
    }
    writer_.end_object();
  }

  void membership(const MembershipAdvice& advice, const Membership& membership) {
    word("membership", membership.id);
    name(membership.name);
    boolean("held", advice.held);
    money("fee", membership.fee);
    money("breakEven", advice.break_even);
    boolean("complete", advice.complete);
    money("gain", advice.gain);
    word("verdict", name_of(advice.verdict));
  }

  void expiring(const ExpiryAdvice& ending) {
    id("ledger", program_.ledgers, ending.ledger);
    date("date", ending.date);
    points("points", ending.points, ending.ledger);
    points("usable", ending.usable, ending.ledger);
    points("lost", ending.lost, ending.ledger);
    money("value", ending.value);
    writer_.key("use");
    if (!ending.use) return writer_.null();
    writer_.begin_object();
    id("redemption", program_.redemptions, ending.use->redemption);
    id("reward", program_.rewards, ending.use->reward);
    writer_.field("times", ending.use->times);
    points("points", ending.use->points, ending.ledger);
    money("value", ending.use->value);
    writer_.end_object();
  }

  void reward(const RewardAdvice& advice, const Reward& reward) {
    const int decimals = ledger_decimals(program_, reward.ledger);
    word("reward", reward.id);
    name(reward.name);
    word("ledger", reward.ledger);
    decimal("points", reward.points.units, decimals);
    money("cash", reward.cash);
    money("value", reward.value > Money{} ? std::optional(reward.value) : std::nullopt);
    word("reason", name_of(advice.reason));
    decimal("missing", advice.missing.units, decimals);
    boolean("complete", advice.complete);
    list("ways", advice.ways, [this](const RewardWay& way) {
      word("type", name_in(kRewardWays, way.type));
      id("transfer", program_.transfers, way.transfer);
      points("points", way.points, way.ledger);
      points("missing", way.missing, way.ledger);
      money("spend", way.spend);
      points("earns", way.earns, way.ledger);
      date("from", way.from);
      money("value", way.value);
      money("cost", way.cost);
    });
    position("cheapest", advice.cheapest);
  }

  Writer& writer_;
  const Program& program_;
};

}  // namespace

void write_advice(Writer& writer, const Advice& advice, const AdviceRequest& request, const Subjects& subjects, const Trace* trace) {
  writer.begin_object();
  AdviceWriter(writer, subjects).write(advice, request);
  if (trace) writer.key("explanation"), write_trace(writer, *trace, subjects);
  writer.end_object();
}

}  // namespace loyalty::json
