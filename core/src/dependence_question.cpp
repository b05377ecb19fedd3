// SPDX-License-Identifier: Apache-2.0
#include "dependence_question.h"

#include <algorithm>
#include <array>
#include <utility>

#include "award.h"
#include "candidate.h"
#include "dependence_changes.h"
#include "dependence_goods.h"
#include "dependence_numbers.h"

namespace loyalty {
namespace {

constexpr std::size_t kAddedPrices = 2;  ///< beside the smallest two: one may reach a mark by rounding alone

Program changed_program(const CompiledProgram& program, const Question& question) {
  const Program& document = program.document();
  switch (question.kind) {
    case Question::Kind::stages:
      return with_stages_exchanged(document, question.first, question.second);
    case Question::Kind::promotions:
      return with_promotions_exchanged(document, question.first, question.second);
    case Question::Kind::combinations:
      return with_best_chosen(program, question.first);
    case Question::Kind::better_offer:
      return improved(document, question.change);
    case Question::Kind::add_item:
      break;
  }
  return document;
}

MadeLine line_of(const SmallBasket::Line& line, const std::vector<MadeGood>& goods) {
  return {goods[line.good], line.quantity, Money{line.price}};
}

Money discount_of(const MadeOutcome& outcome, std::int32_t promotion) {
  for (const MadeOutcome::Applied& one : outcome.applied) {
    if (one.promotion == promotion) return one.discount;
  }
  return {};
}

/// The promotion whose discount grows most; of several the one that applies first.
std::int32_t grown_most(const MadeOutcome& before, const MadeOutcome& after) {
  std::int32_t most = -1;
  Money growth;
  for (const MadeOutcome::Applied& one : after.applied) {
    const Money more = one.discount - discount_of(before, one.promotion);
    if (most >= 0 && more <= growth) continue;
    most = one.promotion;
    growth = more;
  }
  return most;
}

}  // namespace

QuestionSearch::QuestionSearch(const CompiledProgram& program, Situations& situations, std::int64_t most, std::size_t searches)
    : program_(program), situations_(situations), subject_(program.document(), quotes_), most_(most), searches_left_(searches) {
  std::vector<Candidate> candidates;
  for (const CompiledPromotion& one : program.promotions()) candidates.push_back({&one, {}});
  put_in_order(candidates, program.document());
  for (const Candidate& one : candidates) in_order_.push_back(one.promotion->document);
}

std::optional<Answer> QuestionSearch::run(const Question& question) {
  question_ = &question;
  found_.reset();
  rounded_.reset();
  const bool adds = question.kind == Question::Kind::add_item;
  std::optional<Subject> changed;
  if (!adds) changed.emplace(changed_program(program_, question), quotes_);
  changed_ = adds ? &subject_ : &*changed;
  for (const auto& [one, other] : question.pairs) search(one, other);
  return found_ ? std::move(found_) : std::move(rounded_);
}

/// Looks at the baskets that two promotions suggest, the smallest first.
void QuestionSearch::search(std::size_t one, std::size_t other) {
  const std::int64_t share = (most_ - quotes_) / static_cast<std::int64_t>(searches_left_--);
  if (!changed_->compiles()) complete_ = false;
  const std::vector<Situation>& situations = situations_.of(one, other);
  if (situations.empty() || !changed_->compiles()) return;
  const std::array<std::size_t, 2> both{one, other};
  const GoodKinds goods = kinds_of_goods(program_, both);
  const auto& before = program_.document().promotions;
  std::vector<const Promotion*> promotions{&before[one]};
  if (other != one) promotions.push_back(&before[other]);
  if (question_->kind == Question::Kind::better_offer) promotions.push_back(&changed_->document().promotions[one]);
  const TellingNumbers numbers = telling_numbers(promotions, in_order_, power_of_ten(program_.document().currency.exponent));
  added_prices_ = {1, 2};
  for (std::size_t i = 0; i < numbers.prices.size() && i < kAddedPrices; ++i) added_prices_.push_back(numbers.prices[i]);
  std::sort(added_prices_.begin(), added_prices_.end());
  const bool adds = question_->kind == Question::Kind::add_item;
  const auto each = static_cast<std::int64_t>(situations.size() * (adds ? 1 + goods.kinds.size() * added_prices_.size() : 2));
  const SmallBaskets made = small_baskets(goods.kinds.size(), numbers, sees_units(promotions), static_cast<std::size_t>(share / each));
  complete_ = complete_ && goods.complete && made.complete;
  const std::int64_t end = quotes_ + share;
  for (const SmallBasket& basket : made.baskets) {
    SmallBasket least = basket;
    if (adds) least.add({0, 1, added_prices_.front()});
    if (found_ && !betters(least)) break;
    if (quotes_ + 2 * each > end) {  // differences of rounding took the rest
      complete_ = false;
      break;
    }
    ++baskets_;
    for (const Situation& situation : situations) {
      const Place place{goods.kinds, situation};
      adds ? look_at_added(basket, place) : look_at(basket, place);
    }
  }
}

void QuestionSearch::look_at(const SmallBasket& basket, const Place& place) {
  if (!subject_.ask(basket, place.goods, place.situation, before_)) return;
  if (changed_->ask(basket, place.goods, place.situation, after_)) consider(basket, basket, place);
}

void QuestionSearch::look_at_added(const SmallBasket& basket, const Place& place) {
  if (!subject_.ask(basket, place.goods, place.situation, before_)) return;
  for (const std::int64_t price : added_prices_) {
    for (std::uint32_t good = 0; good < place.goods.size(); ++good) {
      SmallBasket more = basket;
      more.add({good, 1, price});
      if (subject_.ask(more, place.goods, place.situation, after_)) consider(basket, more, place);
    }
  }
}

bool QuestionSearch::answers(std::int64_t before, std::int64_t after, std::int64_t least) const {
  switch (question_->kind) {
    case Question::Kind::stages:
    case Question::Kind::promotions:
      return before - after >= least || after - before >= least;
    case Question::Kind::combinations:
    case Question::Kind::add_item:
      return before - after >= least;
    case Question::Kind::better_offer:
      return after - before >= least;
  }
  return false;
}

bool QuestionSearch::betters(const SmallBasket& basket) const {
  if (question_->kind != Question::Kind::add_item || basket.smaller_than(found_in_)) return basket.smaller_than(found_in_);
  return !found_in_.smaller_than(basket) && basket.lines[basket.count - 1].price < found_in_.lines[basket.count - 1].price;
}

void QuestionSearch::consider(const SmallBasket& basket, const SmallBasket& changed, const Place& place) {
  if (!answers(before_.payable().minor, after_.payable().minor, 1)) return;
  if (found_ && !betters(changed)) return;
  Answer answer;
  Witness& witness = answer.witness;
  witness.outcome = outcome_of(before_, false);
  witness.other = outcome_of(after_, true);
  const bool adds = question_->kind == Question::Kind::add_item;
  if (adds && grown_most(witness.outcome, witness.other) != static_cast<std::int32_t>(question_->first)) return;
  const auto finer_before = subject_.finer(basket, place.goods, place.situation);
  const auto finer_after = changed_->finer(changed, place.goods, place.situation);
  witness.rounding = finer_before && finer_after && !answers(*finer_before, *finer_after, Subject::kFiner);
  if (witness.rounding && rounded_) return;
  witness.situation = place.situation;
  for (std::size_t i = 0; i < basket.count; ++i) witness.lines.push_back(line_of(basket.lines[i], place.goods));
  if (adds) answer.added = line_of(changed.lines[basket.count], place.goods);
  if (witness.rounding) {
    rounded_ = std::move(answer);
  } else {
    found_ = std::move(answer);
    found_in_ = changed;
  }
}

MadeOutcome QuestionSearch::outcome_of(const Quote& quote, bool changed) const {
  MadeOutcome outcome{quote.payable(), {}};
  for (const AppliedPromotion& one : quote.applied) {
    auto position = static_cast<std::size_t>(one.rule.index);
    if (changed && question_->kind == Question::Kind::promotions) {
      if (position == question_->first) {
        position = question_->second;
      } else if (position == question_->second) {
        position = question_->first;
      }
    }
    outcome.applied.push_back({static_cast<std::int32_t>(position), one.discount});
  }
  return outcome;
}

}  // namespace loyalty
