// SPDX-License-Identifier: Apache-2.0
#include "statement_replay.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <variant>

#include "heap_sort.h"
#include "loyalty/path.h"

namespace loyalty {
namespace {

/// By event: whether a later one returns or confirms it.
std::vector<bool> referred_events(const History& history) {
  std::vector<bool> referred(history.events.size(), false);
  for (const Event& event : history.events) {
    if (const auto* refund = std::get_if<Refund>(&event.what)) referred[static_cast<std::size_t>(refund->of)] = true;
    if (const auto* confirm = std::get_if<Confirm>(&event.what)) referred[static_cast<std::size_t>(confirm->of)] = true;
  }
  return referred;
}

bool any_looks_back(const CompiledProgram& program) {
  return std::any_of(program.earn().begin(), program.earn().end(),
                     [](const CompiledEarnRule& rule) { return rule.document->retroactive.has_value(); });
}

const std::vector<std::int64_t>* counts_of(const Event& event) {
  if (const auto* purchase = std::get_if<Purchase>(&event.what)) return &purchase->counts;
  if (const auto* activity = std::get_if<Activity>(&event.what)) return &activity->counts;
  return nullptr;
}

/// Whether an event keeps the points of an expiry rule alive.
bool is_activity(const CompiledExpiry& rule, const Event& event) {
  const Activities& activities = rule.document->activities;
  const auto is = [&event](auto kind) { return std::holds_alternative<decltype(kind)>(event.what); };
  if (activities.purchase && is(Purchase{})) return true;
  const auto* purchase = std::get_if<Purchase>(&event.what);
  const bool pays = purchase != nullptr && !purchase->redeemed.empty();
  if (activities.redeem && (pays || is(Redeem{}) || is(RedeemReward{}))) return true;
  if (activities.transfer && is(TransferPoints{})) return true;
  if (activities.adjust && (is(AdjustPoints{}) || is(AdjustMetric{}))) return true;
  if (activities.refund && is(Refund{})) return true;
  if (activities.activity && is(Activity{})) return true;
  const std::vector<std::int64_t>* counts = counts_of(event);
  if (counts == nullptr) return false;
  return std::any_of(rule.counts.begin(), rule.counts.end(), [counts](std::int32_t count) {
    const auto position = static_cast<std::size_t>(count);
    return position < counts->size() && (*counts)[position] > 0;
  });
}

}  // namespace

Path event_path(std::int32_t event) { return (Path{} / "member" / "history").at(static_cast<std::size_t>(event)); }

Error event_overflow(std::int32_t event) { return {ErrorCode::amount_overflow, event_path(event), {}}; }

EarnLine earn_line_of(const PastLine& line) { return {&line.traits, line.quantity, line.list, line.net, line.payable}; }

Replay::Replay(const CompiledProgram& program, const History& history, const StatementOptions& options)
    : program_(program),
      history_(history),
      options_(options),
      standing_(program, history),
      usage_(program),
      referred_(referred_events(history)),
      record_of_(history.events.size(), -1),
      redeem_returned_(history.events.size(), false),
      looks_back_(any_looks_back(program)),
      rewards_(program.rewards().size()),
      given_of_(program.milestones().size()) {
  for (std::size_t ledger = 0; ledger < program.ledgers().size(); ++ledger) {
    books_.emplace_back(program.ledgers()[ledger], static_cast<std::int32_t>(ledger));
    if (options.entries) books_.back().record_to(&entries_);
  }
}

void Replay::keep_records() {
  keeps_records_ = true;
  standing_.keep_records();
  for (LotBook& book : books_) book.keep_records();
}

const PurchaseRecord* Replay::record_of(std::int32_t event) const {
  const std::int32_t record = record_of_[static_cast<std::size_t>(event)];
  return record < 0 ? nullptr : &records_[static_cast<std::size_t>(record)];
}

Result<void> Replay::run(const ReplayTrace* traced) {
  traced_ = traced;
  if (traced) rule_steps_at_.assign(history_.events.size(), -1);
  standing_.begin(options_.as_of);
  const std::vector<Event>& events = history_.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto position = static_cast<std::int32_t>(i);
    if (i > 0 && events[i].date < events[i - 1].date) {
      return Error{ErrorCode::events_out_of_order,
                   event_path(position) / "date",
                   {{"date", to_text(events[i].date)}, {"before", to_text(events[i - 1].date)}}};
    }
    if (events[i].date > options_.as_of) {
      ++not_counted_;
      continue;
    }
    if (auto played = play(position); !played) return played;
  }
  if (auto moved = advance(options_.as_of); !moved) return moved;
  for (LotBook& book : books_) book.advance(options_.as_of);
  return {};
}

