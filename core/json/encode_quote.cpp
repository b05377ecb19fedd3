// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <span>
#include <variant>

#include "encode.h"
#include "units.h"

namespace loyalty::json {
namespace {

class QuoteWriter {
 public:
  QuoteWriter(Writer& writer, const Quote& quote, const QuoteRequest& request, const Subjects& subjects)
      : writer_(writer),
        quote_(quote),
        request_(request),
        subjects_(subjects),
        program_(subjects.program->document()),
        decimals_(money_decimals(program_)) {}

  void write(const Trace* trace) {
    begin_result(writer_, request_.now.date, program_);
    amounts(quote_.list, quote_.discount(), quote_.net, quote_.points_value, quote_.payable());
    lines();
    applied();
    rejected();
    redemption();
    earned();
    vouchers();
    given();
    payments();
    tier();
    effective_discount();
    end_result(writer_, trace, subjects_);
  }

 private:
  void money(std::string_view key, Money amount) { writer_.field(key, amount.minor, decimals_); }

  void amounts(Money list, Money discount, Money net, Money points_value, Money payable) {
    money("list", list);
    money("discount", discount);
    money("net", net);
    money("pointsValue", points_value);
    money("payable", payable);
  }

  void lines() {
    writer_.begin_array("lines");
    for (std::size_t i = 0; i < quote_.lines.size(); ++i) {
      const QuotedLine& line = quote_.lines[i];
      writer_.begin_object();
      writer_.field("id", subjects_.lines[i]);
      amounts(line.list, line.discount(), line.net, line.points_value, line.payable());
      if (next_piece_ < quote_.pieces.size() && quote_.pieces[next_piece_].line == static_cast<std::int32_t>(i)) pieces();
      writer_.end_object();
    }
    writer_.end_array();
  }

  /// Those of the line at hand.
  void pieces() {
    const std::int32_t line = quote_.pieces[next_piece_].line;
    writer_.begin_array("pieces");
    for (; next_piece_ < quote_.pieces.size() && quote_.pieces[next_piece_].line == line; ++next_piece_) {
      const QuotedPiece& piece = quote_.pieces[next_piece_];
      writer_.begin_object();
      writer_.field("units", piece.units);
      money("list", piece.list);
      money("net", piece.net);
      money("payable", piece.payable());
      writer_.end_object();
    }
    writer_.end_array();
  }

  /// Which promotion, its name, stage and source.
  void promotion(RuleRef rule, std::int32_t stage) {
    const Promotion& promotion = subjects_.promotion_of(rule);
    writer_.field("promotion", promotion.id);
    writer_.field_or_null("name", promotion.name);
    writer_.field("stage", program_.stages[static_cast<std::size_t>(stage)].id);
    writer_.field("source", rule.kind == RuleRef::Kind::voucher             ? "voucher"
                            : rule.kind == RuleRef::Kind::request_promotion ? "request"
                                                                            : "program");
  }

  void shares(std::span<const Money> shares) {
    writer_.begin_array("shares");
    for (const Money share : shares) writer_.decimal(share.minor, decimals_);
    writer_.end_array();
  }

  void applied() {
    writer_.begin_array("applied");
    for (const AppliedPromotion& one : quote_.applied) {
      writer_.begin_object();
      promotion(one.rule, one.stage);
      writer_.field("times", one.times);
      writer_.field("rung", one.rung);
      money("base", one.base);
      money("discount", one.discount);
      shares(quote_.shares_of(one));
      writer_.end_object();
    }
    writer_.end_array();
  }

  void missing(const Missing& missing) {
    writer_.key("missing");
    write_missing(writer_, missing, program_);
  }

  void rejected() {
    writer_.begin_array("rejected");
    for (const RejectedPromotion& one : quote_.rejected) {
      writer_.begin_object();
      promotion(one.rule, one.stage);
      writer_.field("reason", name_of(one.reason));
      missing(one.missing);
      writer_.field_or_null("by", subjects_.id_of(one.by));
      if (!one.groups.empty()) groups(one);
      writer_.end_object();
    }
    writer_.end_array();
  }

