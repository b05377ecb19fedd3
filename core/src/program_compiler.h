// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/decimal.h"

namespace loyalty {

/// Positions of a programme's named things by id: the symbol of an id is its position + 1.
struct ProgramIndex {
  using Positions = SymbolTable;
  Positions ledgers;
  Positions earn;
  Positions metrics;
  Positions tiers;
  Positions redemptions;
  Positions stages;
  Positions promotions;
};

/// -1 where the id is not there.
[[nodiscard]] inline std::int32_t position_of(const ProgramIndex::Positions& positions, std::string_view id) {
  return static_cast<std::int32_t>(positions.find(id)) - 1;
}

/// Resolves the parts that programmes and requests share: selections, conditions, promotions. Errors gather in a list.
class RuleCompiler {
 public:
  RuleCompiler(const ProgramIndex& index, Currency currency, SymbolTable& symbols, std::vector<Error>& errors)
      : index_(index), currency_(currency), symbols_(symbols), errors_(errors) {}

  [[nodiscard]] CompiledSelection selection(const Selection& selection);
  [[nodiscard]] ConditionTree condition(const Condition& condition, const Path& where);
  /// The position of id, or -1 and the error unknown_reference at `where`.
  [[nodiscard]] std::int32_t reference(const ProgramIndex::Positions& positions, std::string_view kind, std::string_view id,
                                       const Path& where);
  [[nodiscard]] CompiledPromotion promotion(const Promotion& promotion, const Path& where);
  void report(ErrorCode code, const Path& where, Params params = {});

 private:
  [[nodiscard]] CompiledMatch match(const LineMatch& match);
  [[nodiscard]] std::vector<Symbol> symbols(const std::vector<std::string>& texts);
  void add_nodes(const Condition& condition, const Path& where, ConditionTree& tree);
  void resolve_leaf(const Condition& condition, const Path& where, CompiledCondition& node);
  void check_rungs(const Promotion& promotion, const Path& where);
  void check_benefit(const Promotion& promotion, const Rung& rung, const Path& where);

  const ProgramIndex& index_;
  Currency currency_;
  SymbolTable& symbols_;
  std::vector<Error>& errors_;
};

}  // namespace loyalty
