// SPDX-License-Identifier: Apache-2.0
#include "lot_trace.h"

#include <algorithm>
#include <variant>

namespace loyalty {

LotTrace::LotTrace(const TraceContext& context, std::size_t ledger, const LotSources& sources, const std::vector<std::int32_t>& vouchers)
    : context_(context),
      ledger_(ledger),
      book_(context.replay.books()[ledger]),
      sources_(sources),
      vouchers_(vouchers),
      unit_(context.points_unit(ledger)),
      rule_(TraceContext::ref(RuleRef::Kind::ledger, ledger)),
      lots_(book_.given().size()),
      steps_(book_.movements().size(), kNoStep),
      take_left_(book_.movements().size(), kNoStep) {
  std::vector<bool> stands(vouchers.size(), false);
  for (std::size_t i = 0; i < vouchers.size(); ++i) stands[i] = vouchers[i] >= 0;
  needs_ = needs_of(book_, stands);
}

void LotTrace::run() {
  const auto end = static_cast<std::int32_t>(steps_.size());
  for (std::int32_t at = 0; at < end; ++at) {
    derive_records_before(at);
    if (needs_.movements[static_cast<std::size_t>(at)] && step_of(at) == kNoStep) derive_movement(at);
  }
  derive_records_before(end);
  finish_refund();
}

StepIndex LotTrace::subtract(StepCode code, std::int32_t event, const std::vector<StepIndex>& steps, std::int64_t units) {
  return context_.of_steps(code, Operation::subtract, event == kNoEvent ? rule_ : TraceContext::event_ref(event), steps, units, unit_);
}

StepIndex LotTrace::minimum(StepCode code, std::int32_t event, StepIndex first, StepIndex second, Points points) {
  return context_.of_two(code, Operation::min, TraceContext::event_ref(event), first, second, points.units, unit_);
}

/// Records whose movements begin at one, or before.
void LotTrace::derive_records_before(std::int32_t movement) {
  for (; next_record_ < book_.records().size() && book_.records()[next_record_].begin <= movement; ++next_record_) {
    const LotRecord& record = book_.records()[next_record_];
    if (!needs_.records[next_record_]) continue;
    switch (record.kind) {
      case LotRecord::Kind::take_back:
        derive_take_back(record);
        break;
      case LotRecord::Kind::give_back:
        derive_give_back(record);
        break;
      case LotRecord::Kind::convert:
        derive_conversion(record);
        break;
    }
  }
}

/// First from the lot itself, then what of it has ended, then from the others; what is still missing is owed, or forgiven.
void LotTrace::derive_take_back(const LotRecord& record) {
  begin_refund(record.event);
  StepIndex missing = wanted(sources_.taken_back, next_take_back_, record);
  taken_.points.push_back(missing);
  std::int64_t units = record.points.units;
  std::int32_t at = record.begin;
  if (record.own) {
    const StepIndex there = left(record.lot, record.last, StepCode::lot_remaining, record.event);
    const Points own = movement(at).points;
    step_of(at) = minimum(StepCode::lot_taken_back, record.event, missing, there, own);
    taken_.from_lots.push_back(step_of(at));
    units -= own.units;
    missing = subtract(StepCode::refund_missing, record.event, {missing, step_of(at++)}, units);
  }
  if (record.outcome.ended > Points{}) {
    const StepIndex ended = take_ended(record, missing);
    taken_.ended.push_back(ended);
    units -= record.outcome.ended.units;
    missing = subtract(StepCode::refund_missing, record.event, {missing, ended}, units);
  }
  std::vector<StepIndex> rest{missing};
  for (; at < record.end; ++at) {
    const LotMovement& other = movement(at);
    step_of(at) = other.closed ? left(other.lot, other.previous, StepCode::lot_taken_back, record.event)
                               : subtract(StepCode::lot_taken_back, record.event, rest, other.points.units);
    taken_.from_lots.push_back(step_of(at));
    rest.push_back(step_of(at));
    units -= other.points.units;
  }
  missing = subtract(StepCode::refund_missing, record.event, rest, units);
  const bool forgives = context_.program.document().ledgers[ledger_].overdraw == Ledger::Overdraw::clamp;
  (forgives ? taken_.forgiven : taken_.deficit).push_back(missing);
  if (units == 0) return;
  State& state = lots_[record.lot];
  if (forgives) return add_to(state.forgiven, state.forgiven_units, StepCode::refund_missing, record.event, missing, units);
  add_to(owed_, owed_units_, StepCode::deficit, record.event, missing, units);
}

StepIndex LotTrace::take_ended(const LotRecord& record, StepIndex missing) {
  State& state = lots_[record.lot];
  if (state.ended == kNoStep) {
    state.ended = left(record.lot, record.last, StepCode::lot_ended, record.event);
    state.ended_units = state.units;
  }
  if (!state.lapsed.empty()) {
    state.ended_units += state.lapsed_units;
    state.lapsed.push_back(state.ended);
    const RuleRef event = TraceContext::event_ref(record.event);
    state.ended = context_.of_steps(StepCode::lot_ended, Operation::add, event, state.lapsed, state.ended_units, unit_);
    state.lapsed.clear();
    state.lapsed_units = 0;
  }
  const StepIndex taken = minimum(StepCode::lot_ended, record.event, missing, state.ended, record.outcome.ended);
  state.ended_units -= record.outcome.ended.units;
  state.ended = subtract(StepCode::lot_ended, record.event, {state.ended, taken}, state.ended_units);
  return taken;
}

void LotTrace::add_to(StepIndex& step, std::int64_t& units, StepCode code, std::int32_t event, StepIndex more, std::int64_t more_units) {
  const bool begins = units == 0;
  units += more_units;
  step = begins ? more : context_.of_two(code, Operation::add, TraceContext::event_ref(event), step, more, units, unit_);
}

/// Takes give back what is left of them, the last one the rest.
void LotTrace::derive_give_back(const LotRecord& record) {
  begin_refund(record.event);
  const StepIndex all = wanted(sources_.given_back, next_give_back_, record);
  given_.points.push_back(all);
  std::vector<StepIndex> rest{all};
  for (const LotRecord::Part& part : record.parts) {
    StepIndex& of_take = take_left_[static_cast<std::size_t>(part.take)];
    if (of_take == kNoStep) of_take = step_of(part.take);
    StepIndex step = of_take;
    if (!part.whole) {
      step = subtract(StepCode::lot_given_back, record.event, rest, part.points.units);
      of_take = subtract(StepCode::lot_used, record.event, {of_take, step}, context_.units_of(of_take) - part.points.units);
    }
    rest.push_back(step);
    put_back(record, part, step);
  }
}

/// To the lot they came from; what comes too late, or was forgiven before, lapses.
void LotTrace::put_back(const LotRecord& record, const LotRecord::Part& part, StepIndex step) {
  if (part.made_good > Points{}) step = make_good(record, part, step);
  if (part.movement >= 0) {
    step_of(part.movement) = step;
  } else if (part.made_good < part.points) {
    lots_[part.lot].lapsed.push_back(step);
    lots_[part.lot].lapsed_units += (part.points - part.made_good).units;
    given_.lapsed.push_back(step);
  }
}

StepIndex LotTrace::make_good(const LotRecord& record, const LotRecord::Part& part, StepIndex step) {
  State& state = lots_[part.lot];
  const StepIndex good = minimum(StepCode::refund_missing, record.event, step, state.forgiven, part.made_good);
  given_.lapsed.push_back(good);
  state.forgiven_units -= part.made_good.units;
  state.forgiven = subtract(StepCode::refund_missing, record.event, {state.forgiven, good}, state.forgiven_units);
  return subtract(StepCode::lot_given_back, record.event, {step, good}, (part.points - part.made_good).units);
}

/// As many whole blocks as the balance holds.
void LotTrace::derive_conversion(const LotRecord& record) {
  const auto voucher = static_cast<std::size_t>(record.event);
  const auto conversion = static_cast<std::size_t>(context_.replay.vouchers()[voucher].index);
  const Points block = context_.program.conversions()[conversion].document->block;
  std::vector<StepIndex> open;
  std::int64_t units = 0;
  for (const LotRecord::Part& part : record.parts) {
    open.push_back(left(part.lot, part.movement, StepCode::lot_remaining, kNoEvent));
    units += part.points.units;
  }
  const Operand balance = Operand::of(context_.of_steps(StepCode::balance, Operation::sum, rule_, open, units, unit_));
  const Operand size = points(block.units);
  const RuleRef rule = TraceContext::ref(RuleRef::Kind::conversion, conversion);
  converted_ = context_.of_two(StepCode::points_converted, Operation::multiple, rule, balance, size, record.points.units, unit_);
  if (vouchers_[voucher] < 0) return;
  const std::int64_t count = record.points.units / block.units;
  const StepIndex blocks = context_.of_two(StepCode::blocks_reached, Operation::blocks, rule, balance, size, count, kCount);
  context_.trace.add_figure(blocks, {"/vouchers/#/count", vouchers_[voucher]});
}

void LotTrace::derive_movement(std::int32_t at) {
  const LotMovement& movement = this->movement(at);
  if (movement.kind == LotMovement::Kind::repay) return derive_repay(at);
  step_of(at) = movement.closed ? left(movement.lot, movement.previous, StepCode::lot_used, movement.event) : rest_of_event(at);
}

/// A lot settles what is owed, as far as it goes.
void LotTrace::derive_repay(std::int32_t at) {
  const LotMovement& repay = movement(at);
  step_of(at) = repay.closed ? left(repay.lot, repay.previous, StepCode::lot_repaid, repay.event) : owed_;
  owed_units_ -= repay.points.units;
  owed_ = context_.of_two(StepCode::deficit, Operation::subtract, rule_, owed_, step_of(at), owed_units_, unit_);
}

StepIndex LotTrace::rest_of_event(std::int32_t at) {
  const LotMovement& take = movement(at);
  std::vector<StepIndex> steps{take.event == kNoEvent ? converted_ : stated(take, at)};
  for (std::int32_t other = take.first; other < at; ++other) steps.push_back(step_of(other));
  const bool correction = take.event != kNoEvent && std::holds_alternative<AdjustPoints>(context_.event(take.event).what);
  if (!correction) return subtract(StepCode::lot_used, take.event, steps, take.points.units);
  std::vector<Operand> operands{points(0)};  // it is stated below zero
  for (const StepIndex step : steps) operands.push_back(Operand::of(step));
  return context_.trace.add({StepCode::lot_used, Operation::subtract, TraceContext::event_ref(take.event)}, operands, points(take.points.units));
}

/// What an event takes in all, as it is stated.
StepIndex LotTrace::stated(const LotMovement& take, std::int32_t last) {
  const auto& what = context_.event(take.event).what;
  if (const auto* reward = std::get_if<RedeemReward>(&what)) return context_.reward_points(take.event, *reward);
  std::int64_t all = 0;
  for (std::int32_t at = take.first; at <= last; ++at) all += movement(at).points.units;
  if (std::holds_alternative<AdjustPoints>(what)) all = -all;
  return context_.given(StepCode::event_amount, TraceContext::event_ref(take.event), all, unit_);
}

/// The points of a lot: worked out from the purchase or the transfer, or given.
StepIndex LotTrace::points_of(std::uint32_t lot) {
  StepIndex& step = lots_[lot].points;
  if (step == kNoStep) step = derive_points(book_.given()[lot]);
  return step;
}

StepIndex LotTrace::derive_points(const BookedLot& booked) const {
  if (booked.earned != kNoStep) return booked.earned;
  const auto found = std::lower_bound(sources_.transferred.begin(), sources_.transferred.end(), booked.lot.event,
                                      [](const RefundedPoints& one, std::int32_t wanted) { return one.event < wanted; });
  if (found != sources_.transferred.end() && found->event == booked.lot.event) return found->step;
  return context_.given(StepCode::lot_earned, TraceContext::event_ref(booked.lot.event), booked.lot.points.units, unit_);
}

StepIndex LotTrace::left(std::uint32_t lot, std::int32_t last, StepCode code, std::int32_t event) {
  State& state = lots_[lot];
  if (state.left == kNoStep) {
    state.left = points_of(lot);
    state.units = book_.given()[lot].lot.points.units;
  }
  std::vector<StepIndex> more{state.left};
  std::vector<StepIndex> less;
  std::int64_t added = 0;
  std::int64_t taken = 0;
  for (std::int32_t at = last; at > state.after; at = movement(at).previous) {
    const bool adds = movement(at).kind == LotMovement::Kind::give_back;
    (adds ? more : less).push_back(step_of(at));
    (adds ? added : taken) += movement(at).points.units;
  }
  state.after = std::max(state.after, last);
  if (more.size() > 1) {
    const StepCode sum = less.empty() ? code : StepCode::lot_remaining;
    state.left = context_.of_steps(sum, Operation::add, TraceContext::event_ref(book_.given()[lot].lot.event), more, state.units + added, unit_);
  }
  less.insert(less.begin(), state.left);
  state.units += added - taken;
  state.left = subtract(code, event, less, state.units);
  return state.left;
}

StepIndex LotTrace::derive_lot(std::size_t position, std::uint32_t lot) {
  const BookedLot& booked = book_.given()[lot];
  const StepIndex before = points_of(lot);
  const StepIndex remaining = left(lot, booked.last_movement, StepCode::lot_remaining, booked.lot.event);
  context_.trace.add_figure(before, {"/balances/#/lots/#/points", TraceContext::place(ledger_), TraceContext::place(position)});
  context_.trace.add_figure(remaining, {"/balances/#/lots/#/remaining", TraceContext::place(ledger_), TraceContext::place(position)});
  return remaining;
}

/// How many points a refund takes from a lot, or gives back: worked out from its lines; all of a lot that a milestone gave.
StepIndex LotTrace::wanted(const std::vector<RefundedPoints>& from, std::size_t& next, const LotRecord& record) {
  const bool there = next < from.size() && from[next].event == record.event && from[next].lot == record.lot;
  return there ? from[next++].step : points_of(record.lot);
}

void LotTrace::begin_refund(std::int32_t event) {
  if (refund_ == event) return;
  finish_refund();
  refund_ = event;
}

void LotTrace::finish_refund() {
  if (refund_ == kNoEvent) return;
  const std::vector<RefundOutcome>& refunds = context_.statement.refunds;
  const auto found = std::lower_bound(refunds.begin(), refunds.end(), refund_,
                                      [](const RefundOutcome& one, std::int32_t wanted) { return one.event < wanted; });
  const auto refund = static_cast<std::size_t>(found - refunds.begin());
  finish_taken(refund, found->taken_back);
  finish_given(refund, found->given_back);
  taken_ = {};
  given_ = {};
  refund_ = kNoEvent;
}

void LotTrace::finish_taken(std::size_t refund, const std::vector<TakenBack>& taken) {
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (static_cast<std::size_t>(taken[i].ledger) != ledger_) continue;
    const auto figure = [&](StepCode code, std::string_view pattern, const std::vector<StepIndex>& steps, Points value) {
      context_.total(code, TraceContext::event_ref(refund_), {pattern, TraceContext::place(refund), TraceContext::place(i)}, steps,
                     value.units, unit_);
    };
    figure(StepCode::refund_points, "/refunds/#/takenBack/#/points", taken_.points, taken[i].points);
    figure(StepCode::lot_taken_back, "/refunds/#/takenBack/#/fromLots", taken_.from_lots, taken[i].from_lots);
    figure(StepCode::lot_ended, "/refunds/#/takenBack/#/ended", taken_.ended, taken[i].ended);
    figure(StepCode::refund_missing, "/refunds/#/takenBack/#/deficit", taken_.deficit, taken[i].deficit);
    figure(StepCode::refund_missing, "/refunds/#/takenBack/#/forgiven", taken_.forgiven, taken[i].forgiven);
  }
}

void LotTrace::finish_given(std::size_t refund, const std::vector<GivenBack>& given) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (static_cast<std::size_t>(given[i].ledger) != ledger_) continue;
    const auto figure = [&](std::string_view pattern, const std::vector<StepIndex>& steps, Points value) {
      context_.total(StepCode::refund_points, TraceContext::event_ref(refund_), {pattern, TraceContext::place(refund), TraceContext::place(i)}, steps,
                     value.units, unit_);
    };
    figure("/refunds/#/givenBack/#/points", given_.points, given[i].points);
    figure("/refunds/#/givenBack/#/lapsed", given_.lapsed, given[i].lapsed);
  }
}

}  // namespace loyalty
