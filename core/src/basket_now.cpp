// SPDX-License-Identifier: Apache-2.0
#include "basket_now.h"

#include <algorithm>
#include <variant>

#include "basket_runs.h"
#include "redemption_worth.h"

namespace loyalty {
namespace {

constexpr int kMostSteps = 1000;  ///< towards the smallest basket that takes a whole voucher

[[nodiscard]] Money face_of(const CompiledPromotion& voucher) {
  const auto* amount = std::get_if<AmountOff>(&voucher.document->rungs.front().benefit);
  return amount != nullptr ? amount->off : Money{};
}

[[nodiscard]] RuleRef rule_of(std::int32_t voucher) { return {RuleRef::Kind::voucher, voucher}; }

/// Which of two redemptions of a ledger gives more for a point.
[[nodiscard]] bool better_rate(const Redemption& one, const Redemption& other) {
  return Int128{one.value().minor} * other.points().units > Int128{other.value().minor} * one.points().units;
}

}  // namespace

NowSearch::NowSearch(const CompiledProgram& program, const BasketAdviceRequest& request, const std::vector<AddableGood>& goods,
                     Money most_extra)
    : program_(program), request_(request), goods_(goods), most_extra_(most_extra), trial_(program, request) {}

std::optional<NowSearch::Answer> NowSearch::answer(BasketTrial& trial) const {
  const auto cost = trial.cost();
  if (!cost) return std::nullopt;
  Answer answer{*cost, trial.later(), OfferExtents(program_, request_.quote)};
  answer.extents.read(trial.quote());
  return answer;
}

std::vector<VoucherAdvice> NowSearch::vouchers() {
  std::vector<VoucherAdvice> all;
  for (std::size_t i = 0; i < request_.quote.vouchers.size(); ++i) {
    const auto now = answer(trial_);
    if (!now) return all;
    all.push_back(voucher(static_cast<std::int32_t>(i), *now));
  }
  return all;
}

VoucherAdvice NowSearch::voucher(std::int32_t voucher, const Answer& now) {
  VoucherAdvice advice;
  advice.face = face_of(request_.quote.vouchers[static_cast<std::size_t>(voucher)]);
  see(voucher, advice);
  if (const auto other = without(voucher)) {
    advice.takes = other->cost - now.cost;
    advice.later = difference(now.later, other->later);
    advice.displaces = now.extents.gone_from(other->extents);
  }
  if (advice.off < advice.face) advice.more = more_for(voucher);
  judge(voucher, advice);
  return advice;
}

/// What the answer at hand says of it.
void NowSearch::see(std::int32_t voucher, VoucherAdvice& advice) const {
  for (const AppliedPromotion& one : trial_.quote().applied) {
    if (one.rule == rule_of(voucher)) advice.off = one.discount, advice.lost = advice.face - one.discount;
  }
  if (request_.quote.vouchers[static_cast<std::size_t>(voucher)].document->unused == Unused::kept) advice.lost = {};
  for (const RejectedPromotion& one : trial_.quote().rejected) {
    if (one.rule == rule_of(voucher)) advice.reason = one.reason, advice.missing = one.missing;
  }
}

/// The order without one voucher, the others in the places that they have with it.
std::optional<NowSearch::Answer> NowSearch::without(std::int32_t voucher) {
  BasketTrial trial(program_, request_);
  std::vector<CompiledPromotion> others(request_.quote.vouchers.begin(), request_.quote.vouchers.end());
  const auto left_out = static_cast<std::size_t>(voucher);
  Promotion never = *others[left_out].document;
  never.valid = {kLastDate, kFirstDate};
  others[left_out].document = &never;
  trial.request().vouchers = others;
  return answer(trial);
}

/// The smallest amount of a good with which a voucher takes its face off. Inside a run no minor unit that is added brings it nearer by
/// more than one.
std::optional<Money> NowSearch::more_for(std::int32_t voucher) {
  const CompiledPromotion& promotion = request_.quote.vouchers[static_cast<std::size_t>(voucher)];
  Basket& basket = trial_.basket();
  const std::size_t lines = basket.lines.size();
  std::optional<Money> more;
  for (const AddableGood& good : goods_) {
    if (good.unit_price || !promotion.items.matches(good.traits)) continue;
    basket.lines.push_back({good.traits, 1, {}});
    const AmountRuns runs(program_, trial_.request(), good.traits);
    std::int64_t amount = 1;
    for (int step = 0; step < kMostSteps && !more && amount <= most_extra_.minor; ++step) {
      basket.lines.back().unit_price = Money{amount};
      if (!trial_.cost()) break;
      const std::int64_t lacks = lacking(voucher);
      if (lacks == 0) more = Money{amount};
      amount += std::min(lacks, runs.more(trial_.quote()) + 1);
    }
    basket.lines.resize(lines);
    if (more) break;
  }
  return more;
}

/// Minor units of the last answer until it takes its face off, at least.
std::int64_t NowSearch::lacking(std::int32_t voucher) const {
  VoucherAdvice seen;
  seen.face = face_of(request_.quote.vouchers[static_cast<std::size_t>(voucher)]);
  see(voucher, seen);
  if (seen.off > Money{}) return (seen.face - seen.off).minor;
  if (seen.reason == Reason::below_threshold) return seen.missing.value;
  return seen.reason == Reason::nothing_left ? 1 : kMaxAmount;
}

void NowSearch::judge(std::int32_t voucher, VoucherAdvice& advice) const {
  const auto& ends = request_.quote.vouchers[static_cast<std::size_t>(voucher)].document->valid.to;
  if (advice.off == Money{}) return;
  const auto say = [&](NowVerdict verdict, NowWhy why) { advice.verdict = verdict, advice.why = why; };
  if (advice.takes <= Money{}) return say(NowVerdict::keep, NowWhy::no_gain);
  if (ends && *ends == request_.quote.now.date) return say(NowVerdict::use_now, NowWhy::ends_today);
  if (advice.lost > Money{}) return say(NowVerdict::keep, NowWhy::part_lost);
  if (advice.takes < advice.off) return say(NowVerdict::keep, NowWhy::displaces_offers);
  say(NowVerdict::use_now, NowWhy::full_value);
}

std::vector<PointsAdvice> NowSearch::points() {
  std::vector<PointsAdvice> all;
  BasketTrial trial(program_, request_);
  trial.request().redeem.reset();
  const auto plain = answer(trial);
  if (!plain) return all;
  for (std::size_t i = 0; i < program_.redemptions().size(); ++i) all.push_back(redemption(static_cast<std::int32_t>(i), *plain));
  judge_rates(all);
  return all;
}

PointsAdvice NowSearch::redemption(std::int32_t redemption, const Answer& plain) {
  PointsAdvice advice;
  const CompiledRedemption& compiled = program_.redemptions()[static_cast<std::size_t>(redemption)];
  const Redemption& document = *compiled.document;
  const auto ledger = static_cast<std::size_t>(compiled.ledger);
  const std::vector<std::optional<Points>>& balances = request_.quote.member->balances;
  BasketTrial trial(program_, request_);
  trial.request().redeem = RedeemRequest{redemption, std::nullopt};
  const auto paid = answer(trial);
  if (!paid) return advice;
  const QuotedRedemption& used = *trial.quote().redemption;
  advice.used = used.used;
  advice.value = used.value;
  advice.reason = used.reason;
  advice.missing = used.missing;
  if (ledger < balances.size() && balances[ledger]) advice.left = *balances[ledger] - used.used;
  advice.takes = plain.cost - paid->cost;
  advice.later = difference(paid->later, plain.later);
  const Points fewer = Points{} - advice.later.points[ledger];
  const std::int64_t units = units_of(program_, compiled, request_.quote.basket->counts);
  if (fewer > Points{} && units > 0) {
    const auto rate = make_rational(Int128{document.value().minor} * units, document.points().units);
    advice.forgone = Money{rate ? narrow(multiply(fewer.units, *rate, Rounding::floor)).value_or(kMaxAmount) : 0};
  }
  if (advice.value == Money{}) return advice;
  advice.verdict = advice.takes > advice.forgone ? NowVerdict::use_now : NowVerdict::keep;
  advice.why = advice.takes > advice.forgone ? NowWhy::full_value : NowWhy::no_gain;
  return advice;
}

/// Of redemptions of one ledger that can be used, the better ones keep the others back.
void NowSearch::judge_rates(std::vector<PointsAdvice>& all) const {
  const std::vector<PointsAdvice> before = all;
  const auto redemptions = program_.redemptions();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = 0; k < all.size() && all[i].why == NowWhy::full_value; ++k) {
      if (redemptions[k].ledger != redemptions[i].ledger || before[k].value == Money{}) continue;
      if (!better_rate(*redemptions[k].document, *redemptions[i].document)) continue;
      all[i].verdict = NowVerdict::keep;
      all[i].why = NowWhy::better_rate;
    }
  }
}

}  // namespace loyalty
