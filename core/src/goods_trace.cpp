// SPDX-License-Identifier: Apache-2.0
#include "goods_trace.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "refund_shares.h"

namespace loyalty {

GoodsTrace::GoodsTrace(const TraceContext& context, std::int32_t purchase)
    : context_(&context),
      event_(purchase),
      purchase_(&std::get<Purchase>(context.event(purchase).what)),
      record_(*context.replay.record_of(purchase)),
      lines_(purchase_->lines.size()),
      open_lines_(lines_.size()),
      grants_(record_.grants.size()),
      redeemed_(purchase_->redeemed.size()),
      metrics_(context.program.metrics().size()) {}

void GoodsTrace::begin(std::int32_t refund) {
  refund_ = refund;
  touched_.clear();
  const auto& what = std::get<Refund>(context_->event(refund).what);
  all_ = what.lines.empty() && !what.amount;
  if (all_) return;
  std::vector<std::int64_t> units;
  for (const ReturnedLine& line : what.lines) {
    touched_.push_back(static_cast<std::size_t>(line.line));
    units.push_back(line.quantity);
  }
  if (what.amount) {
    touched_.push_back(0);
    units.push_back(what.amount->minor);
  }
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    lines_[touched_[i]].before = lines_[touched_[i]].units;
    lines_[touched_[i]].units += units[i];
    if (lines_[touched_[i]].units == record_.whole[touched_[i]]) --open_lines_;
  }
  all_ = open_lines_ == 0;
  if (!all_) derive_returned(units);
}

/// What of the lines has been returned until now.
void GoodsTrace::derive_returned(const std::vector<std::int64_t>& units) {
  const StepIndex list = context_->trace.add_list({StepCode::returned, Operation::given, refund_ref()}, {}, whole_unit(), units);
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    Line& line = lines_[touched_[i]];
    const Operand now = Operand::of(list, i);
    line.left_share = line.returned_share = kNoStep;
    line.returned = line.returned ? Operand::of(context_->of_two(StepCode::returned, Operation::add, refund_ref(), *line.returned, now, line.units,
                                                                 whole_unit()))
                                  : now;
  }
}

Operand GoodsTrace::whole(std::size_t line) {
  if (wholes_ == kNoStep) {
    const StepCode code = purchase_->by_amount ? StepCode::event_amount : StepCode::quantities;
    wholes_ = context_->trace.add_list({code, Operation::given, ref()}, {}, whole_unit(), record_.whole);
  }
  return Operand::of(wholes_, line);
}

StepIndex GoodsTrace::share_of_line(std::size_t line, Operand part, std::int64_t units) {
  const Rational share = make_rational(units, record_.whole[line]).value_or(Rational{0, 1});
  return context_->trace.add({StepCode::line_share, Operation::divide, refund_ref()}, {part, whole(line)}, {share, kRatio});
}

StepIndex GoodsTrace::left_share(std::size_t line) {
  Line& state = lines_[line];
  if (state.left_share != kNoStep) return state.left_share;
  const std::int64_t units = record_.whole[line] - state.units;
  const StepIndex left = context_->of_two(StepCode::line_left, Operation::subtract, refund_ref(), whole(line), *state.returned, units, whole_unit());
  return state.left_share = share_of_line(line, Operand::of(left), units);
}

StepIndex GoodsTrace::returned_share(std::size_t line) {
  Line& state = lines_[line];
  if (state.returned_share == kNoStep) state.returned_share = share_of_line(line, *state.returned, state.units);
  return state.returned_share;
}

StepIndex GoodsTrace::granted(std::size_t grant) {
  Portion& portion = grants_[grant];
  const PointGrant& given = record_.grants[grant];
  if (portion.total == kNoStep) {
    const Lot& lot = context_->replay.books()[static_cast<std::size_t>(given.ledger)].given()[given.lot].lot;
    portion.total = context_->replay.books()[static_cast<std::size_t>(given.ledger)].given()[given.lot].earned;
    portion.units = lot.points.units;
    portion.unit = context_->points_unit(static_cast<std::size_t>(given.ledger));
    portion.by_line = given.shares;
  }
  if (needs_shares(portion)) portion.shares = shares_of_grant(given, portion.unit);
  return part_of(portion, Part::kept);
}

StepIndex GoodsTrace::redeemed(std::size_t position) {
  Portion& portion = redeemed_[position];
  const PointsOf& used = purchase_->redeemed[position];
  if (portion.total == kNoStep) {
    portion.units = used.points.units;
    portion.unit = context_->points_unit(static_cast<std::size_t>(used.ledger));
    portion.total = context_->given(StepCode::event_amount, ref(), portion.units, portion.unit);
    portion.by_line = shares_of_redeemed(*purchase_, used.points);
  }
  if (needs_shares(portion)) {
    portion.shares = share(portion.total, Points{portion.units}, portion.unit, column(AmountBase::net), ref()).step;
  }
  return part_of(portion, Part::gone_back);
}

