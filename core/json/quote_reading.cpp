// SPDX-License-Identifier: Apache-2.0
#include "quote_reading.h"

#include <utility>

#include "decode_history.h"
#include "eligibility.h"
#include "operations.h"
#include "request_promotions.h"

namespace loyalty::json {

void QuoteReading::find(Fields& fields) {
  request_.now.date = reader_.date(fields.require("asOf")).value_or(Date{});
  request_.now.time = reader_.time(fields.find("time"));
  nodes_.member = fields.find("member");
  nodes_.basket = fields.require("basket");
  nodes_.promotions = fields.find("promotions");
  nodes_.vouchers = fields.find("vouchers");
  nodes_.used = fields.find("used");
  nodes_.redeem = fields.find("redeem");
  nodes_.gift_cards = fields.find("giftCards");
}

bool QuoteReading::read() {
  read_offers();
  read_used(nodes_.used);
  read_gift_cards(nodes_.gift_cards);
  const FactsContext context{reader_, program_, symbols_};
  read_basket(context, nodes_.basket, basket_, line_ids_);
  request_.redeem = read_redeem(context, nodes_.redeem);
  read_member(context, nodes_.member);
  request_.member = &known_.member;
  request_.usage = known_.usage.get();
  request_.basket = &basket_;
  request_.promotions = compiled_promotions_;
  request_.vouchers = compiled_vouchers_;
  request_.used = used_;
  request_.gift_cards = gift_cards_;
  return reader_.problems().empty();
}

void QuoteReading::read_offers() {
  const Program& document = program_.document();
  read_list(reader_, nodes_.promotions, kMaxPromotions, promotions_, [&](NodeId id, Promotion& promotion) {
    read_promotion(reader_, id, document, AmountBase::net, promotion);
  });
  read_list(reader_, nodes_.vouchers, kMaxEntries, vouchers_, [&](NodeId id, Promotion& promotion) {
    Voucher voucher;
    read_voucher(reader_, id, document, voucher);
    promotion = promotion_of(voucher);
  });
  check_ids(reader_, document, {{nodes_.promotions, promotions_}, {nodes_.vouchers, vouchers_}});
  if (!reader_.problems().empty()) return;
  compiled_promotions_ = compile_list(reader_, program_, promotions_, symbols_, "promotions");
  compiled_vouchers_ = compile_list(reader_, program_, vouchers_, symbols_, "vouchers");
}

void QuoteReading::read_member(const FactsContext& context, NodeId id) {
  if (has_history(reader_, id)) {
    if (judge_ == nullptr) return report_not_in_module(reader_, id, "history");
    return judge_(context, id, request_.now.date, known_);
  }
  ReadMember snapshot = read_snapshot(context, id);
  Member& member = known_.member;
  member = std::move(snapshot.member);
  if (!snapshot.tier_named && snapshot.metrics_given) {
    member.tier = highest_tier(program_, Facts{request_.now, &member, basket_.channel, basket_.payment});
  }
}

/// By id of the promotion; those that are not there this time are not looked at.
void QuoteReading::read_used(NodeId id) {
  if (id == kNoNode) return;
  if (!reader_.is(id, NodeKind::object)) return reader_.report(id, ErrorCode::wrong_type, {{"expected", "an object of what was used by promotion"}});
  NodeId entry = reader_.first(id);
  for (std::size_t i = 0; i < reader_.size(id); ++i, entry = reader_.next(entry)) {
    UsedBudget budget;
    budget.promotion = promotion_named(reader_.document().key(entry));
    Fields fields(reader_, entry);
    if (const NodeId uses = fields.find("uses"); uses != kNoNode) budget.uses = reader_.integer(uses, kNotNegative);
    if (const NodeId member = fields.find("member"); member != kNoNode) budget.member = reader_.integer(member, kNotNegative);
    if (const NodeId amount = fields.find("amount"); amount != kNoNode)
      budget.amount = read_money(reader_, amount, program_.document(), kNotNegative);
    fields.finish();
    if (budget.promotion.kind != RuleRef::Kind::none) used_.push_back(budget);
  }
}

void QuoteReading::read_gift_cards(NodeId id) {
  std::vector<std::pair<std::string_view, NodeId>> ids;
  read_list(reader_, id, kMaxEntries, gift_cards_, [&](NodeId at, GiftCard& card) {
    Fields fields(reader_, at);
    ids.emplace_back(reader_.id(fields.require("id")), at);
    card.id = ids.back().first;
    card.balance = read_money(reader_, fields.require("balance"), program_.document(), kNotNegative);
    fields.finish();
  });
  report_repeated_ids(reader_, ids);
}

RuleRef QuoteReading::promotion_named(std::string_view id) const {
  const auto find = [&](const std::vector<Promotion>& promotions, RuleRef::Kind kind) -> RuleRef {
    for (std::size_t i = 0; i < promotions.size(); ++i) {
      if (promotions[i].id == id) return {kind, static_cast<std::int32_t>(i)};
    }
    return {};
  };
  const RuleRef of_program = find(program_.document().promotions, RuleRef::Kind::program_promotion);
  return of_program.kind != RuleRef::Kind::none ? of_program : find(promotions_, RuleRef::Kind::request_promotion);
}

}  // namespace loyalty::json
