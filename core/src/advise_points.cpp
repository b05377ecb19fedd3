// SPDX-License-Identifier: Apache-2.0
// The best use of points that end, and the cheapest way to a reward.
#include <algorithm>
#include <utility>

#include "adviser.h"
#include "redemption_worth.h"

namespace loyalty {
namespace {

Points points_of(Int128 number, Points most) { return Points{static_cast<std::int64_t>(std::min<Int128>(number, most.units))}; }

}  // namespace

void Adviser::advise_expiring(Advice& advice) {
  for (std::size_t ledger = 0; ledger < statement_.balances.size(); ++ledger) {
    Points before;
    for (std::size_t i = 0; i < std::min(statement_.balances[ledger].expiring.size(), kMostEndings); ++i) {
      const auto row = static_cast<std::int32_t>(advice.expiring.size());
      ExpiryAdvice answer = expiry_of(static_cast<std::int32_t>(ledger), i, before);
      before += answer.points;
      const Figure ending = expiring_[ledger][i];
      figures_.show(ending, {"/expiring/#/points", row});
      const RuleRef rule{RuleRef::Kind::ledger, answer.ledger};
      const Figure saved = figures_.reckon(StepCode::points_saved, Operation::min, rule, {ending, points(answer.ledger, answer.usable)});
      const Figure lost = figures_.reckon(StepCode::points_lost, Operation::subtract, rule, {ending, saved});
      answer.lost = Points{lost.units};
      figures_.show(saved, {"/expiring/#/usable", row});
      figures_.show(lost, {"/expiring/#/lost", row});
      Member member = member_;
      const PointRates rates = rates_of(program_, {{answer.date, std::nullopt}, &member});
      if (rates[ledger]) {
        const Figure worth = worth_of(ending, *rates[ledger]);
        answer.value = Money{worth.units};
        figures_.show(worth, {"/expiring/#/value", row});
      }
      if (answer.use) derive_use(answer, row);
      advice.expiring.push_back(std::move(answer));
    }
  }
}

ExpiryAdvice Adviser::expiry_of(std::int32_t ledger, std::size_t position, Points before) const {
  const LedgerBalance& balance = statement_.balances[static_cast<std::size_t>(ledger)];
  ExpiryAdvice answer;
  answer.ledger = ledger;
  answer.date = balance.expiring[position].date;
  answer.points = balance.expiring[position].points;
  const Points available = balance.balance - before;
  const Facts day{{answer.date, std::nullopt}, &member_};
  const auto offer = [&answer](const PointsUse& use) {
    answer.usable = std::max(answer.usable, std::min(answer.points, use.most));
    if (use.value <= Money{}) return;
    const bool better = !answer.use || use.value > answer.use->value || (use.value == answer.use->value && use.points < answer.use->points);
    if (better) answer.use = use;
  };
  for (std::size_t i = 0; i < program_.redemptions().size(); ++i) {
    const CompiledRedemption& compiled = program_.redemptions()[i];
    if (compiled.ledger != ledger || compiled.each >= 0 || !may_hold(compiled.when, day, program_)) continue;
    PointsUse use = use_of(*compiled.document, answer.points, available);
    use.redemption = static_cast<std::int32_t>(i);
    offer(use);
  }
  for (std::size_t i = 0; i < program_.rewards().size(); ++i) {
    const CompiledReward& compiled = program_.rewards()[i];
    if (compiled.ledger != ledger || !check({}, compiled.when, day, program_).holds()) continue;
    const Reward& reward = *compiled.document;
    const auto position_of = static_cast<std::int32_t>(i);
    const Int128 wanted = rounded_up(answer.points.units, reward.points.units) / reward.points.units;
    const Int128 most = std::min<Int128>(available.units / reward.points.units, replay_.times_left(position_of, answer.date));
    PointsUse use;
    use.reward = position_of;
    use.times = static_cast<std::int64_t>(std::max<Int128>(std::min(wanted, most), 0));
    use.points = use.most = Points{reward.points.units * use.times};
    const auto value = narrow(Int128{reward.value.minor - reward.cash.minor} * use.times);
    use.value = Money{value.value_or(0)};
    offer(use);
  }
  return answer;
}

/// None: no points.
PointsUse Adviser::use_of(const Redemption& redemption, Points ending, Points available) {
  const Points unit = redemption.ladder ? redemption.points() : redemption.step;
  const Points bound = points_of(rounded_up(std::max(ending, redemption.minimum).units, unit.units), available);
  PointsUse use;
  if (redemption.ladder) {
    const LadderSum sum = best_sum(redemption.rungs, 1, bound, Money{kMaxAmount});
    use.points = use.most = sum.points;
    use.value = sum.value;
  } else {
    use.points = use.most = Points{bound.units / unit.units * unit.units};
    use.value = value_of(redemption, 1, use.points).value_or(Money{});
    // The fewest points of this value.
    const Int128 fewest = rounded_up(Int128{use.value.minor} * redemption.points().units, redemption.value().minor) / redemption.value().minor;
    use.points = points_of(rounded_up(std::max<Int128>(fewest, redemption.minimum.units), unit.units), use.points);
  }
  if (use.most < redemption.minimum) return {};
  if (use.points < redemption.minimum) use.value = Money{};
  return use;
}

void Adviser::derive_use(const ExpiryAdvice& answer, std::int32_t row) {
  const PointsUse& use = *answer.use;
  Figure taken;
  Figure worth;
  if (use.reward >= 0) {
    const RuleRef rule{RuleRef::Kind::reward, use.reward};
    const Reward& reward = *program_.rewards()[static_cast<std::size_t>(use.reward)].document;
    taken = figures_.times(StepCode::points_used, rule, points(answer.ledger, reward.points), use.times);
    const Figure one = figures_.reckon(StepCode::reward_value, Operation::subtract, rule, {money(reward.value), money(reward.cash)});
    worth = figures_.times(StepCode::points_value, rule, one, use.times);
  } else {
    const RuleRef rule{RuleRef::Kind::redemption, use.redemption};
    const Redemption& redemption = *program_.redemptions()[static_cast<std::size_t>(use.redemption)].document;
    if (!redemption.ladder) {
      taken = figures_.times(StepCode::points_used, rule, points(answer.ledger, redemption.step), use.points.units / redemption.step.units);
      worth = worth_of(taken, {use.redemption, redemption.points(), redemption.value()});
    } else if (figures_.trace()) {
      const LadderSum sum = best_sum(redemption.rungs, 1, use.points, Money{kMaxAmount});
      const LadderSteps steps = trace_sum(redemption, sum, {rule, points_unit(answer.ledger), money_, {}, 1}, *figures_.trace());
      taken.step = steps.points;
      worth.step = steps.value;
    }
  }
  figures_.show(taken, {"/expiring/#/use/points", row});
  figures_.show(worth, {"/expiring/#/use/value", row});
}

void Adviser::advise_rewards(Advice& advice) {
  for (std::size_t i = 0; i < program_.rewards().size(); ++i) advice.rewards.push_back(reward_of(static_cast<std::int32_t>(i)));
}

RewardAdvice Adviser::reward_of(std::int32_t position) {
  const CompiledReward& compiled = program_.rewards()[static_cast<std::size_t>(position)];
  const Reward& document = *compiled.document;
  const RuleRef rule{RuleRef::Kind::reward, position};
  RewardAdvice answer;
  answer.reason = check({}, compiled.when, facts(member_), program_).reason;
  if (answer.reason == Reason::none && replay_.times_left(position, request_.as_of) < 1) answer.reason = Reason::limit_reached;

  const Figure price = figures_.given(StepCode::reward_points, rule, points(compiled.ledger, document.points));
  const Figure cash = figures_.given(StepCode::reward_cash, rule, money(document.cash));
  const Figure missing = figures_.beyond(StepCode::missing_points, rule, price, balances_[static_cast<std::size_t>(compiled.ledger)]);
  answer.missing = Points{missing.units};
  figures_.show(price, {"/rewards/#/points", position});
  figures_.show(cash, {"/rewards/#/cash", position});
  figures_.show(missing, {"/rewards/#/missing", position});
  RewardScope scope{position, missing, cash, answer};
  if (missing.units == 0) {
    RewardWay way;
    add_reward_way(scope, way, cash);
  } else {
    RewardWay way;
    way.type = RewardWay::Type::purchase;
    way.ledger = compiled.ledger;
    Figure spend;
    if (spend_for(scope, way, missing, spend)) {
      add_reward_way(scope, way, figures_.reckon(StepCode::way_cost, Operation::sum, rule, {spend, cash}));
    }
    for (std::size_t i = 0; i < program_.transfers().size(); ++i) {
      if (program_.transfers()[i].to == compiled.ledger) add_transfer_way(scope, static_cast<std::int32_t>(i));
    }
  }
  if (document.value > Money{}) {
    const Figure value = figures_.given(StepCode::reward_value, rule, money(document.value));
    figures_.show(value, {"/rewards/#/value", position});
    RewardWay way;
    way.type = RewardWay::Type::money;
    add_reward_way(scope, way, value);
  }
  return answer;
}

void Adviser::add_reward_way(RewardScope& scope, RewardWay& way, const Figure& cost) {
  RewardAdvice& answer = scope.answer;
  const auto position = static_cast<std::int32_t>(answer.ways.size());
  way.cost = Money{cost.units};
  figures_.show(cost, {"/rewards/#/ways/#/cost", scope.reward, position});
  if (answer.cheapest < 0 || way.cost < answer.ways[static_cast<std::size_t>(answer.cheapest)].cost) answer.cheapest = position;
  answer.ways.push_back(way);
}

/// Spend that earns what is missing of the ledger of a way, which is the next one. False when no purchase does.
bool Adviser::spend_for(RewardScope& scope, RewardWay& way, const Figure& missing, Figure& spend) {
  const Purchase& purchase = purchase_of(way.ledger, missing.units);
  scope.answer.complete = scope.answer.complete && purchase.found.complete;
  if (!purchase.found.spend) return false;
  const auto position = static_cast<std::int32_t>(scope.answer.ways.size());
  way.missing = Points{missing.units};
  way.spend = purchase.found.spend;
  spend = purchase.spend;
  figures_.show(missing, {"/rewards/#/ways/#/missing", scope.reward, position});
  figures_.show(spend, {"/rewards/#/ways/#/spend", scope.reward, position});
  if (missing.units == 0) return true;
  way.earns = Points{purchase.earns.units};
  way.from = usable_from(ledger(way.ledger).pending, request_.as_of);
  figures_.show(purchase.earns, {"/rewards/#/ways/#/earns", scope.reward, position});
  return true;
}

void Adviser::add_transfer_way(RewardScope& scope, std::int32_t transfer) {
  const CompiledTransfer& compiled = program_.transfers()[static_cast<std::size_t>(transfer)];
  const Transfer& document = *compiled.document;
  if (!check({}, compiled.when, facts(member_), program_).holds()) return;
  const RuleRef rule{RuleRef::Kind::transfer, transfer};
  const Int128 wanted = rounded_up(scope.missing.units, document.gives) / document.gives;
  const Int128 least = rounded_up(document.minimum.units, document.block.units) / document.block.units;
  const Int128 blocks = std::max(wanted, least);
  if (!in_range(blocks * document.block.units)) return;
  RewardWay way;
  way.type = RewardWay::Type::transfer;
  way.transfer = transfer;
  way.ledger = compiled.ledger;
  const Figure given = figures_.times(StepCode::transfer_points, rule, points(compiled.ledger, document.block), static_cast<std::int64_t>(blocks));
  const Figure missing = figures_.beyond(StepCode::missing_points, rule, given, balances_[static_cast<std::size_t>(compiled.ledger)]);
  Figure spend;
  if (!spend_for(scope, way, missing, spend)) return;
  const std::optional<PointRate>& rate = rates_[static_cast<std::size_t>(compiled.ledger)];
  const Figure value = rate ? worth_of(given, *rate) : figures_.given(StepCode::points_value, rule, money({}));
  way.points = Points{given.units};
  way.value = Money{value.units};
  const auto position = static_cast<std::int32_t>(scope.answer.ways.size());
  figures_.show(given, {"/rewards/#/ways/#/points", scope.reward, position});
  figures_.show(value, {"/rewards/#/ways/#/value", scope.reward, position});
  add_reward_way(scope, way, figures_.reckon(StepCode::way_cost, Operation::sum, rule, {spend, value, scope.cash}));
}

}  // namespace loyalty