StepIndex GoodsTrace::counted(std::size_t metric) {
  const CompiledMetric& compiled = context_->program.metrics()[metric];
  const Unit unit = context_->metric_unit(metric);
  if (compiled.document->kind != Metric::Kind::spend) {
    const std::int64_t count = compiled.document->kind == Metric::Kind::orders ? 1 : purchase_->counts[static_cast<std::size_t>(compiled.count)];
    return context_->given(StepCode::event_amount, ref(), count, unit);
  }
  Portion& portion = metrics_[metric];
  if (portion.shares == kNoStep) {
    const Weights amounts = column(compiled.document->base);
    portion.unit = unit;
    portion.shares = amounts.step;
    portion.by_line = amounts.by_line;
    for (std::size_t i = 0; i < portion.by_line.size(); ++i) {
      if (!compiled.items.matches(purchase_->lines[i].traits)) portion.by_line[i] = 0;
      portion.units += portion.by_line[i];
    }
  }
  if (all_ && portion.total == kNoStep) {
    const Weights counted = selected({portion.shares, portion.by_line}, compiled.items, unit, TraceContext::ref(RuleRef::Kind::metric, metric));
    portion.total = context_->trace.add({StepCode::metric_value, Operation::sum, ref()}, {Operand::of(counted.step)}, {{portion.units, 1}, unit});
  }
  return part_of(portion, Part::lost);
}

/// Whether the lines that are returned have a part of a portion that is shared over several. How the others came to theirs is not told.
bool GoodsTrace::needs_shares(const Portion& portion) const {
  if (all_ || portion.shares != kNoStep || lines_.size() == 1) return false;
  return std::any_of(touched_.begin(), touched_.end(), [&](std::size_t line) { return portion.by_line[line] != 0; });
}

/// What the refund at hand takes of a portion.
StepIndex GoodsTrace::part_of(Portion& portion, Part part) {
  if (all_) return rest_of(portion);
  if (portion.lines.empty()) portion.lines.assign(lines_.size(), kNoStep);
  std::vector<StepIndex> gone;
  std::int64_t units = 0;
  for (const std::size_t line : touched_) units += part_of_line(portion, line, part, gone);
  if (units == 0) return kNoStep;
  portion.gone_units += units;
  const StepCode code = part == Part::lost ? StepCode::metric_correction : StepCode::refund_points;
  const StepIndex step = context_->total(code, refund_ref(), {}, gone, units, portion.unit);
  portion.gone.push_back(step);
  return step;
}

StepIndex GoodsTrace::rest_of(const Portion& portion) const {
  const std::int64_t units = portion.units - portion.gone_units;
  if (units == 0) return kNoStep;
  std::vector<StepIndex> steps{portion.total};
  steps.insert(steps.end(), portion.gone.begin(), portion.gone.end());
  return context_->of_steps(StepCode::refund_points, Operation::subtract, refund_ref(), steps, units, portion.unit);
}

std::int64_t GoodsTrace::part_of_line(Portion& portion, std::size_t line, Part part, std::vector<StepIndex>& gone) {
  const std::int64_t share = portion.by_line[line];
  if (share == 0) return 0;
  const Operand of_line = portion.shares == kNoStep ? Operand::of(portion.total) : Operand::of(portion.shares, line);
  const Line& state = lines_[line];
  const std::int64_t whole = record_.whole[line];
  const bool keeps = part == Part::kept;
  const auto units_at = [&](std::int64_t returned) {
    return keeps ? kept(share, whole, returned) : part == Part::gone_back ? gone_back(share, whole, returned) : loyalty::lost(share, whole, returned);
  };
  const std::int64_t now = units_at(state.units);
  const StepCode code = part == Part::lost ? StepCode::metric_correction : keeps ? StepCode::line_kept : StepCode::line_gone;
  const Operand of_share = Operand::of(keeps ? left_share(line) : returned_share(line));
  const StepIndex step = context_->of_two(code, Operation::multiply, refund_ref(), of_line, of_share, now, portion.unit,
                                          part == Part::lost ? Rounding::half_up : Rounding::floor);
  const StepIndex last = std::exchange(portion.lines[line], step);
  const std::int64_t before = units_at(state.before);
  const std::int64_t units = keeps ? before - now : now - before;
  if (last == kNoStep && !keeps) {
    gone.push_back(step);
    return units;
  }
  const Operand then = last == kNoStep ? of_line : Operand::of(last);
  const Operand after = Operand::of(step);
  gone.push_back(context_->of_two(code, Operation::subtract, refund_ref(), keeps ? then : after, keeps ? after : then, units, portion.unit));
  return units;
}

/// The points of a grant by line: those of its rules together.
StepIndex GoodsTrace::shares_of_grant(const PointGrant& grant, Unit unit) {
  std::vector<Operand> operands;
  for (const RuleStep* one = context_->replay.first_rule_step(event_); one != nullptr; one = context_->replay.next_rule_step(*one)) {
    const bool of_grant = grant.rule >= 0 ? one->rule == grant.rule
                                          : !one->later && context_->program.earn()[static_cast<std::size_t>(one->rule)].ledger == grant.ledger;
    if (of_grant && one->points > Points{}) operands.push_back(Operand::of(shares_of_rule(*one).step));
  }
  if (operands.size() == 1) return operands.front().step;
  const RuleRef rule{RuleRef::Kind::ledger, grant.ledger};
  return context_->trace.add_list({StepCode::line_points, Operation::add, rule}, operands, unit, grant.shares);
}

