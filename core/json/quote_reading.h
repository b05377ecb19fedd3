// SPDX-License-Identifier: Apache-2.0
// What is asked about a basket: the request of a quote, and of everything that quotes the same order again.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "decode_facts.h"
#include "encode.h"
#include "loyalty/history.h"
#include "loyalty/quote.h"

namespace loyalty::json {

/// What is known of a member, and where it is known from.
struct KnownMember {
  History history;
  Member member;
  std::shared_ptr<const EarnUsage> usage;
};

/// What a history says of a member on a day; problems are reported. Null: histories are not read here.
using HistoryJudge = void (*)(const FactsContext& context, NodeId member, Date day, KnownMember& known);

/// The judge of whoever reads histories.
void judge_history(const FactsContext& context, NodeId member, Date day, KnownMember& known);

/// A quote request as it is read; the parts that the core's request refers to.
class QuoteReading {
 public:
  QuoteReading(Reader& reader, const CompiledProgram& program, HistoryJudge judge)
      : reader_(reader), program_(program), judge_(judge), symbols_(program.symbols()) {}

  /// Reads its moment and looks up its other fields, but for the programme; the caller may then look up more and finish().
  void find(Fields& fields);
  /// Reads what was found. False when there are problems.
  [[nodiscard]] bool read();

  [[nodiscard]] const QuoteRequest& request() const { return request_; }
  [[nodiscard]] Subjects subjects() const { return {&program_, promotions_, vouchers_, known_.history.events, line_ids_}; }
  /// For what else the request says of goods.
  [[nodiscard]] FactsContext context() const { return {reader_, program_, symbols_}; }

 private:
  void read_offers();
  void read_member(const FactsContext& context, NodeId id);
  void read_used(NodeId id);
  void read_gift_cards(NodeId id);
  [[nodiscard]] RuleRef promotion_named(std::string_view id) const;

  struct Nodes {
    NodeId member = kNoNode;
    NodeId basket = kNoNode;
    NodeId promotions = kNoNode;
    NodeId vouchers = kNoNode;
    NodeId used = kNoNode;
    NodeId redeem = kNoNode;
    NodeId gift_cards = kNoNode;
  };

  Reader& reader_;
  const CompiledProgram& program_;
  HistoryJudge judge_;
  SymbolTable symbols_;
  Nodes nodes_;
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
};

}  // namespace loyalty::json
