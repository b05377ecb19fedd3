// SPDX-License-Identifier: Apache-2.0
#include "loyalty/quote.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "discount_stages.h"
#include "earning.h"
#include "eligibility.h"
#include "line_columns.h"
#include "pieces.h"
#include "redeeming.h"
#include "voucher_issue.h"

namespace loyalty {
namespace {

/// One quote from basket to tier, in the order of core/README.md.
class Quoting {
 public:
  Quoting(const CompiledProgram& program, const QuoteRequest& request, Quote& quote, Traced<Trace> trace)
      : program_(program),
        request_(request),
        basket_(*request.basket),
        facts_{request.now, request.member, request.basket->channel, request.basket->payment},
        quote_(quote),
        trace_(trace),
        money_{Unit::Kind::decimal, program.document().currency.exponent} {}

  [[nodiscard]] Result<void> run() {
    clear();
    if (auto listed = list_lines(); !listed) return listed;
    DiscountStages stages(program_, facts_, basket_, columns_, quote_, trace_);
    stages.add(program_.promotions(), RuleRef::Kind::program_promotion, request_.used);
    stages.add(request_.promotions, RuleRef::Kind::request_promotion, request_.used);
    stages.add(request_.vouchers, RuleRef::Kind::voucher, {});
    stages.run();
    if (columns_.in_pieces()) settle_pieces();
    settle_net();
    settle_payable();
    if (!quote_.pieces.empty()) settle_payable_pieces();
    if (auto earned = settle_points(); !earned) return earned;
    pay_with_gift_cards();
    if (auto issued = issue_vouchers(program_, request_.now.date, lines_, inputs_, stages, quote_, trace_); !issued) return issued;
    settle_tier();
    return {};
  }

 private:
  void clear() {
    const std::size_t count = basket_.lines.size();
    quote_.list = quote_.net = quote_.points_value = {};
    quote_.lines.assign(count, {});
    quote_.shares.clear();
    quote_.applied.clear();
    quote_.rejected.clear();
    quote_.redemption.reset();
    quote_.vouchers.clear();
    quote_.vouchers_left.clear();
    quote_.gift_cards.clear();
    quote_.pieces.clear();
    quote_.points.clear();
    quote_.cashback.clear();
    quote_.gifts.clear();
    quote_.inexact.clear();
    quote_.tier_before = quote_.tier_after = request_.member->tier;
  }

  [[nodiscard]] Result<void> list_lines() {
    const std::size_t count = basket_.lines.size();
    columns_.list.reserve(count);
    columns_.quantities.reserve(count);
    Int128 total = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const BasketLine& line = basket_.lines[i];
      const auto list = narrow(Int128{line.unit_price.minor} * line.quantity);
      total += list.value_or(0);
      if (!list || !in_range(total)) {
        return Error{ErrorCode::amount_overflow, (Path{} / "basket" / "lines").at(i), {}};
      }
      columns_.list.push_back(Money{*list});
      columns_.quantities.push_back(line.quantity);
      quote_.lines[i].list = Money{*list};
    }
    columns_.left = columns_.list;
    quote_.list = Money{static_cast<std::int64_t>(total)};
    if (trace_) trace_list();
    return {};
  }

  void trace_list() {
    const RuleRef basket{RuleRef::Kind::basket, -1};
    std::vector<Money> prices;
    prices.reserve(basket_.lines.size());
    for (const BasketLine& line : basket_.lines) prices.push_back(line.unit_price);
    columns_.quantities_step = trace_->add_list({StepCode::quantities, Operation::given, basket}, {}, kCount, columns_.quantities);
    const StepIndex price_step = trace_->add_list({StepCode::unit_prices, Operation::given, basket}, {}, money_, prices);
    columns_.list_step = trace_->add_list({StepCode::line_list, Operation::multiply, basket, {"/lines/*/list"}},
                                          {Operand::of(price_step), Operand::of(columns_.quantities_step)}, money_, columns_.list);
    columns_.left_step = list_step_ = columns_.list_step;
    quantities_step_ = columns_.quantities_step;
    list_total_step_ = trace_->add({StepCode::basket_list, Operation::sum, basket, {"/list"}}, {Operand::of(columns_.list_step)},
                                   money_value(quote_.list));
    trace_->add_figure(list_total_step_, {"/effectiveDiscount/list"});
  }

