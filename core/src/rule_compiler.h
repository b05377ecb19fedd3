// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/window.h"

namespace loyalty {

/// Positions of a programme's named things by id: the symbol of an id is its position + 1.
struct ProgramIndex {
  using Positions = SymbolTable;
  Positions counts;
  Positions choices;
  Positions memberships;
  Positions ledgers;
  Positions earn;
  Positions metrics;
  Positions tiers;
  Positions milestones;
  Positions redemptions;
  Positions rewards;
  Positions transfers;
  Positions conversions;
  Positions stages;
  Positions promotions;
};

/// The id of an element of a list of a programme; null after the last one.
using IdAt = const std::string* (*)(const Program& program, std::size_t at);
template <auto List>
[[nodiscard]] const std::string* id_in(const Program& program, std::size_t at) {
  const auto& list = program.*List;
  return at < list.size() ? &list[at].id : nullptr;
}

/// -1 where the id is not there.
[[nodiscard]] inline std::int32_t position_of(const ProgramIndex::Positions& positions, std::string_view id) {
  return static_cast<std::int32_t>(positions.find(id)) - 1;
}

/// Resolves the parts that programmes and requests share: selections, conditions, promotions. Errors gather in a list.
class RuleCompiler {
 public:
  /// The document is looked at when something is resolved, not before.
  RuleCompiler(const Program& document, const ProgramIndex& index, SymbolTable& symbols, std::vector<Error>& errors)
      : document_(document), index_(index), symbols_(symbols), errors_(errors) {}

  [[nodiscard]] CompiledSelection selection(const Selection& selection);
  [[nodiscard]] ConditionTree condition(const Condition& condition, const Path& where);
  /// The position of id, or -1 and the error unknown_reference at `where`.
  [[nodiscard]] std::int32_t reference(const ProgramIndex::Positions& positions, std::string_view kind, std::string_view id,
                                       const Path& where);
  [[nodiscard]] std::int32_t ledger(std::string_view id, const Path& where) {
    return reference(index_.ledgers, "ledger", id, where);
  }
  [[nodiscard]] std::int32_t count(std::string_view id, const Path& where) { return reference(index_.counts, "count", id, where); }
  [[nodiscard]] CompiledPromotion promotion(const Promotion& promotion, const Path& where);
  /// A window over days; only a limit of an earn rule may look at each event for itself.
  void check_days(const Window& window, const Path& where);
  void report(ErrorCode code, const Path& where, Params params = {});
  /// The error invalid_combination with its sentence.
  void refuse(const Path& where, std::string_view detail);

 private:
  [[nodiscard]] CompiledMatch match(const LineMatch& match);
  [[nodiscard]] std::vector<Symbol> symbols(const std::vector<std::string>& texts);
  void add_nodes(const Condition& condition, const Path& where, ConditionTree& tree);
  void resolve_leaf(const Condition& condition, const Path& where, CompiledCondition& node);
  void resolve_choice(const ChoiceCondition& condition, const Path& where, CompiledCondition& node);
  /// Its own, or that of its stage.
  [[nodiscard]] const std::string& group_of(const Promotion& promotion, std::int32_t stage) const;
  void compile_units(const Promotion& promotion, const Path& where, CompiledPromotion& compiled);
  void check_rungs(const Promotion& promotion, const Path& where);
  void check_benefit(const Promotion& promotion, const Rung& rung, const Path& where);
  void check_reduced(const Promotion& promotion, const Reduced& reduced, const Path& where);

  const Program& document_;
  const ProgramIndex& index_;
  SymbolTable& symbols_;
  std::vector<Error>& errors_;
};

}  // namespace loyalty
