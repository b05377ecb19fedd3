// SPDX-License-Identifier: Apache-2.0
#include "basket_top_up.h"

#include <algorithm>

namespace loyalty {
namespace {

[[nodiscard]] Rational rate_of(Money change, Money list) { return make_rational(change.minor, list.minor).value_or(Rational{}); }

[[nodiscard]] bool same_goods(const std::vector<AddedGood>& a, const std::vector<AddedGood>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const AddedGood& one, const AddedGood& other) {
    return one.good == other.good && one.quantity == other.quantity && one.amount == other.amount;
  });
}

}  // namespace

TopUpSearch::TopUpSearch(const CompiledProgram& program, const BasketAdviceRequest& request, const std::vector<AddableGood>& goods,
                         Money most_extra)
    : trial_(program, request),
      alone_(program, request),
      goods_(goods),
      most_extra_(most_extra),
      lines_(request.quote.basket->lines.size()),
      now_extents_(program, request.quote),
      extents_(program, request.quote) {
  alone_.request().vouchers = {};
  alone_.request().redeem.reset();
  alone_.basket().counts.clear();
}

TopUpAdvice TopUpSearch::run() {
  TopUpAdvice advice;
  advice.most_extra = most_extra_;
  const auto now = trial_.cost();
  if (!now) return advice;
  now_ = *now;
  payable_ = trial_.quote().payable();
  later_ = trial_.later();
  now_extents_.read(trial_.quote());
  exact_ = trial_.quote().inexact.empty();
  std::vector<std::vector<bool>> seen;
  for (std::size_t i = 0; i < goods_.size(); ++i) {
    if (goods_[i].unit_price) continue;
    const AmountRuns runs(trial_.program(), trial_.request(), goods_[i].traits);
    if (std::find(seen.begin(), seen.end(), runs.matches()) != seen.end()) continue;
    seen.push_back(runs.matches());
    search_any_price(i);
  }
  at_hand_.clear();
  search_choices(0, {});
  advice.options = options();
  for (const TopUpRole role : {TopUpRole::cheaper, TopUpRole::most, TopUpRole::lowest}) {
    for (std::size_t i = 0; i < advice.options.size(); ++i) {
      const std::vector<TopUpRole>& roles = advice.options[i].roles;
      if (std::find(roles.begin(), roles.end(), role) != roles.end()) advice.best = static_cast<std::int32_t>(i);
    }
  }
  if (!advice.options.empty()) advice.verdict = TopUpVerdict::not_worth_it;
  if (advice.best >= 0) advice.verdict = advice.options[static_cast<std::size_t>(advice.best)].verdict;
  advice.exact = exact_;
  return advice;
}

void TopUpSearch::search_any_price(std::size_t good) {
  std::vector<BasketLine>& lines = trial_.basket().lines;
  lines.push_back({goods_[good].traits, 1, {}});
  at_hand_.assign(1, {static_cast<std::int32_t>(good), 1, {}});
  const AmountRuns runs(trial_.program(), trial_.request(), goods_[good].traits);
  const bool every = !runs.certain() && allowance_.covers(most_extra_.minor, lines.size());
  if (!runs.certain() && !every) exact_ = false;
  OfferExtents reached = now_extents_;
  for (std::int64_t amount = 1; amount <= most_extra_.minor;) {
    const auto cost = try_amount(amount);
    if (!cost) break;
    consider(Money{amount}, *cost);
    extents_.read(trial_.quote());
    if (reached.raise(extents_)) consider_start(Money{amount}, *cost);
    std::int64_t last = amount;
    if (!every) last = std::min(most_extra_.minor, amount + runs.more(trial_.quote()));
    if (last > amount) {
      const auto last_cost = try_amount(last);
      if (!last_cost) break;
      consider(Money{last}, *last_cost);
      halve(amount, *cost, last, *last_cost, runs);
    }
    amount = last + 1;
  }
  lines.resize(lines_);
}

/// Between two amounts of a run.
void TopUpSearch::halve(std::int64_t low, Money low_cost, std::int64_t high, Money high_cost, const AmountRuns& runs) {
  if (high - low < 2) return;
  std::int64_t least = high_cost.minor - (high - low - 1) - runs.slack();
  if (!runs.may_fall()) least = std::max(least, low_cost.minor - runs.slack());
  if (!may_hold_better(low, high, least)) return;
  const std::int64_t middle = low + (high - low) / 2;
  const auto cost = try_amount(middle);
  if (!cost) return;
  consider(Money{middle}, *cost);
  halve(low, low_cost, middle, *cost, runs);
  halve(middle, *cost, high, high_cost, runs);
}

bool TopUpSearch::may_hold_better(std::int64_t low, std::int64_t high, std::int64_t least_cost) {
  const Found& lowest = found(TopUpRole::lowest);
  const Found& first = found(TopUpRole::first);
  const Found& most = found(TopUpRole::most);
  if (least_cost < now_.minor) {
    if (!first.any || low < first.list.minor) return true;
    if (!lowest.any || least_cost < lowest.cost.minor) return true;
    if (least_cost == lowest.cost.minor && low + 1 < lowest.list.minor) return true;
  }
  return least_cost <= now_.minor && (!most.any || high > most.list.minor);
}