  /// From here on the order is one of lines again; the pieces are kept for the answer.
  void settle_pieces() {
    const LineColumns pieces = std::move(columns_);
    columns_ = {};
    for (const QuotedLine& line : quote_.lines) columns_.list.push_back(line.list);
    for (const BasketLine& line : basket_.lines) columns_.quantities.push_back(line.quantity);
    columns_.list_step = list_step_;
    columns_.quantities_step = quantities_step_;
    columns_.left_step = pieces.left_step;
    columns_.left = line_totals(pieces, basket_.lines.size(), pieces.left, {}, money_.decimals, trace_, columns_.left_step);
    for (std::size_t begin = 0; begin < pieces.size();) {
      const std::size_t line = pieces.line(begin);
      std::size_t end = begin;
      while (end < pieces.size() && pieces.line(end) == line) ++end;
      for (std::size_t i = begin; i < end && end - begin > 1; ++i) {
        quote_.pieces.push_back({static_cast<std::int32_t>(line), pieces.quantities[i], pieces.list[i], pieces.left[i], {}});
        if (trace_) trace_piece(pieces, i, i - begin);
      }
      begin = end;
    }
  }

  void trace_piece(const LineColumns& pieces, std::size_t piece, std::size_t place) {
    const QuotedPiece& quoted = quote_.pieces.back();
    const auto at = static_cast<std::int32_t>(place);
    trace_->add({StepCode::piece_share, Operation::sum, {}, {"/lines/#/pieces/#/list", quoted.line, at}},
                {Operand::of(pieces.list_step, piece)}, money_value(quoted.list));
    piece_net_.push_back(trace_->add({StepCode::piece_share, Operation::sum, {}, {"/lines/#/pieces/#/net", quoted.line, at}},
                                     {Operand::of(pieces.left_step, piece)}, money_value(quoted.net)));
  }

  /// Points that pay for a line pay for its pieces by what they cost.
  void settle_payable_pieces() {
    AllocationScratch scratch;
    std::vector<QuotedPiece>& pieces = quote_.pieces;
    for (std::size_t begin = 0; begin < pieces.size();) {
      std::size_t end = begin;
      std::vector<Money> weights;
      for (; end < pieces.size() && pieces[end].line == pieces[begin].line; ++end) weights.push_back(pieces[end].net);
      std::vector<Money> shares(weights.size());
      const Money value = quote_.lines[static_cast<std::size_t>(pieces[begin].line)].points_value;
      allocate(value, weights, Allocation::largest_remainder, shares, scratch);
      for (std::size_t i = begin; i < end; ++i) pieces[i].points_value = shares[i - begin];
      if (trace_) trace_payable_pieces(begin, end, value, weights, shares);
      begin = end;
    }
  }

  void trace_payable_pieces(std::size_t begin, std::size_t end, Money value, const std::vector<Money>& weights, const std::vector<Money>& shares) {
    std::vector<Operand> nets;
    for (std::size_t i = begin; i < end; ++i) nets.push_back(Operand::of(piece_net_[i]));
    const StepIndex net = trace_->add_list({StepCode::pieces, Operation::list}, nets, money_, weights);
    const StepIndex parts = trace_->add_list({StepCode::piece_share, Operation::allocate, {}, {}, {}, Allocation::largest_remainder},
                                             {Operand(money_value(value)), Operand::of(net)}, money_, shares);
    for (std::size_t i = begin; i < end; ++i) {
      const QuotedPiece& piece = quote_.pieces[i];
      trace_->add({StepCode::lines_payable, Operation::subtract, {}, {"/lines/#/pieces/#/payable", piece.line, static_cast<std::int32_t>(i - begin)}},
                  {nets[i - begin], Operand::of(parts, i - begin)}, money_value(piece.payable()));
    }
  }

