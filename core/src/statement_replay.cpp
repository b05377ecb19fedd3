// SPDX-License-Identifier: Apache-2.0
#include "statement_replay.h"

#include <algorithm>
#include <string>
#include <variant>

#include "loyalty/decimal.h"
#include "loyalty/path.h"

namespace loyalty {
namespace {

Path history_path() { return Path{} / "member" / "history"; }
Path event_path(std::int32_t event) { return history_path().at(static_cast<std::size_t>(event)); }

Error overflow(const Path& where) { return {ErrorCode::amount_overflow, where, {}}; }

std::string text_of(Points points, int decimals) {
  std::string text;
  append_decimal(text, points.units, decimals);
  return text;
}

/// By metric: whether the condition of a tier asks for it.
std::vector<bool> judged_metrics(const CompiledProgram& program) {
  std::vector<bool> judged(program.metrics().size(), false);
  for (const CompiledTier& tier : program.tiers()) {
    for (const CompiledCondition& node : tier.qualify) {
      if (std::holds_alternative<MetricCondition>(node.document->leaf))
        judged[static_cast<std::size_t>(node.index)] = true;
    }
  }
  return judged;
}

}  // namespace

EarnLine earn_line_of(const PastLine& line) { return {&line.traits, line.quantity, line.list, line.net, line.payable}; }

Replay::Replay(const CompiledProgram& program, const History& history, Date as_of, bool keep)
    : program_(program), history_(history), as_of_(as_of), judged_(judged_metrics(program)), holding_(program) {
  books_.resize(program.document().ledgers.size());
  for (const CompiledMetric& metric : program.metrics()) counters_.emplace_back(metric.document->window, keep);
  member_.balances.assign(books_.size(), Points{});
  member_.metrics.assign(counters_.size(), 0);
  member_.orders = 0;
  member_.birthday = history.birthday;
  member_.segments = history.segments;
}

Result<void> Replay::run(const ReplayTrace* traced) {
  traced_ = traced;
  begin();
  const std::vector<Event>& events = history_.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    const auto position = static_cast<std::int32_t>(i);
    if (i > 0 && event.date < events[i - 1].date) {
      return Error{ErrorCode::events_out_of_order,
                   event_path(position) / "date",
                   {{"date", to_text(event.date)}, {"before", to_text(events[i - 1].date)}}};
    }
    if (event.date > as_of_) {
      ++not_counted_;
      continue;
    }
    if (auto moved = advance(event.date); !moved) return moved;
    auto applied = std::visit([&](const auto& what) { return apply(position, what); }, event.what);
    if (!applied) return applied;
    review(event.date, TierHolding::Occasion::event);
  }
  if (auto moved = advance(as_of_); !moved) return moved;
  for (std::size_t ledger = 0; ledger < books_.size(); ++ledger) {
    books_[ledger].end_before(as_of_);
    member_.balances[ledger] = books_[ledger].balance();
  }
  return {};
}

/// A tier that needs nothing is held from the day of joining, or from the morning of the first event. Of a member of
/// whom neither is known, it is not known since when.
void Replay::begin() {
  std::optional<Date> first = history_.joined;
  if (!history_.events.empty() && (!first || history_.events.front().date < *first))
    first = history_.events.front().date;
  if (first && *first <= as_of_) {
    review(*first, TierHolding::Occasion::day);
  } else if (!history_.joined) {
    holding_.assume(highest_tier(program_, Facts{{as_of_, std::nullopt}, &member_}));
    member_.tier = holding_.tier();
  }
}

/// To the morning of a day: tiers are reviewed on each day until then on which a window or validity has ended.
Result<void> Replay::advance(Date day) {
  while (reviewed_) {
    const std::optional<Date> turn = next_review(*reviewed_);
    if (!turn || *turn > day) break;
    if (auto moved = slide(*turn); !moved) return moved;
    review(*turn, TierHolding::Occasion::day);
  }
  return slide(day);
}

Result<void> Replay::slide(Date day) {
  for (std::size_t metric = 0; metric < counters_.size(); ++metric) {
    if (!counters_[metric].slide(day)) return overflow(history_path());
    member_.metrics[metric] = counters_[metric].value();
  }
  return {};
}

void Replay::review(Date day, TierHolding::Occasion occasion) {
  if (program_.tiers().empty()) return;
  reviewed_ = day;
  holding_.review(day, highest_tier(program_, Facts{{day, std::nullopt}, &member_}), occasion);
  member_.tier = holding_.tier();
}

std::optional<Date> Replay::next_review(Date day) {
  std::optional<Date> next = holding_.next_review(day);
  for (std::size_t metric = 0; metric < counters_.size(); ++metric) {
    const std::optional<Date> change = judged_[metric] ? counters_[metric].next_change() : std::nullopt;
    if (change && (!next || *change < *next)) next = change;
  }
  return next;
}