GoodsTrace::Weights GoodsTrace::shares_of_rule(const RuleStep& rule) {
  for (const auto& [of, shares] : rules_) {
    if (of == rule.rule) return shares;
  }
  const std::int32_t ledger = context_->program.earn()[static_cast<std::size_t>(rule.rule)].ledger;
  const Weights weights = weights_of(static_cast<std::size_t>(rule.rule));
  const Weights shares = share(rule.step, rule.points, context_->points_unit(static_cast<std::size_t>(ledger)), weights,
                               {RuleRef::Kind::earn_rule, rule.rule});
  rules_.emplace_back(rule.rule, shares);
  return shares;
}

/// What a rule shares its points by: what it measured on each line.
GoodsTrace::Weights GoodsTrace::weights_of(std::size_t rule) {
  const CompiledEarnRule& compiled = context_->program.earn()[rule];
  const Measure& measure = compiled.document->measure;
  if (measure.kind != Measure::Kind::points) {
    const RuleRef ref = TraceContext::ref(RuleRef::Kind::earn_rule, rule);
    if (measure.kind == Measure::Kind::quantity) return selected(column(std::nullopt), compiled.items, kCount, ref);
    if (measure.kind == Measure::Kind::amount) return selected(column(measure.base), compiled.items, context_->money_unit(), ref);
    return column(AmountBase::net);
  }
  Weights sum{kNoStep, std::vector<std::int64_t>(lines_.size(), 0)};
  std::vector<Operand> operands;
  for (const RuleStep* one = context_->replay.first_rule_step(event_); one != nullptr; one = context_->replay.next_rule_step(*one)) {
    if (one->points == Points{} || std::find(compiled.of.begin(), compiled.of.end(), one->rule) == compiled.of.end()) continue;
    const Weights shares = shares_of_rule(*one);
    operands.push_back(Operand::of(shares.step));
    for (std::size_t i = 0; i < lines_.size(); ++i) sum.by_line[i] += shares.by_line[i];
  }
  sum.step = operands.front().step;
  if (operands.size() == 1) return sum;
  const RuleRef ref = TraceContext::ref(RuleRef::Kind::earn_rule, rule);
  const Unit unit = context_->points_unit(static_cast<std::size_t>(compiled.ledger));
  sum.step = context_->trace.add_list({StepCode::line_points, Operation::add, ref}, operands, unit, sum.by_line);
  return sum;
}

/// The amounts of the lines, or without a base their quantities, as they stand in the purchase.
GoodsTrace::Weights GoodsTrace::column(std::optional<AmountBase> base) {
  Weights& column = columns_[base ? static_cast<std::size_t>(*base) : 3];
  if (column.step != kNoStep) return column;
  for (const PastLine& line : purchase_->lines) column.by_line.push_back(base ? amount_of(*base, earn_line_of(line)).minor : line.quantity);
  const StepCode code = base ? StepCode::event_amount : StepCode::quantities;
  column.step = context_->trace.add_list({code, Operation::given, ref()}, {}, base ? context_->money_unit() : kCount, column.by_line);
  return column;
}

/// The lines that something is about, the others zero.
GoodsTrace::Weights GoodsTrace::selected(const Weights& all, const CompiledSelection& items, Unit unit, RuleRef rule) {
  if (items.all) return all;
  Weights some{kNoStep, std::vector<std::int64_t>(lines_.size(), 0)};
  std::vector<Operand> operands{Operand::of(all.step)};
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!items.matches(purchase_->lines[i].traits)) continue;
    operands.push_back(Value{{static_cast<std::int64_t>(i), 1}, kCount});
    some.by_line[i] = all.by_line[i];
  }
  some.step = context_->trace.add_list({StepCode::eligible_amounts, Operation::select, rule}, operands, unit, some.by_line);
  return some;
}

/// Points shared by weights, equally where they are all zero.
GoodsTrace::Weights GoodsTrace::share(StepIndex points, Points units, Unit unit, Weights weights, RuleRef rule) {
  if (std::all_of(weights.by_line.begin(), weights.by_line.end(), [](std::int64_t weight) { return weight == 0; })) {
    std::fill(weights.by_line.begin(), weights.by_line.end(), 1);
    weights.step = context_->trace.add_list({StepCode::line_points, Operation::given, rule}, {}, kCount, weights.by_line);
  }
  Weights shares{kNoStep, std::vector<std::int64_t>(lines_.size())};
  share_points(units, weights.by_line, shares.by_line);
  shares.step = context_->trace.add_list({StepCode::line_points, Operation::allocate, rule, {}, std::nullopt, Allocation::largest_remainder},
                                         {Operand::of(points), Operand::of(weights.step)}, unit, shares.by_line);
  return shares;
}

}  // namespace loyalty
