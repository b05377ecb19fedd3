// SPDX-License-Identifier: Apache-2.0
#include "metric_trace.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace loyalty {
namespace {

/// Where what refunds took of an event begins.
std::vector<LostValue>::const_iterator first_lost(const std::vector<LostValue>& lost, std::int32_t event) {
  return std::lower_bound(lost.begin(), lost.end(), event, [](const LostValue& one, std::int32_t wanted) { return one.event < wanted; });
}

}  // namespace

std::vector<bool> needed_records(const Standing& standing) {
  std::vector<bool> needed(standing.records().size(), false);
  const auto need = [&needed](std::int32_t record) {
    if (record >= 0) needed[static_cast<std::size_t>(record)] = true;
  };
  for (const Counter& counter : standing.counters()) {
    if (counter.rolled != 0) need(counter.rolled_record);
    for (const Counter::Charge& charge : counter.charges) need(charge.record);
  }
  for (std::size_t at = needed.size(); at-- > 0;) {
    if (!needed[at]) continue;
    need(standing.records()[at].rolled);
    for (const std::int32_t charge : standing.records()[at].charges) need(charge);
  }
  return needed;
}

MetricTrace::MetricTrace(const TraceContext& context, const std::vector<std::vector<LostValue>>& lost)
    : context_(context),
      lost_(lost),
      records_(context.replay.standing().records().size(), kNoStep),
      counted_(context.program.metrics().size()),
      values_(context.program.metrics().size()) {}

void MetricTrace::run() {
  const std::vector<bool> needed = needed_records(context_.replay.standing());
  for (std::size_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) derive_record(i);
  }
  for (std::size_t metric = 0; metric < values_.size(); ++metric) derive_metric(metric);
}

/// Charged is what there was up to the mark; what lies above it rolls over, as far as it was counted afresh.
void MetricTrace::derive_record(std::size_t position) {
  const CounterRecord& record = context_.replay.standing().records()[position];
  const Unit unit = context_.metric_unit(record.metric);
  const RuleRef rule = TraceContext::ref(RuleRef::Kind::metric, record.metric);
  StepIndex rolled = kNoStep;
  const Derived then = derive({record.metric, record.head, record.end, record.rolled, record.charges}, rolled);
  const StepIndex at = context_.given(StepCode::metric_mark, {RuleRef::Kind::tier, record.tier}, record.mark, unit);
  if (record.is_charge) {
    records_[position] = context_.of_two(StepCode::metric_correction, Operation::min, rule, then.value, at, record.value, unit);
    return;
  }
  const StepIndex above =
      context_.of_two(StepCode::rolled_over, Operation::subtract, rule, then.value, at, context_.units_of(then.value) - record.mark, unit);
  std::vector<Operand> limits{Operand::of(above), Operand::of(then.fresh)};
  if (const auto& cap = context_.program.metrics()[record.metric].document->roll_cap) limits.push_back(Value{{*cap, 1}, unit});
  records_[position] = context_.trace.add({StepCode::rolled_over, Operation::min, rule}, limits, {{record.value, 1}, unit});
}

void MetricTrace::derive_metric(std::size_t metric) {
  const Counter& counter = context_.replay.standing().counters()[metric];
  View view{metric, counter.head, counter.end, counter.rolled == 0 ? -1 : counter.rolled_record, {}};
  for (const Counter::Charge& charge : counter.charges) view.charges.push_back(charge.record);
  StepIndex rolled = kNoStep;
  values_[metric] = derive(view, rolled);
  if (rolled == kNoStep) {
    rolled = context_.given(StepCode::rolled_over, TraceContext::ref(RuleRef::Kind::metric, metric), 0, context_.metric_unit(metric));
  }
  context_.trace.add_figure(rolled, {"/metrics/#/rolledOver", TraceContext::place(metric)});
  context_.trace.add_figure(values_[metric].value, {"/metrics/#/value", TraceContext::place(metric)});
}

MetricTrace::Derived MetricTrace::derive(const View& view, StepIndex& rolled) {
  const RuleRef rule = TraceContext::ref(RuleRef::Kind::metric, view.metric);
  const Unit unit = context_.metric_unit(view.metric);
  const std::vector<CounterRecord>& records = context_.replay.standing().records();
  const Counted& counted = this->counted(view);
  Derived derived{counted.step, counted.step};
  std::int64_t units = counted.units;
  if (!view.charges.empty()) {
    std::vector<StepIndex> operands{counted.step};
    for (const std::int32_t charge : view.charges) {
      operands.push_back(records_[static_cast<std::size_t>(charge)]);
      units -= records[static_cast<std::size_t>(charge)].value;
    }
    derived.fresh = derived.value = context_.of_steps(StepCode::metric_value, Operation::subtract, rule, operands, units, unit);
  }
  if (view.rolled >= 0) {
    const auto record = static_cast<std::size_t>(view.rolled);
    rolled = records_[record];
    derived.value = context_.of_two(StepCode::metric_value, Operation::add, rule, derived.fresh, rolled, units + records[record].value, unit);
  }
  return derived;
}