Result<void> Replay::apply(std::int32_t event, const Purchase& purchase) {
  const Facts facts{{date_of(event), std::nullopt}, &member_, purchase.channel, purchase.payment};
  lines_.clear();
  for (const PastLine& line : purchase.lines) {
    lines_.push_back(earn_line_of(line));
  }
  Trace* trace = nullptr;
  if (traced_ && traced_->purchases[static_cast<std::size_t>(event)]) {
    trace = traced_->trace;
    trace_lines(event, purchase);
  }
  steps_ = {};
  if (!earn(program_, lines_, facts, earned_, trace, inputs_, trace ? &steps_ : nullptr))
    return overflow(event_path(event));

  const auto step_of = [&](std::size_t ledger) { return trace ? steps_.totals[ledger] : kNoStep; };
  for (std::size_t ledger = 0; ledger < books_.size(); ++ledger) {
    const Points points = earned_.totals[ledger];
    if (points <= Points{}) continue;
    const Date date = date_of(event);
    const Lot lot{event, date, expiry_of(program_.document().ledgers[ledger].expiry, date), points, points};
    if (auto given = give(static_cast<std::int32_t>(ledger), lot, step_of(ledger)); !given) return given;
  }
  for (std::size_t i = 0; i < counters_.size(); ++i) {
    const CompiledMetric& metric = program_.metrics()[i];
    const std::optional<std::int64_t> value = counted_by(metric, lines_, earned_);
    if (!value) return overflow(event_path(event));
    const bool points = metric.document->kind == Metric::Kind::points;
    const StepIndex step = points ? step_of(static_cast<std::size_t>(metric.ledger)) : kNoStep;
    if (auto counted = count(i, event, *value, step); !counted) return counted;
  }
  member_.orders = *member_.orders + 1;
  return {};
}

Result<void> Replay::apply(std::int32_t event, const Redeem& redeem) {
  return take(redeem.ledger, redeem.points, event);
}

Result<void> Replay::apply(std::int32_t event, const AdjustPoints& adjust) {
  if (adjust.points < Points{}) return take(adjust.ledger, Points{} - adjust.points, event);
  if (adjust.points == Points{}) return {};
  const Date date = date_of(event);
  if (adjust.expires && *adjust.expires < date) {
    return Error{ErrorCode::invalid_window,
                 event_path(event) / "expires",
                 {{"from", to_text(date)}, {"to", to_text(*adjust.expires)}}};
  }
  const Expiry& expiry = program_.document().ledgers[static_cast<std::size_t>(adjust.ledger)].expiry;
  const std::optional<Date> expires = adjust.expires ? adjust.expires : expiry_of(expiry, date);
  return give(adjust.ledger, {event, date, expires, adjust.points, adjust.points}, kNoStep);
}

Result<void> Replay::apply(std::int32_t event, const AdjustMetric& adjust) {
  return count(static_cast<std::size_t>(adjust.metric), event, adjust.value, kNoStep);
}

/// What the earn rules look at, as the first steps of their derivation. Columns with the same amounts share a step.
void Replay::trace_lines(std::int32_t event, const Purchase& purchase) {
  const RuleRef rule{RuleRef::Kind::event, event};
  std::vector<std::int64_t> column(purchase.lines.size());
  std::vector<std::int64_t> last;
  StepIndex last_step = kNoStep;
  const auto step_of = [&](AmountBase base) {
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = amount_of(base, lines_[i]).minor;
    if (last_step == kNoStep || column != last) {
      const Unit unit{Unit::Kind::decimal, program_.document().currency.exponent};
      last_step = traced_->trace->add_list({StepCode::event_amount, Operation::given, rule}, {}, unit, column);
      last = column;
    }
    return last_step;
  };
  const auto counted = [&](auto matches) {
    return std::any_of(program_.earn().begin(), program_.earn().end(),
                       [&](const CompiledEarnRule& earn) { return matches(earn.document->measure); });
  };
  const auto counts_amount = [&](AmountBase base) {
    return counted(
        [&](const Measure& measure) { return measure.kind == Measure::Kind::amount && measure.base == base; });
  };
  inputs_ = {};
  if (counts_amount(AmountBase::list)) inputs_.list = step_of(AmountBase::list);
  if (counts_amount(AmountBase::net)) inputs_.net = step_of(AmountBase::net);
  if (counts_amount(AmountBase::payable)) inputs_.payable = step_of(AmountBase::payable);
  if (counted([](const Measure& measure) { return measure.kind == Measure::Kind::quantity; })) {
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = purchase.lines[i].quantity;
    inputs_.quantities = traced_->trace->add_list({StepCode::quantities, Operation::given, rule}, {}, kCount, column);
  }
}

Result<void> Replay::give(std::int32_t ledger, const Lot& lot, StepIndex earned) {
  LotBook& book = books_[static_cast<std::size_t>(ledger)];
  book.end_before(lot.earned);
  if (!book.give(lot, earned)) return overflow(event_path(lot.event));
  return {};
}

Result<void> Replay::take(std::int32_t ledger, Points points, std::int32_t event) {
  const auto position = static_cast<std::size_t>(ledger);
  LotBook& book = books_[position];
  book.end_before(date_of(event));
  if (book.take(points, event)) return {};
  const int decimals = program_.document().ledgers[position].decimals;
  return Error{ErrorCode::insufficient_points,
               event_path(event) / "points",
               {{"requested", text_of(points, decimals)}, {"balance", text_of(book.balance(), decimals)}}};
}

Result<void> Replay::count(std::size_t metric, std::int32_t event, std::int64_t value, StepIndex step) {
  if (value == 0) return {};
  if (!counters_[metric].add({date_of(event), event, value, step})) return overflow(event_path(event));
  member_.metrics[metric] = counters_[metric].value();
  return {};
}

}  // namespace loyalty
