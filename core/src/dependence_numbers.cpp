// SPDX-License-Identifier: Apache-2.0
#include "dependence_numbers.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <variant>

namespace loyalty {
namespace {

constexpr std::size_t kMostPrices = 96;
constexpr std::size_t kMostQuantities = 6;
constexpr std::size_t kMostFigures = 16;
constexpr std::size_t kMostUndone = 8;
constexpr std::int64_t kHighestPrice = kMaxAmount / 100000000;

/// Different numbers in the order in which they come, from 1 to a bound.
class Ranked {
 public:
  Ranked(std::size_t most, std::int64_t highest) : most_(most), highest_(highest) {}
  void add(Int128 value) {
    if (value < 1 || value > highest_ || values_.size() == most_) return;
    const auto number = static_cast<std::int64_t>(value);
    if (std::find(values_.begin(), values_.end(), number) == values_.end()) values_.push_back(number);
  }
  [[nodiscard]] const std::vector<std::int64_t>& values() const { return values_; }

 private:
  std::size_t most_;
  std::int64_t highest_;
  std::vector<std::int64_t> values_;
};

/// What promotions say in numbers.
struct Figures {
  Ranked marks{kMostFigures, kHighestPrice};    ///< of amounts
  Ranked amounts{kMostFigures, kHighestPrice};  ///< taken off, new prices, caps, floors
  Ranked units{kMostFigures, kMaxAmount};       ///< that marks, sets and limits count
  std::vector<Rational> shares;                 ///< taken off, or left by a floor

  void read(const Promotion& promotion) {
    const Trigger& trigger = promotion.trigger;
    std::int64_t in_set = 0;
    for (const SetGroup& group : trigger.groups) {
      units.add(group.quantity);
      in_set += group.quantity;
    }
    units.add(in_set);
    for (const Rung& rung : promotion.rungs) {
      if (trigger.measure == Trigger::Measure::amount) marks.add(rung.at);
      if (trigger.measure == Trigger::Measure::quantity) units.add(rung.at);
      if (const auto* percent = std::get_if<PercentOff>(&rung.benefit)) add_share(percent->off);
      if (const auto* amount = std::get_if<AmountOff>(&rung.benefit)) amounts.add(amount->off.minor);
      if (const auto* price = std::get_if<NewPrice>(&rung.benefit)) amounts.add(price->price.minor);
      if (rung.reduced.units) units.add(rung.reduced.units->at_most);
    }
    if (promotion.cap) amounts.add(promotion.cap->minor);
    if (promotion.budget && promotion.budget->amount) amounts.add(promotion.budget->amount->minor);
    if (!promotion.floor) return;
    if (promotion.floor->price) amounts.add(promotion.floor->price->minor);
    if (const auto& left = promotion.floor->share) add_share({left->denominator - left->numerator, left->denominator});
  }