  void settle_net() {
    for (std::size_t i = 0; i < columns_.left.size(); ++i) {
      quote_.lines[i].net = columns_.left[i];
      quote_.net += columns_.left[i];
    }
    if (!trace_) return;
    std::vector<Money> discounts;
    discounts.reserve(quote_.lines.size());
    for (const QuotedLine& line : quote_.lines) discounts.push_back(line.discount());
    const StepIndex lines = trace_->add_list({StepCode::line_discount, Operation::subtract, {}, {"/lines/*/discount"}},
                                             {Operand::of(columns_.list_step), Operand::of(columns_.left_step)}, money_, discounts);
    const StepIndex discount = trace_->add({StepCode::basket_discount, Operation::sum, {}, {"/discount"}}, {Operand::of(lines)},
                                           money_value(quote_.discount()));
    trace_->add_figure(columns_.left_step, {"/lines/*/net"});
    net_step_ = trace_->add({StepCode::basket_net, Operation::subtract, {}, {"/net"}},
                            {Operand::of(list_total_step_), Operand::of(discount)}, money_value(quote_.net));
  }

  void settle_payable() {
    StepIndex value_step = kNoStep;
    if (request_.redeem) {
      value_step = redeem_points(program_, facts_, *request_.redeem, basket_.counts, columns_, net_step_, quote_, trace_);
    } else if (trace_) {
      const std::vector<Money> none(quote_.lines.size());
      value_step = trace_->add_list({StepCode::points_value, Operation::select, {}, {"/lines/*/pointsValue"}},
                                    {Operand::of(columns_.left_step)}, money_, none);
      trace_->add({StepCode::points_value, Operation::sum, {}, {"/pointsValue"}}, {Operand::of(value_step)}, money_value({}));
    }
    std::vector<Money> payable;
    payable.reserve(quote_.lines.size());
    for (const QuotedLine& line : quote_.lines) payable.push_back(line.payable());
    if (trace_) trace_payable(value_step, payable);
    lines_.reserve(quote_.lines.size());
    for (std::size_t i = 0; i < quote_.lines.size(); ++i) {
      const QuotedLine& line = quote_.lines[i];
      lines_.push_back({&basket_.lines[i].traits, basket_.lines[i].quantity, line.list, line.net, payable[i]});
    }
  }

  void trace_payable(StepIndex value_step, const std::vector<Money>& payable) {
    inputs_ = {columns_.list_step, columns_.left_step, kNoStep, columns_.quantities_step};
    inputs_.payable = trace_->add_list({StepCode::lines_payable, Operation::subtract, {}, {"/lines/*/payable"}},
                                       {Operand::of(columns_.left_step), Operand::of(value_step)}, money_, payable);
    const StepIndex total = trace_->add({StepCode::payable, Operation::sum, {}, {"/payable"}}, {Operand::of(inputs_.payable)},
                                        money_value(quote_.payable()));
    trace_->add_figure(total, {"/effectiveDiscount/paid"});
    due_step_ = total;
    if (quote_.list == Money{}) return;
    const auto ratio = make_rational(quote_.payable().minor, quote_.list.minor);
    trace_->add({StepCode::pay_ratio, Operation::divide, {}, {"/effectiveDiscount/payRatio"}},
                {Operand::of(total), Operand::of(list_total_step_)}, {ratio.value_or(Rational{}), kRatio});
  }

  /// They pay as money does: what was worked out before stays.
  void pay_with_gift_cards() {
    Money due = quote_.payable();
    for (const GiftCard& card : request_.gift_cards) {
      const Money paid = std::min(due, card.balance);
      if (trace_) trace_gift_card(card, paid, due - paid);
      due -= paid;
      quote_.gift_cards.push_back(paid);
    }
    if (trace_ && !request_.gift_cards.empty()) trace_->add_figure(due_step_, {"/due"});
  }

  void trace_gift_card(const GiftCard& card, Money paid, Money due) {
    const auto position = static_cast<std::int32_t>(quote_.gift_cards.size());
    const Operand balance = money_value(card.balance);
    const Operand pays = Operand::of(
        trace_->add({StepCode::gift_card, Operation::min, {}, {"/payments/#/paid", position}}, {balance, Operand::of(due_step_)}, money_value(paid)));
    trace_->add({StepCode::gift_card_left, Operation::subtract, {}, {"/payments/#/left", position}}, {balance, pays}, money_value(card.balance - paid));
    due_step_ = trace_->add({StepCode::due, Operation::subtract}, {Operand::of(due_step_), pays}, money_value(due));
  }