/// Goes on from the last time where the same window has only grown.
const MetricTrace::Counted& MetricTrace::counted(const View& view) {
  Counted& last = counted_[view.metric];
  const bool grows = last.step != kNoStep && last.head == view.head && last.end <= view.end;
  if (grows && last.end == view.end) return last;
  const RuleRef rule = TraceContext::ref(RuleRef::Kind::metric, view.metric);
  const Unit unit = context_.metric_unit(view.metric);
  const std::size_t from = grows ? last.end : view.head;
  std::int64_t units = grows ? last.units : 0;
  std::vector<StepIndex> operands;
  if (grows) operands.push_back(last.step);
  add_counted(view, from, operands, units);
  StepIndex step = context_.sum(StepCode::metric_value, rule, operands, units, unit);
  std::vector<StepIndex> lost = lost_in(view, from, units);
  if (!lost.empty()) {
    lost.insert(lost.begin(), step);
    step = context_.of_steps(StepCode::metric_value, Operation::subtract, rule, lost, units, unit);
  }
  last = {view.head, view.end, step, units};
  return last;
}

/// What events state, in one list; points as they were earned.
void MetricTrace::add_counted(const View& view, std::size_t from, std::vector<StepIndex>& operands, std::int64_t& units) const {
  const CompiledMetric& compiled = context_.program.metrics()[view.metric];
  const std::vector<Contribution>& contributions = context_.replay.standing().contributions(view.metric);
  std::vector<std::int64_t> stated;
  for (std::size_t i = from; i < view.end; ++i) {
    units += contributions[i].value;
    const bool adjusted = std::holds_alternative<AdjustMetric>(context_.event(contributions[i].event).what);
    if (compiled.document->kind == Metric::Kind::points && !adjusted) {
      push_earned(compiled.ledger, contributions[i].event, operands);
    } else {
      push_stated(view.metric, contributions[i], stated);
    }
  }
  if (stated.empty()) return;
  const RuleRef rule = TraceContext::ref(RuleRef::Kind::metric, view.metric);
  operands.push_back(context_.trace.add_list({StepCode::event_amount, Operation::given, rule}, {}, context_.metric_unit(view.metric), stated));
}

void MetricTrace::push_earned(std::int32_t ledger, std::int32_t event, std::vector<StepIndex>& operands) const {
  const std::vector<EarnedStep>& steps = context_.replay.earned_steps();
  const auto first = std::lower_bound(steps.begin(), steps.end(), event,
                                      [](const EarnedStep& one, std::int32_t wanted) { return one.event < wanted; });
  for (auto one = first; one != steps.end() && one->event == event; ++one) {
    if (one->ledger == ledger) operands.push_back(one->step);
  }
}

/// What an event states: amounts by line, or a number of its own.
void MetricTrace::push_stated(std::size_t metric, const Contribution& contribution, std::vector<std::int64_t>& stated) const {
  const CompiledMetric& compiled = context_.program.metrics()[metric];
  const auto* purchase = std::get_if<Purchase>(&context_.event(contribution.event).what);
  if (purchase == nullptr || compiled.document->kind != Metric::Kind::spend) return stated.push_back(contribution.value);
  for (const PastLine& line : purchase->lines) {
    if (compiled.items.matches(line.traits)) stated.push_back(amount_of(compiled.document->base, earn_line_of(line)).minor);
  }
}

std::vector<StepIndex> MetricTrace::lost_in(const View& view, std::size_t from, std::int64_t& units) const {
  const std::vector<LostValue>& lost = lost_[view.metric];
  const std::vector<Contribution>& contributions = context_.replay.standing().contributions(view.metric);
  std::vector<StepIndex> operands;
  for (std::size_t i = from; i < view.end; ++i) {
    if (contributions[i].returned == 0) continue;
    units -= contributions[i].returned;
    for (auto one = first_lost(lost, contributions[i].event); one != lost.end() && one->event == contributions[i].event; ++one) {
      operands.push_back(one->step);
    }
  }
  return operands;
}

}  // namespace loyalty
