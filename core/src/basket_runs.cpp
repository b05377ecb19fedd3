// SPDX-License-Identifier: Apache-2.0
#include "basket_runs.h"

#include <algorithm>
#include <variant>

#include "eligibility.h"
#include "promotion_math.h"

namespace loyalty {
namespace {

constexpr std::int64_t kNoEnd = kMaxAmount;

[[nodiscard]] bool looks_at_list(const Promotion& promotion) {
  return promotion.trigger.measure == Trigger::Measure::amount && promotion.trigger.base == AmountBase::list;
}

/// Whether shares or roundings by line stand between the amounts and what it takes off.
[[nodiscard]] bool goes_by_line(const CompiledPromotion& promotion) {
  if (!promotion.items.all) return true;
  const auto scope_of = [](const Benefit& benefit) {
    if (const auto* percent = std::get_if<PercentOff>(&benefit)) return percent->scope;
    const auto* amount = std::get_if<AmountOff>(&benefit);
    return amount != nullptr ? amount->scope : BenefitScope::order;
  };
  const auto& rungs = promotion.document->rungs;
  return std::any_of(rungs.begin(), rungs.end(), [&](const Rung& rung) { return scope_of(rung.benefit) != BenefitScope::order; });
}

}  // namespace

AmountRuns::AmountRuns(const CompiledProgram& program, const QuoteRequest& request, const LineTraits& good) : basket_(request.basket) {
  find_alive(program, request);
  std::int64_t reducing = 0;
  bool by_line = false;
  for (Watched& one : watched_) {
    match(good, one);
    const Promotion& document = *one.candidate.promotion->document;
    one.after_others = reducing > 0;
    by_line = by_line || (reducing > 0 && goes_by_line(*one.candidate.promotion));
    reducing += document.reduces() ? 1 : 0;
  }
  for (Watched& one : watched_) {  // what is given is worked out after everything that is taken off
    if (one.candidate.promotion->document->reduces() || reducing == 0) continue;
    one.after_others = true;
    by_line = by_line || goes_by_line(*one.candidate.promotion);
  }
  if (by_line) slack_ = reducing * static_cast<std::int64_t>(basket_->lines.size() + 2);
  if (request.redeem) redemption_ = &program.document().redemptions[static_cast<std::size_t>(request.redeem->redemption)];
  // As many points as possible are used by whole steps: a minor unit to or fro could be a step.
  certain_ = is_certain(program, request) && (slack_ == 0 || !request.redeem || request.redeem->points);
  add_up_ = std::any_of(watched_.begin(), watched_.end(), adds_up);
  may_fall_ = request.redeem.has_value() || add_up_;
}

void AmountRuns::find_alive(const CompiledProgram& program, const QuoteRequest& request) {
  const Facts facts{request.now, request.member, basket_->channel, basket_->payment};
  std::vector<Candidate> alive;
  const auto add = [&](std::span<const CompiledPromotion> promotions, RuleRef::Kind kind) {
    for (std::size_t i = 0; i < promotions.size(); ++i) {
      const CompiledPromotion& one = promotions[i];
      if (check(one.document->valid, one.when, facts, program).holds()) alive.push_back({&one, {kind, static_cast<std::int32_t>(i)}});
    }
  };
  add(program.promotions(), RuleRef::Kind::program_promotion);
  add(request.promotions, RuleRef::Kind::request_promotion);
  add(request.vouchers, RuleRef::Kind::voucher);
  put_in_order(alive, program.document());
  for (const Candidate& one : alive) watched_.push_back({one});
}

void AmountRuns::match(const LineTraits& good, Watched& one) {
  const CompiledPromotion& promotion = *one.candidate.promotion;
  const auto look = [&](const CompiledSelection& selection) {
    matches_.push_back(selection.matches(good));
    one.has_good = one.has_good || matches_.back();
  };
  look(promotion.items);
  if (promotion.units == nullptr) return;
  for (const CompiledSelection& group : promotion.units->groups) look(group);
  for (const auto& reduced : promotion.units->reduced) {
    if (reduced) look(*reduced);
  }
}

bool AmountRuns::is_certain(const CompiledProgram& program, const QuoteRequest& request) const {
  const std::vector<Stage>& stages = program.document().stages;
  if (std::any_of(basket_->lines.begin(), basket_->lines.end(), [](const BasketLine& line) { return line.floor_price > Money{}; })) return false;
  const auto has_net_mark = [](const Watched& one) {
    const Promotion& promotion = *one.candidate.promotion->document;
    return promotion.trigger.measure == Trigger::Measure::amount && !looks_at_list(promotion);
  };
  const bool gives_on_net = std::any_of(watched_.begin(), watched_.end(), [](const Watched& one) {
    const Promotion& promotion = *one.candidate.promotion->document;
    return !promotion.reduces() && !looks_at_list(promotion);
  });
  // What is given may keep others out at its turn, before they take something off; how far it is from its mark is measured after them.
  const bool keeps_out = std::any_of(watched_.begin(), watched_.end(), [&](const Watched& one) {
    const CompiledPromotion& promotion = *one.candidate.promotion;
    const bool first = stages[static_cast<std::size_t>(promotion.stage)].choose == Choose::first;
    return first || promotion.document->combines.said() || !promotion.document->group.empty();
  });
  if (gives_on_net && keeps_out) return false;
  for (std::size_t i = 0; i < watched_.size(); ++i) {
    const Watched& one = watched_[i];
    const Promotion& document = *one.candidate.promotion->document;
    const std::int32_t stage = one.candidate.promotion->stage;
    const bool with_next = i + 1 < watched_.size() && watched_[i + 1].candidate.promotion->stage == stage;
    const Stage& terms = stages[static_cast<std::size_t>(stage)];
    if (with_next && (terms.choose == Choose::best || (terms.choose == Choose::first && terms.per == Stage::Per::line))) return false;
    if (!is_plain(one, program.document()) && (one.has_good || one.after_others)) return false;
    const auto* cashback = std::get_if<Cashback>(&document.rungs.front().benefit);
    const bool on_payable = document.trigger.base == AmountBase::payable || (cashback != nullptr && cashback->base == AmountBase::payable);
    if (request.redeem && !document.reduces() && on_payable) return false;
    if (adds_up(one) && (gives_on_net || std::any_of(watched_.begin() + static_cast<std::ptrdiff_t>(i) + 1, watched_.end(), has_net_mark))) return false;
  }
  return true;
}

/// Whether it is a percentage of what others have taken off already: together they may take more off than was added.
bool AmountRuns::adds_up(const Watched& one) {
  const auto& rungs = one.candidate.promotion->document->rungs;
  return one.after_others && std::any_of(rungs.begin(), rungs.end(), [](const Rung& rung) {
           const auto* percent = std::get_if<PercentOff>(&rung.benefit);
           return percent != nullptr && percent->base == AmountBase::list;
         });
}

/// Whether what it takes off grows evenly with what it looks at.
bool AmountRuns::is_plain(const Watched& one, const Program& program) const {
  const Promotion& document = *one.candidate.promotion->document;
  if (document.makes_sets() || document.floor || (document.budget && document.budget->amount)) return false;
  return std::all_of(document.rungs.begin(), document.rungs.end(), [&](const Rung& rung) {
    if (!rung.reduced.whole() || std::holds_alternative<NewPrice>(rung.benefit)) return false;
    const OfferTerms* terms = program.offer_defaults.of(rung.benefit);
    if (terms == nullptr) return true;  // it takes nothing off
    if (document.rounded.value_or(terms->rounded.value_or(Rounded::discount)) != Rounded::discount) return false;
    const Allocation& method = allocation_of(document, rung.benefit, program);
    if (method != Allocation::largest_remainder && method != Allocation::remainder_to_last && method != Allocation::running_error &&
        method != Allocation::equal_per_unit) {
      return false;
    }
    const auto* percent = std::get_if<PercentOff>(&rung.benefit);
    return percent != nullptr ? percent->scope != BenefitScope::unit : std::get_if<AmountOff>(&rung.benefit)->scope != BenefitScope::unit || !one.after_others;
  });
}

/// Whether what its mark is compared with changes with the price of the good.
bool AmountRuns::moves(const Watched& one) const {
  const Promotion& document = *one.candidate.promotion->document;
  if (document.makes_sets() || document.trigger.measure != Trigger::Measure::amount) return false;
  return one.candidate.promotion->items.all || one.has_good || (one.after_others && !looks_at_list(document));
}

std::int64_t AmountRuns::until_next(const Watched& one, std::int64_t measured) const {
  const Promotion& document = *one.candidate.promotion->document;
  std::int64_t reached = 0;
  std::int64_t next = kNoEnd;
  if (document.trigger.repeat == Trigger::Repeat::each) {
    const std::int64_t mark = document.rungs.front().at;
    const std::int64_t times = measured / mark;
    const std::int64_t counted = document.trigger.times ? std::min(times, *document.trigger.times) : times;
    reached = counted * mark;
    if (counted == times) next = reached + mark;
  } else {
    for (const Rung& rung : document.rungs) {
      if (rung.at > measured) {
        next = rung.at;
        break;
      }
      reached = rung.at;
    }
  }
  const std::int64_t slack = looks_at_list(document) ? 0 : slack_;
  if (reached > 0 && measured - reached < slack) return 0;
  return next == kNoEnd ? kNoEnd : std::max<std::int64_t>(next - measured - slack, 0);
}

std::int64_t AmountRuns::given_base(const Watched& one, const Quote& quote) const {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < quote.lines.size(); ++i) {
    if (!one.candidate.promotion->items.matches(basket_->lines[i].traits)) continue;
    const QuotedLine& line = quote.lines[i];
    switch (one.candidate.promotion->document->trigger.base) {
      case AmountBase::list:
        sum += line.list.minor;
        break;
      case AmountBase::net:
        sum += line.net.minor;
        break;
      case AmountBase::payable:
        sum += line.payable().minor;
        break;
    }
  }
  return sum;
}

