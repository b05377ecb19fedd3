// SPDX-License-Identifier: Apache-2.0
#include "statement_trace.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <variant>

#include "lot_trace.h"
#include "metric_trace.h"
#include "redemption_worth.h"
#include "refund_trace.h"
#include "statement_worth.h"

namespace loyalty {
namespace {

/// Derives the figures of one statement: what refunds did, lots, balances and their worth, metrics, progress.
class Derivation {
 public:
  explicit Derivation(const TraceContext& context)
      : context_(context), sources_(context.replay.books().size()), refunds_(context_, sources_), metrics_(context_, refunds_.lost()) {}

  void run() {
    derive_vouchers();
    derive_transfers();
    refunds_.run();
    for (std::size_t ledger = 0; ledger < sources_.size(); ++ledger) derive_ledger(ledger);
    metrics_.run();
    if (context_.statement.tier != kNoTier) {
      derive_marks({context_.statement.keep, context_.statement.tier, "/tier/keep/progress/#/value", "/tier/keep/progress/#/at",
                    "/tier/keep/progress/#/missing"});
    }
    derive_marks({context_.statement.progress, context_.statement.next_tier, "/tier/next/progress/#/value", "/tier/next/progress/#/at",
                  "/tier/next/progress/#/missing"});
    for (std::size_t milestone = 0; milestone < context_.statement.milestones.size(); ++milestone) derive_milestone(milestone);
  }

 private:
  void derive_vouchers() {
    const Program& document = context_.program.document();
    std::int32_t next = 0;
    for (const HeldVoucher& held : context_.replay.vouchers()) {
      vouchers_.push_back(is_held(held, context_.as_of) ? next++ : -1);
      if (vouchers_.back() < 0) continue;
      const auto at = static_cast<std::size_t>(held.index);
      const bool converted = held.source == HeldVoucher::Source::conversion;
      const VoucherTerms& terms =
          converted ? document.conversions[at].voucher : *document.milestones[at].rewards[static_cast<std::size_t>(held.reward)].voucher;
      const RuleRef rule = TraceContext::ref(converted ? RuleRef::Kind::conversion : RuleRef::Kind::milestone, at);
      context_.given(StepCode::voucher_value, rule, terms.value.minor, context_.money_unit(), {"/vouchers/#/value", vouchers_.back()});
      context_.given(StepCode::voucher_minimum, rule, terms.minimum.minor, context_.money_unit(), {"/vouchers/#/minimum", vouchers_.back()});
    }
  }

  void derive_transfers() {
    for (std::size_t i = 0; i < context_.statement.transfers.size(); ++i) {
      const MadeTransfer& made = context_.statement.transfers[i];
      const CompiledTransfer& compiled = context_.program.transfers()[static_cast<std::size_t>(made.transfer)];
      const RuleRef rule{RuleRef::Kind::transfer, made.transfer};
      const Unit unit = context_.points_unit(static_cast<std::size_t>(compiled.ledger));
      const Unit gift = compiled.to < 0 ? kCount : context_.points_unit(static_cast<std::size_t>(compiled.to));
      const Points block = compiled.document->block;
      const StepIndex points = context_.given(StepCode::event_amount, TraceContext::event_ref(made.event), made.points.units, unit,
                                              {"/transfers/#/points", TraceContext::place(i)});
      const StepIndex blocks = context_.of_two(StepCode::blocks_reached, Operation::blocks, rule, Operand::of(points), Value{{block.units, 1}, unit},
                                               made.points.units / block.units, kCount);
      const StepIndex gives = context_.of_two(StepCode::transfer_gives, Operation::multiply, rule, Operand::of(blocks),
                                              Value{{compiled.document->gives, 1}, gift}, made.gives, gift);
      context_.trace.add_figure(gives, {"/transfers/#/gives", TraceContext::place(i)});
      if (compiled.to >= 0) sources_[static_cast<std::size_t>(compiled.to)].transferred.push_back({made.event, 0, gives});
    }
  }

