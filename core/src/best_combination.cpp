// SPDX-License-Identifier: Apache-2.0
#include "best_combination.h"

#include <algorithm>
#include <tuple>
#include <variant>

namespace loyalty {
namespace {

bool names(const std::vector<std::string>& list, const Candidate& candidate, const Program& program) {
  const Promotion& document = *candidate.promotion->document;
  const Stage& stage = program.stages[static_cast<std::size_t>(candidate.promotion->stage)];
  const std::string& group = document.group.empty() ? stage.group : document.group;
  return std::any_of(list.begin(), list.end(), [&](const std::string& name) {
    return name == document.id || name == stage.id || (!group.empty() && name == group);
  });
}

bool admits(const Candidate& one, const Candidate& other, const Program& program) {
  const Combines& combines = one.promotion->document->combines;
  if (combines.with) return names(*combines.with, other, program);
  return !combines.not_with || !names(*combines.not_with, other, program);
}

/// Whether it always gives the whole discount: with the others it may depend on cents what is lost.
bool gives_all(const Allocation& allocation) { return allocation == Allocation::equal_per_unit || by_amounts(allocation) == allocation; }

/// Whether what a promotion takes off never rises when less is left of the order.
bool grows_with_what_is_left(const Candidate& candidate, const Program& program) {
  const Promotion& document = *candidate.promotion->document;
  if (document.budget && document.budget->amount && document.budget->last == Budget::Last::none) return false;
  if (document.makes_sets() && !document.trigger.pool.empty()) return false;  // what others use changes which units it takes
  for (const Rung& rung : document.rungs) {
    if (!gives_all(allocation_of(document, rung.benefit, program))) return false;
  }
  for (std::size_t i = 1; i < document.rungs.size(); ++i) {
    const Rung& below = document.rungs[i - 1];
    const Rung& above = document.rungs[i];
    if (!(below.reduced == above.reduced)) return false;
    const auto* percents = std::get_if<PercentOff>(&below.benefit);
    const auto* amounts = std::get_if<AmountOff>(&below.benefit);
    if (percents != nullptr) {
      const auto& next = *std::get_if<PercentOff>(&above.benefit);
      const bool rises = Int128{percents->off.numerator} * next.off.denominator <= Int128{next.off.numerator} * percents->off.denominator;
      if (!rises || percents->base != next.base || percents->scope != next.scope) return false;
    } else if (amounts != nullptr) {
      const auto& next = *std::get_if<AmountOff>(&above.benefit);
      if (amounts->off > next.off || amounts->scope != next.scope) return false;
    } else {
      return false;
    }
  }
  return true;
}

bool is_better(const Worth& a, const Worth& b) {
  return std::make_tuple(a.discount, a.later, -a.promotions) > std::make_tuple(b.discount, b.later, -b.promotions);
}

}  // namespace

Int128 later_worth(const Promotion& promotion, const TrialOutcome& outcome) {
  const Benefit& benefit = promotion.rungs[static_cast<std::size_t>(outcome.reached.rung)].benefit;
  if (const auto* voucher = std::get_if<VoucherBack>(&benefit)) {
    return std::min<Int128>(voucher_count(promotion, outcome.reached), kMaxAmount) * voucher->value.minor;
  }
  if (const auto* points = std::get_if<PointsBack>(&benefit)) return Int128{points->points.units} * outcome.reached.times;
  if (const auto* cashback = std::get_if<Cashback>(&benefit)) {
    return cashback->share ? multiply(outcome.base.minor, *cashback->share, Rounding::floor) : Int128{cashback->amount.minor} * outcome.reached.times;
  }
  return 0;
}

bool combine(const Candidate& a, const Candidate& b, const Program& program, bool alone) {
  const bool said = a.promotion->document->combines.said() || b.promotion->document->combines.said();
  if (!said) return !alone;
  return admits(a, b, program) && admits(b, a, program);
}

BestCombination::BestCombination(const Program& program, std::span<const BasketLine> lines, const LineColumns& order,
                                 std::span<const Entry> entries)
    : order_(order), entries_(entries), trial_(program, lines, nullptr) {
  const std::size_t count = entries.size();
  most_ = std::min(kMostCombinations, kMostLinesOfCombinations / std::max<std::int64_t>(1, static_cast<std::int64_t>(order.size())));
  excludes_.resize(count * count);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < count; ++b) {
      const Candidate& one = *entries[a].candidate;
      const Candidate& other = *entries[b].candidate;
      const bool one_group = one.promotion->group != kNoSymbol && one.promotion->group == other.promotion->group;
      const bool stopped = entries[std::min(a, b)].candidate->promotion->document->stops;
      excludes_[a * count + b] = a != b && (one_group || stopped || !combine(one, other, program, true)) ? 1 : 0;
    }
  }
  Int128 all = 0;
  for (const Money left : order.left) all += left.minor;
  for (const Entry& entry : entries) {
    const Promotion& document = *entry.candidate->promotion->document;
    const bool grows = entry.outcome.applies() && grows_with_what_is_left(*entry.candidate, program);
    const Int128 most = !document.reduces() ? 0 : grows ? Int128{entry.outcome.discount.minor} : all;
    bounds_.push_back({most, document.reduces() ? 0 : later_worth(document, entry.outcome), 0});
  }
}

