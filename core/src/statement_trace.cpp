// SPDX-License-Identifier: Apache-2.0
#include "statement_trace.h"

#include <cstdint>
#include <variant>

#include "statement_worth.h"

namespace loyalty {
namespace {

/// Derives the figures of one statement: lots, what ends when, balances and their worth, metrics, progress.
class Derivation {
 public:
  Derivation(const CompiledProgram& program, const History& history, const Replay& replay, const Statement& statement,
             Date as_of, Trace& trace)
      : program_(program), history_(history), replay_(replay), statement_(statement), as_of_(as_of), trace_(trace) {}

  void run() {
    for (std::size_t ledger = 0; ledger < replay_.books().size(); ++ledger) derive_ledger(ledger);
    for (std::size_t metric = 0; metric < replay_.counters().size(); ++metric) derive_metric(metric);
    for (std::size_t mark = 0; mark < statement_.progress.size(); ++mark) derive_mark(mark);
  }

 private:
  [[nodiscard]] static RuleRef ref(RuleRef::Kind kind, std::size_t index) {
    return {kind, static_cast<std::int32_t>(index)};
  }
  [[nodiscard]] static std::int32_t place(std::size_t index) { return static_cast<std::int32_t>(index); }
  [[nodiscard]] Unit points_unit(std::size_t ledger) const {
    return {Unit::Kind::decimal, program_.document().ledgers[ledger].decimals};
  }
  [[nodiscard]] Unit money_unit() const { return {Unit::Kind::decimal, program_.document().currency.exponent}; }

  /// The sum of other steps; of none, nothing is given.
  StepIndex sum(StepCode code, RuleRef rule, FigureRef figure, const std::vector<Operand>& operands, Value result) {
    const Operation operation = operands.empty() ? Operation::given : Operation::sum;
    return trace_.add({code, operation, rule, figure}, operands, result);
  }

  void derive_ledger(std::size_t ledger) {
    derive_takes(ledger);
    const std::vector<BookedLot> lots = replay_.books()[ledger].open();
    std::vector<Operand> remaining;
    for (std::size_t i = 0; i < lots.size(); ++i) remaining.push_back(Operand::of(derive_lot(ledger, i, lots[i])));
    derive_expiring(ledger, remaining);
    const Points balance = statement_.balances[ledger].balance;
    const StepIndex step =
        sum(StepCode::balance, ref(RuleRef::Kind::ledger, ledger), {"/balances/#/balance", place(ledger)}, remaining,
            {{balance.units, 1}, points_unit(ledger)});
    derive_worth(ledger, step);
  }

  /// The points of a lot: worked out from the purchase, or given.
  StepIndex points_of(std::size_t ledger, const BookedLot& booked) {
    if (booked.earned != kNoStep) return booked.earned;
    const RuleRef event{RuleRef::Kind::event, booked.lot.event};
    return trace_.add({StepCode::lot_earned, Operation::given, event}, {},
                      {{booked.lot.points.units, 1}, points_unit(ledger)});
  }

  /// Points less what was taken from the lot up to a take.
  std::vector<Operand> less_takes(std::size_t ledger, const BookedLot& booked, std::int32_t last) {
    std::vector<Operand> operands{Operand::of(points_of(ledger, booked))};
    const std::vector<LotTake>& takes = replay_.books()[ledger].takes();
    for (std::int32_t at = last; at >= 0; at = takes[static_cast<std::size_t>(at)].previous) {
      operands.push_back(Operand::of(take_steps_[static_cast<std::size_t>(at)]));
    }
    return operands;
  }

  /// What was taken from open lots, and from others as far as that follows from them.
  void derive_takes(std::size_t ledger) {
    const LotBook& book = replay_.books()[ledger];
    const std::vector<bool> needed = book.takes_behind_open();
    take_steps_.assign(needed.size(), kNoStep);
    for (std::size_t at = 0; at < needed.size(); ++at) {
      if (!needed[at]) continue;
      const LotTake& take = book.takes()[at];
      const RuleRef event{RuleRef::Kind::event, take.event};
      const std::vector<Operand> operands =
          book.closes(at) ? less_takes(ledger, book.given()[take.lot], take.previous) : rest_of_event(ledger, take, at);
      const Operand& first = operands.front();
      take_steps_[at] = operands.size() == 1 ? first.step
                                             : trace_.add({StepCode::lot_used, Operation::subtract, event}, operands,
                                                          {{take.points.units, 1}, points_unit(ledger)});
    }
  }

