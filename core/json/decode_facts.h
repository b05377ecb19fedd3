// SPDX-License-Identifier: Apache-2.0
// What is asked about: basket, member, history. Texts become symbols of a table; a text that no rule names becomes
// kUnlisted.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "decode.h"
#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/history.h"
#include "loyalty/member.h"
#include "loyalty/quote.h"

namespace loyalty::json {

/// A text that was given but stands in no rule: equal to nothing a rule asks for, unlike kNoSymbol known.
inline constexpr Symbol kUnlisted = 0xFFFFFFFF;

/// What facts are read against.
struct FactsContext {
  Reader& reader;
  const CompiledProgram& program;
  const SymbolTable& symbols;  ///< with the texts of the promotions and vouchers of the request
};

/// ids: of the lines, in the document.
void read_basket(const FactsContext& context, NodeId id, Basket& basket, std::vector<std::string_view>& ids);

/// A member as the request describes them.
struct ReadMember {
  Member member;
  bool tier_named = false;
  bool metrics_given = false;
};
[[nodiscard]] ReadMember read_snapshot(const FactsContext& context, NodeId id);
[[nodiscard]] bool has_history(Reader& reader, NodeId id);
[[nodiscard]] History read_history(const FactsContext& context, NodeId id);

/// Reports every id that is there a second time, at the field "id" of its object. Ids of the programme stand with node
/// 0.
void report_repeated_ids(Reader& reader, std::vector<std::pair<std::string_view, NodeId>>& ids);

[[nodiscard]] std::optional<RedeemRequest> read_redeem(const FactsContext& context, NodeId id);

}  // namespace loyalty::json
