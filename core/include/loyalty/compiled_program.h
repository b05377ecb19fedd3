// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "loyalty/basket.h"
#include "loyalty/program.h"
#include "loyalty/result.h"
#include "loyalty/symbols.h"

namespace loyalty {

/// A selection with its texts resolved.
struct CompiledMatch {
  std::vector<Symbol> skus;
  std::vector<Symbol> categories;
  std::vector<Symbol> brands;
  std::vector<Symbol> tags;
};
struct CompiledSelection {
  CompiledMatch include;
  CompiledMatch exclude;
  bool all = true;

  [[nodiscard]] bool matches(const LineTraits& line) const;
};

/// A node of a condition tree in a flat list: children stand before their parent's end, skip leads past the whole subtree.
struct CompiledCondition {
  const Condition* document = nullptr;
  std::uint32_t subtree_end = 0;   ///< index after the last node of this subtree
  std::int32_t index = -1;         ///< tier (for at_least), metric, choice or membership
  std::int32_t option = -1;        ///< of a choice
  std::vector<std::int32_t> tiers; ///< for TierCondition::in
  std::vector<Symbol> symbols;     ///< for segment, channel, payment
};
/// A tree in preorder. Empty: always holds.
using ConditionTree = std::vector<CompiledCondition>;

/// What most promotions have not: goods of their own for groups of a set and for benefits.
struct CompiledUnits {
  std::vector<CompiledSelection> groups;                  ///< of a set
  std::vector<std::optional<CompiledSelection>> reduced;  ///< by rung; nothing: the items of the promotion
  Symbol pool = kNoSymbol;
};

struct CompiledPromotion {
  const Promotion* document = nullptr;
  std::int32_t stage = 0;  ///< position in the stages of the programme
  Symbol group = kNoSymbol;
  CompiledSelection items;
  ConditionTree when;
  std::shared_ptr<const CompiledUnits> units;  ///< null: nothing of it
  std::vector<std::int32_t> ledgers;           ///< of points, by rung
};

struct CompiledExpiry {
  const Expiry* document = nullptr;
  std::vector<std::int32_t> counts;  ///< of its activities
  ConditionTree when;
};

struct CompiledLedger {
  const Ledger* document = nullptr;
  std::vector<CompiledExpiry> expiry;
};

struct CompiledEarnRule {
  const EarnRule* document = nullptr;
  std::int32_t ledger = 0;
  std::vector<std::int32_t> of;  ///< positions of the rules it measures
  std::int32_t count = -1;       ///< that it measures
  CompiledSelection items;
  ConditionTree when;
};

struct CompiledMetric {
  const Metric* document = nullptr;
  std::int32_t ledger = -1;
  std::int32_t count = -1;
  CompiledSelection items;
};

struct CompiledTier {
  const Tier* document = nullptr;
  ConditionTree qualify;
  ConditionTree keep;  ///< that of qualify where the document has none
};

struct CompiledMilestone {
  const Milestone* document = nullptr;
  std::int32_t metric = 0;
  std::vector<std::int32_t> ledgers;  ///< by reward; -1: no points
};

struct CompiledRedemption {
  const Redemption* document = nullptr;
  std::int32_t ledger = 0;
  std::int32_t each = -1;  ///< count
  ConditionTree when;
};

struct CompiledReward {
  const Reward* document = nullptr;
  std::int32_t ledger = 0;
  ConditionTree when;
};

struct CompiledTransfer {
  const Transfer* document = nullptr;
  std::int32_t ledger = 0;
  std::int32_t to = -1;  ///< ledger; -1: a partner
  ConditionTree when;
};

struct CompiledConversion {
  const Conversion* document = nullptr;
  std::int32_t ledger = 0;
};

/// A programme with every reference resolved and checked, ready for any number of calls. Immutable; safe to share between threads.
class CompiledProgram {
 public:
  CompiledProgram(const CompiledProgram&) = delete;
  CompiledProgram& operator=(const CompiledProgram&) = delete;

