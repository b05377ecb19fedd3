// SPDX-License-Identifier: Apache-2.0
#include "loyalty/compiled_program.h"

#include "rule_compiler.h"

namespace loyalty {
namespace {

std::int32_t find(const Program& program, IdAt id_at, std::string_view id) {
  std::size_t at = 0;
  for (const std::string* other = id_at(program, at); other != nullptr; other = id_at(program, ++at)) {
    if (*other == id) return static_cast<std::int32_t>(at);
  }
  return -1;
}

void add_names(const Program& program, IdAt id_at, ProgramIndex::Positions& positions) {
  std::size_t at = 0;
  for (const std::string* id = id_at(program, at); id != nullptr; id = id_at(program, ++at)) positions.intern(*id);
}

}  // namespace

std::int32_t CompiledProgram::find_stage(std::string_view id) const { return find(document_, id_in<&Program::stages>, id); }
std::int32_t CompiledProgram::find_ledger(std::string_view id) const { return find(document_, id_in<&Program::ledgers>, id); }
std::int32_t CompiledProgram::find_metric(std::string_view id) const { return find(document_, id_in<&Program::metrics>, id); }
std::int32_t CompiledProgram::find_tier(std::string_view id) const { return find(document_, id_in<&Program::tiers>, id); }
std::int32_t CompiledProgram::find_redemption(std::string_view id) const { return find(document_, id_in<&Program::redemptions>, id); }
std::int32_t CompiledProgram::find_reward(std::string_view id) const { return find(document_, id_in<&Program::rewards>, id); }
std::int32_t CompiledProgram::find_transfer(std::string_view id) const { return find(document_, id_in<&Program::transfers>, id); }
std::int32_t CompiledProgram::find_milestone(std::string_view id) const { return find(document_, id_in<&Program::milestones>, id); }
std::int32_t CompiledProgram::find_count(std::string_view id) const { return find(document_, id_in<&Program::counts>, id); }
std::int32_t CompiledProgram::find_choice(std::string_view id) const { return find(document_, id_in<&Program::choices>, id); }
std::int32_t CompiledProgram::find_membership(std::string_view id) const { return find(document_, id_in<&Program::memberships>, id); }

PromotionsOutcome compile_promotions(const CompiledProgram& program, std::span<const Promotion> promotions, SymbolTable& symbols,
                                     const Path& where) {
  ProgramIndex index;
  add_names(program.document(), id_in<&Program::stages>, index.stages);
  add_names(program.document(), id_in<&Program::ledgers>, index.ledgers);
  add_names(program.document(), id_in<&Program::tiers>, index.tiers);
  add_names(program.document(), id_in<&Program::metrics>, index.metrics);
  add_names(program.document(), id_in<&Program::choices>, index.choices);
  add_names(program.document(), id_in<&Program::memberships>, index.memberships);
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
  promotion.group = voucher.rules.group;
  promotion.combines = voucher.rules.combines;
  promotion.unused = voucher.rules.unused;
  promotion.valid = voucher.valid;
  promotion.items = voucher.items;
  if (voucher.minimum > Money{}) promotion.trigger.measure = Trigger::Measure::amount;
  promotion.rungs.emplace_back(voucher.minimum.minor, AmountOff{voucher.value, BenefitScope::order});
  return promotion;
}

}  // namespace loyalty