/// Every choice of the priced goods from this one on, beside those at hand.
void TopUpSearch::search_choices(std::size_t good, Money list) {
  while (good < goods_.size() && !goods_[good].unit_price) ++good;
  if (good == goods_.size()) return;
  const std::int64_t price = goods_[good].unit_price->minor;
  const std::int64_t units = std::min(goods_[good].at_most, (most_extra_.minor - list.minor) / price);
  search_choices(good + 1, list);
  std::vector<BasketLine>& lines = trial_.basket().lines;
  for (std::int64_t i = 1; i <= units && !spent_; ++i) {
    if (i == 1) {
      lines.push_back({goods_[good].traits, 1, Money{price}});
      at_hand_.push_back({static_cast<std::int32_t>(good), 1, {}});
    }
    lines.back().quantity = at_hand_.back().quantity = i;
    at_hand_.back().amount = Money{price * i};
    const Money sum{list.minor + price * i};
    if (const auto cost = try_out()) {
      consider(sum, *cost);
      extents_.read(trial_.quote());
      if (!extents_.more_than(now_extents_).empty()) consider_start(sum, *cost);
    }
    search_choices(good + 1, sum);
  }
  if (units == 0 || at_hand_.empty() || at_hand_.back().good != static_cast<std::int32_t>(good)) return;
  lines.pop_back();
  at_hand_.pop_back();
}

std::optional<Money> TopUpSearch::try_amount(std::int64_t amount) {
  trial_.basket().lines.back().unit_price = at_hand_.back().amount = Money{amount};
  return try_out();
}

std::optional<Money> TopUpSearch::try_out() {
  if (!allowance_.take(trial_.basket().lines.size())) {
    exact_ = false;
    spent_ = true;
    return std::nullopt;
  }
  const auto cost = trial_.cost();
  if (cost && !trial_.quote().inexact.empty()) exact_ = false;
  return cost;
}

void TopUpSearch::consider(Money list, Money cost) {
  const Found& first = found(TopUpRole::first);
  const Found& lowest = found(TopUpRole::lowest);
  const Found& most = found(TopUpRole::most);
  if (cost < now_) {
    if (!first.any || list < first.list || (list == first.list && cost < first.cost)) keep(TopUpRole::first, list, cost);
    if (!lowest.any || cost < lowest.cost || (cost == lowest.cost && list < lowest.list)) keep(TopUpRole::lowest, list, cost);
  }
  if (cost > now_) return;
  if (!most.any || list > most.list || (list == most.list && cost < most.cost)) keep(TopUpRole::most, list, cost);
}

void TopUpSearch::consider_start(Money list, Money cost) {
  const Found& next = found(TopUpRole::next);
  if (!next.any || list < next.list || (list == next.list && cost < next.cost)) keep(TopUpRole::next, list, cost);
  if (cost <= now_) return;
  const Found& cheaper = found(TopUpRole::cheaper);
  if (cheaper.any) {
    const int order = compare(rate_of(cost - now_, list), rate_of(cheaper.cost - now_, cheaper.list));
    if (order > 0 || (order == 0 && list >= cheaper.list)) return;
  }
  const auto apart = alone(at_hand_);
  if (apart && cost - now_ < *apart) keep(TopUpRole::cheaper, list, cost);
}

void TopUpSearch::keep(TopUpRole role, Money list, Money cost) { found(role) = {true, list, cost, at_hand_}; }

std::optional<Money> TopUpSearch::alone(const std::vector<AddedGood>& goods) {
  put(alone_.basket(), 0, goods);
  return alone_.cost();
}

void TopUpSearch::put(Basket& basket, std::size_t lines, const std::vector<AddedGood>& goods) const {
  basket.lines.resize(lines);
  for (const AddedGood& one : goods) {
    const AddableGood& good = goods_[static_cast<std::size_t>(one.good)];
    basket.lines.push_back({good.traits, one.quantity, good.unit_price.value_or(one.amount)});
  }
}

std::vector<TopUpOption> TopUpSearch::options() {
  std::vector<TopUpOption> options;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (!found_[i].any) continue;
    const auto same = std::find_if(options.begin(), options.end(), [&](const TopUpOption& one) { return same_goods(one.goods, found_[i].goods); });
    const auto role = static_cast<TopUpRole>(i);
    if (same != options.end()) {
      same->roles.push_back(role);
      continue;
    }
    options.push_back(option(found_[i]));
    options.back().roles.push_back(role);
  }
  std::sort(options.begin(), options.end(), [](const TopUpOption& a, const TopUpOption& b) {
    return a.list != b.list ? a.list < b.list : a.goods.front().good < b.goods.front().good;
  });
  return options;
}

TopUpOption TopUpSearch::option(const Found& found) {
  TopUpOption option;
  option.goods = found.goods;
  option.list = found.list;
  option.change = found.cost - now_;
  option.alone = alone(found.goods).value_or(found.list);
  if (option.change > Money{}) option.rate = rate_of(option.change, option.list);
  put(trial_.basket(), lines_, found.goods);
  if (trial_.cost()) {  // as it was when it was found
    option.payable = trial_.quote().payable();
    option.counted = *trial_.counted();
    option.later = difference(trial_.later(), later_);
    extents_.read(trial_.quote());
    option.starts = extents_.more_than(now_extents_);
    option.stops = extents_.gone_from(now_extents_);
  }
  trial_.basket().lines.resize(lines_);
  option.verdict = option.change < Money{}         ? TopUpVerdict::lowers_total
                   : option.change == Money{}      ? TopUpVerdict::free
                   : option.change < option.alone  ? TopUpVerdict::cheaper
                                                   : TopUpVerdict::not_worth_it;
  return option;
}

}  // namespace loyalty