 private:
  void add_share(Rational share) {
    if (std::find(shares.begin(), shares.end(), share) == shares.end()) shares.push_back(share);
  }
};

/// The least amount that a share taken off leaves at least `left` of; 0: none.
Int128 before(Rational off, std::int64_t left) {
  const Int128 rest = Int128{off.denominator} - off.numerator;
  return rest <= 0 ? 0 : (Int128{left} * off.denominator + rest - 1) / rest;
}

/// The amounts of which one, two, and so on of the promotions whose turn comes before leave just the marks of another.
void add_undone(const Promotion& of, std::span<const Promotion* const> in_order, Ranked& prices) {
  if (of.trigger.measure != Trigger::Measure::amount) return;
  const auto own = std::find_if(in_order.begin(), in_order.end(), [&](const Promotion* one) { return one->id == of.id; });
  for (const Rung& rung : of.rungs) {
    std::int64_t amount = rung.at;
    std::size_t undone = 0;
    for (auto other = own; other != in_order.begin() && undone < kMostUndone;) {
      const Benefit& benefit = (*--other)->rungs.front().benefit;
      Int128 all = amount;
      if (const auto* percent = std::get_if<PercentOff>(&benefit)) all = before(percent->off, amount);
      if (const auto* off = std::get_if<AmountOff>(&benefit)) all += off->off.minor;
      if (all <= amount || all > kHighestPrice) continue;
      amount = static_cast<std::int64_t>(all);
      prices.add(amount);
      prices.add(amount - 1);
      ++undone;
    }
  }
}

/// Amounts at which one promotion works on what another has left, and on which it takes a cap.
void add_combined(const Figures& figures, const std::vector<std::int64_t>& all, Ranked& prices) {
  for (const std::int64_t mark : figures.marks.values()) {
    for (const std::int64_t amount : figures.amounts.values()) {
      for (const Int128 value : {Int128{mark} + amount, Int128{mark} + amount - 1, Int128{mark} - amount, Int128{mark} - amount - 1}) prices.add(value);
    }
    for (const Rational share : figures.shares) {
      const Int128 reached = before(share, mark);  // by rounding perhaps a minor unit less
      for (const Int128 value : {reached, reached - 1, reached - 2}) prices.add(value);
    }
  }
  for (const std::int64_t amount : figures.amounts.values()) {
    for (const Rational share : figures.shares) {
      if (share.numerator > 0) prices.add(Int128{amount} * share.denominator / share.numerator);
      prices.add(before(share, amount));
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i; k < all.size(); ++k) {
      prices.add(Int128{all[i]} + all[k]);
      prices.add(std::max(all[i], all[k]) - std::min(all[i], all[k]));
    }
  }
}

}  // namespace

TellingNumbers telling_numbers(std::span<const Promotion* const> promotions, std::span<const Promotion* const> in_order,
                               std::int64_t major) {
  Figures figures;
  for (const Promotion* promotion : promotions) figures.read(*promotion);
  Ranked all(2 * kMostFigures, kHighestPrice);
  for (const std::int64_t mark : figures.marks.values()) all.add(mark);
  for (const std::int64_t amount : figures.amounts.values()) all.add(amount);
  Ranked prices(kMostPrices, kHighestPrice);
  for (const std::int64_t mark : figures.marks.values()) {
    prices.add(mark);
    prices.add(mark - 1);
  }
  for (const std::int64_t amount : figures.amounts.values()) prices.add(amount);
  prices.add(major);
  for (const std::int64_t amount : figures.amounts.values()) prices.add(amount + 1);
  Int128 sum = 100 * major;
  for (const std::int64_t value : all.values()) sum += Int128{value} * 2;
  prices.add(sum);
  for (const std::int64_t value : {100 * major, std::int64_t{1}}) prices.add(value);
  for (const Promotion* promotion : promotions) add_undone(*promotion, in_order, prices);
  add_combined(figures, all.values(), prices);
  for (const std::int64_t count : figures.units.values()) {
    for (const std::int64_t value : all.values()) prices.add((Int128{value} + count - 1) / count);
  }
  // Halves that are rounded.
  for (const Rational share : figures.shares) {
    for (const std::int64_t value : {share.denominator, share.denominator / 2, share.denominator - 1}) prices.add(value);
  }
  for (const std::int64_t value : all.values()) prices.add(Int128{value} + 1);
  for (const std::int64_t value : {10 * major, 5 * major, std::int64_t{3}, std::int64_t{5}, std::int64_t{9}}) prices.add(value);

  Ranked quantities(kMostQuantities, kMaxAmount / kHighestPrice / 100);
  quantities.add(1);
  for (const std::int64_t count : figures.units.values()) {
    for (const std::int64_t value : {count, count - 1, count + 1}) quantities.add(value);
  }
  quantities.add(2);
  return {prices.values(), quantities.values()};
}

bool sees_units(std::span<const Promotion* const> promotions) {
  return std::any_of(promotions.begin(), promotions.end(), [](const Promotion* promotion) {
    if (promotion->makes_sets() || promotion->floor) return true;
    return std::any_of(promotion->rungs.begin(), promotion->rungs.end(), [](const Rung& rung) {
      const auto* percent = std::get_if<PercentOff>(&rung.benefit);
      const auto* amount = std::get_if<AmountOff>(&rung.benefit);
      return rung.reduced.units || std::holds_alternative<NewPrice>(rung.benefit) || (percent != nullptr && percent->scope != BenefitScope::order) ||
             (amount != nullptr && amount->scope != BenefitScope::order);
    });
  });
}

}  // namespace loyalty