  [[nodiscard]] Result<void> settle_points() {
    EarnSteps steps;
    std::optional<EarnUsage> usage;  // a copy: a question changes nothing
    if (request_.usage) usage = *request_.usage;
    EarnUsage* const used = usage ? &*usage : nullptr;
    if (auto earned = earn(program_, event(), facts_, used, quote_.earned, nullptr, trace_, inputs_, &steps); !earned) return earned;
    if (trace_) trace_earned(steps);
    return {};
  }

  /// Figures of the points: by ledger, and within it by rule in document order.
  void trace_earned(const EarnSteps& steps) {
    std::vector<std::int32_t> position(quote_.earned.totals.size(), 0);
    for (std::size_t i = 0; i < quote_.earned.rules.size(); ++i) {
      const auto rule = static_cast<std::size_t>(quote_.earned.rules[i].rule);
      const std::int32_t ledger = program_.earn()[rule].ledger;
      const std::int32_t place = position[static_cast<std::size_t>(ledger)]++;
      trace_->add_figure(steps.bases[i], {"/earned/#/rules/#/base", ledger, place});
      trace_->add_figure(steps.rules[i], {"/earned/#/rules/#/points", ledger, place});
    }
    for (std::size_t ledger = 0; ledger < steps.totals.size(); ++ledger) {
      const auto index = static_cast<std::int32_t>(ledger);
      const FigureRef figure{"/earned/#/points", index};
      if (steps.totals[ledger] != kNoStep) {
        trace_->add_figure(steps.totals[ledger], figure);
        continue;
      }
      const Unit unit{Unit::Kind::decimal, program_.document().ledgers[ledger].decimals};
      trace_->add({StepCode::earn_total, Operation::sum, {RuleRef::Kind::ledger, index}, figure}, {}, {{0, 1}, unit});
    }
  }

  /// The tier after this order: its metrics with this order counted, never below the tier before it.
  void settle_tier() {
    if (program_.tiers().empty()) return;
    Member after = *request_.member;
    if (after.orders) ++*after.orders;
    for (std::size_t i = 0; i < after.metrics.size() && i < program_.metrics().size(); ++i) {
      if (!after.metrics[i]) continue;
      const auto counted = counted_by(program_.metrics()[i], event(), quote_.earned);
      after.metrics[i] = counted ? narrow(Int128{*after.metrics[i]} + *counted) : std::nullopt;
    }
    Facts facts = facts_;
    facts.member = &after;
    quote_.tier_after = std::max(quote_.tier_before, highest_tier(program_, facts));
  }

  [[nodiscard]] EarnEvent event() const { return {lines_, basket_.counts}; }
  [[nodiscard]] Value money_value(Money money) const { return {{money.minor, 1}, money_}; }

  const CompiledProgram& program_;
  const QuoteRequest& request_;
  const Basket& basket_;
  Facts facts_;
  Quote& quote_;
  Traced<Trace> trace_;
  Unit money_;
  LineColumns columns_;
  std::vector<EarnLine> lines_;
  EarnInputs inputs_;
  StepIndex list_step_ = kNoStep;
  StepIndex quantities_step_ = kNoStep;
  std::vector<StepIndex> piece_net_;
  StepIndex list_total_step_ = kNoStep;
  StepIndex net_step_ = kNoStep;
  StepIndex due_step_ = kNoStep;
};

}  // namespace

Money Quote::due() const {
  Money left = payable();
  for (const Money paid : gift_cards) left -= paid;
  return left;
}

std::span<const Money> Quote::shares_of(const AppliedPromotion& one) const {
  return std::span<const Money>(shares).subspan(one.shares_begin, lines.size());
}

Result<void> quote(const CompiledProgram& program, const QuoteRequest& request, Quote& answer, Trace* trace) {
  return Quoting(program, request, answer, trace).run();
}

}  // namespace loyalty
