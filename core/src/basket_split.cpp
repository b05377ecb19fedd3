// SPDX-License-Identifier: Apache-2.0
#include "basket_split.h"

#include <algorithm>

#include "eligibility.h"

namespace loyalty {
namespace {

[[nodiscard]] bool alike(const BasketLine& a, const BasketLine& b) {
  return a.unit_price == b.unit_price && a.traits.sku == b.traits.sku && a.traits.category == b.traits.category &&
         a.traits.brand == b.traits.brand && a.traits.tags == b.traits.tags;
}

}  // namespace

SplitSearch::SplitSearch(const CompiledProgram& program, const BasketAdviceRequest& request) : request_(request), trial_(program, request) {
  find_kinds(*request.quote.basket);
  choose_free_vouchers();
}

void SplitSearch::find_kinds(const Basket& basket) {
  for (std::size_t i = 0; i < basket.lines.size(); ++i) {
    const BasketLine& line = basket.lines[i];
    const auto kind = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& one) {
      return alike(basket.lines[static_cast<std::size_t>(one.lines.front())], line);
    });
    Kind& mine = kind != kinds_.end() ? *kind : kinds_.emplace_back();
    mine.lines.push_back(static_cast<std::int32_t>(i));
    mine.units += line.quantity;
  }
}

/// Those that may apply at all; the others go to the first order.
void SplitSearch::choose_free_vouchers() {
  const QuoteRequest& quote = request_.quote;
  const Facts facts{quote.now, quote.member, quote.basket->channel, quote.basket->payment};
  for (std::size_t i = 0; i < quote.vouchers.size(); ++i) {
    const CompiledPromotion& voucher = quote.vouchers[i];
    if (!check(voucher.document->valid, voucher.when, facts, trial_.program()).holds()) continue;
    if (free_vouchers_.size() == kMostSplitVouchers) {
      exact_ = false;
      return;
    }
    free_vouchers_.push_back(static_cast<std::int32_t>(i));
  }
}

SplitAdvice SplitSearch::run(Money now) {
  SplitAdvice advice;
  std::int64_t units = 0;
  for (const Kind& kind : kinds_) units += kind.units;
  if (units < 2) {
    if (trial_.cost()) advice.payable = trial_.quote().payable(), advice.counted = *trial_.counted();
    return advice;
  }
  if (all_can_be_tried()) {
    try_all();
  } else {
    exact_ = false;
    climb();
  }
  if (best_) {
    const auto cost = cost_of(best_way_, &advice);
    advice.saving = now - cost.value_or(*best_);
  }
  advice.exact = exact_;
  return advice;
}

bool SplitSearch::all_can_be_tried() const {
  const std::int64_t most = std::min(allowance_.quotes, allowance_.lines / static_cast<std::int64_t>(request_.quote.basket->lines.size()));
  const std::int64_t each = std::int64_t{2} << (free_vouchers_.size() + (request_.quote.redeem ? 1 : 0));
  std::int64_t ways = 1;
  for (const Kind& kind : kinds_) {
    ways *= kind.units + 1;
    if ((ways - 2) * each > most) return false;
  }
  return true;
}

void SplitSearch::try_all() {
  Way way;
  way.units.assign(kinds_.size(), 0);
  for (;;) {
    std::size_t kind = 0;
    while (kind < kinds_.size() && way.units[kind] == kinds_[kind].units) way.units[kind++] = 0;
    if (kind == kinds_.size()) return;
    ++way.units[kind];
    try_all_assets(way);
  }
}

void SplitSearch::try_all_assets(Way& way) {
  const std::uint32_t ends = std::uint32_t{1} << free_vouchers_.size();
  for (way.vouchers = 0; way.vouchers < ends; ++way.vouchers) {
    for (int redeem = 0; redeem < (request_.quote.redeem ? 2 : 1); ++redeem) {
      way.redeem = redeem == 1;
      try_out(way);
    }
  }
}

/// From the best order that takes one kind, while moving units, vouchers or points helps.
void SplitSearch::climb() {
  Way way;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    way.units.assign(kinds_.size(), 0);
    way.units[i] = kinds_.size() > 1 ? kinds_[i].units : 1;
    way.vouchers = 0;
    way.redeem = false;
    try_out(way);
    way.vouchers = (std::uint32_t{1} << free_vouchers_.size()) - 1;
    way.redeem = request_.quote.redeem.has_value();
    try_out(way);
  }
  for (bool better = best_.has_value(); better;) {
    better = false;
    for (const Way& next : neighbours(best_way_)) better = try_out(next) || better;
  }
}

std::vector<SplitSearch::Way> SplitSearch::neighbours(const Way& way) const {
  std::vector<Way> all;
  const auto with_units = [&](std::size_t kind, std::int64_t units) {
    if (units < 0 || units > kinds_[kind].units || units == way.units[kind]) return;
    all.push_back(way);
    all.back().units[kind] = units;
  };
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    with_units(i, 0);
    with_units(i, kinds_[i].units);
    with_units(i, way.units[i] - 1);
    with_units(i, way.units[i] + 1);
  }
  for (std::size_t i = 0; i < free_vouchers_.size(); ++i) {
    all.push_back(way);
    all.back().vouchers ^= std::uint32_t{1} << i;
  }
  if (request_.quote.redeem) {
    all.push_back(way);
    all.back().redeem = !way.redeem;
  }
  return all;
}

bool SplitSearch::try_out(const Way& way) {
  std::int64_t first = 0;
  std::int64_t second = 0;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    first += way.units[i];
    second += kinds_[i].units - way.units[i];
  }
  if (first == 0 || second == 0) return false;
  const auto cost = cost_of(way, nullptr);
  if (!cost || (best_ && *cost >= *best_)) return false;
  best_ = cost;
  best_way_ = way;
  return true;
}