std::vector<LedgerEntry> Replay::entries() const {
  std::vector<const LedgerEntry*> order;
  order.reserve(entries_.size());
  for (const LedgerEntry& entry : entries_) order.push_back(&entry);
  heap_sort(order, [](const LedgerEntry* a, const LedgerEntry* b) {
    return std::tie(a->date, a->ledger, a) < std::tie(b->date, b->ledger, b);  // by their places: as they were written
  });
  std::vector<LedgerEntry> sorted;
  sorted.reserve(order.size());
  for (const LedgerEntry* entry : order) sorted.push_back(*entry);
  return sorted;
}

Result<void> Replay::advance(Date day) {
  if (auto converted = convert_until(day); !converted) return converted;
  if (!standing_.advance(day)) return Error{ErrorCode::amount_overflow, Path{} / "member" / "history", {}};
  return {};
}

Result<void> Replay::play(std::int32_t event) {
  const Event& what = history_.events[static_cast<std::size_t>(event)];
  if (auto moved = advance(what.date); !moved) return moved;
  keep_alive(what);
  if (!program_.milestones().empty()) before_ = member();
  auto applied = std::visit([&](const auto& kind) { return apply(event, kind); }, what.what);
  if (!applied) return applied;
  return finish(event);
}

Result<void> Replay::finish(std::int32_t event) {
  if (!standing_.count_event(event)) return event_overflow(event);
  return give_milestones(event);
}

void Replay::keep_alive(const Event& event) {
  for (std::size_t ledger = 0; ledger < books_.size(); ++ledger) {
    const std::vector<CompiledExpiry>& rules = program_.ledgers()[ledger].expiry;
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
      if (rules[rule].document->kind != Expiry::Kind::after_activity || !is_activity(rules[rule], event)) continue;
      books_[ledger].touch(static_cast<std::int32_t>(rule), event.date);
    }
  }
}

Result<void> Replay::apply(std::int32_t event, const Purchase& purchase) {
  for (const PointsOf& redeemed : purchase.redeemed) {
    if (auto taken = take(redeemed.ledger, redeemed.points, event, LedgerEntry::Kind::redeem); !taken) return taken;
  }
  lines_.clear();
  for (const PastLine& line : purchase.lines) lines_.push_back(earn_line_of(line));
  PurchaseRecord record;
  for (const PastLine& line : purchase.lines) record.whole.push_back(purchase.by_amount ? line.payable.minor : line.quantity);
  record.returned.assign(record.whole.size(), 0);
  keep_record(event, std::move(record));
  const Facts facts{{date_of(event), std::nullopt}, &member(), purchase.channel, purchase.payment};
  return earn_from(event, {lines_, purchase.counts, true, event}, facts);
}

void Replay::keep_record(std::int32_t event, PurchaseRecord record) {
  if (!referred_[static_cast<std::size_t>(event)]) return;
  record_of_[static_cast<std::size_t>(event)] = static_cast<std::int32_t>(records_.size());
  records_.push_back(std::move(record));
}

Result<void> Replay::apply(std::int32_t event, const Activity& activity) {
  keep_record(event, {});
  return earn_from(event, {{}, activity.counts, false, event}, {{date_of(event), std::nullopt}, &member()});
}

Result<void> Replay::apply(std::int32_t event, const AdjustMetric& adjust) {
  standing_.add(static_cast<std::size_t>(adjust.metric), {date_of(event), event, adjust.value});
  return {};
}

Result<void> Replay::apply(std::int32_t event, const ChooseOption& choice) { return looks_back_ ? look_back(event, choice) : Result<void>{}; }

Result<void> Replay::apply(std::int32_t, const JoinMembership&) { return {}; }

