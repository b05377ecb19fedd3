// SPDX-License-Identifier: Apache-2.0
// What promotions are worth: the figures of the voucher promotion 满100送50, both sides of marks, and the shapes of curves. Amounts are fen.
#include <algorithm>
#include <string>

#include "curve_case.h"

namespace loyalty::tests {
namespace {

const std::vector<Stage> kBest{{"order", Choose::best}};
const std::vector<Stage> kFirst{{"order", Choose::first}};

EffectiveDiscount answer_of(const CurveCase& question) {
  auto answer = question.answer();
  EXPECT_TRUE(answer.ok());
  return answer.ok() ? *answer : EffectiveDiscount{};
}

EffectiveDiscount curve_of(CurveCase question, std::int64_t from, std::int64_t to) {
  question.request.curve_from = Money{from};
  question.request.curve_to = Money{to};
  return answer_of(question);
}

/// "from-to: slope x + intercept, v vouchers", piece by piece.
std::string shape_of(const EffectiveDiscount& answer) {
  const auto text = [](Rational value) {
    std::string out = std::to_string(value.numerator);
    return value.denominator == 1 ? out : out + '/' + std::to_string(value.denominator);
  };
  std::string out;
  for (const CurvePiece& piece : answer.pieces) {
    if (!out.empty()) out += "; ";
    out += std::to_string(piece.from.minor) + '-' + std::to_string(piece.to.minor) + ": " + text(piece.slope) + " x + " +
           text(piece.intercept);
    if (piece.vouchers != Money{}) out += ", v " + std::to_string(piece.vouchers.minor);
  }
  return out;
}

std::string cliffs_of(const EffectiveDiscount& answer) {
  std::string out;
  for (const Cliff& cliff : answer.cliffs) {
    if (!out.empty()) out += "; ";
    out += std::to_string(cliff.at.minor) + ": " + std::to_string(cliff.paid_before.minor) + " to " + std::to_string(cliff.paid_at.minor);
  }
  return out;
}

std::string dominated_of(const EffectiveDiscount& answer) {
  std::string out;
  for (const DominatedRange& range : answer.dominated) {
    if (!out.empty()) out += "; ";
    out += std::to_string(range.from.minor) + '-' + std::to_string(range.to.minor) + " by " + std::to_string(range.pay_at.minor);
  }
  return out;
}

BasketReading basket_of(CurveCase question, std::int64_t basket) {
  question.request.basket = Money{basket};
  return answer_of(question).basket.value_or(BasketReading{});
}

const Reading& reading(const EffectiveDiscount& answer, ReadingCode code) {
  const Reading* found = find_reading(answer, code);
  EXPECT_NE(found, nullptr) << name_of(code);
  static const Reading kNone{};
  return found == nullptr ? kNone : *found;
}

Promotion capped(Promotion promotion, std::int64_t cap) {
  promotion.cap = Money{cap};
  return promotion;
}

class VoucherPromotion : public testing::TestWithParam<Trigger::Repeat> {
 protected:
  EffectiveDiscount answer_ = answer_of(curve_case({offer(amount(GetParam()), 10000, voucher(5000, 10000))}));
};

TEST_P(VoucherPromotion, headline_is_the_voucher_off_the_mark) {
  const Reading& read = reading(answer_, ReadingCode::headline);
  EXPECT_EQ(read.pay_ratio, ratio(1, 2));
  EXPECT_EQ(read.paid, ratio(5000, 1));
  EXPECT_EQ(read.baskets, std::vector{Money{10000}});
}

TEST_P(VoucherPromotion, voucher_as_cash_is_goods_for_150_for_100) {
  EXPECT_EQ(reading(answer_, ReadingCode::voucher_as_cash).pay_ratio, ratio(2, 3));
  EXPECT_EQ(reading(answer_, ReadingCode::voucher_as_cash).goods, ratio(15000, 1));
}

TEST_P(VoucherPromotion, best_is_two_baskets_at_the_mark) {
  const Reading& read = reading(answer_, ReadingCode::best);
  EXPECT_EQ(read.pay_ratio, ratio(3, 4));
  EXPECT_EQ(read.baskets, (std::vector{Money{10000}, Money{10000}}));
  EXPECT_FALSE(read.limit.has_value());
}

TEST_P(VoucherPromotion, worst_is_two_baskets_a_fen_under_two_marks) {
  const Reading& read = reading(answer_, ReadingCode::worst);
  EXPECT_EQ(read.pay_ratio, ratio(34998, 39998));
  EXPECT_EQ(read.baskets, (std::vector{Money{19999}, Money{19999}}));
  EXPECT_EQ(read.limit, ratio(7, 8));
}

TEST_P(VoucherPromotion, typical_is_250_for_300) {
  const Reading& read = reading(answer_, ReadingCode::typical);
  EXPECT_EQ(read.pay_ratio, ratio(5, 6));
  EXPECT_EQ(read.paid, ratio(25000, 1));
  EXPECT_EQ(read.goods, ratio(30000, 1));
  EXPECT_TRUE(read.baskets.empty());
  // "About 0.85" in the text, which reads in steps of 0.05.
  EXPECT_EQ(multiply(20, read.pay_ratio, Rounding::half_up), 17);
}

TEST_P(VoucherPromotion, with_breakage_counts_six_vouchers_of_ten) {
  EXPECT_EQ(reading(answer_, ReadingCode::with_breakage).pay_ratio, ratio(9, 10));
  EXPECT_EQ(reading(answer_, ReadingCode::with_breakage).paid, ratio(27000, 1));
}

INSTANTIATE_TEST_SUITE_P(OnceAndEach, VoucherPromotion, testing::Values(Trigger::Repeat::once, Trigger::Repeat::each),
                         [](const auto& repeat) { return repeat.param == Trigger::Repeat::once ? "once" : "each"; });

TEST(EffectiveDiscount, redemption_rate_moves_breakage_and_nothing_else) {
  CurveCase question = curve_case({offer(amount(), 10000, voucher(5000, 10000))});
  question.request.redemption_rate = ratio(1, 1);
  EXPECT_EQ(reading(answer_of(question), ReadingCode::with_breakage).pay_ratio, ratio(5, 6));
  question.request.redemption_rate = ratio(0, 1);
  const EffectiveDiscount none = answer_of(question);
  EXPECT_EQ(reading(none, ReadingCode::with_breakage).pay_ratio, ratio(1, 1));
  EXPECT_EQ(reading(none, ReadingCode::typical).pay_ratio, ratio(5, 6));
}

TEST(EffectiveDiscount, voucher_minimum_above_its_mark_stretches_the_second_basket) {
  // m = 200: best (100 + 200 - 50) / 300; worst to (200 + 400 - 50) / 600; typical (150 + 300 - 50) / 450
  const EffectiveDiscount answer = answer_of(curve_case({offer(amount(), 10000, voucher(5000, 20000))}));
  EXPECT_EQ(reading(answer, ReadingCode::best).pay_ratio, ratio(5, 6));
  EXPECT_EQ(reading(answer, ReadingCode::worst).limit, ratio(11, 12));
  EXPECT_EQ(reading(answer, ReadingCode::typical).pay_ratio, ratio(8, 9));
}

TEST(EffectiveDiscount, voucher_without_minimum_needs_a_basket_of_its_value) {
  // m = V = 50: best (100 + 50 - 50) / 150
  const EffectiveDiscount answer = answer_of(curve_case({offer(amount(), 10000, voucher(5000, 0))}));
  EXPECT_EQ(reading(answer, ReadingCode::best).pay_ratio, ratio(2, 3));
  EXPECT_EQ(reading(answer, ReadingCode::best).baskets, (std::vector{Money{10000}, Money{5000}}));
}

TEST(EffectiveDiscount, two_vouchers_take_two_later_baskets) {
  // best (100 + 2 × 100 - 2 × 50) / 300; headline (100 - 100) / 100
  const EffectiveDiscount answer = answer_of(curve_case({offer(amount(), 10000, voucher(5000, 10000, 2))}));
  EXPECT_EQ(reading(answer, ReadingCode::headline).pay_ratio, ratio(0, 1));
  EXPECT_EQ(reading(answer, ReadingCode::voucher_as_cash).pay_ratio, ratio(1, 2));
  EXPECT_EQ(reading(answer, ReadingCode::best).pay_ratio, ratio(2, 3));
  EXPECT_EQ(reading(answer, ReadingCode::best).goods, ratio(30000, 1));
}

TEST(EffectiveDiscount, a_voucher_worth_more_than_its_mark_reads_below_zero) {
  const EffectiveDiscount answer = answer_of(curve_case({offer(amount(), 10000, voucher(20000, 20000))}));
  EXPECT_EQ(reading(answer, ReadingCode::headline).pay_ratio, ratio(-1, 1));
  EXPECT_EQ(reading(answer, ReadingCode::best).pay_ratio, ratio(1, 3));
}

TEST(EffectiveDiscount, percentage_reads_the_same_everywhere) {
  const EffectiveDiscount answer = answer_of(curve_case({offer(always(), 0, percent(15))}));
  ASSERT_EQ(answer.readings.size(), 4U);
  for (const Reading& read : answer.readings) {
    EXPECT_EQ(read.pay_ratio, ratio(17, 20)) << name_of(read.code);
    EXPECT_FALSE(read.limit.has_value()) << name_of(read.code);
  }
  EXPECT_EQ(shape_of(answer), "0-30000: 17/20 x + 0");
  EXPECT_TRUE(answer.cliffs.empty());
  EXPECT_TRUE(answer.dominated.empty());
}

TEST(EffectiveDiscount, discounts_now_have_no_voucher_readings) {
  const EffectiveDiscount answer = answer_of(curve_case({offer(amount(), 30000, off(5000))}));
  EXPECT_EQ(find_reading(answer, ReadingCode::voucher_as_cash), nullptr);
  EXPECT_EQ(find_reading(answer, ReadingCode::with_breakage), nullptr);
  EXPECT_EQ(reading(answer, ReadingCode::headline).pay_ratio, ratio(5, 6));   // 250 / 300
  EXPECT_EQ(reading(answer, ReadingCode::best).pay_ratio, ratio(5, 6));
  EXPECT_EQ(reading(answer, ReadingCode::worst).pay_ratio, ratio(54999, 59999));
  EXPECT_EQ(reading(answer, ReadingCode::worst).limit, ratio(11, 12));        // 550 / 600
  EXPECT_EQ(reading(answer, ReadingCode::typical).pay_ratio, ratio(8, 9));    // 400 / 450
}

TEST(EffectiveDiscount, both_sides_of_a_mark) {
  const CurveCase question = curve_case({offer(amount(), 30000, off(5000))});
  EXPECT_EQ(basket_of(question, 29999).paid, Money{29999});
  EXPECT_EQ(basket_of(question, 30000).paid, Money{25000});
  EXPECT_EQ(basket_of(question, 30000).pay_ratio, ratio(5, 6));
  const EffectiveDiscount answer = curve_of(question, 0, 60000);
  EXPECT_EQ(shape_of(answer), "0-29999: 1 x + 0; 30000-60000: 1 x + -5000");
  EXPECT_EQ(cliffs_of(answer), "30000: 29999 to 25000");
  EXPECT_EQ(dominated_of(answer), "25000-29999 by 30000");
}

TEST(EffectiveDiscount, basket_counts_vouchers_at_the_redemption_rate) {
  const CurveCase question = curve_case({offer(each(), 10000, voucher(5000, 10000))});
  EXPECT_EQ(basket_of(question, 19999).vouchers, Money{5000});
  const BasketReading basket = basket_of(question, 20000);
  EXPECT_EQ(basket.vouchers, Money{10000});
  EXPECT_EQ(basket.pay_ratio, ratio(1, 1));
  EXPECT_EQ(basket.pay_ratio_with_vouchers, ratio(7, 10));  // (200 - 0.6 × 100) / 200
}

TEST(EffectiveDiscount, basket_of_nothing_has_the_ratio_one) {
  const BasketReading basket = basket_of(curve_case({offer(always(), 0, percent(15))}), 0);
  EXPECT_EQ(basket.paid, Money{});
  EXPECT_EQ(basket.pay_ratio, ratio(1, 1));
}

TEST(EffectiveDiscount, repeats_end_at_the_cap) {
  // 每满100减20，最高减60
  const EffectiveDiscount answer = curve_of(curve_case({capped(offer(each(), 10000, off(2000)), 6000)}), 0, 100000);
  EXPECT_EQ(shape_of(answer),
            "0-9999: 1 x + 0; 10000-19999: 1 x + -2000; 20000-29999: 1 x + -4000; 30000-100000: 1 x + -6000");
  EXPECT_EQ(dominated_of(answer), "8000-9999 by 10000; 18000-19999 by 20000; 28000-29999 by 30000");
}

TEST(EffectiveDiscount, repeats_end_at_their_number_of_times) {
  const EffectiveDiscount answer = curve_of(curve_case({offer(each(AmountBase::net, 2), 10000, off(2000))}), 0, kMaxAmount);
  EXPECT_EQ(shape_of(answer), "0-9999: 1 x + 0; 10000-19999: 1 x + -2000; 20000-9007199254740991: 1 x + -4000");
}

TEST(EffectiveDiscount, ladder_gives_its_highest_rung) {
  const Promotion steps = ladder(amount(), {{10000, off(1000)}, {20000, off(3000)}});
  const EffectiveDiscount answer = curve_of(curve_case({steps}), 0, 50000);
  EXPECT_EQ(shape_of(answer), "0-9999: 1 x + 0; 10000-19999: 1 x + -1000; 20000-50000: 1 x + -3000");
  EXPECT_EQ(reading(answer, ReadingCode::headline).pay_ratio, ratio(9, 10));
  EXPECT_EQ(reading(answer, ReadingCode::best).pay_ratio, ratio(17, 20));
  EXPECT_EQ(reading(answer, ReadingCode::worst).limit, ratio(19, 20));      // at 200 from below: 190 / 200
  // Band 100 to 400: thirds at -10, two thirds at -30: 250 - (10 + 60) / 3
  EXPECT_EQ(reading(answer, ReadingCode::typical).paid, ratio(68000, 3));
  EXPECT_EQ(reading(answer, ReadingCode::typical).goods, ratio(25000, 1));
}

TEST(EffectiveDiscount, a_higher_rung_can_dominate_a_lower_one) {
  // 满100减10, 满110减60: at 110 one pays 50, less than 50 to 109.99 pay
  const Promotion steps = ladder(amount(), {{10000, off(1000)}, {11000, off(6000)}});
  const EffectiveDiscount answer = curve_of(curve_case({steps}), 0, 20000);
  EXPECT_EQ(cliffs_of(answer), "10000: 9999 to 9000; 11000: 9999 to 5000");
  EXPECT_EQ(dominated_of(answer), "5000-10999 by 11000");
}

TEST(EffectiveDiscount, capped_percentage_has_its_mark_where_the_cap_binds) {
  // 20 % off, at most 60: the cap binds from 300 on
  const EffectiveDiscount answer = answer_of(curve_case({capped(offer(always(), 0, percent(20)), 6000)}));
  EXPECT_EQ(shape_of(answer), "0-29999: 4/5 x + 0; 30000-90000: 1 x + -6000");
  EXPECT_EQ(reading(answer, ReadingCode::headline).baskets, std::vector{Money{30000}});
  EXPECT_EQ(reading(answer, ReadingCode::best).pay_ratio, ratio(4, 5));
  EXPECT_EQ(reading(answer, ReadingCode::worst).limit, ratio(9, 10));        // 540 / 600
  EXPECT_EQ(reading(answer, ReadingCode::typical).pay_ratio, ratio(13, 15)); // 390 / 450
}

TEST(EffectiveDiscount, best_of_two_changes_hands_where_they_cross) {
  // 20 % off or 50 off 200: 20 % of x = 50 at 250
  const CurveCase question = curve_case({offer(always(), 0, percent(20)), offer(amount(), 20000, off(5000))}, "CNY", kBest);
  EXPECT_EQ(shape_of(curve_of(question, 0, 50000)), "0-19999: 4/5 x + 0; 20000-24999: 1 x + -5000; 25000-50000: 4/5 x + 0");
}

TEST(EffectiveDiscount, best_of_two_percentages_is_one_piece_although_they_tie_by_rounding) {
  const CurveCase question = curve_case({offer(always(), 0, percent(15)), offer(always(), 0, percent(20))}, "CNY", kBest);
  EXPECT_EQ(shape_of(curve_of(question, 0, 50000)), "0-50000: 4/5 x + 0");
}

TEST(EffectiveDiscount, first_keeps_the_first_although_it_is_smaller) {
  const CurveCase question = curve_case({offer(amount(), 10000, off(1000)), offer(amount(), 10000, off(3000))}, "CNY", kFirst);
  EXPECT_EQ(shape_of(curve_of(question, 0, 20000)), "0-9999: 1 x + 0; 10000-20000: 1 x + -1000");
}

TEST(EffectiveDiscount, mark_on_what_is_left_moves_up) {
  // 9折 first, then 满300减50 on what is left: 0.9 x ≥ 300 from 333.33 on, for 333.33 × 0.1 = 33.333 is rounded to 33.33
  const EffectiveDiscount answer =
      curve_of(curve_case({offer(always(), 0, percent(10), "line"), offer(amount(), 30000, off(5000))}), 0, 60000);
  EXPECT_EQ(shape_of(answer), "0-33332: 9/10 x + 0; 33333-60000: 9/10 x + -5000");
  EXPECT_EQ(cliffs_of(answer), "33333: 29999 to 25000");
}

TEST(EffectiveDiscount, mark_on_the_list_amount_stays) {
  const EffectiveDiscount answer = curve_of(
      curve_case({offer(always(), 0, percent(10), "line"), offer(amount(Trigger::Repeat::once, AmountBase::list), 30000, off(5000))}), 0, 60000);
  EXPECT_EQ(shape_of(answer), "0-29999: 9/10 x + 0; 30000-60000: 9/10 x + -5000");
}

TEST(EffectiveDiscount, order_of_stages_is_the_order_of_the_arithmetic) {
  // 满300减50 and then 9折: (x - 50) × 0.9
  const EffectiveDiscount answer =
      curve_of(curve_case({offer(amount(), 30000, off(5000), "line"), offer(always(), 0, percent(10))}), 0, 60000);
  EXPECT_EQ(shape_of(answer), "0-29999: 9/10 x + 0; 30000-60000: 9/10 x + -4500");
}

TEST(EffectiveDiscount, discount_ends_at_what_is_left) {
  // 立减50: nothing to pay up to 50
  const EffectiveDiscount answer = curve_of(curve_case({offer(always(), 0, off(5000))}), 0, 20000);
  EXPECT_EQ(shape_of(answer), "0-4999: 0 x + 0; 5000-20000: 1 x + -5000");
}

TEST(EffectiveDiscount, units_come_from_the_price) {
  // 满3件8折 at 30.00 each: from 90.00 on
  CurveCase question = curve_case({offer(quantity(), 3, percent(20))});
  question.request.unit_price = Money{3000};
  const EffectiveDiscount answer = curve_of(question, 0, 20000);
  EXPECT_EQ(shape_of(answer), "0-8999: 1 x + 0; 9000-20000: 4/5 x + 0");
  EXPECT_EQ(reading(answer, ReadingCode::headline).baskets, std::vector{Money{9000}});
}

TEST(EffectiveDiscount, amount_off_each_unit_steps_with_the_units) {
  CurveCase question = curve_case({offer(always(), 0, off(500, BenefitScope::unit))});
  question.request.unit_price = Money{3000};
  EXPECT_EQ(shape_of(curve_of(question, 3000, 9000)), "3000-5999: 1 x + -500; 6000-8999: 1 x + -1000; 9000-9000: 1 x + -1500");
}

TEST(EffectiveDiscount, without_a_price_a_basket_is_one_unit) {
  const CurveCase question = curve_case({offer(quantity(), 3, percent(20)), offer(amount(), 10000, off(1000))});
  EXPECT_EQ(shape_of(curve_of(question, 0, 20000)), "0-9999: 1 x + 0; 10000-20000: 1 x + -1000");
}

TEST(EffectiveDiscount, vouchers_look_at_their_base) {
  // 20 % off, and 满100送50 on the list amount, on what is left: 80 % of 125 is 100
  const auto with_base = [](AmountBase base) {
    return curve_case({offer(always(), 0, percent(20)), offer(amount(Trigger::Repeat::once, base), 10000, voucher(5000, 10000))});
  };
  EXPECT_EQ(shape_of(curve_of(with_base(AmountBase::list), 0, 20000)), "0-9999: 4/5 x + 0; 10000-20000: 4/5 x + 0, v 5000");
  EXPECT_EQ(shape_of(curve_of(with_base(AmountBase::net), 0, 20000)), "0-12499: 4/5 x + 0; 12500-20000: 4/5 x + 0, v 5000");
  EXPECT_EQ(shape_of(curve_of(with_base(AmountBase::payable), 0, 20000)), "0-12499: 4/5 x + 0; 12500-20000: 4/5 x + 0, v 5000");
}

TEST(EffectiveDiscount, a_cliff_of_vouchers_dominates_nothing) {
  const EffectiveDiscount answer = curve_of(curve_case({offer(amount(), 10000, voucher(5000, 10000))}), 0, 20000);
  ASSERT_EQ(answer.cliffs.size(), 1U);
  EXPECT_EQ(answer.cliffs.front().at, Money{10000});
  EXPECT_EQ(answer.cliffs.front().vouchers_before, Money{});
  EXPECT_EQ(answer.cliffs.front().vouchers_at, Money{5000});
  EXPECT_TRUE(answer.dominated.empty());
}

TEST(EffectiveDiscount, default_curve_ends_at_three_marks) {
  EXPECT_EQ(answer_of(curve_case({offer(amount(), 30000, off(5000))})).pieces.back().to, Money{90000});
  EXPECT_EQ(answer_of(curve_case({offer(amount(), 10000, voucher(5000, 20000))})).pieces.back().to, Money{60000});
}

TEST(EffectiveDiscount, promotions_out_of_season_or_for_others_are_left_out) {
  Promotion over = offer(amount(), 10000, off(5000));
  over.valid.to = Date{kToday.days - 1};
  Promotion members = offer(amount(), 10000, off(4000));
  members.when = {Condition::Kind::leaf, {}, CustomerCondition{CustomerCondition::Kind::new_customer}};
  const CurveCase question = curve_case({over, members, offer(amount(), 20000, off(1000))});
  EXPECT_EQ(shape_of(curve_of(question, 0, 30000)), "0-19999: 1 x + 0; 20000-30000: 1 x + -1000");
}

TEST(EffectiveDiscount, yen_has_no_decimals) {
  const EffectiveDiscount answer = answer_of(curve_case({offer(amount(), 1000, voucher(500, 1000))}, "JPY"));
  EXPECT_EQ(reading(answer, ReadingCode::worst).pay_ratio, ratio(3498, 3998));
  EXPECT_EQ(reading(answer, ReadingCode::worst).limit, ratio(7, 8));
}

TEST(EffectiveDiscount, promotions_that_give_nothing_have_nothing_to_read) {
  const auto nothing = curve_case({}).answer();
  ASSERT_FALSE(nothing.ok());
  EXPECT_EQ(nothing.error().code, ErrorCode::no_mark);
}

TEST(EffectiveDiscount, more_than_ten_thousand_pieces_are_refused) {
  CurveCase question = curve_case({offer(each(), 10000, off(2000))});
  question.request.curve_from = Money{0};
  question.request.curve_to = Money{10000 * 10000 - 1};  // pieces 0 to 9,999
  ASSERT_TRUE(question.answer().ok());
  EXPECT_EQ(question.answer()->pieces.size(), 10000U);
  question.request.curve_to = Money{10000 * 10000};
  ASSERT_FALSE(question.answer().ok());
  EXPECT_EQ(question.answer().error().code, ErrorCode::curve_too_fine);
  EXPECT_EQ(question.answer().error().where.to_pointer(), "/curve");
}

TEST(EffectiveDiscount, vouchers_beyond_every_amount_are_an_overflow) {
  const auto answer = curve_case({offer(each(), 1, voucher(kMaxAmount, 0))}).answer();
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::amount_overflow);
}

}  // namespace
}  // namespace loyalty::tests