  /// What sets are short of: units of each group, and its goods.
  void groups(const RejectedPromotion& rejected) {
    const Promotion& promotion = subjects_.promotion_of(rejected.rule);
    writer_.begin_array("groups");
    for (const ShortGroup& one : rejected.groups) {
      const SetGroup& group = promotion.trigger.groups[static_cast<std::size_t>(one.group)];
      writer_.begin_object();
      writer_.field("group", one.group + 1);
      writer_.field("units", one.units);
      writer_.key("items");
      write_selection(writer_, group.items ? *group.items : promotion.items);
      writer_.end_object();
    }
    writer_.end_array();
  }

  /// Value of one point in the currency, of a ladder by its first rung.
  void rate(const Redemption& redemption, int point_decimals) {
    Int128 numerator = redemption.value().minor;
    Int128 denominator = redemption.points().units;
    for (int i = 0; i < point_decimals; ++i) numerator *= 10;
    for (int i = 0; i < decimals_; ++i) denominator *= 10;
    writer_.key("rate");
    write_ratio(writer_, make_rational(numerator, denominator).value_or(Rational{}));
  }

  void redemption() {
    writer_.key("redemption");
    if (!quote_.redemption) return writer_.null();
    const QuotedRedemption& used = *quote_.redemption;
    const Redemption& redemption = program_.redemptions[static_cast<std::size_t>(used.redemption)];
    const int point_decimals = ledger_decimals(program_, redemption.ledger);
    writer_.begin_object();
    writer_.field("redemption", redemption.id);
    writer_.field("ledger", redemption.ledger);
    if (used.requested) {
      writer_.field("requested", used.requested->units, point_decimals);
    } else {
      writer_.field("requested", "max");
    }
    writer_.field("used", used.used.units, point_decimals);
    money("value", used.value);
    rate(redemption, point_decimals);
    writer_.field_or_null("reason", name_of(used.reason));
    missing(used.missing);
    writer_.begin_array("shares");
    for (const QuotedLine& line : quote_.lines) writer_.decimal(line.points_value.minor, decimals_);
    writer_.end_array();
    writer_.end_object();
  }

  /// Which rule, and its name.
  void rule(const EarnRule& rule) {
    writer_.field("rule", rule.id);
    writer_.field_or_null("name", rule.name);
  }

  void earned_by(const EarnedByRule& one, const EarnRule& rule, int point_decimals) {
    writer_.begin_object();
    this->rule(rule);
    writer_.key("base");
    write_exact_money(writer_, one.base, measure_decimals(program_, rule));
    writer_.field("points", one.points.units, point_decimals);
    writer_.end_object();
  }

  void earned() {
    writer_.begin_array("earned");
    for (std::size_t i = 0; i < program_.ledgers.size(); ++i) {
      const int point_decimals = program_.ledgers[i].decimals;
      const auto of_ledger = [&](std::int32_t rule) {
        return subjects_.program->earn()[static_cast<std::size_t>(rule)].ledger == static_cast<std::int32_t>(i);
      };
      writer_.begin_object();
      writer_.field("ledger", program_.ledgers[i].id);
      writer_.field("points", i < quote_.earned.totals.size() ? quote_.earned.totals[i].units : 0, point_decimals);
      writer_.begin_array("rules");
      for (const EarnedByRule& one : quote_.earned.rules) {
        if (of_ledger(one.rule)) earned_by(one, program_.earn[static_cast<std::size_t>(one.rule)], point_decimals);
      }
      writer_.end_array();
      writer_.begin_array("notEarned");
      for (const NotEarned& one : quote_.earned.not_earned) {
        if (!of_ledger(one.rule)) continue;
        writer_.begin_object();
        rule(program_.earn[static_cast<std::size_t>(one.rule)]);
        writer_.field("reason", name_of(one.reason));
        missing(one.missing);
        writer_.end_object();
      }
      writer_.end_array();
      writer_.end_object();
    }
    writer_.end_array();
  }

