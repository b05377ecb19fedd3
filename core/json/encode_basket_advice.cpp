// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "encode.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

class BasketAdviceWriter {
 public:
  BasketAdviceWriter(Writer& writer, const BasketAdvice& advice, const BasketAdviceNames& names, const Subjects& subjects)
      : writer_(writer),
        advice_(advice),
        names_(names),
        subjects_(subjects),
        program_(subjects.program->document()),
        decimals_(money_decimals(program_)) {}

  void write(Date as_of) {
    writer_.begin_object();
    writer_.field("asOf", as_of);
    writer_.field("currency", program_.currency.name());
    money("list", advice_.list);
    money("payable", advice_.payable);
    later(advice_.later);
    money("counted", advice_.counted);
    top_up();
    split();
    writer_.begin_object("now");
    writer_.begin_array("vouchers");
    for (std::size_t i = 0; i < advice_.vouchers.size(); ++i) voucher(advice_.vouchers[i], subjects_.vouchers[i]);
    writer_.end_array();
    writer_.begin_array("points");
    for (std::size_t i = 0; i < advice_.points.size(); ++i) points(advice_.points[i], program_.redemptions[i]);
    writer_.end_array();
    writer_.end_object();
    writer_.end_object();
  }

 private:
  void money(std::string_view key, Money amount) { writer_.field(key, amount.minor, decimals_); }
  void money(std::string_view key, const std::optional<Money>& amount) {
    if (amount) return money(key, *amount);
    null(key);
  }
  void null(std::string_view key) {
    writer_.key(key);
    writer_.null();
  }
  void boolean(std::string_view key, bool value) {
    writer_.key(key);
    writer_.boolean(value);
  }
  /// Null for "".
  void id(std::string_view key, std::string_view text) { writer_.field_or_null(key, text); }

