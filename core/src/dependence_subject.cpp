// SPDX-License-Identifier: Apache-2.0
#include "dependence_subject.h"

#include <utility>
#include <variant>

#include "dependence_situations.h"

namespace loyalty {
namespace {

/// Every amount of the promotions times kFiner; nothing where one leaves the range.
class Refining {
 public:
  std::optional<Program> run(Program document) {
    for (Promotion& promotion : document.promotions) refine(promotion);
    if (!in_range_) return std::nullopt;
    return document;
  }

 private:
  void refine(std::int64_t& minor) {
    const auto finer = narrow(Int128{minor} * Subject::kFiner);
    in_range_ = in_range_ && finer;
    minor = finer.value_or(minor);
  }
  void refine(Money& money) { refine(money.minor); }
  template <class T>
  void refine(std::optional<T>& value) {
    if (value) refine(*value);
  }
  void refine(PercentOff&) {}
  void refine(AmountOff& amount) { refine(amount.off); }
  void refine(VoucherBack& voucher) { refine(voucher.value), refine(voucher.minimum); }
  void refine(NewPrice& price) { refine(price.price); }
  void refine(PointsBack&) {}
  void refine(Cashback& cashback) { refine(cashback.amount); }
  void refine(Gifts& gifts) {
    for (Gift& gift : gifts.gifts) refine(gift.value);
  }
  void refine(Promotion& promotion) {
    for (Rung& rung : promotion.rungs) {
      if (promotion.trigger.measure == Trigger::Measure::amount) refine(rung.at);
      std::visit([this](auto& benefit) { refine(benefit); }, rung.benefit);
    }
    refine(promotion.cap);
    if (promotion.floor) refine(promotion.floor->price);
    if (promotion.budget) refine(promotion.budget->amount);
  }

  bool in_range_ = true;
};

}  // namespace

Subject::Subject(Program document, std::int64_t& quotes) : quotes_(quotes) {
  document.earn.clear();  // what is earned is not paid
  program_ = compile(std::move(document)).program;
}

bool Subject::ask(const SmallBasket& basket, const std::vector<MadeGood>& goods, const Situation& situation, Quote& answer) {
  return run(*program_, 1, basket, goods, situation, answer);
}

std::optional<std::int64_t> Subject::finer(const SmallBasket& basket, const std::vector<MadeGood>& goods, const Situation& situation) {
  if (!finer_known_) {
    if (auto document = Refining().run(program_->document())) finer_ = compile(*std::move(document)).program;
    finer_known_ = true;
  }
  if (finer_ == nullptr || !run(*finer_, kFiner, basket, goods, situation, finer_quote_)) return std::nullopt;
  return finer_quote_.payable().minor;
}

bool Subject::run(const CompiledProgram& program, std::int64_t factor, const SmallBasket& basket, const std::vector<MadeGood>& goods,
                  const Situation& situation, Quote& answer) {
  const SituationFacts facts = facts_of(situation, program);
  basket_.lines.resize(basket.count);
  for (std::size_t i = 0; i < basket.count; ++i) {
    const SmallBasket::Line& line = basket.lines[i];
    basket_.lines[i] = {traits_of(goods[line.good], program), line.quantity, Money{line.price * factor}};
  }
  basket_.channel = facts.channel;
  basket_.payment = facts.payment;
  QuoteRequest request;
  request.now = situation.now;
  request.member = &facts.member;
  request.basket = &basket_;
  ++quotes_;
  return quote(program, request, answer, nullptr).ok();
}

}  // namespace loyalty
