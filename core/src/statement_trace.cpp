// SPDX-License-Identifier: Apache-2.0
#include "statement_trace.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <variant>

#include "redemption_worth.h"
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
    for (std::size_t metric = 0; metric < replay_.standing().counters().size(); ++metric) derive_metric(metric);
    if (statement_.tier != kNoTier) {
      const Marks keep{statement_.keep, statement_.tier, "/tier/keep/progress/#/value", "/tier/keep/progress/#/at", "/tier/keep/progress/#/missing"};
      derive_marks(keep);
    }
    const Marks next{statement_.progress, statement_.next_tier, "/tier/next/progress/#/value", "/tier/next/progress/#/at",
                     "/tier/next/progress/#/missing"};
    derive_marks(next);
    for (std::size_t milestone = 0; milestone < statement_.milestones.size(); ++milestone) derive_milestone(milestone);
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
    const LotBook& book = replay_.books()[ledger];
    const LedgerBalance& balance = statement_.balances[ledger];
    derive_movements(ledger);
    std::vector<Operand> remaining;
    for (const std::uint32_t lot : book.open()) remaining.push_back(Operand::of(derive_lot(ledger, remaining.size(), book.given()[lot])));
    derive_expiring(ledger, remaining);
    std::vector<Operand> pending;
    for (const std::uint32_t lot : book.pending_lots()) {
      pending.push_back(Operand::of(derive_lot(ledger, remaining.size() + pending.size(), book.given()[lot])));
    }
    const RuleRef rule = ref(RuleRef::Kind::ledger, ledger);
    const Unit unit = points_unit(ledger);
    sum(StepCode::pending, rule, {"/balances/#/pending", place(ledger)}, pending, {{balance.pending.units, 1}, unit});
    const StepIndex owed = derive_owed(ledger);
    const FigureRef figure{"/balances/#/balance", place(ledger)};
    StepIndex step = sum(StepCode::balance, rule, balance.deficit == Points{} ? figure : FigureRef{}, remaining,
                         {{balance.balance.units + balance.deficit.units, 1}, unit});
    if (balance.deficit != Points{}) {
      step = trace_.add({StepCode::balance, Operation::subtract, rule, figure}, {Operand::of(step), Operand::of(owed)},
                        {{balance.balance.units, 1}, unit});
    }
    derive_shown(ledger, step);
    derive_worth(ledger, step);
  }

  /// What refunds took in vain, less what was repaid since.
  StepIndex derive_owed(std::size_t ledger) {
    const RuleRef rule = ref(RuleRef::Kind::ledger, ledger);
    std::vector<Operand> operands;
    std::vector<std::int64_t> parts;
    for (const LotBook::Owed& owed : replay_.books()[ledger].owed()) parts.push_back(owed.points);
    if (!parts.empty()) {
      operands.push_back(Operand::of(trace_.add_list({StepCode::deficit_parts, Operation::given, rule}, {}, points_unit(ledger), parts)));
    }
    return sum(StepCode::deficit, rule, {"/balances/#/deficit", place(ledger)}, operands,
               {{statement_.balances[ledger].deficit.units, 1}, points_unit(ledger)});
  }

  void derive_shown(std::size_t ledger, StepIndex balance) {
    const Ledger& document = program_.document().ledgers[ledger];
    const FigureRef figure{"/balances/#/shown", place(ledger)};
    if (document.shown == document.decimals) return trace_.add_figure(balance, figure);
    std::int64_t step = 1;
    for (int i = document.shown; i < document.decimals; ++i) step *= 10;
    trace_.add({StepCode::balance_shown, Operation::multiple, ref(RuleRef::Kind::ledger, ledger), figure},
               {Operand::of(balance), Value{{step, 1}, points_unit(ledger)}},
               {{statement_.balances[ledger].shown.units, 1}, points_unit(ledger)});
  }

  /// The points of a lot: worked out from the purchase, or given.
  StepIndex points_of(std::size_t ledger, const BookedLot& booked) {
    if (booked.earned != kNoStep) return booked.earned;
    const RuleRef event{RuleRef::Kind::event, booked.lot.event};
    return trace_.add({StepCode::lot_earned, Operation::given, event}, {},
                      {{booked.lot.points.units, 1}, points_unit(ledger)});
  }

  /// Points of a lot, less what was taken from it and more what was given back, up to a movement.
  std::vector<Operand> after_movements(std::size_t ledger, const BookedLot& booked, std::int32_t last) {
    std::vector<Operand> operands{Operand::of(points_of(ledger, booked))};
    const std::vector<LotMovement>& movements = replay_.books()[ledger].movements();
    for (std::int32_t at = last; at >= 0; at = movements[static_cast<std::size_t>(at)].previous) {
      operands.push_back(Operand::of(movement_steps_[static_cast<std::size_t>(at)]));
    }
    return operands;
  }

  /// What was taken from lots that are still there, and from others as far as that follows from them. What was given back stands below zero.
  void derive_movements(std::size_t ledger) {
    const LotBook& book = replay_.books()[ledger];
    const std::vector<bool> needed = book.movements_behind_open();
    movement_steps_.assign(needed.size(), kNoStep);
    for (std::size_t at = 0; at < needed.size(); ++at) {
      if (needed[at]) movement_steps_[at] = derive_movement(ledger, at);
    }
  }

  StepIndex derive_movement(std::size_t ledger, std::size_t at) {
    const LotBook& book = replay_.books()[ledger];
    const LotMovement& movement = book.movements()[at];
    const RuleRef event{RuleRef::Kind::event, movement.event};
    const Unit unit = points_unit(ledger);
    switch (movement.kind) {
      case LotMovement::Kind::take_back:
        return trace_.add({StepCode::lot_taken_back, Operation::given, event}, {}, {{movement.points.units, 1}, unit});
      case LotMovement::Kind::give_back:
        return trace_.add({StepCode::lot_given_back, Operation::given, event}, {}, {{-movement.points.units, 1}, unit});
      case LotMovement::Kind::repay:
        return trace_.add({StepCode::lot_repaid, Operation::given, event}, {}, {{movement.points.units, 1}, unit});
      case LotMovement::Kind::take:
        break;
    }
    const std::vector<Operand> operands =
        movement.closed ? after_movements(ledger, book.given()[movement.lot], movement.previous) : rest_of_event(ledger, movement, at);
    if (operands.size() == 1) return operands.front().step;
    return trace_.add({StepCode::lot_used, Operation::subtract, event}, operands, {{movement.points.units, 1}, unit});
  }

  /// What an event takes in all, less what it has taken from lots that it used up.
  std::vector<Operand> rest_of_event(std::size_t ledger, const LotMovement& take, std::size_t at) {
    const Unit unit = points_unit(ledger);
    std::int64_t all = 0;
    const std::vector<LotMovement>& movements = replay_.books()[ledger].movements();
    for (auto other = static_cast<std::size_t>(take.first); other <= at; ++other) all += movements[other].points.units;
    std::vector<Operand> operands;
    const bool correction = take.event != kNoEvent &&
                            std::holds_alternative<AdjustPoints>(history_.events[static_cast<std::size_t>(take.event)].what);
    if (correction) operands.push_back(Value{{0, 1}, unit});  // a correction is stated below zero
    const StepIndex stated = trace_.add({StepCode::event_amount, Operation::given, {RuleRef::Kind::event, take.event}}, {},
                                        {{correction ? -all : all, 1}, unit});
    operands.push_back(Operand::of(stated));
    for (auto other = static_cast<std::size_t>(take.first); other < at; ++other) operands.push_back(Operand::of(movement_steps_[other]));
    return operands;
  }

  /// Returns the step of what remains.
  StepIndex derive_lot(std::size_t ledger, std::size_t position, const BookedLot& booked) {
    const std::vector<Operand> operands = after_movements(ledger, booked, booked.last_movement);
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
      for (; lot < remaining.size() && balance.lots[lot].expires == balance.expiring[i].date; ++lot) {
        ending.push_back(remaining[lot]);
      }
      sum(StepCode::expiring, ref(RuleRef::Kind::ledger, ledger),
          {"/balances/#/expiring/#/points", place(ledger), place(i)}, ending,
          {{balance.expiring[i].points.units, 1}, points_unit(ledger)});
    }
  }

  void derive_worth(std::size_t ledger, StepIndex balance) {
    const auto found = balance_worth(program_, place(ledger), std::max(statement_.balances[ledger].balance, Points{}),
                                     Facts{{as_of_, std::nullopt}, &replay_.member()});
    if (!found || !found.value()) return;
    const BalanceWorth& worth = *found.value();
    const Redemption& redemption = *program_.redemptions()[static_cast<std::size_t>(worth.redemption)].document;
    const RuleRef rule{RuleRef::Kind::redemption, worth.redemption};
    const Unit unit = points_unit(ledger);
    const FigureRef figure{"/balances/#/value", place(ledger)};
    const Value result{{worth.value.minor, 1}, money_unit()};
    if (statement_.balances[ledger].balance < Points{}) {
      balance = trace_.add({StepCode::balance, Operation::max, ref(RuleRef::Kind::ledger, ledger)}, {Operand::of(balance), Value{{0, 1}, unit}},
                           {{0, 1}, unit});
    }
    StepIndex usable = balance;
    if (redemption.ladder) {
      const LadderSteps sum = trace_sum(redemption, worth.sum, {rule, unit, money_unit(), {}, 1}, trace_);
      if (worth.usable >= redemption.minimum) return trace_.add_figure(sum.value, figure);
      usable = sum.points;
    } else if (redemption.step > Points{1}) {
      usable =
          trace_.add({StepCode::points_used, Operation::multiple, rule},
                     {Operand::of(balance), Value{{redemption.step.units, 1}, unit}}, {{worth.usable.units, 1}, unit});
    }
    const Value value{{redemption.value().minor, 1}, money_unit()};
    if (worth.usable < redemption.minimum) {
      const StepIndex reached =
          trace_.add({StepCode::blocks_reached, Operation::blocks, rule},
                     {Operand::of(usable), Value{{redemption.minimum.units, 1}, unit}}, {{0, 1}, kCount});
      trace_.add({StepCode::balance_value, Operation::multiply, rule, figure}, {Operand::of(reached), value}, result);
      return;
    }
    std::vector<Operand> operands{Operand::of(usable), value};
    if (const std::int64_t one = units_of_one(unit); redemption.points().units != one) {
      operands.push_back(Value{make_rational(one, redemption.points().units).value_or(Rational{1, 1}), kRatio});
    }
    trace_.add({StepCode::balance_value, Operation::multiply, rule, figure, Rounding::floor}, operands, result);
  }

  [[nodiscard]] static std::int64_t units_of_one(Unit unit) {
    std::int64_t units = 1;
    for (int i = 0; i < unit.decimals; ++i) units *= 10;
    return units;
  }

  [[nodiscard]] Unit metric_unit(std::size_t metric) const { return unit_of_metric(program_, metric); }

  void derive_metric(std::size_t metric) {
    const Unit unit = metric_unit(metric);
    const RuleRef rule = ref(RuleRef::Kind::metric, metric);
    const Counter& counter = replay_.standing().counters()[metric];
    std::vector<Operand> operands;
    std::vector<std::int64_t> given;
    std::vector<std::int64_t> corrections;
    for (const Contribution& contribution : replay_.standing().counted(metric)) {
      if (contribution.returned != 0) corrections.push_back(-contribution.returned);
      if (contribution.step == kNoStep) {
        push_given(metric, contribution, given);
      } else {
        operands.push_back(Operand::of(contribution.step));
      }
    }
    for (const Counter::Charge& charge : counter.charges) corrections.push_back(-charge.value);
    const auto add_list = [&](StepCode code, const std::vector<std::int64_t>& values) {
      if (!values.empty()) operands.push_back(Operand::of(trace_.add_list({code, Operation::given, rule}, {}, unit, values)));
    };
    add_list(StepCode::event_amount, given);
    add_list(StepCode::metric_correction, corrections);
    const FigureRef rolled{"/metrics/#/rolledOver", place(metric)};
    rolled_steps_.push_back(trace_.add({StepCode::rolled_over, Operation::given, rule, rolled}, {}, {{counter.rolled, 1}, unit}));
    if (counter.rolled != 0) operands.push_back(Operand::of(rolled_steps_.back()));
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

  /// The marks of a tree, and where they stand in the result.
  struct Marks {
    const std::vector<TierProgress>& progress;
    std::int32_t tier;
    std::string_view value;
    std::string_view at;
    std::string_view missing;
  };

  void derive_marks(const Marks& marks) {
    for (std::size_t i = 0; i < marks.progress.size(); ++i) {
      const TierProgress& progress = marks.progress[i];
      const auto metric = static_cast<std::size_t>(progress.metric);
      trace_.add_figure(metric_steps_[metric], {marks.value, place(i)});
      derive_missing({RuleRef::Kind::tier, marks.tier}, metric_unit(metric), metric_steps_[metric], progress.value, progress.at,
                     {marks.at, place(i)}, {marks.missing, place(i)});
    }
  }

  /// A mark as given, and what is missing to it.
  void derive_missing(RuleRef rule, Unit unit, StepIndex value_step, std::int64_t value, std::int64_t at, FigureRef at_figure,
                      FigureRef missing_figure) {
    const StepIndex mark = trace_.add({StepCode::metric_mark, Operation::given, rule, at_figure}, {}, {{at, 1}, unit});
    const StepIndex missing = trace_.add({StepCode::missing_metric, Operation::subtract, rule},
                                         {Operand::of(mark), Operand::of(value_step)}, {{at - value, 1}, unit});
    if (at >= value) return trace_.add_figure(missing, missing_figure);
    trace_.add({StepCode::missing_metric, Operation::max, rule, missing_figure}, {Operand::of(missing), Value{{0, 1}, unit}},
               {{0, 1}, unit});
  }

  void derive_milestone(std::size_t milestone) {
    const MilestoneProgress& progress = statement_.milestones[milestone];
    const auto metric = static_cast<std::size_t>(program_.milestones()[milestone].metric);
    const RuleRef rule = ref(RuleRef::Kind::milestone, milestone);
    const Unit unit = metric_unit(metric);
    const FigureRef figure{"/milestones/#/value", place(milestone)};
    StepIndex value = metric_steps_[metric];
    if (replay_.standing().counters()[metric].rolled == 0) {
      trace_.add_figure(value, figure);
    } else {
      value = trace_.add({StepCode::metric_value, Operation::subtract, rule, figure},
                         {Operand::of(value), Operand::of(rolled_steps_[metric])}, {{progress.value, 1}, unit});
    }
    if (!progress.at) return;
    derive_missing(rule, unit, value, progress.value, *progress.at, {"/milestones/#/at", place(milestone)},
                   {"/milestones/#/missing", place(milestone)});
  }

  const CompiledProgram& program_;
  const History& history_;
  const Replay& replay_;
  const Statement& statement_;
  Date as_of_;
  Trace& trace_;
  std::vector<StepIndex> movement_steps_;  ///< by movement of the ledger at hand
  std::vector<StepIndex> metric_steps_;
  std::vector<StepIndex> rolled_steps_;
};

}  // namespace

