// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
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
  std::int32_t index = -1;         ///< tier (for at_least) or metric
  std::vector<std::int32_t> tiers; ///< for TierCondition::in
  std::vector<Symbol> symbols;     ///< for segment, channel, payment
};
/// A tree in preorder. Empty: always holds.
using ConditionTree = std::vector<CompiledCondition>;

struct CompiledPromotion {
  const Promotion* document = nullptr;
  std::int32_t stage = 0;  ///< position in the stages of the programme
  Symbol group = kNoSymbol;
  CompiledSelection items;
  ConditionTree when;
};

struct CompiledEarnRule {
  const EarnRule* document = nullptr;
  std::int32_t ledger = 0;
  std::vector<std::int32_t> of;  ///< positions of the rules it measures
  CompiledSelection items;
  ConditionTree when;
};

struct CompiledMetric {
  const Metric* document = nullptr;
  std::int32_t ledger = -1;
  CompiledSelection items;
};

struct CompiledTier {
  const Tier* document = nullptr;
  ConditionTree qualify;
};

struct CompiledRedemption {
  const Redemption* document = nullptr;
  std::int32_t ledger = 0;
  ConditionTree when;
};

/// A programme with every reference resolved and checked, ready for any number of calls. Immutable; safe to share between threads.
class CompiledProgram {
 public:
  CompiledProgram(const CompiledProgram&) = delete;
  CompiledProgram& operator=(const CompiledProgram&) = delete;

  [[nodiscard]] const Program& document() const { return document_; }
  [[nodiscard]] const SymbolTable& symbols() const { return symbols_; }
  [[nodiscard]] std::span<const CompiledPromotion> promotions() const { return promotions_; }
  [[nodiscard]] std::span<const CompiledEarnRule> earn() const { return earn_; }
  /// Positions of the earn rules in an order in which each comes after those it measures.
  [[nodiscard]] std::span<const std::int32_t> earn_order() const { return earn_order_; }
  [[nodiscard]] std::span<const CompiledMetric> metrics() const { return metrics_; }
  [[nodiscard]] std::span<const CompiledTier> tiers() const { return tiers_; }
  [[nodiscard]] std::span<const CompiledRedemption> redemptions() const { return redemptions_; }
  [[nodiscard]] std::int32_t find_stage(std::string_view id) const;   ///< -1: none
  [[nodiscard]] std::int32_t find_ledger(std::string_view id) const;
  [[nodiscard]] std::int32_t find_metric(std::string_view id) const;
  [[nodiscard]] std::int32_t find_tier(std::string_view id) const;
  [[nodiscard]] std::int32_t find_redemption(std::string_view id) const;

 private:
  friend class ProgramCompiler;
  CompiledProgram() = default;

  Program document_;
  SymbolTable symbols_;
  std::vector<CompiledPromotion> promotions_;
  std::vector<CompiledEarnRule> earn_;
  std::vector<std::int32_t> earn_order_;
  std::vector<CompiledMetric> metrics_;
  std::vector<CompiledTier> tiers_;
  std::vector<CompiledRedemption> redemptions_;
};

/// Resolves and checks a programme. All errors found are returned (at most 50), with paths from the root of the document.
struct CompileOutcome {
  std::shared_ptr<const CompiledProgram> program;  ///< null when there are errors
  std::vector<Error> errors;
};
[[nodiscard]] CompileOutcome compile(Program document);

/// Resolves promotions or vouchers of a request against a programme. New texts go to symbols, a table over the programme's. The documents
/// must outlive the result. All errors found are returned (at most 50), with paths that start at `where`; with any, the promotions are of no use.
struct PromotionsOutcome {
  std::vector<CompiledPromotion> promotions;
  std::vector<Error> errors;
};
[[nodiscard]] PromotionsOutcome compile_promotions(const CompiledProgram& program, std::span<const Promotion> promotions,
                                                   SymbolTable& symbols, const Path& where);

/// A held voucher as the promotion it is: stage voucher, its minimum as trigger, its value off.
[[nodiscard]] Promotion promotion_of(const Voucher& voucher);

}  // namespace loyalty