/// advice: null while ways are compared.
std::optional<Money> SplitSearch::cost_of(const Way& way, SplitAdvice* advice) {
  Int128 sum = 0;
  for (const bool first : {true, false}) {
    place(way, first);
    if (advice == nullptr && !allowance_.take(trial_.basket().lines.size())) return std::nullopt;
    const auto cost = trial_.cost();
    if (!cost) return std::nullopt;
    if (!trial_.quote().inexact.empty()) exact_ = false;
    sum += cost->minor;
    if (advice != nullptr) {
      advice->orders.push_back(order_of(way, first));
      advice->payable += trial_.quote().payable();
      advice->counted += *trial_.counted();
    }
    if (first) follow_first();
  }
  const auto total = narrow(sum);
  return total ? std::optional(Money{*total}) : std::nullopt;
}

std::int64_t SplitSearch::units_of(const Way& way, std::size_t kind, bool first) const {
  return first ? way.units[kind] : kinds_[kind].units - way.units[kind];
}

/// The order as the trial's request.
void SplitSearch::place(const Way& way, bool first) {
  const QuoteRequest& asked = request_.quote;
  Basket& basket = trial_.basket();
  basket.lines.clear();
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const std::int64_t units = units_of(way, i, first);
    if (units == 0) continue;
    basket.lines.push_back(asked.basket->lines[static_cast<std::size_t>(kinds_[i].lines.front())]);
    basket.lines.back().quantity = units;
  }
  vouchers_.clear();
  voucher_places_.clear();
  for (std::size_t i = 0; i < asked.vouchers.size(); ++i) {
    const auto place = static_cast<std::int32_t>(i);
    const auto free = std::find(free_vouchers_.begin(), free_vouchers_.end(), place);
    const bool to_first = free == free_vouchers_.end() || (way.vouchers >> (free - free_vouchers_.begin()) & 1) != 0;
    if (to_first != first) continue;
    vouchers_.push_back(asked.vouchers[i]);
    voucher_places_.push_back(place);
  }
  QuoteRequest& request = trial_.request();
  request.vouchers = vouchers_;
  request.redeem = way.redeem == first ? asked.redeem : std::nullopt;
  if (!first) return;
  basket.counts = asked.basket->counts;
  request.used = asked.used;
  request.member = asked.member;
}

/// What the first order has used counts for the second.
void SplitSearch::follow_first() {
  const Quote& quote = trial_.quote();
  QuoteRequest& request = trial_.request();
  used_.assign(request_.quote.used.begin(), request_.quote.used.end());
  const auto use = [&](RuleRef rule, Int128 amount, bool again) {
    if (rule.kind == RuleRef::Kind::voucher) return;
    auto used = std::find_if(used_.begin(), used_.end(), [&](const UsedBudget& one) { return one.promotion == rule; });
    if (used == used_.end()) used = used_.insert(used_.end(), UsedBudget{rule, 0, 0, {}});
    if (!again) used->uses = std::min(used->uses + 1, kMaxAmount), used->member = std::min(used->member + 1, kMaxAmount);
    used->amount = Money{narrow(used->amount.minor + amount).value_or(kMaxAmount)};
  };
  for (const AppliedPromotion& one : quote.applied) use(one.rule, one.discount.minor, false);
  for (const IssuedVouchers& one : quote.vouchers) use(one.rule, Int128{one.value.minor} * one.count, false);
  for (const GivenPoints& one : quote.points) use(one.rule, 0, false);
  for (const GivenCashback& one : quote.cashback) use(one.rule, one.amount.minor, false);
  for (std::size_t i = 0; i < quote.gifts.size(); ++i) use(quote.gifts[i].rule, 0, i > 0 && quote.gifts[i - 1].rule == quote.gifts[i].rule);
  request.used = used_;
  member_ = *request_.quote.member;
  if (member_.orders) ++*member_.orders;
  if (quote.redemption) {
    const auto redemption = static_cast<std::size_t>(quote.redemption->redemption);
    const auto ledger = static_cast<std::size_t>(trial_.program().redemptions()[redemption].ledger);
    if (ledger < member_.balances.size() && member_.balances[ledger]) *member_.balances[ledger] -= quote.redemption->used;
  }
  request.member = &member_;
  trial_.basket().counts.clear();
}

SplitOrder SplitSearch::order_of(const Way& way, bool first) const {
  const Quote& quote = trial_.quote();
  SplitOrder order;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    std::int64_t before = first ? 0 : way.units[i];  // units of the kind that the first order has
    std::int64_t units = units_of(way, i, first);
    for (const std::int32_t line : kinds_[i].lines) {
      const std::int64_t all = request_.quote.basket->lines[static_cast<std::size_t>(line)].quantity;
      const std::int64_t taken = std::min(before, all);
      const std::int64_t mine = std::min(units, all - taken);
      before -= taken;
      units -= mine;
      if (mine > 0) order.lines.push_back({line, mine});
    }
  }
  order.vouchers = voucher_places_;
  order.redeem = trial_.request().redeem.has_value();
  order.list = quote.list;
  order.net = quote.net;
  order.points_value = quote.points_value;
  order.later = trial_.later();
  for (const AppliedPromotion& one : quote.applied) {
    RuleRef rule = one.rule;
    if (rule.kind == RuleRef::Kind::voucher) rule.index = voucher_places_[static_cast<std::size_t>(rule.index)];
    order.applied.push_back(rule);
  }
  return order;
}

}  // namespace loyalty