  void derive_ledger(std::size_t ledger) {
    const LotBook& book = context_.replay.books()[ledger];
    const LedgerBalance& balance = context_.statement.balances[ledger];
    LotTrace lots(context_, ledger, sources_[ledger], vouchers_);
    lots.run();
    std::vector<StepIndex> remaining;
    for (const std::uint32_t lot : book.open()) remaining.push_back(lots.derive_lot(remaining.size(), lot));
    derive_expiring(ledger, remaining);
    std::vector<StepIndex> pending;
    for (const std::uint32_t lot : book.pending_lots()) pending.push_back(lots.derive_lot(remaining.size() + pending.size(), lot));
    const RuleRef rule = TraceContext::ref(RuleRef::Kind::ledger, ledger);
    const Unit unit = context_.points_unit(ledger);
    const StepIndex waiting = context_.sum(StepCode::pending, rule, pending, balance.pending.units, unit);
    context_.trace.add_figure(waiting, {"/balances/#/pending", TraceContext::place(ledger)});
    const std::int64_t deficit = balance.deficit.units;
    const StepIndex owed = lots.owed() != kNoStep ? lots.owed() : context_.given(StepCode::deficit, rule, deficit, unit);
    context_.trace.add_figure(owed, {"/balances/#/deficit", TraceContext::place(ledger)});
    StepIndex step = context_.sum(StepCode::balance, rule, remaining, balance.balance.units + deficit, unit);
    if (deficit != 0) {
      step = context_.of_two(StepCode::balance, Operation::subtract, rule, step, owed, balance.balance.units, unit);
    }
    context_.trace.add_figure(step, {"/balances/#/balance", TraceContext::place(ledger)});
    derive_shown(ledger, step);
    derive_worth(ledger, step);
  }

  void derive_shown(std::size_t ledger, StepIndex balance) {
    const Ledger& document = context_.program.document().ledgers[ledger];
    const FigureRef figure{"/balances/#/shown", TraceContext::place(ledger)};
    if (document.shown == document.decimals) return context_.trace.add_figure(balance, figure);
    std::int64_t step = 1;
    for (int i = document.shown; i < document.decimals; ++i) step *= 10;
    context_.trace.add({StepCode::balance_shown, Operation::multiple, TraceContext::ref(RuleRef::Kind::ledger, ledger), figure},
               {Operand::of(balance), Value{{step, 1}, context_.points_unit(ledger)}},
               {{context_.statement.balances[ledger].shown.units, 1}, context_.points_unit(ledger)});
  }

  void derive_expiring(std::size_t ledger, const std::vector<StepIndex>& remaining) {
    const LedgerBalance& balance = context_.statement.balances[ledger];
    std::size_t lot = 0;
    for (std::size_t i = 0; i < balance.expiring.size(); ++i) {
      std::vector<StepIndex> ending;
      for (; lot < remaining.size() && balance.lots[lot].expires == balance.expiring[i].date; ++lot) {
        ending.push_back(remaining[lot]);
      }
      const RuleRef rule = TraceContext::ref(RuleRef::Kind::ledger, ledger);
      const std::int64_t points = balance.expiring[i].points.units;
      const StepIndex step = context_.sum(StepCode::expiring, rule, ending, points, context_.points_unit(ledger));
      context_.trace.add_figure(step, {"/balances/#/expiring/#/points", TraceContext::place(ledger), TraceContext::place(i)});
    }
  }