  [[nodiscard]] const Program& document() const { return document_; }
  [[nodiscard]] const SymbolTable& symbols() const { return symbols_; }
  [[nodiscard]] std::span<const CompiledPromotion> promotions() const { return promotions_; }
  [[nodiscard]] std::span<const CompiledLedger> ledgers() const { return ledgers_; }
  [[nodiscard]] std::span<const CompiledEarnRule> earn() const { return earn_; }
  /// Positions of the earn rules in an order in which each comes after those it measures.
  [[nodiscard]] std::span<const std::int32_t> earn_order() const { return earn_order_; }
  [[nodiscard]] std::span<const CompiledMetric> metrics() const { return metrics_; }
  [[nodiscard]] std::span<const CompiledTier> tiers() const { return tiers_; }
  [[nodiscard]] std::span<const CompiledMilestone> milestones() const { return milestones_; }
  [[nodiscard]] std::span<const CompiledRedemption> redemptions() const { return redemptions_; }
  [[nodiscard]] std::span<const CompiledReward> rewards() const { return rewards_; }
  [[nodiscard]] std::span<const CompiledTransfer> transfers() const { return transfers_; }
  [[nodiscard]] std::span<const CompiledConversion> conversions() const { return conversions_; }
  [[nodiscard]] std::int32_t find_stage(std::string_view id) const;   ///< -1: none
  [[nodiscard]] std::int32_t find_ledger(std::string_view id) const;
  [[nodiscard]] std::int32_t find_metric(std::string_view id) const;
  [[nodiscard]] std::int32_t find_tier(std::string_view id) const;
  [[nodiscard]] std::int32_t find_redemption(std::string_view id) const;
  [[nodiscard]] std::int32_t find_reward(std::string_view id) const;
  [[nodiscard]] std::int32_t find_transfer(std::string_view id) const;
  [[nodiscard]] std::int32_t find_milestone(std::string_view id) const;
  [[nodiscard]] std::int32_t find_count(std::string_view id) const;
  [[nodiscard]] std::int32_t find_choice(std::string_view id) const;
  [[nodiscard]] std::int32_t find_membership(std::string_view id) const;

 private:
  friend class ProgramCompiler;
  explicit CompiledProgram(Program document) : document_(std::move(document)) {}

  Program document_;
  SymbolTable symbols_;
  std::vector<CompiledPromotion> promotions_;
  std::vector<CompiledLedger> ledgers_;
  std::vector<CompiledEarnRule> earn_;
  std::vector<std::int32_t> earn_order_;
  std::vector<CompiledMetric> metrics_;
  std::vector<CompiledTier> tiers_;
  std::vector<CompiledMilestone> milestones_;
  std::vector<CompiledRedemption> redemptions_;
  std::vector<CompiledReward> rewards_;
  std::vector<CompiledTransfer> transfers_;
  std::vector<CompiledConversion> conversions_;
};

/// Resolves and checks a programme. All errors found are returned (at most 50), with paths from the root of the document.
struct CompileOutcome {
  std::shared_ptr<const CompiledProgram> program;  ///< null when there are errors
  std::vector<Error> errors;
};
[[nodiscard]] CompileOutcome compile(Program document);

/// Compiled promotions, or all errors found (at most 50): with any, the promotions are of no use.
struct PromotionsOutcome {
  std::vector<CompiledPromotion> promotions;
  std::vector<Error> errors;
};
/// Resolves promotions or vouchers of a request against a programme. New texts go to symbols, a table over the programme's. The documents
/// must outlive the result. Paths of errors start at `where`.
[[nodiscard]] PromotionsOutcome compile_promotions(const CompiledProgram& program, std::span<const Promotion> promotions,
                                                   SymbolTable& symbols, const Path& where);

/// A held voucher as the promotion it is: stage voucher, its minimum as trigger, its value off.
[[nodiscard]] Promotion promotion_of(const Voucher& voucher);

}  // namespace loyalty