/// Whether as many points as are asked for are used in the whole run of an answer: there is room for them beside what shares may turn out
/// differently.
bool AmountRuns::keeps_points(const Quote& quote) const {
  if (!quote.redemption || quote.redemption->requested != quote.redemption->used || add_up_) return false;
  const std::int64_t least = std::max<std::int64_t>(quote.net.minor - slack_, 0);
  return multiply(least, redemption_->max_share.value_or(Rational{1, 1}), Rounding::floor) >= quote.redemption->value.minor;
}

std::int64_t AmountRuns::more(const Quote& quote) const {
  if (redemption_ != nullptr && slack_ > 0 && !keeps_points(quote)) return 0;
  std::int64_t distance = kNoEnd;
  for (const Watched& one : watched_) {
    const Promotion& document = *one.candidate.promotion->document;
    const bool moving = moves(one);
    if (moving && !document.reduces()) distance = std::min(distance, until_next(one, given_base(one, quote)));
    if (!document.reduces()) continue;
    for (const AppliedPromotion& applied : quote.applied) {
      if (moving && applied.rule == one.candidate.rule) distance = std::min(distance, until_next(one, applied.base.minor));
    }
    for (const RejectedPromotion& rejected : quote.rejected) {
      if (!(rejected.rule == one.candidate.rule)) continue;
      if (moving && rejected.reason == Reason::below_threshold) {
        distance = std::min(distance, until_next(one, document.rungs.front().at - rejected.missing.value));
      }
      if (rejected.reason == Reason::nothing_left && (one.has_good || one.after_others)) return 0;
    }
  }
  return std::max<std::int64_t>(distance - 1, 0);
}

}  // namespace loyalty
