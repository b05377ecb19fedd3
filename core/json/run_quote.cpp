// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "decode_facts.h"
#include "decode_history.h"
#include "eligibility.h"
#include "loyalty/statement.h"
#include "operations.h"
#include "request_promotions.h"
#include "traced.h"

namespace loyalty::json {
namespace {

/// What is known of a member, and where it is known from.
struct KnownMember {
  History history;
  Member member;
  std::shared_ptr<const EarnUsage> usage;
};

/// What a history says of a member on a day; problems are reported. Null: histories are not read here.
using HistoryJudge = void (*)(const FactsContext& context, NodeId member, Date day, KnownMember& known);

void judge_history(const FactsContext& context, NodeId member, Date day, KnownMember& known) {
  known.history = HistoryReader(context).read(member);
  if (!context.reader.problems().empty()) return;
  auto standing = member_on(context.program, known.history, day);
  if (!standing) return context.reader.problems().add(standing.error(), "");
  known.member = std::move(standing->member);
  known.usage = std::move(standing->usage);
}

/// A quote request as it is read; the parts that the core's request refers to.
class QuoteReading {
 public:
  QuoteReading(Reader& reader, const CompiledProgram& program, HistoryJudge judge)
      : reader_(reader), program_(program), judge_(judge), symbols_(program.symbols()) {}

  /// Everything but the programme. False when there are problems.
  [[nodiscard]] bool read(Fields& fields) {
    const Program& document = program_.document();
    request_.now.date = reader_.date(fields.require("asOf")).value_or(Date{});
    request_.now.time = reader_.time(fields.find("time"));
    const NodeId member = fields.find("member");
    const NodeId basket = fields.require("basket");
    const NodeId promotions = fields.find("promotions");
    const NodeId vouchers = fields.find("vouchers");
    const NodeId used = fields.find("used");
    const NodeId redeem = fields.find("redeem");
    const NodeId gift_cards = fields.find("giftCards");
    read_explain(fields.find("explain"));
    fields.finish();

    read_list(reader_, promotions, kMaxPromotions, promotions_, [&](NodeId id, Promotion& promotion) {
      read_promotion(reader_, id, document, AmountBase::net, promotion);
    });
    read_list(reader_, vouchers, kMaxEntries, vouchers_, [&](NodeId id, Promotion& promotion) {
      Voucher voucher;
      read_voucher(reader_, id, document, voucher);
      promotion = promotion_of(voucher);
    });
    check_ids(reader_, document, {{promotions, promotions_}, {vouchers, vouchers_}});
    if (reader_.problems().empty()) {
      compiled_promotions_ = compile_list(reader_, program_, promotions_, symbols_, "promotions");
      compiled_vouchers_ = compile_list(reader_, program_, vouchers_, symbols_, "vouchers");
    }

    read_used(used);
    read_gift_cards(gift_cards);
    const FactsContext context{reader_, program_, symbols_};
    read_basket(context, basket, basket_, line_ids_);
    request_.redeem = read_redeem(context, redeem);
    read_member(context, member);
    request_.member = &known_.member;
    request_.usage = known_.usage.get();
    request_.basket = &basket_;
    request_.promotions = compiled_promotions_;
    request_.vouchers = compiled_vouchers_;
    request_.used = used_;
    request_.gift_cards = gift_cards_;
    return reader_.problems().empty();
  }

  [[nodiscard]] const QuoteRequest& request() const { return request_; }
  [[nodiscard]] bool explain() const { return explain_; }
  [[nodiscard]] Subjects subjects() const { return {&program_, promotions_, vouchers_, known_.history.events, line_ids_}; }

 private:
  void read_explain(NodeId id) {
    explain_ = reader_.boolean(id);
    if (!kExplaining && explain_) report_not_in_module(reader_, id, "explain");
  }

  void read_member(const FactsContext& context, NodeId id) {
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
  void read_used(NodeId id) {
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

  void read_gift_cards(NodeId id) {
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

  [[nodiscard]] RuleRef promotion_named(std::string_view id) const {
    const auto find = [&](const std::vector<Promotion>& promotions, RuleRef::Kind kind) -> RuleRef {
      for (std::size_t i = 0; i < promotions.size(); ++i) {
        if (promotions[i].id == id) return {kind, static_cast<std::int32_t>(i)};
      }
      return {};
    };
    const RuleRef of_program = find(program_.document().promotions, RuleRef::Kind::program_promotion);
    return of_program.kind != RuleRef::Kind::none ? of_program : find(promotions_, RuleRef::Kind::request_promotion);
  }

  Reader& reader_;
  const CompiledProgram& program_;
  HistoryJudge judge_;
  SymbolTable symbols_;
  std::vector<UsedBudget> used_;
  std::vector<GiftCard> gift_cards_;
  std::vector<Promotion> promotions_;
  std::vector<Promotion> vouchers_;
  std::vector<CompiledPromotion> compiled_promotions_;
  std::vector<CompiledPromotion> compiled_vouchers_;
  Basket basket_;
  std::vector<std::string_view> line_ids_;
  KnownMember known_;
  QuoteRequest request_;
  bool explain_ = false;
};

void answer(Workspace& workspace, Reader& reader, Writer& writer, HistoryJudge judge) {
  Fields fields(reader, 0);
  const auto program = read_program_or_digest(workspace, reader, fields.require("program"));
  if (program == nullptr) return;
  QuoteReading reading(reader, *program, judge);
  if (!reading.read(fields)) return;
  Trace* const trace = kExplaining ? workspace.traced(reading.explain()) : nullptr;
  if (const auto answered = quote(*program, reading.request(), workspace.quote, trace); !answered) {
    return reader.problems().add(answered.error(), "");
  }
  write_quote(writer, workspace.quote, reading.request(), reading.subjects(), trace);
}

}  // namespace

void run_quote(Workspace& workspace, Reader& reader, Writer& writer) {
  answer(workspace, reader, writer, judge_history);
}

void run_quote_of_snapshot(Workspace& workspace, Reader& reader, Writer& writer) {
  answer(workspace, reader, writer, nullptr);
}

}  // namespace loyalty::json