  /// What an event takes in all, less what it has taken from lots that it used up.
  std::vector<Operand> rest_of_event(std::size_t ledger, const LotTake& take, std::size_t at) {
    const Unit unit = points_unit(ledger);
    const Event& event = history_.events[static_cast<std::size_t>(take.event)];
    const auto* redeem = std::get_if<Redeem>(&event.what);
    const auto* adjust = std::get_if<AdjustPoints>(&event.what);
    const Points stated = redeem != nullptr ? redeem->points : adjust->points;
    std::vector<Operand> operands;
    if (redeem == nullptr) operands.push_back(Value{{0, 1}, unit});  // a correction is stated below zero
    operands.push_back(
        Operand::of(trace_.add({StepCode::event_amount, Operation::given, {RuleRef::Kind::event, take.event}}, {},
                               {{stated.units, 1}, unit})));
    for (auto other = static_cast<std::size_t>(take.first); other < at; ++other) {
      operands.push_back(Operand::of(take_steps_[other]));
    }
    return operands;
  }

  /// Returns the step of what remains.
  StepIndex derive_lot(std::size_t ledger, std::size_t position, const BookedLot& booked) {
    const std::vector<Operand> operands = less_takes(ledger, booked, booked.last_take);
    const StepIndex points = operands.front().step;
    const FigureRef remaining{"/balances/#/lots/#/remaining", place(ledger), place(position)};
    trace_.add_figure(points, {"/balances/#/lots/#/points", place(ledger), place(position)});
    if (operands.size() == 1) {
      trace_.add_figure(points, remaining);
      return points;
    }
    return trace_.add(
        {StepCode::lot_remaining, Operation::subtract, {RuleRef::Kind::event, booked.lot.event}, remaining}, operands,
        {{booked.lot.remaining.units, 1}, points_unit(ledger)});
  }

  void derive_expiring(std::size_t ledger, const std::vector<Operand>& remaining) {
    const LedgerBalance& balance = statement_.balances[ledger];
    std::size_t lot = 0;
    for (std::size_t i = 0; i < balance.expiring.size(); ++i) {
      std::vector<Operand> ending;
      for (; lot < balance.lots.size() && balance.lots[lot].expires == balance.expiring[i].date; ++lot) {
        ending.push_back(remaining[lot]);
      }
      sum(StepCode::expiring, ref(RuleRef::Kind::ledger, ledger),
          {"/balances/#/expiring/#/points", place(ledger), place(i)}, ending,
          {{balance.expiring[i].points.units, 1}, points_unit(ledger)});
    }
  }

  void derive_worth(std::size_t ledger, StepIndex balance) {
    const auto found = balance_worth(program_, place(ledger), statement_.balances[ledger].balance,
                                     Facts{{as_of_, std::nullopt}, &replay_.member()});
    if (!found || !found.value()) return;
    const BalanceWorth& worth = *found.value();
    const Redemption& redemption = *program_.redemptions()[static_cast<std::size_t>(worth.redemption)].document;
    const RuleRef rule{RuleRef::Kind::redemption, worth.redemption};
    const Unit unit = points_unit(ledger);
    const FigureRef figure{"/balances/#/value", place(ledger)};
    const Value result{{worth.value.minor, 1}, money_unit()};
    StepIndex usable = balance;
    if (redemption.step > Points{1}) {
      usable =
          trace_.add({StepCode::points_used, Operation::multiple, rule},
                     {Operand::of(balance), Value{{redemption.step.units, 1}, unit}}, {{worth.usable.units, 1}, unit});
    }
    const Value value{{redemption.value.minor, 1}, money_unit()};
    if (worth.usable < redemption.minimum) {
      const StepIndex reached =
          trace_.add({StepCode::blocks_reached, Operation::blocks, rule},
                     {Operand::of(usable), Value{{redemption.minimum.units, 1}, unit}}, {{0, 1}, kCount});
      trace_.add({StepCode::balance_value, Operation::multiply, rule, figure}, {Operand::of(reached), value}, result);
      return;
    }
    std::vector<Operand> operands{Operand::of(usable), value};
    if (const std::int64_t one = units_of_one(unit); redemption.points.units != one) {
      operands.push_back(Value{make_rational(one, redemption.points.units).value_or(Rational{1, 1}), kRatio});
    }
    trace_.add({StepCode::balance_value, Operation::multiply, rule, figure, Rounding::floor}, operands, result);
  }

  [[nodiscard]] static std::int64_t units_of_one(Unit unit) {
    std::int64_t units = 1;
    for (int i = 0; i < unit.decimals; ++i) units *= 10;
    return units;
  }

