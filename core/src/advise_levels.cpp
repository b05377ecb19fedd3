// SPDX-License-Identifier: Apache-2.0
// What leads to levels and keeps them, and whether that and paid memberships are worth their money.
#include <algorithm>
#include <utility>

#include "adviser.h"
#include "statement_trace.h"

namespace loyalty {
namespace {

/// Break-even is approached from below; a membership that hardly adds anything is given up after so many steps.
constexpr int kMostApproaches = 256;

std::int32_t days_between(Date from, Date to) { return to < from ? 0 : to.days - from.days + 1; }

bool by_spending(const LevelWay& way) {
  const auto holds = [](const AdviceCondition& one) { return one.reason == Reason::none; };
  return way.possible && way.extra && std::all_of(way.conditions.begin(), way.conditions.end(), holds);
}

}  // namespace

void Adviser::advise_levels(Advice& advice) {
  if (statement_.tier != kNoTier) advise_keeping(advice);
  for (std::int32_t tier = statement_.tier + 1; tier < static_cast<std::int32_t>(program_.tiers().size()); ++tier) {
    LevelAdvice level;
    level.tier = tier;
    level.than = statement_.tier;
    add_level(advice, std::move(level), ways_of(program_.tiers()[static_cast<std::size_t>(tier)].qualify),
              {0, &replay_.standing(), request_.as_of, std::nullopt});
  }
}

/// Follows the level held for as long as nothing happens.
void Adviser::advise_keeping(Advice& advice) {
  LevelAdvice level;
  level.aim = LevelAdvice::Aim::keep;
  level.tier = level.than = statement_.tier;
  Standing then = replay_.standing();
  const auto known = static_cast<std::ptrdiff_t>(then.timeline().size());
  Standing future = then;
  if (!future.advance(add_months(request_.as_of, kMonthsAhead))) return figures_.note_overflow();
  const auto fall = std::find_if(future.timeline().begin() + known, future.timeline().end(),
                                 [&](const TierChange& change) { return change.tier < statement_.tier; });
  Date day = request_.as_of;
  if (fall != future.timeline().end()) {
    level.until = add_days(fall->date, -1);
    level.than = fall->tier;
    const Program& document = program_.document();
    const bool renewed = document.tier_validity.kind != TierValidity::Kind::while_qualified || document.downgrade.grace_days > 0;
    day = renewed ? *level.until : fall->date;
    if (!then.advance(day)) return figures_.note_overflow();
  }
  const CompiledTier& tier = program_.tiers()[static_cast<std::size_t>(statement_.tier)];
  const std::optional<Date> until = level.until;
  add_level(advice, std::move(level), either_of(ways_of(tier.keep), ways_of(tier.qualify)), {0, &then, day, until});
}

void Adviser::add_level(Advice& advice, LevelAdvice level, const Ways& ways, const Judged& judged) {
  Judged here = judged;
  here.level = static_cast<std::int32_t>(advice.levels.size());
  level.complete = ways.complete;
  for (const Way& way : ways.list) level.ways.push_back(way_of(way, here, level.ways.size(), level.complete));
  weigh(level, here.level);
  advice.levels.push_back(std::move(level));
}

LevelWay Adviser::way_of(const Way& terms, const Judged& judged, std::size_t position, bool& complete) {
  LevelWay way;
  Figure extra = figures_.given(StepCode::extra_spend, {}, money({}));
  bool known = true;
  for (const WayTerm& term : terms) {
    if (term.kind != WayTerm::Kind::mark) {
      way.conditions.push_back(condition_of(term));
      continue;
    }
    const AdviceMark mark = mark_of(term, judged, position, way.marks.size(), complete, extra);
    known = known && mark.spend;
    if (mark.missing > 0 && mark.from && mark.by && *mark.by < *mark.from) way.possible = false;
    way.marks.push_back(mark);
  }
  if (known) {
    way.extra = Money{extra.units};
    figures_.show(extra, {"/levels/#/ways/#/extra", judged.level, static_cast<std::int32_t>(position)});
  }
  return way;
}

AdviceMark Adviser::mark_of(const WayTerm& term, const Judged& judged, std::size_t way, std::size_t position, bool& complete, Figure& extra) {
  const auto metric = static_cast<std::size_t>(term.metric);
  const CompiledMetric& compiled = program_.metrics()[metric];
  const RuleRef rule{RuleRef::Kind::metric, term.metric};
  const auto show = [&](const Figure& figure, std::string_view pattern) {
    figures_.show(figure, {pattern, judged.level, static_cast<std::int32_t>(way), static_cast<std::int32_t>(position)});
  };
  AdviceMark mark;
  mark.metric = term.metric;
  mark.at = term.at;
  mark.value = judged.standing->counters()[metric].value();
  const Window& window = compiled.document->window;
  mark.from = window_begin(window, judged.day, judged.standing->anchor(window.anchor));
  mark.by = judged.until ? judged.until : last_day(metric);

  Figure value = metrics_[metric];
  if (value.units != mark.value) {
    value = figures_.reckon(StepCode::metric_then, Operation::subtract, rule, {value, {value.units - mark.value, value.unit, kNoStep}});
  }
  const Figure stated{term.at, value.unit, kNoStep};
  const Figure at = term.negated ? figures_.reckon(StepCode::metric_mark, Operation::sum, rule, {stated})
                                 : figures_.given(StepCode::metric_mark, rule, stated);
  const Figure missing = figures_.beyond(StepCode::missing_metric, rule, at, value);
  mark.missing = missing.units;
  show(value, "/levels/#/ways/#/marks/#/value");
  show(at, "/levels/#/ways/#/marks/#/at");
  show(missing, "/levels/#/ways/#/marks/#/missing");

  Figure spend = missing;
  if (compiled.document->kind == Metric::Kind::points) {
    const Purchase& purchase = purchase_of(compiled.ledger, mark.missing);
    complete = complete && purchase.found.complete;
    mark.spend = purchase.found.spend;
    spend = purchase.spend;
  } else if (compiled.document->kind == Metric::Kind::spend || mark.missing == 0) {
    mark.spend = Money{mark.missing};
    if (compiled.document->kind != Metric::Kind::spend) spend = money({});
  }
  if (mark.spend) show(spend, "/levels/#/ways/#/marks/#/spend");
  if (request_.plan) {
    const Figure part = planned(mark.from, mark.by);
    mark.planned = Money{part.units};
    show(part, "/levels/#/ways/#/marks/#/planned");
    if (mark.spend) spend = figures_.reckon(StepCode::extra_spend, Operation::subtract, {}, {spend, part});
  }
  if (mark.spend) extra = figures_.reckon(StepCode::extra_spend, Operation::max, {}, {spend, extra});
  return mark;
}

/// The last day on which all that a metric counts now still counts.
std::optional<Date> Adviser::last_day(std::size_t metric) const {
  const Standing& standing = replay_.standing();
  const Window& window = program_.metrics()[metric].document->window;
  std::optional<Date> end;
  if (window.is_period()) {
    end = window_end(window, request_.as_of, standing.anchor(window.anchor));
  } else {
    const auto counted = standing.counted(metric);
    const auto first = std::find_if(counted.begin(), counted.end(), [](const Contribution& one) { return one.left() > 0; });
    if (first != counted.end()) end = window_end(window, first->date, standing.anchor(window.anchor));
  }
  return end ? std::optional(add_days(*end, -1)) : std::nullopt;
}

AdviceCondition Adviser::condition_of(const WayTerm& term) const {
  AdviceCondition answer;
  if (term.kind == WayTerm::Kind::ceiling) {
    answer.metric = term.metric;
    answer.at_most = term.at;
    if (*member_.metrics[static_cast<std::size_t>(term.metric)] > term.at) answer.reason = Reason::metric_too_high;
    return answer;
  }
  answer.leaf = term.leaf->document;
  answer.negated = term.negated;
  ConditionTree tree{*term.leaf};
  tree.front().subtree_end = 1;
  answer.reason = check({}, tree, facts(member_), program_).reason;
  if (term.negated && answer.reason != Reason::fact_unknown) {
    answer.reason = answer.reason == Reason::none ? Reason::condition_excluded : Reason::none;
  }
  return answer;
}

/// The part of the plan on the days from one to another.
Figure Adviser::planned(const std::optional<Date>& from, const std::optional<Date>& by) {
  const Date until = request_.plan->until;
  const Date first = std::max(request_.as_of, from.value_or(request_.as_of));
  const Date last = std::min(until, by.value_or(until));
  const std::int32_t all = days_between(request_.as_of, until);
  const std::int32_t days = days_between(first, last);
  const RuleRef rule{RuleRef::Kind::plan, -1};
  if (days == all) return plan_;
  return days == 0 ? figures_.times(StepCode::plan_part, rule, plan_, 0) : figures_.share(StepCode::plan_part, rule, plan_, days, all);
}

Money Adviser::worth_of_tier(std::int32_t tier) const {
  return tier == kNoTier ? Money{} : program_.document().tiers[static_cast<std::size_t>(tier)].worth;
}

const Adviser::Bought& Adviser::plan_at(std::int32_t tier) {
  std::optional<Bought>& known = plans_[static_cast<std::size_t>(tier + 1)];
  if (!known) {
    Member member = member_;
    member.tier = tier;
    known = buy(member, rates_of(program_, facts(member)), request_.plan->spend);
  }
  return *known;
}

/// Which way is the cheapest, and whether it is worth it.
void Adviser::weigh(LevelAdvice& level, std::int32_t position) {
  for (std::size_t i = 0; i < level.ways.size(); ++i) {
    if (!by_spending(level.ways[i])) continue;
    if (level.way < 0 || *level.ways[i].extra < *level.ways[static_cast<std::size_t>(level.way)].extra) level.way = static_cast<std::int32_t>(i);
  }
  const RuleRef rule{RuleRef::Kind::tier, level.tier};
  const Figure worth = figures_.reckon(StepCode::tier_worth, Operation::subtract, rule, {money(worth_of_tier(level.tier)), money(worth_of_tier(level.than))});
  figures_.show(worth, {"/levels/#/worth", position});
  Figure benefit = worth;
  if (request_.plan) {
    const Bought& here = plan_at(level.tier);
    const Bought& there = plan_at(level.than);
    for (std::size_t ledger = 0; ledger < here.points.size(); ++ledger) {
      if (here.points[ledger].units == 0 && there.points[ledger].units == 0) continue;
      const auto row = static_cast<std::int32_t>(level.points.size());
      const Figure gain = figures_.reckon(StepCode::points_gain, Operation::subtract, rule, {here.values[ledger], there.values[ledger]});
      benefit = figures_.reckon(StepCode::benefit, Operation::sum, rule, {benefit, gain});
      figures_.show(here.points[ledger], {"/levels/#/points/#/points", position, row});
      figures_.show(there.points[ledger], {"/levels/#/points/#/than", position, row});
      figures_.show(gain, {"/levels/#/points/#/value", position, row});
      level.points.push_back({static_cast<std::int32_t>(ledger), Points{here.points[ledger].units}, Points{there.points[ledger].units}, Money{gain.units}});
    }
  }
  figures_.show(benefit, {"/levels/#/benefit", position});
  level.worth = Money{worth.units};
  level.benefit = Money{benefit.units};
  if (level.aim == LevelAdvice::Aim::keep && !level.until) {
    level.verdict = AdviceVerdict::kept;
  } else if (level.way < 0) {
    level.verdict = AdviceVerdict::not_by_spending;
  } else if (request_.plan) {
    const Money extra = *level.ways[static_cast<std::size_t>(level.way)].extra;
    const AdviceVerdict weighed = level.benefit >= extra ? AdviceVerdict::worth_it : AdviceVerdict::not_worth_it;
    level.verdict = extra == Money{} ? AdviceVerdict::reached_by_plan : weighed;
  }
}

/// The member with a membership or without it, at the tier that this gives at once.
Member Adviser::with_membership(std::int32_t membership, bool held) const {
  Member member = member_;
  std::erase(member.memberships, membership);
  if (held) member.memberships.push_back(membership);
  const auto& now = member_.memberships;
  if (held == (std::find(now.begin(), now.end(), membership) != now.end())) return member;
  const std::int32_t qualified = highest_tier(program_, facts(member));
  const bool keeps = held || (member.tier != kNoTier &&
                              check({}, program_.tiers()[static_cast<std::size_t>(member.tier)].keep, facts(member), program_).holds());
  member.tier = keeps ? std::max(member.tier, qualified) : qualified;
  return member;
}

void Adviser::advise_memberships(Advice& advice) {
  for (std::size_t i = 0; i < program_.document().memberships.size(); ++i) {
    const auto position = static_cast<std::int32_t>(i);
    const Money fee = program_.document().memberships[i].fee;
    const RuleRef rule{RuleRef::Kind::membership, position};
    MembershipAdvice answer;
    answer.held = std::find(member_.memberships.begin(), member_.memberships.end(), position) != member_.memberships.end();
    const Member with = with_membership(position, true);
    const Member without = with_membership(position, false);
    const Figure worth = figures_.reckon(StepCode::tier_worth, Operation::subtract, rule, {money(worth_of_tier(with.tier)), money(worth_of_tier(without.tier))});
    figures_.show(figures_.given(StepCode::membership_fee, rule, money(fee)), {"/memberships/#/fee", position});
    find_break_even(answer, with, without, Money{fee.minor - worth.units});
    Figure amount;
    const auto gain_of = [&](Money spend) {
      const Bought more = buy(with, rates_of(program_, facts(with)), spend);
      const Bought less = buy(without, rates_of(program_, facts(without)), spend);
      Figure gain = worth;
      for (std::size_t ledger = 0; ledger < more.values.size(); ++ledger) {
        if (more.values[ledger].units == 0 && less.values[ledger].units == 0) continue;
        gain = figures_.reckon(StepCode::benefit, Operation::sum, rule, {gain, more.values[ledger]});
        gain = figures_.reckon(StepCode::benefit, Operation::subtract, rule, {gain, less.values[ledger]});
      }
      amount = more.amount;
      return gain;
    };
    if (answer.break_even) {
      static_cast<void>(gain_of(*answer.break_even));
      if (amount.step == kNoStep) amount = figures_.given(StepCode::basket_amount, rule, amount);
      figures_.show(amount, {"/memberships/#/breakEven", position});
    }
    if (request_.plan) {
      const Figure gain = gain_of(request_.plan->spend);
      figures_.show(gain, {"/memberships/#/gain", position});
      answer.gain = Money{gain.units};
      answer.verdict = *answer.gain >= fee ? AdviceVerdict::worth_it : AdviceVerdict::not_worth_it;
    }
    advice.memberships.push_back(answer);
  }
}

/// From below, by two bounds that no purchase before the break-even reaches. The points of the rules that the membership changes, less those that they earn
/// without it for the purchase found so far, are worth the fee, rounded up; and all points are worth by the fee more than those that this purchase earns without it.
void Adviser::find_break_even(MembershipAdvice& answer, const Member& with, const Member& without, Money fee) {
  if (fee <= Money{}) {
    answer.break_even = Money{};
    return;
  }
  const PointRates rates = rates_of(program_, facts(with));
  const PointRates rates_without = rates_of(program_, facts(without));
  const std::vector<bool> rules = trials_.differing(with, without);
  Money spend{1};
  for (int approach = 0; approach < kMostApproaches; ++approach) {
    if (rates == rates_without) {
      const TrialFound found = trials_.smallest(with, {-1, &rates, fee.minor, &rules, trials_.given_by(rules, without, spend)}, spend);
      answer.complete = found.complete;
      if (!found.spend) return;
      spend = *found.spend;
    }
    const std::optional<Int128> other = trials_.worth(without, rates_without, spend);
    if (!other) break;
    const TrialFound found = trials_.smallest(with, {-1, &rates, *other + fee.minor, nullptr, {}}, spend);
    answer.complete = found.complete;
    if (!found.spend) return;
    if (*found.spend == spend) {
      answer.break_even = spend;
      return;
    }
    spend = *found.spend;
  }
  answer.complete = false;
}

}  // namespace loyalty