  void later(const LaterValue& later) {
    writer_.begin_object("later");
    money("vouchers", later.vouchers);
    money("cashback", later.cashback);
    writer_.begin_array("points");
    for (std::size_t i = 0; i < later.points.size(); ++i) {
      writer_.begin_object();
      writer_.field("ledger", program_.ledgers[i].id);
      writer_.field("points", later.points[i].units, program_.ledgers[i].decimals);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void offers(std::string_view key, const std::vector<OfferEffect>& offers) {
    writer_.begin_array(key);
    for (const OfferEffect& one : offers) {
      const Promotion& promotion = subjects_.promotion_of(one.rule);
      writer_.begin_object();
      writer_.field("promotion", promotion.id);
      writer_.field_or_null("name", promotion.name);
      writer_.field("source", one.rule.kind == RuleRef::Kind::voucher             ? "voucher"
                              : one.rule.kind == RuleRef::Kind::request_promotion ? "request"
                                                                                  : "program");
      writer_.field("times", one.times);
      writer_.field("rung", one.rung);
      money("discount", one.discount);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void top_up() {
    const TopUpAdvice& top_up = advice_.top_up;
    writer_.begin_object("topUp");
    if (top_up.best >= 0) {
      writer_.field("best", top_up.best);
    } else {
      null("best");
    }
    writer_.field("verdict", name_of(top_up.verdict));
    boolean("exact", top_up.exact);
    money("mostExtra", top_up.most_extra);
    writer_.begin_array("options");
    for (const TopUpOption& one : top_up.options) option(one);
    writer_.end_array();
    writer_.end_object();
  }

  void option(const TopUpOption& option) {
    writer_.begin_object();
    writer_.begin_array("roles");
    for (const TopUpRole role : option.roles) writer_.plain(name_of(role));
    writer_.end_array();
    writer_.begin_array("goods");
    for (const AddedGood& one : option.goods) good(one);
    writer_.end_array();
    money("list", option.list);
    money("payable", option.payable);
    money("change", option.change);
    money("counted", option.counted);
    later(option.later);
    money("alone", option.alone);
    money("saving", option.alone - option.change);
    if (option.rate) {
      writer_.key("rate");
      write_ratio(writer_, *option.rate);
    } else {
      null("rate");
    }
    offers("starts", option.starts);
    offers("stops", option.stops);
    writer_.field("verdict", name_of(option.verdict));
    writer_.end_object();
  }

  void good(const AddedGood& added) {
    const auto position = static_cast<std::size_t>(added.good);
    const std::int32_t like = advice_.goods[position].like;
    const bool asked = position < names_.ids.size();
    writer_.begin_object();
    id("good", asked ? names_.ids[position] : std::string_view{});
    id("like", like >= 0 ? subjects_.lines[static_cast<std::size_t>(like)] : std::string_view{});
    writer_.field_or_null("name", asked ? names_.names[position] : Text{});
    writer_.field("quantity", added.quantity);
    money("amount", added.amount);
    writer_.end_object();
  }

  void split() {
    const SplitAdvice& split = advice_.split;
    writer_.begin_object("split");
    money("payable", split.payable);
    money("counted", split.counted);
    money("saving", split.saving);
    writer_.field("verdict", split.saving > Money{} ? "two_orders" : "one_order");
    boolean("exact", split.exact);
    writer_.begin_array("orders");
    for (const SplitOrder& one : split.orders) order(one);
    writer_.end_array();
    writer_.end_object();
  }

  void order(const SplitOrder& order) {
    writer_.begin_object();
    writer_.begin_array("lines");
    for (const SplitPart& part : order.lines) {
      writer_.begin_object();
      writer_.field("line", subjects_.lines[static_cast<std::size_t>(part.line)]);
      writer_.field("quantity", part.quantity);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.begin_array("vouchers");
    for (const std::int32_t one : order.vouchers) writer_.plain(subjects_.vouchers[static_cast<std::size_t>(one)].id);
    writer_.end_array();
    boolean("redeem", order.redeem);
    money("list", order.list);
    money("discount", order.discount());
    money("pointsValue", order.points_value);
    money("payable", order.payable());
    later(order.later);
    writer_.begin_array("applied");
    for (const RuleRef rule : order.applied) writer_.plain(subjects_.id_of(rule));
    writer_.end_array();
    writer_.end_object();
  }

  void why_not(Reason reason, const Missing& missing) {
    id("reason", name_of(reason));
    writer_.key("missing");
    write_missing(writer_, missing, program_);
  }

  void judged(NowVerdict verdict, NowWhy why) {
    writer_.field("verdict", name_of(verdict));
    writer_.field("why", name_of(why));
    writer_.end_object();
  }

  void voucher(const VoucherAdvice& advice, const Promotion& voucher) {
    writer_.begin_object();
    writer_.field("voucher", voucher.id);
    writer_.field_or_null("name", voucher.name);
    money("face", advice.face);
    money("off", advice.off);
    money("lost", advice.lost);
    money("takes", advice.takes);
    money("more", advice.more);
    writer_.field_or_null("ends", voucher.valid.to);
    why_not(advice.reason, advice.missing);
    offers("displaces", advice.displaces);
    later(advice.later);
    judged(advice.verdict, advice.why);
  }

  void points(const PointsAdvice& advice, const Redemption& redemption) {
    const int point_decimals = ledger_decimals(program_, redemption.ledger);
    writer_.begin_object();
    writer_.field("redemption", redemption.id);
    writer_.field_or_null("name", redemption.name);
    writer_.field("ledger", redemption.ledger);
    writer_.field("used", advice.used.units, point_decimals);
    money("value", advice.value);
    if (advice.left) {
      writer_.field("left", advice.left->units, point_decimals);
    } else {
      null("left");
    }
    money("takes", advice.takes);
    why_not(advice.reason, advice.missing);
    later(advice.later);
    money("forgone", advice.forgone);
    judged(advice.verdict, advice.why);
  }

  Writer& writer_;
  const BasketAdvice& advice_;
  const BasketAdviceNames& names_;
  const Subjects& subjects_;
  const Program& program_;
  int decimals_;
};

}  // namespace

void write_basket_advice(Writer& writer, const BasketAdvice& advice, const BasketAdviceRequest& request, const BasketAdviceNames& names,
                         const Subjects& subjects) {
  BasketAdviceWriter(writer, advice, names, subjects).write(request.quote.now.date);
}

}  // namespace loyalty::json