Unit unit_of_metric(const CompiledProgram& program, std::size_t metric) {
  const CompiledMetric& compiled = program.metrics()[metric];
  switch (compiled.document->kind) {
    case Metric::Kind::spend:
      return {Unit::Kind::decimal, program.document().currency.exponent};
    case Metric::Kind::points:
      return {Unit::Kind::decimal, program.document().ledgers[static_cast<std::size_t>(compiled.ledger)].decimals};
    case Metric::Kind::orders:
      return kCount;
    case Metric::Kind::count:
      return {Unit::Kind::decimal, program.document().counts[static_cast<std::size_t>(compiled.count)].decimals};
  }
  return kCount;
}

std::vector<bool> purchases_of(const CompiledProgram& program, const History& history, const Replay& replay) {
  std::vector<bool> purchases(history.events.size(), false);
  const auto mark = [&](std::int32_t event) {
    if (event == kNoEvent) return;
    const auto position = static_cast<std::size_t>(event);
    const auto& what = history.events[position].what;
    purchases[position] = std::holds_alternative<Purchase>(what) || std::holds_alternative<Activity>(what);
  };
  for (const LotBook& book : replay.books()) {
    for (const BookedLot& booked : book.given()) {
      if (booked.lot.remaining > Points{}) mark(booked.lot.event);
    }
    const std::vector<bool> needed = book.movements_behind_open();
    for (std::size_t at = 0; at < needed.size(); ++at) {
      if (needed[at]) mark(book.given()[book.movements()[at].lot].lot.event);
    }
  }
  for (std::size_t metric = 0; metric < program.metrics().size(); ++metric) {
    if (program.metrics()[metric].document->kind != Metric::Kind::points) continue;
    for (const Contribution& contribution : replay.standing().counted(metric)) mark(contribution.event);
  }
  return purchases;
}

void derive(const CompiledProgram& program, const History& history, const Replay& replay, const Statement& statement,
            Date as_of, Trace& trace) {
  Derivation(program, history, replay, statement, as_of, trace).run();
}

}  // namespace loyalty
