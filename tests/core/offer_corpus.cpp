// SPDX-License-Identifier: Apache-2.0
#include "offer_corpus.h"

#include <optional>

#include "offer_audience.h"
#include "offer_vocabulary.h"

namespace loyalty::test {
namespace {

constexpr UnderstoodOffer kUnderstood[] = {
    // an amount off from a mark on
    {"满300减50", "amount @30000 off 5000"},
    {"滿300減50", "amount @30000 off 5000"},
    {"満300減50", "amount @30000 off 5000"},
    {"满 300 减 50", "amount @30000 off 5000"},
    {"　满３００减５０　", "amount @30000 off 5000"},
    {"满300元减50元", "amount @30000 off 5000"},
    {"滿300元減50元", "amount @30000 off 5000"},
    {"满300块减50块钱", "amount @30000 off 5000"},
    {"满300元立减50元", "amount @30000 off 5000"},
    {"满300元，立减50元！", "amount @30000 off 5000"},
    {"满¥300减¥50", "amount @30000 off 5000"},
    {"满￥300减￥50", "amount @30000 off 5000"},
    {"满300人民币减50人民币", "amount @30000 off 5000"},
    {"满RMB300减RMB50", "amount @30000 off 5000"},
    {"满300CNY减50cny", "amount @30000 off 5000"},
    {"消费满300元优惠50元", "amount @30000 off 5000"},
    {"单笔消费满300元省50元", "amount @30000 off 5000"},
    {"全场满300减50", "amount @30000 off 5000"},
    {"购物满300即减50", "amount @30000 off 5000"},
    {"满300元以上减50元", "amount @30000 off 5000"},
    {"满300-50", "amount @30000 off 5000"},
    {"满300－50", "amount @30000 off 5000"},
    {"300减50", "amount @30000 off 5000"},
    {"立减50，满300可用", "amount @30000 off 5000"},
    {"满300减50，每单限一次", "amount @30000 off 5000"},
    {"满300減50（限1次）", "amount @30000 off 5000"},
    {"满1,000减100", "amount @100000 off 10000"},
    {"满１，０００减１００．５０", "amount @100000 off 10050"},
    {"满1,234,567.89减0.01", "amount @123456789 off 1"},
    {"满99.9减9.9", "amount @9990 off 990"},
    {"满一百减二十", "amount @10000 off 2000"},
    {"滿兩百減五十", "amount @20000 off 5000"},
    {"满一百零五减十五", "amount @10500 off 1500"},
    {"满两千五减一百五", "amount @250000 off 15000"},
    {"满一万二减一千二百三十四", "amount @1200000 off 123400"},
    {"满壹佰減貳拾", "amount @10000 off 2000"},
    {"满三〇〇减五〇", "amount @30000 off 5000"},
    {"满1万减1千", "amount @1000000 off 100000"},
    {"满1.5万减8百", "amount @1500000 off 80000"},
    {"满20减30", "amount @2000 off 3000"},
    {"$20 off over $100", "amount @10000 off 2000", "USD"},
    {"$20 OFF ORDERS OVER $100", "amount @10000 off 2000", "USD"},
    {"$20 off orders of $100 or more", "amount @10000 off 2000", "USD"},
    {"$20 off your order of at least $100", "amount @10000 off 2000", "USD"},
    {"$20 off when you spend $100", "amount @10000 off 2000", "USD"},
    {"$20 off $100", "amount @10000 off 2000", "USD"},
    {"$20 off $100+", "amount @10000 off 2000", "USD"},
    {"20 off 100", "amount @10000 off 2000", "USD"},
    {"Spend $100, save $20", "amount @10000 off 2000", "USD"},
    {"spend $100 get $20 off", "amount @10000 off 2000", "USD"},
    {"spend $100 and get $20 off once per order", "amount @10000 off 2000", "USD"},
    {"spend US$100 save US$20", "amount @10000 off 2000", "USD"},
    {"USD 20 off over USD 100", "amount @10000 off 2000", "USD"},
    {"20 dollars off orders over 100 dollars", "amount @10000 off 2000", "USD"},
    {"$20 off, minimum spend $100", "amount @10000 off 2000", "USD"},
    {"spend $1,000.00 get $100 off", "amount @100000 off 10000", "USD"},
    {"€5 off orders over €25", "amount @2500 off 500", "EUR"},
    {"CHF 5 off orders over CHF 25", "amount @2500 off 500", "CHF"},
    {"满5000减500", "amount @5000 off 500", "JPY"},
    {"満5,000円減500円", "amount @5000 off 500", "JPY"},
    {"spend 10.125 save 1.5", "amount @10125 off 1500", "KWD"},
    {"满100美元减20美元", "amount @10000 off 2000", "USD"},
    {"满500港币减50港币", "amount @50000 off 5000", "HKD"},

    // for each mark
    {"每满100减20，最高减60", "amount each @10000 off 2000 cap 6000"},
    {"每滿100減20，最高減60", "amount each @10000 off 2000 cap 6000"},
    {"每满100减20,最高60", "amount each @10000 off 2000 cap 6000"},
    {"每满100减20，60元封顶", "amount each @10000 off 2000 cap 6000"},
    {"每满100减20，封顶60元", "amount each @10000 off 2000 cap 6000"},
    {"每满100减20（最多减60）", "amount each @10000 off 2000 cap 6000"},
    {"每满100减20，优惠上限60元", "amount each @10000 off 2000 cap 6000"},
    {"每消费100元立减20元，不超过60元", "amount each @10000 off 2000 cap 6000"},
    {"满100减20，最高减60", "amount each @10000 off 2000 cap 6000"},
    {"每满100减20 上不封顶", "amount each @10000 off 2000"},
    {"每100减20", "amount each @10000 off 2000"},
    {"满100减20上不封顶", "amount each @10000 off 2000"},
    {"每满100减20，限3次", "amount each times 3 @10000 off 2000"},
    {"满100减20，每单最多3次", "amount each times 3 @10000 off 2000"},
    {"$20 off every $100", "amount each @10000 off 2000", "USD"},
    {"$20 off every $100, max $60", "amount each @10000 off 2000 cap 6000", "USD"},
    {"$20 off every $100 spent up to $60", "amount each @10000 off 2000 cap 6000", "USD"},
    {"$20 off every $100 ($60 max)", "amount each @10000 off 2000 cap 6000", "USD"},
    {"$20 off every $100, capped at $60", "amount each @10000 off 2000 cap 6000", "USD"},
    {"$20 off for every $100, no limit", "amount each @10000 off 2000", "USD"},
    {"for every $100 you spend save $20, up to 3 times", "amount each times 3 @10000 off 2000", "USD"},

    // an amount off without a mark
    {"立减20", "always off 2000"},
    {"立減20元", "always off 2000"},
    {"优惠20元", "always off 2000"},
    {"20元优惠", "always off 2000"},
    {"$5 off", "always off 500", "USD"},
    {"save $5", "always off 500", "USD"},
    {"每件减5", "always off 500 unit"},
    {"$5 off each item", "always off 500 unit", "USD"},
    {"save $5 on each item", "always off 500 unit", "USD"},

    // a share off
    {"8.5折", "always off 3/20"},
    {"8.5 折", "always off 3/20"},
    {"８．５折", "always off 3/20"},
    {"85折", "always off 3/20"},
    {"八五折", "always off 3/20"},
    {"八点五折", "always off 3/20"},
    {"打9折", "always off 1/10"},
    {"打九折", "always off 1/10"},
    {"全場八折", "always off 1/5"},
    {"全场88折优惠", "always off 3/25"},
    {"享受9.8折", "always off 1/50"},
    {"0.5折", "always off 19/20"},
    {"11折", "always off 89/100"},
    {"99折", "always off 1/100"},
    {"0折", "always off 1/1"},
    {"半价", "always off 1/2"},
    {"打对折", "always off 1/2"},
    {"立减15%", "always off 3/20"},
    {"15%优惠", "always off 3/20"},
    {"15% off", "always off 3/20", "USD"},
    {"15％ OFF", "always off 3/20", "USD"},
    {"15 percent off", "always off 3/20", "USD"},
    {"12.5% discount", "always off 1/8", "USD"},
    {"Save 15%", "always off 3/20", "USD"},
    {"get 15% off your order", "always off 3/20", "USD"},
    {"15% off everything", "always off 3/20", "USD"},
    {"15% off all orders", "always off 3/20", "USD"},
    {"half price", "always off 1/2", "USD"},
    {"100% off", "always off 1/1", "USD"},
    {"0.000000001% off", "always off 1/100000000000", "USD"},
    {"20% off, up to $50", "always off 1/5 cap 5000", "USD"},
    {"8折，最高减50", "always off 1/5 cap 5000"},
    {"满300打85折", "amount @30000 off 3/20"},
    {"满300元享8.5折", "amount @30000 off 3/20"},
    {"满300减15%，最高减100", "amount @30000 off 3/20 cap 10000"},
    {"8折，满300可用", "amount @30000 off 1/5"},
    {"20% off orders over $100", "amount @10000 off 1/5", "USD"},
    {"15% off, minimum order $100", "amount @10000 off 3/20", "USD"},

    // by units
    {"满3件8折", "units @3 off 1/5"},
    {"滿3件8折", "units @3 off 1/5"},
    {"满三件八折", "units @3 off 1/5"},
    {"3件8折", "units @3 off 1/5"},
    {"任选两件打九折", "units @2 off 1/10"},
    {"满3件减20", "units @3 off 2000"},
    {"每满3件减20", "units each @3 off 2000"},
    {"满3件每件减5", "units @3 off 500 unit"},
    {"买3件送50元券", "units @3 voucher 5000"},
    {"buy 3 get 20% off", "units @3 off 1/5", "USD"},
    {"buy 3 or more items, save 20%", "units @3 off 1/5", "USD"},
    {"3 for 20% off", "units @3 off 1/5", "USD"},
    {"20% off 3 or more items", "units @3 off 1/5", "USD"},
    {"any 3 for 20% off", "units @3 off 1/5", "USD"},
    {"20% off at least 3 items", "units @3 off 1/5", "USD"},
    {"20% off when you buy 3 or more", "units @3 off 1/5", "USD"},
    {"$20 off every 3 items", "units each @3 off 2000", "USD"},

    // rungs
    {"满200减20，满300减50，满500减100", "amount @20000 off 2000 @30000 off 5000 @50000 off 10000"},
    {"满200减20满300减50", "amount @20000 off 2000 @30000 off 5000"},
    {"满200减20,300减50,500减100", "amount @20000 off 2000 @30000 off 5000 @50000 off 10000"},
    {"满200減20；滿300減50", "amount @20000 off 2000 @30000 off 5000"},
    {"满200减20\n满300减50", "amount @20000 off 2000 @30000 off 5000"},
    {"满500减100、满200减20", "amount @20000 off 2000 @50000 off 10000"},
    {"满300打9折，满500打8折", "amount @30000 off 1/10 @50000 off 1/5"},
    {"2件9折，3件8折", "units @2 off 1/10 @3 off 1/5"},
    {"spend $200 save $20, spend $300 save $50", "amount @20000 off 2000 @30000 off 5000", "USD"},
    {"$20 off over $200, $50 off over $300", "amount @20000 off 2000 @30000 off 5000", "USD"},
    {"10% off 2 items; 20% off 3 items", "units @2 off 1/10 @3 off 1/5", "USD"},

    // vouchers
    {"满100送50券，满100可用", "amount @10000 voucher 5000 min 10000"},
    {"满100送50", "amount @10000 voucher 5000"},
    {"满100返50", "amount @10000 voucher 5000"},
    {"滿100贈50元優惠券", "amount @10000 voucher 5000"},
    {"满100返50元代金券（满200元使用）", "amount @10000 voucher 5000 min 20000"},
    {"满100得50元无门槛券", "amount @10000 voucher 5000"},
    {"满100送优惠券50元", "amount @10000 voucher 5000"},
    {"满100送50券，30天内有效", "amount @10000 voucher 5000 days 30"},
    {"满100送50券，30天有效", "amount @10000 voucher 5000 days 30"},
    {"满100送50券，有效期30天", "amount @10000 voucher 5000 days 30"},
    {"满100送50券30日内可用", "amount @10000 voucher 5000 days 30"},
    {"满100送50券，满100可用，长期有效", "amount @10000 voucher 5000 min 10000"},
    {"满100送2张50元券，满200可用", "amount @10000 voucher 5000 count 2 min 20000"},
    {"满100送50元券两张", "amount @10000 voucher 5000 count 2"},
    {"每满100送50，最高送200", "amount each @10000 voucher 5000 cap 20000"},
    {"满100送50券上不封顶", "amount each @10000 voucher 5000"},
    {"满100送50券，每单限1次", "amount @10000 voucher 5000"},
    {"送50券", "always voucher 5000"},
    {"满100送20券，满200送50券，满100可用", "amount @10000 voucher 2000 min 10000 @20000 voucher 5000 min 10000"},
    {"满100送20无门槛券，满200送50券，满100可用", "amount @10000 voucher 2000 @20000 voucher 5000 min 10000"},
    {"满100送20券，满200送50券，30天内有效", "amount @10000 voucher 2000 days 30 @20000 voucher 5000 days 30"},
    {"spend 100 get 50 voucher", "amount @10000 voucher 5000", "USD"},
    {"Spend $100, get a $50 voucher, usable from $100", "amount @10000 voucher 5000 min 10000", "USD"},
    {"spend $100 and receive a $50 coupon valid on orders over $100", "amount @10000 voucher 5000 min 10000", "USD"},
    {"spend 100 get 50 back", "amount @10000 voucher 5000", "USD"},
    {"spend $100 get a $50 voucher with no minimum", "amount @10000 voucher 5000", "USD"},
    {"spend $100 get a $50 voucher, valid for 30 days", "amount @10000 voucher 5000 days 30", "USD"},
    {"spend $100, get 2 $50 vouchers", "amount @10000 voucher 5000 count 2", "USD"},
    {"spend $100, get 2 vouchers of $50", "amount @10000 voucher 5000 count 2", "USD"},
    {"$50 voucher for every $100 spent", "amount each @10000 voucher 5000", "USD"},
    {"for every $100 spent get a $50 voucher, use within 30 days", "amount each @10000 voucher 5000 days 30", "USD"},
    {"get a 50 USD voucher", "always voucher 5000", "USD"},
};

constexpr RefusedOffer kRefused[] = {
    {"免费", "免费"},
    {"满300", "满300"},
    {"满300减50，满500", "满500"},
    {"满300减50包邮", "包邮"},
    {"满300减50，仅限黑卡会员", "黑卡会员"},
    {"满0减50", "0减50"},
    {"满100减0", "0"},
    {"满100减-20", "-20"},
    {"满-100减20", "-100减20"},
    {"满100-200", "200"},
    {"-20% off", "-20% off"},
    {"150% off", "150% off"},
    {"0% off", "0% off"},
    {"10折", "10折"},
    {"11.5折", "11.5折"},
    {"打100折", "100折"},
    {"满38折", "38折"},
    {"满100减20.555", "20.555"},
    {"满100.00减20.000", "20.000"},
    {"满100.5减20", "100.5减20", "JPY"},
    {"满007减1", "007减1"},
    {"满99999999999999999999减1", "99999999999999999999减1"},
    {"满90071992547409.92减1", "90071992547409.92减1"},
    {"满一百零减一", "一百零减一"},
    {"满$100减20", "$100减20"},
    {"满100元减20", "元减20", "USD"},
    {"满100美元减20", "美元减20"},
    {"¥20 off", "¥20 off", "EUR"},
    {"20 EUR off", "EUR off", "USD"},
    {"满2送1", "1"},
    {"满3件送1件", "1件"},
    {"送50", "50"},
    {"buy 2 get 1", "buy 2 get 1", "USD"},
    {"spend 100 get 50", "spend 100 get 50", "USD"},
    {"spend 100 get 50 cash", "cash", "USD"},
    {"up to 20% off", "up to 20% off", "USD"},
    {"$20 off and 15% off", "15% off", "USD"},
    {"满200减20，满300打8折", "满300打8折"},
    {"满200减20，3件减50", "3件减50"},
    {"每满200减20，每满300减50", "每满300减50"},
    {"满200减20，满200减50", "满200减50"},
    {"每满100打8折", "每满100打8折"},
    {"满100减20，最高减60，最高减80", "最高减80"},
    {"满100减20，30天内有效", "30天内有效"},
    {"满100减20，满200可用", "满200可用"},
    {"立减20，限3次", "限3次"},
    {"$50 voucher, minimum spend $100", "$50 voucher, minimum spend $100", "USD"},
    {"50元券", "50元券"},
    {"$50 voucher", "$50 voucher", "USD"},
    {"20% off over 3 items", "items", "USD"},
    {"$20 off £100", "£100", "USD"},
    {"1 000 off", "000 off", "USD"},
    {"满100返10%", "满100返10%"},
    {"满300减50元优惠券", "优惠券"},
    {"hello", "hello", "USD"},
    {" and a ", "and a ", "USD"},
    {"15", "15", "USD"},
    {"，。", "，。"},
    {"满100送50券，满100可用，指定商品除外不与其他优惠同时使用请以实际为准",
     "指定商品除外不与其他优惠同时使用请以实际"},
};

void append_benefit(std::string& out, const Benefit& benefit) {
  if (const auto* percent = std::get_if<PercentOff>(&benefit)) {
    out += " off " + std::to_string(percent->off.numerator) + "/" + std::to_string(percent->off.denominator);
    if (percent->base != AmountBase::net) out += " of list";
    if (percent->scope != BenefitScope::order) out += " line";
  } else if (const auto* amount = std::get_if<AmountOff>(&benefit)) {
    out += " off " + std::to_string(amount->off.minor);
    if (amount->scope == BenefitScope::line) out += " line";
    if (amount->scope == BenefitScope::unit) out += " unit";
  } else if (const auto* voucher = std::get_if<VoucherBack>(&benefit)) {
    out += " voucher " + std::to_string(voucher->value.minor);
    if (voucher->count != 1) out += " count " + std::to_string(voucher->count);
    if (voucher->minimum.minor != 0) out += " min " + std::to_string(voucher->minimum.minor);
    if (voucher->valid_days) out += " days " + std::to_string(*voucher->valid_days);
    if (!voucher->items.all()) out += " items";
  }
}

}  // namespace

std::span<const UnderstoodOffer> understood_offers() { return kUnderstood; }
std::span<const RefusedOffer> refused_offers() { return kRefused; }

std::string terms_of(const Promotion& promotion) {
  constexpr std::string_view kMeasures[] = {"always", "amount", "units", "sets"};
  const Trigger& trigger = promotion.trigger;
  std::string out{kMeasures[static_cast<std::size_t>(trigger.measure)]};
  if (trigger.repeat == Trigger::Repeat::each) out += " each";
  if (trigger.base == AmountBase::list) out += " on list";
  if (trigger.base == AmountBase::payable) out += " on payable";
  if (trigger.times) out += " times " + std::to_string(*trigger.times);
  for (const Rung& rung : promotion.rungs) {
    if (trigger.measure != Trigger::Measure::always || rung.at != 0) out += " @" + std::to_string(rung.at);
    append_benefit(out, rung.benefit);
  }
  if (promotion.cap) out += " cap " + std::to_string(promotion.cap->minor);
  const std::optional<std::uint32_t> audiences = audiences_of(promotion.when);
  for (std::size_t i = 0; i < offer_audiences().size(); ++i) {
    if ((audiences.value_or(0) >> i & 1U) != 0) out.append(" ").append(offer_audiences()[i].id);
  }
  const bool more = !promotion.items.all() || !audiences || promotion.valid != DateWindow{} ||
                    !promotion.group.empty() || promotion.priority != 0;
  return more ? out + " and more" : out;
}

}  // namespace loyalty::test
