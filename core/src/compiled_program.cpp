// SPDX-License-Identifier: Apache-2.0
#include "loyalty/compiled_program.h"

#include "rule_compiler.h"

namespace loyalty {
namespace {

template <class List>
std::int32_t find(const List& list, std::string_view id) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].id == id) return static_cast<std::int32_t>(i);
  }
  return -1;
}

template <class List>
ProgramIndex::Positions positions(const List& list) {
  ProgramIndex::Positions result;
  for (const auto& entry : list) result.intern(entry.id);
  return result;
}

}  // namespace

std::int32_t CompiledProgram::find_stage(std::string_view id) const { return find(document_.stages, id); }
std::int32_t CompiledProgram::find_ledger(std::string_view id) const { return find(document_.ledgers, id); }
std::int32_t CompiledProgram::find_metric(std::string_view id) const { return find(document_.metrics, id); }
std::int32_t CompiledProgram::find_tier(std::string_view id) const { return find(document_.tiers, id); }
std::int32_t CompiledProgram::find_redemption(std::string_view id) const { return find(document_.redemptions, id); }
std::int32_t CompiledProgram::find_reward(std::string_view id) const { return find(document_.rewards, id); }
std::int32_t CompiledProgram::find_transfer(std::string_view id) const { return find(document_.transfers, id); }
std::int32_t CompiledProgram::find_milestone(std::string_view id) const { return find(document_.milestones, id); }
std::int32_t CompiledProgram::find_count(std::string_view id) const { return find(document_.counts, id); }
std::int32_t CompiledProgram::find_choice(std::string_view id) const { return find(document_.choices, id); }
std::int32_t CompiledProgram::find_membership(std::string_view id) const { return find(document_.memberships, id); }

PromotionsOutcome compile_promotions(const CompiledProgram& program, std::span<const Promotion> promotions, SymbolTable& symbols,
                                     const Path& where) {
  ProgramIndex index;
  index.stages = positions(program.document().stages);
  index.tiers = positions(program.document().tiers);
  index.metrics = positions(program.document().metrics);
  index.choices = positions(program.document().choices);
  index.memberships = positions(program.document().memberships);
  PromotionsOutcome outcome;
  RuleCompiler rules(program.document(), index, symbols, outcome.errors);
  outcome.promotions.reserve(promotions.size());
  for (std::size_t i = 0; i < promotions.size(); ++i) {
    outcome.promotions.push_back(rules.promotion(promotions[i], where.at(i)));
  }
  return outcome;
}

Promotion promotion_of(const Voucher& voucher) {
  Promotion promotion;
  promotion.id = voucher.id;
  promotion.name = voucher.name;
  promotion.stage = "voucher";
  promotion.valid = voucher.valid;
  promotion.items = voucher.items;
  if (voucher.minimum > Money{}) promotion.trigger.measure = Trigger::Measure::amount;
  promotion.rungs.push_back({voucher.minimum.minor, AmountOff{voucher.value, BenefitScope::order}});
  return promotion;
}

}  // namespace loyalty
