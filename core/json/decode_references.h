// SPDX-License-Identifier: Apache-2.0
// What facts say in terms of a programme: ids become positions, texts symbols of a table; a text that no rule names
// becomes kUnlisted.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "decode.h"
#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"

namespace loyalty::json {

/// A text that was given but stands in no rule: equal to nothing a rule asks for, unlike kNoSymbol known.
inline constexpr Symbol kUnlisted = 0xFFFFFFFF;

/// What facts are read against.
struct FactsContext {
  Reader& reader;
  const CompiledProgram& program;
  const SymbolTable& symbols;  ///< with the texts of the promotions and vouchers of the request
};

/// One kind of named things of a programme.
struct NameKind {
  std::string_view name;
  std::int32_t (CompiledProgram::*find)(std::string_view) const;
};
inline constexpr NameKind kCountNames{"count", &CompiledProgram::find_count};
inline constexpr NameKind kChoiceNames{"choice", &CompiledProgram::find_choice};
inline constexpr NameKind kMembershipNames{"membership", &CompiledProgram::find_membership};
inline constexpr NameKind kLedgerNames{"ledger", &CompiledProgram::find_ledger};
inline constexpr NameKind kMetricNames{"metric", &CompiledProgram::find_metric};
inline constexpr NameKind kTierNames{"tier", &CompiledProgram::find_tier};
inline constexpr NameKind kMilestoneNames{"milestone", &CompiledProgram::find_milestone};
inline constexpr NameKind kRedemptionNames{"redemption", &CompiledProgram::find_redemption};
inline constexpr NameKind kRewardNames{"reward", &CompiledProgram::find_reward};
inline constexpr NameKind kTransferNames{"transfer", &CompiledProgram::find_transfer};

/// Position of an id among the things of a kind; -1, reported, when there is none.
[[nodiscard]] std::int32_t read_reference(const FactsContext& context, NodeId id, const NameKind& kind);
/// Position of an id in a list of ids.
[[nodiscard]] std::int32_t read_option(const FactsContext& context, NodeId id,
                                       const std::vector<ChoiceOption>& options);
/// The same among the rewards of a milestone.
[[nodiscard]] std::int32_t read_milestone_reward(const FactsContext& context, NodeId id, const Milestone& milestone);
/// The fields of an object whose keys are ids of a kind: positions and values. expected: what it should be, for the
/// report.
[[nodiscard]] std::vector<std::pair<std::int32_t, NodeId>> read_by_id(const FactsContext& context, NodeId id,
                                                                      const NameKind& kind, std::string_view expected);
/// How many of each count, in its units; empty when nothing is given.
[[nodiscard]] std::vector<std::int64_t> read_counts(const FactsContext& context, NodeId id);

[[nodiscard]] Symbol read_symbol(const FactsContext& context, NodeId id);
[[nodiscard]] std::vector<Symbol> read_symbols(const FactsContext& context, NodeId id);
void read_traits(const FactsContext& context, Fields& fields, LineTraits& traits);
/// Units of a line; 1 where nothing is said.
[[nodiscard]] std::int64_t read_quantity(Reader& reader, NodeId id);
/// Decimals of a ledger by its position; those of an unknown one where it is -1.
[[nodiscard]] int ledger_decimals_at(const FactsContext& context, std::int32_t ledger);

/// Reports every id that is there a second time, at the field "id" of its object: nodes[the number beside the id], or
/// the number itself where there are no nodes. Node 0 stands for the programme. Sorts the ids.
void report_repeated_ids(Reader& reader, std::vector<std::pair<std::string_view, NodeId>>& ids,
                         const std::vector<NodeId>& nodes = {});

}  // namespace loyalty::json