  void derive_worth(std::size_t ledger, StepIndex balance) {
    const auto found = balance_worth(context_.program, TraceContext::place(ledger), std::max(context_.statement.balances[ledger].balance, Points{}),
                                     Facts{{context_.as_of, std::nullopt}, &context_.replay.member()});
    if (!found || !found.value()) return;
    const BalanceWorth& worth = *found.value();
    const Redemption& redemption = *context_.program.redemptions()[static_cast<std::size_t>(worth.redemption)].document;
    const RuleRef rule{RuleRef::Kind::redemption, worth.redemption};
    const Unit unit = context_.points_unit(ledger);
    const FigureRef figure{"/balances/#/value", TraceContext::place(ledger)};
    const Value result{{worth.value.minor, 1}, context_.money_unit()};
    if (context_.statement.balances[ledger].balance < Points{}) {
      const RuleRef of_ledger = TraceContext::ref(RuleRef::Kind::ledger, ledger);
      balance = context_.of_two(StepCode::balance, Operation::max, of_ledger, Operand::of(balance), Value{{0, 1}, unit}, 0, unit);
    }
    StepIndex usable = balance;
    if (redemption.ladder) {
      const LadderSteps sum = trace_sum(redemption, worth.sum, {rule, unit, context_.money_unit(), {}, 1}, context_.trace);
      if (worth.usable >= redemption.minimum) return context_.trace.add_figure(sum.value, figure);
      usable = sum.points;
    } else if (redemption.step > Points{1}) {
      usable =
          context_.trace.add({StepCode::points_used, Operation::multiple, rule},
                     {Operand::of(balance), Value{{redemption.step.units, 1}, unit}}, {{worth.usable.units, 1}, unit});
    }
    const Value value{{redemption.value().minor, 1}, context_.money_unit()};
    if (worth.usable < redemption.minimum) {
      const StepIndex reached =
          context_.trace.add({StepCode::blocks_reached, Operation::blocks, rule},
                     {Operand::of(usable), Value{{redemption.minimum.units, 1}, unit}}, {{0, 1}, kCount});
      context_.trace.add({StepCode::balance_value, Operation::multiply, rule, figure}, {Operand::of(reached), value}, result);
      return;
    }
    std::vector<Operand> operands{Operand::of(usable), value};
    if (const std::int64_t one = units_of_one(unit); redemption.points().units != one) {
      operands.push_back(Value{make_rational(one, redemption.points().units).value_or(Rational{1, 1}), kRatio});
    }
    context_.trace.add({StepCode::balance_value, Operation::multiply, rule, figure, Rounding::floor}, operands, result);
  }

  [[nodiscard]] static std::int64_t units_of_one(Unit unit) {
    std::int64_t units = 1;
    for (int i = 0; i < unit.decimals; ++i) units *= 10;
    return units;
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
      const std::int32_t place = TraceContext::place(i);
      const RuleRef rule{RuleRef::Kind::tier, marks.tier};
      context_.trace.add_figure(metrics_.value(metric), {marks.value, place});
      const Value at{{progress.at, 1}, context_.metric_unit(metric)};
      const StepIndex mark = context_.given(StepCode::metric_mark, rule, progress.at, at.unit, {marks.at, place});
      derive_missing(rule, mark, at, metrics_.value(metric), progress.value, {marks.missing, place});
    }
  }

  /// What is missing to a mark.
  void derive_missing(RuleRef rule, StepIndex mark, const Value& at, StepIndex value_step, std::int64_t value, FigureRef figure) {
    const std::int64_t missing = at.value.numerator - value;
    const StepIndex step = context_.of_two(StepCode::missing_metric, Operation::subtract, rule, mark, value_step, missing, at.unit);
    if (missing >= 0) return context_.trace.add_figure(step, figure);
    const Value none{{0, 1}, at.unit};
    context_.trace.add({StepCode::missing_metric, Operation::max, rule, figure}, {Operand::of(step), none}, none);
  }

  void derive_milestone(std::size_t milestone) {
    const MilestoneProgress& progress = context_.statement.milestones[milestone];
    const auto metric = static_cast<std::size_t>(context_.program.milestones()[milestone].metric);
    const std::int32_t place = TraceContext::place(milestone);
    context_.trace.add_figure(metrics_.fresh(metric), {"/milestones/#/value", place});
    if (!progress.at) return;
    const Value at{{*progress.at, 1}, context_.metric_unit(metric)};
    const StepIndex mark = derive_mark(milestone, at);
    context_.trace.add_figure(mark, {"/milestones/#/at", place});
    derive_missing(TraceContext::ref(RuleRef::Kind::milestone, milestone), mark, at, metrics_.fresh(metric), progress.value,
                   {"/milestones/#/missing", place});
  }