Result<void> Replay::earn_from(std::int32_t event, const EarnEvent& what, const Facts& facts) {
  const auto position = static_cast<std::size_t>(event);
  Trace* trace = nullptr;
  if (traced_ && traced_->purchases[position]) {
    trace = traced_->trace;
    if (const auto* purchase = std::get_if<Purchase>(&history_.events[position].what)) trace_lines(event, *purchase);
  }
  steps_ = {};
  shares_.clear();
  usage_.anchor(standing_.anchor(Window::Anchor::joining), standing_.anchor(Window::Anchor::tier_change));
  PointShares* shares = what.purchase && (referred_[position] || looks_back_) ? &shares_ : nullptr;
  if (!earn(program_, what, facts, &usage_, earned_, shares, trace, inputs_, trace ? &steps_ : nullptr)) return event_overflow(event);
  if (looks_back_ && what.purchase) {
    PastFacts past{event, member(), std::vector<bool>(program_.earn().size(), false)};
    for (const EarnedByRule& rule : earned_.rules) past.earned[static_cast<std::size_t>(rule.rule)] = true;
    past_.push_back(std::move(past));
  }
  if (trace) keep_steps(event, event);
  if (auto given = give_earned(event, what, facts, shares_, trace != nullptr); !given) return given;
  return count(event, what);
}

Result<void> Replay::give_earned(std::int32_t event, const EarnEvent& what, const Facts& facts, const PointShares& shares, bool traced) {
  for (std::size_t ledger = 0; ledger < books_.size(); ++ledger) {
    const Points points = earned_.totals[ledger];
    if (points <= Points{}) continue;
    const auto position = static_cast<std::int32_t>(ledger);
    const StepIndex step = traced ? steps_.totals[ledger] : kNoStep;
    const Facts day{{facts.now.date, std::nullopt}, &member()};
    const auto lot = give(position, points, event, day, true, step, LedgerEntry::Kind::earn);
    if (!lot) return lot.error();
    const std::int32_t record = record_of_[static_cast<std::size_t>(event)];
    if (record < 0) continue;
    const auto begin = shares.begin() + static_cast<std::ptrdiff_t>(ledger * what.lines.size());
    records_[static_cast<std::size_t>(record)].grants.push_back(
        {position, -1, lot.value(), event, {begin, begin + static_cast<std::ptrdiff_t>(what.lines.size())}});
  }
  return {};
}

Result<void> Replay::count(std::int32_t event, const EarnEvent& what) {
  for (std::size_t i = 0; i < program_.metrics().size(); ++i) {
    const CompiledMetric& metric = program_.metrics()[i];
    const std::optional<std::int64_t> value = counted_by(metric, what, earned_);
    if (!value) return event_overflow(event);
    standing_.add(i, {date_of(event), event, *value});
  }
  return {};
}

/// Rules that earn for the past when a choice makes their condition hold.
Result<void> Replay::look_back(std::int32_t event, const ChooseOption& choice) {
  const Date today = date_of(event);
  for (std::size_t rule = 0; rule < program_.earn().size(); ++rule) {
    const std::optional<Window>& window = program_.earn()[rule].document->retroactive;
    if (!window) continue;
    const Date begin = window_begin(*window, today, standing_.anchor(window->anchor)).value_or(kFirstDate);
    const auto first = std::find_if(past_.begin(), past_.end(), [&](const PastFacts& past) { return date_of(past.event) >= begin; });
    for (auto past = first; past != past_.end(); ++past) {
      if (past->earned[rule]) continue;
      if (!opened_by(choice, rule, *past)) continue;
      Member then = past->member;
      then.choices[static_cast<std::size_t>(choice.choice)] = choice.option;
      if (auto earned = earn_now(event, static_cast<std::int32_t>(rule), *past, then); !earned) return earned;
      past->earned[rule] = !earned_.rules.empty();
    }
  }
  return {};
}

/// Whether a rule's condition, with the facts of a purchase's day, fails with the option held until now and holds with the new one.
bool Replay::opened_by(const ChooseOption& choice, std::size_t rule, const PastFacts& past) const {
  const CompiledEarnRule& compiled = program_.earn()[rule];
  const Event& source = history_.events[static_cast<std::size_t>(past.event)];
  const auto& purchase = std::get<Purchase>(source.what);
  const auto holds_with = [&](std::int32_t option) {
    Member then = past.member;
    then.choices[static_cast<std::size_t>(choice.choice)] = option;
    const Facts facts{{source.date, std::nullopt}, &then, purchase.channel, purchase.payment};
    return check(compiled.document->valid, compiled.when, facts, program_).holds();
  };
  return !holds_with(member().choices[static_cast<std::size_t>(choice.choice)]) && holds_with(choice.option);
}