  [[nodiscard]] Unit metric_unit(std::size_t metric) const {
    const CompiledMetric& compiled = program_.metrics()[metric];
    switch (compiled.document->kind) {
      case Metric::Kind::spend:
        return money_unit();
      case Metric::Kind::points:
        return points_unit(static_cast<std::size_t>(compiled.ledger));
      case Metric::Kind::orders:
        return kCount;
    }
    return kCount;
  }

  void derive_metric(std::size_t metric) {
    const Unit unit = metric_unit(metric);
    const RuleRef rule = ref(RuleRef::Kind::metric, metric);
    std::vector<Operand> operands;
    std::vector<std::int64_t> given;
    for (const Contribution& contribution : replay_.counters()[metric].counted()) {
      if (contribution.step == kNoStep) {
        push_given(metric, contribution, given);
      } else {
        operands.push_back(Operand::of(contribution.step));
      }
    }
    if (!given.empty()) {
      operands.push_back(
          Operand::of(trace_.add_list({StepCode::event_amount, Operation::given, rule}, {}, unit, given)));
    }
    metric_steps_.push_back(sum(StepCode::metric_value, rule, {"/metrics/#/value", place(metric)}, operands,
                                {{statement_.metrics[metric].value, 1}, unit}));
  }

  /// What an event states of its contribution: amounts by line, or a number of its own.
  void push_given(std::size_t metric, const Contribution& contribution, std::vector<std::int64_t>& given) const {
    const CompiledMetric& compiled = program_.metrics()[metric];
    const Event& event = history_.events[static_cast<std::size_t>(contribution.event)];
    const auto* purchase = std::get_if<Purchase>(&event.what);
    if (purchase == nullptr || compiled.document->kind != Metric::Kind::spend) {
      given.push_back(contribution.value);
      return;
    }
    for (const PastLine& line : purchase->lines) {
      if (compiled.items.matches(line.traits)) given.push_back(amount_of(compiled.document->base, earn_line_of(line)).minor);
    }
  }

  void derive_mark(std::size_t position) {
    const TierProgress& progress = statement_.progress[position];
    const auto metric = static_cast<std::size_t>(progress.metric);
    const Unit unit = metric_unit(metric);
    const RuleRef tier{RuleRef::Kind::tier, statement_.next_tier};
    const StepIndex value = metric_steps_[metric];
    trace_.add_figure(value, {"/tier/next/progress/#/value", place(position)});
    const StepIndex mark =
        trace_.add({StepCode::metric_mark, Operation::given, tier, {"/tier/next/progress/#/at", place(position)}}, {},
                   {{progress.at, 1}, unit});
    const FigureRef figure{"/tier/next/progress/#/missing", place(position)};
    const Value distance{{progress.at - progress.value, 1}, unit};
    const StepIndex missing = trace_.add({StepCode::missing_metric, Operation::subtract, tier},
                                         {Operand::of(mark), Operand::of(value)}, distance);
    if (progress.at >= progress.value) return trace_.add_figure(missing, figure);
    trace_.add({StepCode::missing_metric, Operation::max, tier, figure}, {Operand::of(missing), Value{{0, 1}, unit}},
               {{0, 1}, unit});
  }

  const CompiledProgram& program_;
  const History& history_;
  const Replay& replay_;
  const Statement& statement_;
  Date as_of_;
  Trace& trace_;
  std::vector<StepIndex> take_steps_;  ///< by take of the ledger at hand
  std::vector<StepIndex> metric_steps_;
};

}  // namespace

std::vector<bool> purchases_of(const CompiledProgram& program, const History& history, const Replay& replay) {
  std::vector<bool> purchases(history.events.size(), false);
  const auto mark = [&](std::int32_t event) {
    const auto position = static_cast<std::size_t>(event);
    purchases[position] = std::holds_alternative<Purchase>(history.events[position].what);
  };
  for (const LotBook& book : replay.books()) {
    for (const BookedLot& booked : book.open()) mark(booked.lot.event);
    const std::vector<bool> needed = book.takes_behind_open();
    for (std::size_t take = 0; take < needed.size(); ++take) {
      if (needed[take]) mark(book.given()[book.takes()[take].lot].lot.event);
    }
  }
  for (std::size_t metric = 0; metric < replay.counters().size(); ++metric) {
    if (program.metrics()[metric].document->kind != Metric::Kind::points) continue;
    for (const Contribution& contribution : replay.counters()[metric].counted()) mark(contribution.event);
  }
  return purchases;
}

void derive(const CompiledProgram& program, const History& history, const Replay& replay, const Statement& statement,
            Date as_of, Trace& trace) {
  Derivation(program, history, replay, statement, as_of, trace).run();
}

}  // namespace loyalty