void BestCombination::run() {
  search();
  exact_ = looked_at_ < most_;
}

std::optional<Money> BestCombination::best_with(std::size_t entry) {
  if (looked_at_ >= most_) return std::nullopt;
  const std::vector<std::size_t> best = std::move(best_);
  const Worth worth = best_worth_;
  best_.clear();
  best_worth_ = {};
  found_ = false;
  forced_ = entry;
  search();
  std::optional<Money> result;
  if (found_ && looked_at_ < most_) result = discount();
  best_ = best;
  best_worth_ = worth;
  forced_ = kNobody;
  return result;
}

std::size_t BestCombination::winner_over(std::size_t entry) const {
  for (const std::size_t one : best_) {
    if (excludes(one, entry)) return one;
  }
  return best_.front();
}

bool BestCombination::allowed(std::size_t at) const {
  if (forced_ != kNobody && at != forced_ && excludes(at, forced_)) return false;
  return std::none_of(chosen_.begin(), chosen_.end(), [&](std::size_t other) { return excludes(other, at); });
}

/// Whether nothing that begins with what is chosen can be better than the best so far. Of those that are as good the first stays.
bool BestCombination::hopeless(std::size_t at, const Frame& frame) const {
  if (!found_) return false;
  const Worth& worth = frame.worth;
  Worth bound = worth;
  for (std::size_t i = at; i < entries_.size(); ++i) {
    if (!allowed(i)) continue;
    bound.discount += bounds_[i].discount;
    bound.later += bounds_[i].later;
  }
  Int128 left = worth.discount;
  for (const Money one : frame.columns.left) left += one.minor;
  bound.discount = std::min(bound.discount, left);
  if (bound.discount > worth.discount || bound.later > worth.later) ++bound.promotions;
  return !is_better(bound, best_worth_);
}

void BestCombination::search() {
  frames_.clear();
  frames_.push_back({order_, {}, 0});
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    const std::size_t at = frame.next;
    const bool over = at >= entries_.size() || looked_at_ >= most_;
    if (!over && !allowed(at)) {
      ++frame.next;
      continue;
    }
    if (over || hopeless(at, frame)) {
      frames_.pop_back();
      if (!chosen_.empty()) chosen_.pop_back();
      continue;
    }
    frame.next = at == forced_ ? entries_.size() : at + 1;
    take(at);
  }
}

/// Adds an entry to what is chosen, where it applies after it.
void BestCombination::take(std::size_t at) {
  const Frame& before = frames_.back();
  const Entry& entry = entries_[at];
  const Promotion& document = *entry.candidate->promotion->document;
  ++looked_at_;
  TrialOutcome tried;
  if (!chosen_.empty()) trial_.run(*entry.candidate, before.columns, tried);
  const TrialOutcome& outcome = chosen_.empty() ? entry.outcome : tried;
  if (!outcome.applies()) return;
  Frame next{outcome.pieces ? *outcome.pieces : before.columns, before.worth, at + 1};
  ++next.worth.promotions;
  if (document.reduces()) {
    next.worth.discount += outcome.discount.minor;
    for (std::size_t i = 0; i < next.columns.size(); ++i) next.columns.left[i] -= outcome.shares[i];
  } else {
    next.worth.later += later_worth(document, outcome);
  }
  chosen_.push_back(at);
  consider(next.worth);
  frames_.push_back(std::move(next));
}

void BestCombination::consider(const Worth& worth) {
  const bool has_forced = forced_ == kNobody || std::find(chosen_.begin(), chosen_.end(), forced_) != chosen_.end();
  if (!has_forced || (found_ && !is_better(worth, best_worth_))) return;
  found_ = true;
  best_ = chosen_;
  best_worth_ = worth;
}

}  // namespace loyalty