Result<void> Replay::earn_now(std::int32_t event, std::int32_t rule, const PastFacts& past, const Member& member_then) {
  earned_ = {};
  const Event& source = history_.events[static_cast<std::size_t>(past.event)];
  const auto& purchase = std::get<Purchase>(source.what);
  const std::int32_t record = record_of_[static_cast<std::size_t>(past.event)];
  if (record >= 0) {
    const std::vector<std::int64_t>& returned = records_[static_cast<std::size_t>(record)].returned;
    const bool touched = records_[static_cast<std::size_t>(record)].all_returned ||
                         std::any_of(returned.begin(), returned.end(), [](std::int64_t part) { return part > 0; });
    if (touched) return {};
  }
  lines_.clear();
  for (const PastLine& line : purchase.lines) lines_.push_back(earn_line_of(line));
  const EarnEvent what{lines_, purchase.counts, true, past.event};
  const Facts then{{source.date, std::nullopt}, &member_then, purchase.channel, purchase.payment};
  usage_.anchor(standing_.anchor(Window::Anchor::joining), standing_.anchor(Window::Anchor::tier_change));
  if (keeps_records_) earned_later_.push_back({event, past.event});
  const bool traced = traced_ && traced_->purchases[static_cast<std::size_t>(event)];
  if (traced) begin_again(past.event, purchase);
  if (!earn_again(program_, rule, what, then, date_of(event), usage_, earned_, &shares_, traced ? traced_->trace : nullptr, inputs_, &steps_)) {
    return event_overflow(event);
  }
  if (earned_.rules.empty()) return {};
  const std::int32_t ledger = program_.earn()[static_cast<std::size_t>(rule)].ledger;
  const Points points = earned_.rules.front().points;
  if (points <= Points{}) return {};
  const bool arrived = record >= 0 && records_[static_cast<std::size_t>(record)].confirmed &&
                       program_.document().ledgers[static_cast<std::size_t>(ledger)].pending.kind == Pending::Kind::confirmation;
  if (traced) keep_steps(event, past.event);
  const StepIndex step = traced ? steps_.totals[static_cast<std::size_t>(ledger)] : kNoStep;
  const auto lot = give(ledger, points, event, {{date_of(event), std::nullopt}, &member()}, !arrived, step, LedgerEntry::Kind::earn);
  if (!lot) return lot.error();
  if (record >= 0) {
    const auto begin = shares_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(ledger) * lines_.size());
    records_[static_cast<std::size_t>(record)].grants.push_back(
        {ledger, rule, lot.value(), event, {begin, begin + static_cast<std::ptrdiff_t>(lines_.size())}});
  }
  for (std::size_t metric = 0; metric < program_.metrics().size(); ++metric) {
    const CompiledMetric& compiled = program_.metrics()[metric];
    if (compiled.document->kind != Metric::Kind::points || compiled.ledger != ledger) continue;
    standing_.add(metric, {date_of(event), event, points.units});
  }
  return {};
}

/// A rule that earns for the past begins with the lines of the purchase, and with what other rules had given for it.
void Replay::begin_again(std::int32_t purchase, const Purchase& what) {
  trace_lines(purchase, what);
  steps_ = {};
  steps_.rules.assign(program_.earn().size(), kNoStep);
  for (const RuleStep* one = first_rule_step(purchase); one != nullptr; one = next_rule_step(*one)) {
    steps_.rules[static_cast<std::size_t>(one->rule)] = one->step;
  }
}

void Replay::keep_steps(std::int32_t event, std::int32_t purchase) {
  std::int32_t& last = rule_steps_at_[static_cast<std::size_t>(purchase)];
  for (std::size_t i = 0; i < earned_.rules.size(); ++i) {
    rule_steps_.push_back({earned_.rules[i].rule, earned_.rules[i].points, steps_.rules[i], event != purchase, last});
    last = static_cast<std::int32_t>(rule_steps_.size() - 1);
  }
  for (std::size_t ledger = 0; ledger < steps_.totals.size(); ++ledger) {
    if (steps_.totals[ledger] != kNoStep) earned_steps_.push_back({event, static_cast<std::int32_t>(ledger), steps_.totals[ledger]});
  }
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

}  // namespace loyalty