  void vouchers() {
    writer_.begin_array("vouchersIssued");
    for (const IssuedVouchers& one : quote_.vouchers) {
      writer_.begin_object();
      writer_.field("promotion", subjects_.promotion_of(one.rule).id);
      writer_.field("count", one.count);
      money("value", one.value);
      money("minimum", one.minimum);
      writer_.field("validFrom", request_.now.date);
      writer_.field_or_null("validTo", one.valid_to);
      writer_.key("voucher");
      write_issued_voucher(writer_, subjects_.promotion_of(one.rule), one, request_.now.date, program_);
      writer_.end_object();
    }
    writer_.end_array();
    list("vouchersLeft", quote_.vouchers_left, [&](const VoucherLeft& one) {
      money("value", one.value);
      writer_.key("voucher");
      write_voucher_left(writer_, subjects_.promotion_of(one.rule), one.value, program_);
    });
  }

  /// What gift cards pay, where there are any.
  void payments() {
    if (quote_.gift_cards.empty()) return;
    writer_.begin_array("payments");
    for (std::size_t i = 0; i < quote_.gift_cards.size(); ++i) {
      const GiftCard& card = request_.gift_cards[i];
      writer_.begin_object();
      writer_.field("giftCard", card.id);
      money("paid", quote_.gift_cards[i]);
      money("left", card.balance - quote_.gift_cards[i]);
      writer_.end_object();
    }
    writer_.end_array();
    money("due", quote_.due());
  }

  /// What promotions give with the order, and for later beside vouchers; each only where there is any.
  void given() {
    list("pointsGiven", quote_.points, [&](const GivenPoints& one) {
      const Ledger& ledger = program_.ledgers[static_cast<std::size_t>(one.ledger)];
      writer_.field("ledger", ledger.id);
      writer_.field("points", one.points.units, ledger.decimals);
    });
    list("cashback", quote_.cashback, [&](const GivenCashback& one) { money("amount", one.amount); });
    list("gifts", quote_.gifts, [&](const GivenGift& one) {
      const Rung& rung = subjects_.promotion_of(one.rule).rungs[static_cast<std::size_t>(one.rung)];
      const Gift& gift = std::get_if<Gifts>(&rung.benefit)->gifts[static_cast<std::size_t>(one.gift)];
      writer_.key("sku");
      writer_.string(gift.sku);
      writer_.field_or_null("name", gift.name);
      writer_.field("quantity", one.quantity);
      writer_.key("value");
      if (gift.value) {
        writer_.decimal(gift.value->minor, decimals_);
      } else {
        writer_.null();
      }
    });
    if (quote_.inexact.empty()) return;
    writer_.begin_array("best");
    for (const std::int32_t stage : quote_.inexact) {
      writer_.begin_object();
      writer_.field("stage", program_.stages[static_cast<std::size_t>(stage)].id);
      writer_.key("exact"), writer_.boolean(false);
      writer_.end_object();
    }
    writer_.end_array();
  }

  template <class Given, class Write>
  void list(std::string_view key, const std::vector<Given>& all, const Write& write) {
    if (all.empty()) return;
    writer_.begin_array(key);
    for (const Given& one : all) {
      writer_.begin_object();
      writer_.field("promotion", subjects_.promotion_of(one.rule).id);
      write(one);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void tier() {
    writer_.begin_object("tier");
    writer_.field_or_null("before", tier_id(program_, quote_.tier_before));
    writer_.field_or_null("after", tier_id(program_, quote_.tier_after));
    writer_.end_object();
  }

  void effective_discount() {
    constexpr std::int64_t kWhole = 10000;
    const std::optional<Rational> ratio = make_rational(quote_.payable().minor, quote_.list.minor);
    writer_.begin_object("effectiveDiscount");
    money("paid", quote_.payable());
    money("list", quote_.list);
    writer_.key("payRatio");
    write_pay_ratio(writer_, quote_.payable(), quote_.list);
    writer_.key("off");
    if (ratio) {
      writer_.integer(kWhole - basis_points(*ratio));
    } else {
      writer_.null();
    }
    writer_.end_object();
  }

  Writer& writer_;
  const Quote& quote_;
  const QuoteRequest& request_;
  const Subjects& subjects_;
  const Program& program_;
  int decimals_;
  std::size_t next_piece_ = 0;
};

}  // namespace

void write_quote(Writer& writer, const Quote& quote, const QuoteRequest& request, const Subjects& subjects,
                 const Trace* trace) {
  QuoteWriter(writer, quote, request, subjects).write(trace);
}

}  // namespace loyalty::json