  /// The first mark of a milestone, and so many times what lies between two.
  StepIndex derive_mark(std::size_t milestone, const Value& at) {
    const Milestone& document = *context_.program.milestones()[milestone].document;
    const RuleRef rule = TraceContext::ref(RuleRef::Kind::milestone, milestone);
    const StepIndex first = context_.given(StepCode::metric_mark, rule, document.at, at.unit);
    const std::int64_t later = at.value.numerator - document.at;
    if (later == 0) return first;
    const Value times{{later / document.every, 1}, kCount};
    const StepIndex between =
        context_.of_two(StepCode::metric_mark, Operation::multiply, rule, Value{{document.every, 1}, at.unit}, times, later, at.unit);
    return context_.of_two(StepCode::metric_mark, Operation::add, rule, first, between, at.value.numerator, at.unit);
  }

  TraceContext context_;
  std::vector<LotSources> sources_;      ///< by ledger
  std::vector<std::int32_t> vouchers_;   ///< by voucher ever issued: its place in the statement; -1: none
  RefundTrace refunds_;
  MetricTrace metrics_;
};

/// Marks the events behind the points of a statement.
class PurchaseSearch {
 public:
  PurchaseSearch(const CompiledProgram& program, const History& history, const Replay& replay)
      : program_(program), history_(history), replay_(replay), found_(history.events.size(), false) {}

  std::vector<bool> run(Date as_of) {
    std::vector<bool> vouchers;
    for (const HeldVoucher& held : replay_.vouchers()) vouchers.push_back(is_held(held, as_of));
    for (const LotBook& book : replay_.books()) {
      const LotNeeds needs = needs_of(book, vouchers);
      for (std::size_t lot = 0; lot < needs.lots.size(); ++lot) {
        if (needs.lots[lot]) mark(book.given()[lot].lot.event);
      }
    }
    for (const RefundOutcome& refund : replay_.refunds()) mark(refund.of);
    mark_counted();
    for (const EarnedLater& later : replay_.earned_later()) {
      if (found_[static_cast<std::size_t>(later.event)]) mark(later.of);
    }
    return std::move(found_);
  }

 private:
  void mark(std::int32_t event) {
    if (event == kNoEvent) return;
    const auto position = static_cast<std::size_t>(event);
    const auto& what = history_.events[position].what;
    found_[position] =
        std::holds_alternative<Purchase>(what) || std::holds_alternative<Activity>(what) || std::holds_alternative<ChooseOption>(what);
  }

  void mark_counted() {
    const Standing& standing = replay_.standing();
    const auto is_points = [this](std::size_t metric) { return program_.metrics()[metric].document->kind == Metric::Kind::points; };
    for (std::size_t metric = 0; metric < program_.metrics().size(); ++metric) {
      if (!is_points(metric)) continue;
      for (const Contribution& contribution : standing.counted(metric)) mark(contribution.event);
    }
    const std::vector<bool> needed = needed_records(standing);
    for (std::size_t at = 0; at < needed.size(); ++at) {
      const CounterRecord& record = standing.records()[at];
      if (!needed[at] || !is_points(record.metric)) continue;
      for (std::size_t i = record.head; i < record.end; ++i) mark(standing.contributions(record.metric)[i].event);
    }
  }

  const CompiledProgram& program_;
  const History& history_;
  const Replay& replay_;
  std::vector<bool> found_;
};

}  // namespace

std::vector<bool> purchases_of(const CompiledProgram& program, const History& history, const Replay& replay, Date as_of) {
  return PurchaseSearch(program, history, replay).run(as_of);
}

void derive(const CompiledProgram& program, const History& history, const Replay& replay, const Statement& statement,
            Date as_of, Trace& trace) {
  Derivation({program, history, replay, statement, as_of, trace}).run();
}

}  // namespace loyalty
