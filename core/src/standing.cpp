// SPDX-License-Identifier: Apache-2.0
#include "standing.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "heap_sort.h"
#include "loyalty/amount_range.h"

namespace loyalty {
namespace {

/// More milestones than a member can be told of.
constexpr std::size_t kMaxReached = 100000;

/// By metric: whether a tier asks for it, or its surplus goes into the next period.
std::vector<bool> moving_metrics(const CompiledProgram& program) {
  std::vector<bool> moves(program.metrics().size(), false);
  for (std::size_t metric = 0; metric < moves.size(); ++metric) moves[metric] = program.metrics()[metric].document->rolls_over;
  const auto mark = [&moves](const ConditionTree& tree) {
    for (const CompiledCondition& node : tree) {
      if (std::holds_alternative<MetricCondition>(node.document->leaf)) moves[static_cast<std::size_t>(node.index)] = true;
    }
  };
  for (const CompiledTier& tier : program.tiers()) {
    mark(tier.qualify);
    mark(tier.keep);
  }
  return moves;
}

/// By metric, then of the orders: the least values for which a condition of a tier is another one than just below.
std::vector<std::vector<std::int64_t>> turning_marks(const CompiledProgram& program) {
  std::vector<std::vector<std::int64_t>> marks(program.metrics().size() + 1);
  const auto add = [](std::vector<std::int64_t>& to, const auto& condition) {
    if (condition.at_least) to.push_back(*condition.at_least);
    if (condition.at_most) to.push_back(*condition.at_most + 1);
  };
  const auto add_all = [&](const ConditionTree& tree) {
    for (const CompiledCondition& node : tree) {
      if (const auto* metric = std::get_if<MetricCondition>(&node.document->leaf)) add(marks[static_cast<std::size_t>(node.index)], *metric);
      if (const auto* orders = std::get_if<OrdersCondition>(&node.document->leaf)) add(marks.back(), *orders);
    }
  };
  for (const CompiledTier& tier : program.tiers()) {
    add_all(tier.qualify);
    add_all(tier.keep);
  }
  for (std::vector<std::int64_t>& of_one : marks) heap_sort(of_one);
  return marks;
}

bool counts_from_changes(const CompiledProgram& program) {
  return std::any_of(program.metrics().begin(), program.metrics().end(), [](const CompiledMetric& metric) {
    const Window& window = metric.document->window;
    return window.kind == Window::Kind::personal_year && window.anchor == Window::Anchor::tier_change;
  });
}

/// The mark that a tier asks of a metric; nothing when it asks for none.
std::optional<std::int64_t> mark_of(const CompiledTier& tier, std::size_t metric) {
  for (const TierMark& mark : marks_of(tier.qualify)) {
    if (static_cast<std::size_t>(mark.metric) == metric) return mark.at;
  }
  return std::nullopt;
}

Date first_day(const History& history) {
  std::optional<Date> first = history.joined;
  if (!history.events.empty() && !first) first = history.events.front().date;
  return first.value_or(kFirstDate);
}

}  // namespace

Standing::Standing(const CompiledProgram& program, const History& history)
    : program_(program),
      history_(history),
      joining_(first_day(history)),
      contributions_(program.metrics().size()),
      moves_(moving_metrics(program)),
      returned_(history.events.size(), false),
      turns_(tier_turns(program)),
      log_(program.metrics().size()),
      marks_(turning_marks(program)),
      anchored_(counts_from_changes(program)) {
  state_.counters.resize(program.metrics().size());
  state_.tops.resize(program.milestones().size());
  given_tops_.resize(program.milestones().size());
  state_.memberships.resize(program.document().memberships.size());
  Member& member = state_.member;
  member.balances.assign(program.document().ledgers.size(), Points{});
  member.metrics.assign(program.metrics().size(), 0);
  member.orders = 0;
  member.birthday = history.birthday;
  member.segments = history.segments;
  member.choices.assign(program.document().choices.size(), 0);
}

void Standing::begin(Date as_of) {
  std::optional<Date> first = history_.joined;
  if (!history_.events.empty() && (!first || history_.events.front().date < *first)) first = history_.events.front().date;
  if (first && *first <= as_of) {
    for (std::size_t metric = 0; metric < state_.counters.size(); ++metric) schedule(metric, *first);
    const bool fits = review(*first, TierHolding::Occasion::day);
    static_cast<void>(fits);  // nothing has been counted yet
    if (!timeline_.empty()) timeline_.back().cause = TierChange::Cause::joined;
  } else if (!history_.joined) {
    state_.holding.assume(highest_tier(program_, Facts{{as_of, std::nullopt}, &state_.member}));
    state_.member.tier = state_.holding.tier();
  }
  log_.begin(state_);
}

Date Standing::anchor(Window::Anchor anchor) const {
  return anchor == Window::Anchor::joining ? joining_ : state_.holding.changed().value_or(joining_);
}

std::optional<Date> Standing::period_of(std::size_t metric, Date day) const {
  const Window& window = this->window(metric);
  if (!window.is_period()) return std::nullopt;
  return window_begin(window, day, anchor(window.anchor));
}

std::span<const Contribution> Standing::counted(std::size_t metric) const {
  const Counter& counter = state_.counters[metric];
  return std::span(contributions_[metric]).subspan(counter.head, counter.end - counter.head);
}

bool Standing::advance(Date day) {
  while (state_.reviewed && !program_.tiers().empty()) {
    const std::optional<Date> turn = next_turn(*state_.reviewed);
    if (!turn || *turn > day) break;
    if (!slide(*turn) || !review(*turn, TierHolding::Occasion::day)) return false;
  }
  return slide(day);
}

/// The first day after `day` on which a tier may change by itself.
std::optional<Date> Standing::next_turn(Date day) {
  std::optional<Date> next = state_.holding.next_review(day);
  const auto offer = [&](std::optional<Date> other) {
    if (other && *other > day && (!next || *other < *next)) next = other;
  };
  while (state_.next_turn < turns_.size() && turns_[state_.next_turn] <= day) ++state_.next_turn;
  if (state_.next_turn < turns_.size()) offer(turns_[state_.next_turn]);
  for (const std::optional<Date>& until : state_.memberships) {
    if (until && *until < kLastDate) offer(add_days(*until, 1));
  }
  for (std::size_t metric = 0; metric < state_.counters.size(); ++metric) {
    if (moves_[metric]) offer(state_.counters[metric].next);
  }
  return next;
}

bool Standing::slide(Date day) {
  for (std::size_t metric = 0; metric < state_.counters.size(); ++metric) {
    if (!slide(metric, day)) return false;
  }
  publish(day);
  return true;
}

bool Standing::slide(std::size_t metric, Date day) {
  Counter& counter = state_.counters[metric];
  const Window& window = this->window(metric);
  while (counter.next && *counter.next <= day) {
    const bool rolls = program_.metrics()[metric].document->rolls_over;
    const Date to = rolls ? *counter.next : day;  // a surplus moves from period to period
    const Date begin = window_begin(window, to, anchor(window.anchor)).value_or(kFirstDate);
    if (rolls) {
      roll_over(metric);
      counter.rolled_on = begin;
    }
    if (!leave(metric, begin)) return false;
    schedule(metric, to);
  }
  return true;
}

void Standing::roll_over(std::size_t metric) {
  Counter& counter = state_.counters[metric];
  const std::int32_t tier = state_.holding.tier();
  std::int64_t surplus = 0;
  std::int32_t record = -1;
  if (tier != kNoTier) {
    if (const auto mark = mark_of(program_.tiers()[static_cast<std::size_t>(tier)], metric)) {
      note_rolled(metric, *mark);
      surplus = std::clamp<std::int64_t>(counter.value() - *mark, 0, std::max<std::int64_t>(0, counter.fresh - counter.charged));
      if (const auto& cap = program_.metrics()[metric].document->roll_cap) surplus = std::min(surplus, *cap);
      if (surplus > 0) record = this->record(metric, counter, *mark, false, surplus);
    }
  }
  counter.rolled = surplus;
  counter.rolled_record = record;
}

bool Standing::leave(std::size_t metric, Date begin) {
  Counter& counter = state_.counters[metric];
  const std::vector<Contribution>& contributions = contributions_[metric];
  Int128 sum = counter.fresh;
  for (; counter.head < counter.end && contributions[counter.head].date < begin; ++counter.head) sum -= contributions[counter.head].left();
  if (counter.rolled_on < begin) counter.rolled = 0;
  const auto past = [begin](const Counter::Charge& charge) { return charge.date < begin; };
  counter.charges.erase(std::remove_if(counter.charges.begin(), counter.charges.end(), past), counter.charges.end());
  counter.charged = 0;
  for (const Counter::Charge& charge : counter.charges) counter.charged += charge.value;
  const auto fresh = narrow(sum);
  if (!fresh || !fits(metric, *fresh)) return false;
  counter.fresh = *fresh;
  return true;
}

/// When the value next changes by itself. Sliding windows: with the first that leaves.
void Standing::schedule(std::size_t metric, Date day) {
  Counter& counter = state_.counters[metric];
  const Window& window = this->window(metric);
  const Date from = anchor(window.anchor);
  counter.next.reset();
  if (window.is_period()) {
    counter.next = window_end(window, day, from);
    return;
  }
  if (counter.head < counter.end) counter.next = window_end(window, contributions_[metric][counter.head].date, from);
  if (counter.charges.empty()) return;
  const std::optional<Date> charge = window_end(window, counter.charges.front().date, from);
  if (charge && (!counter.next || *charge < *counter.next)) counter.next = charge;
}

/// What conditions see.
void Standing::publish(Date day) {
  Member& member = state_.member;
  for (std::size_t metric = 0; metric < state_.counters.size(); ++metric) member.metrics[metric] = state_.counters[metric].value();
  member.memberships.clear();
  for (std::size_t i = 0; i < state_.memberships.size(); ++i) {
    if (state_.memberships[i] && day <= *state_.memberships[i]) member.memberships.push_back(static_cast<std::int32_t>(i));
  }
}

void Standing::add(std::size_t metric, const Contribution& contribution) {
  std::vector<Contribution>& contributions = contributions_[metric];
  if (contribution.value == 0) return;
  if (contributions.empty() || contributions.back().event != contribution.event) return contributions.push_back(contribution);
  contributions.back().value += contribution.value;
}

bool Standing::count_event(std::int32_t event) {
  if (!again_ && event % StandingLog::kStretch == 0 && event > 0) log_.begin(state_);
  return apply(event);
}

bool Standing::apply(std::int32_t event) {
  const Event& what = history_.events[static_cast<std::size_t>(event)];
  Member& member = state_.member;
  const bool returned = returned_[static_cast<std::size_t>(event)];
  if (std::holds_alternative<Purchase>(what.what) && !returned) member.orders = *member.orders + 1;
  if (const auto* choice = std::get_if<ChooseOption>(&what.what)) member.choices[static_cast<std::size_t>(choice->choice)] = choice->option;
  if (const auto* join = std::get_if<JoinMembership>(&what.what)) {
    const auto position = static_cast<std::size_t>(join->membership);
    std::optional<Date>& until = state_.memberships[position];
    const Date from = until && *until >= what.date ? add_days(*until, 1) : what.date;
    until = add_days(add_months(from, program_.document().memberships[position].months), -1);
  }
  for (std::size_t metric = 0; metric < state_.counters.size(); ++metric) {
    if (!count(metric, event)) return false;
  }
  publish(what.date);
  state_.next_event = event + 1;
  if (returned) return true;  // as if it had never been
  if (!reach_milestones(what.date)) return false;
  // What goes back neither lifts nor prolongs a tier.
  return std::holds_alternative<Refund>(what.what) || review(what.date, TierHolding::Occasion::event);
}

bool Standing::count(std::size_t metric, std::int32_t event) {
  Counter& counter = state_.counters[metric];
  const std::vector<Contribution>& contributions = contributions_[metric];
  const bool first = counter.head == counter.end;
  bool moved = false;
  for (; counter.end < contributions.size() && contributions[counter.end].event <= event; ++counter.end) {
    const auto fresh = narrow(Int128{counter.fresh} + contributions[counter.end].left());
    if (!fresh || !fits(metric, *fresh)) return false;
    counter.fresh = *fresh;
    moved = true;
  }
  if (moved && first && !window(metric).is_period()) schedule(metric, history_.events[static_cast<std::size_t>(event)].date);
  return true;
}

/// What is reached follows from the history alone; what is given, also from what was given before and undone.
bool Standing::reach_milestones(Date day) {
  for (std::size_t i = 0; i < program_.milestones().size(); ++i) {
    const CompiledMilestone& milestone = program_.milestones()[i];
    const auto metric = static_cast<std::size_t>(milestone.metric);
    const Counter& counter = state_.counters[metric];
    const std::int64_t value = counter.value() - counter.rolled;
    const std::optional<Date> period = period_of(metric, day);
    const Milestone& document = *milestone.document;
    const auto climb = [&](TopMark& top, auto reached) {
      for (std::int64_t mark = top.mark >= 0 && top.period == period ? top.mark + 1 : 0; mark == 0 || document.every > 0; ++mark) {
        const Int128 above = Int128{value} - document.at - Int128{document.every} * mark;
        if (above < 0) return true;
        if (!reached(ReachedMark{static_cast<std::int32_t>(i), period, mark}, above)) return false;
        top = {period, mark};
      }
      return true;
    };
    const bool few = climb(state_.tops[i], [&](const ReachedMark& next, Int128 above) {
      log_.note(metric, above);
      log_.note(next);
      return ++reached_ <= (again_ ? 2 * kMaxReached : kMaxReached);  // later ones that are to be looked at again are still in it
    });
    if (!few) return false;
    if (again_) continue;
    const bool given = climb(given_tops_[i], [&](const ReachedMark& next, Int128) {
      to_give_.push_back(next);
      return true;
    });
    if (!given) return false;
  }
  return true;
}

bool Standing::review(Date day, TierHolding::Occasion occasion) {
  state_.reviewed = day;
  if (program_.tiers().empty()) return true;
  note_judged();
  const std::int32_t before = state_.holding.tier();
  if (!state_.holding.review(program_, Facts{{day, std::nullopt}, &state_.member}, occasion)) return true;
  const std::int32_t tier = state_.holding.tier();
  state_.member.tier = tier;
  if (!again_) timeline_.push_back({tier > before ? TierChange::Cause::qualified : TierChange::Cause::ended, day, tier});
  return settle_change(day, tier > before);
}

bool Standing::settle_change(Date day, bool upgrade) {
  bool judge_again = false;
  for (std::size_t metric = 0; metric < state_.counters.size(); ++metric) {
    const Metric& document = *program_.metrics()[metric].document;
    const bool restarts = document.window.kind == Window::Kind::personal_year && document.window.anchor == Window::Anchor::tier_change;
    if (restarts) {
      if (!leave(metric, day)) return false;
      judge_again = true;
    }
    if (upgrade && document.on_upgrade != Metric::OnUpgrade::keep) {
      settle_upgrade(metric, day);  // of what is still counted in the year that begins: the value does not fall below zero
      judge_again = true;
    }
    schedule(metric, day);
  }
  if (judge_again) state_.holding.recheck_on(add_days(day, 1));
  publish(day);
  return true;
}

void Standing::settle_upgrade(std::size_t metric, Date day) {
  Counter& counter = state_.counters[metric];
  if (program_.metrics()[metric].document->on_upgrade == Metric::OnUpgrade::zero) {
    counter.head = counter.end;
    counter.fresh = counter.rolled = counter.charged = 0;
    counter.charges.clear();
    return;
  }
  const auto mark = mark_of(program_.tiers()[static_cast<std::size_t>(state_.holding.tier())], metric);
  note_charged(metric, mark.value_or(0));
  const std::int64_t charge = std::clamp<std::int64_t>(counter.value(), 0, mark.value_or(0));
  if (charge == 0) return;
  counter.charges.push_back({day, record(metric, counter, *mark, true, charge), charge});
  counter.charged += charge;
}

std::int32_t Standing::record(std::size_t metric, const Counter& counter, std::int64_t mark, bool is_charge, std::int64_t value) {
  if (!keeps_records_) return -1;
  const std::int32_t rolled = counter.rolled == 0 ? -1 : counter.rolled_record;
  CounterRecord record{metric, counter.head, counter.end, rolled, {}, state_.holding.tier(), mark, is_charge, value};
  for (const Counter::Charge& charge : counter.charges) record.charges.push_back(charge.record);
  records_.push_back(std::move(record));
  return static_cast<std::int32_t>(records_.size() - 1);
}

}  // namespace loyalty
