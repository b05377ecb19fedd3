// SPDX-License-Identifier: Apache-2.0
#include "encode_curve.h"
#include "units.h"

namespace loyalty::json {
namespace {

class EffectiveDiscountWriter {
 public:
  EffectiveDiscountWriter(Writer& writer, const Program& program)
      : writer_(writer), decimals_(money_decimals(program)) {}

  void basket(const std::optional<BasketReading>& basket) const {
    writer_.key("basket");
    if (!basket) return writer_.null();
    writer_.begin_object();
    money("list", basket->list);
    money("discount", basket->list - basket->paid);
    money("paid", basket->paid);
    money("vouchers", basket->vouchers);
    writer_.key("payRatio");
    write_pay_ratio(writer_, basket->paid, basket->list);
    writer_.key("payRatioWithVouchers");
    if (basket->list == Money{}) {
      writer_.null();
    } else {
      write_ratio(writer_, basket->pay_ratio_with_vouchers);
    }
    writer_.end_object();
  }

  void curve(const EffectiveDiscount& answer) const {
    writer_.begin_object("curve");
    writer_.begin_array("pieces");
    for (const CurvePiece& one : answer.pieces) piece(one);
    writer_.end_array();
    writer_.begin_array("cliffs");
    for (const Cliff& one : answer.cliffs) cliff(one);
    writer_.end_array();
    writer_.begin_array("dominated");
    for (const DominatedRange& one : answer.dominated) {
      writer_.begin_object();
      money("from", one.from);
      money("to", one.to);
      money("payAt", one.pay_at);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void reading(const Reading& reading) const {
    writer_.begin_object();
    writer_.field("code", name_of(reading.code));
    writer_.key("payRatio");
    write_ratio(writer_, reading.pay_ratio);
    writer_.key("limit");
    if (reading.limit) {
      write_ratio(writer_, *reading.limit);
    } else {
      writer_.null();
    }
    writer_.key("paid");
    write_exact_money(writer_, reading.paid, decimals_);
    writer_.key("goods");
    write_exact_money(writer_, reading.goods, decimals_);
    writer_.begin_array("baskets");
    for (const Money basket : reading.baskets) writer_.decimal(basket.minor, decimals_);
    writer_.end_array();
    writer_.end_object();
  }

 private:
  void money(std::string_view key, Money amount) const { writer_.field(key, amount.minor, decimals_); }

  void piece(const CurvePiece& piece) const {
    writer_.begin_object();
    money("from", piece.from);
    money("to", piece.to);
    writer_.key("slope");
    writer_.rational(piece.slope);
    writer_.key("intercept");
    write_exact_money(writer_, piece.intercept, decimals_);
    money("paidFrom", piece.paid_from);
    money("paidTo", piece.paid_to);
    writer_.key("ratioFrom");
    write_pay_ratio(writer_, piece.paid_from, piece.from);
    writer_.key("ratioTo");
    write_pay_ratio(writer_, piece.paid_to, piece.to);
    money("vouchers", piece.vouchers);
    writer_.end_object();
  }

  void cliff(const Cliff& cliff) const {
    writer_.begin_object();
    money("at", cliff.at);
    money("paidBefore", cliff.paid_before);
    money("paidAt", cliff.paid_at);
    money("drop", cliff.paid_before - cliff.paid_at);
    money("vouchersBefore", cliff.vouchers_before);
    money("vouchersAt", cliff.vouchers_at);
    writer_.end_object();
  }

  Writer& writer_;
  int decimals_;
};

}  // namespace

void write_curve_basket(Writer& writer, const std::optional<BasketReading>& basket, const Program& units) {
  EffectiveDiscountWriter(writer, units).basket(basket);
}

void write_curve(Writer& writer, const EffectiveDiscount& answer, const Program& units) {
  EffectiveDiscountWriter(writer, units).curve(answer);
}

void write_effective_discount(Writer& writer, const EffectiveDiscount& answer, const EffectiveDiscountRequest& request,
                              const Subjects& subjects, const Trace* trace) {
  const Program& program = subjects.program->document();
  const EffectiveDiscountWriter parts(writer, program);
  begin_result(writer, request.as_of, program);
  parts.basket(answer.basket);
  if (request.curve_from) {
    parts.curve(answer);
  } else {
    writer.key("curve");
    writer.null();
  }
  writer.begin_array("readings");
  for (const Reading& reading : answer.readings) parts.reading(reading);
  writer.end_array();
  end_result(writer, trace, subjects);
}

}  // namespace loyalty::json
