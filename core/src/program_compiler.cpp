// SPDX-License-Identifier: Apache-2.0
#include "program_compiler.h"

#include <utility>

namespace loyalty {
namespace {

/// Gives an id the next position. where: of the list that it stands in.
void add_name(ProgramIndex::Positions& positions, const std::string& id, std::size_t at, const Path& where, RuleCompiler& rules) {
  if (id.empty()) rules.report(ErrorCode::invalid_id, where.at(at) / "id", {{"value", ""}});
  if (position_of(positions, id) >= 0) rules.report(ErrorCode::duplicate_id, where.at(at) / "id", {{"id", id}});
  positions.intern(id);
}

template <class List>
ProgramIndex::Positions positions(const List& list, const Path& where, RuleCompiler& rules) {
  ProgramIndex::Positions result;
  for (std::size_t i = 0; i < list.size(); ++i) add_name(result, list[i].id, i, where, rules);
  return result;
}

}  // namespace

ProgramCompiler::ProgramCompiler(Program document)
    : program_(new CompiledProgram), rules_(program_->document_, index_, program_->symbols_, errors_) {
  program_->document_ = std::move(document);
}

CompileOutcome ProgramCompiler::run() {
  index_names();
  check_choices();
  compile_ledgers();
  compile_metrics();
  compile_tiers();
  compile_earn();
  order_earn();
  compile_milestones();
  compile_redemptions();
  compile_rewards();
  compile_transfers();
  compile_conversions();
  for (std::size_t i = 0; i < document().promotions.size(); ++i) {
    program_->promotions_.push_back(rules_.promotion(document().promotions[i], (Path{} / "promotions").at(i)));
  }
  if (!errors_.empty()) return {nullptr, std::move(errors_)};
  return {std::shared_ptr<const CompiledProgram>(std::move(program_)), {}};
}

void ProgramCompiler::index_names() {
  const Program& program = document();
  const Path root;
  index_.counts = positions(program.counts, root / "counts", rules_);
  index_.choices = positions(program.choices, root / "choices", rules_);
  index_.memberships = positions(program.memberships, root / "memberships", rules_);
  index_.ledgers = positions(program.ledgers, root / "ledgers", rules_);
  index_.earn = positions(program.earn, root / "earn", rules_);
  index_.metrics = positions(program.metrics, root / "metrics", rules_);
  index_.tiers = positions(program.tiers, root / "tiers", rules_);
  index_.milestones = positions(program.milestones, root / "milestones", rules_);
  index_.redemptions = positions(program.redemptions, root / "redemptions", rules_);
  index_.rewards = positions(program.rewards, root / "rewards", rules_);
  index_.transfers = positions(program.transfers, root / "transfers", rules_);
  index_.conversions = positions(program.conversions, root / "conversions", rules_);
  index_.stages = positions(program.stages, root / "stages", rules_);
  index_.promotions = positions(program.promotions, root / "promotions", rules_);
  for (std::size_t i = 0; i < program.milestones.size(); ++i) {
    static_cast<void>(positions(program.milestones[i].rewards, (root / "milestones").at(i) / "rewards", rules_));
  }
}

void ProgramCompiler::check_choices() {
  for (std::size_t i = 0; i < document().choices.size(); ++i) {
    const std::vector<std::string>& options = document().choices[i].options;
    const Path where = (Path{} / "choices").at(i) / "options";
    if (options.size() < 2) rules_.refuse(where, "A choice has at least two options.");
    SymbolTable seen;
    for (std::size_t option = 0; option < options.size(); ++option) {
      if (seen.find(options[option]) != kNoSymbol) rules_.report(ErrorCode::duplicate_id, where.at(option), {{"id", options[option]}});
      seen.intern(options[option]);
    }
  }
}

CompileOutcome compile(Program document) { return ProgramCompiler(std::move(document)).run(); }

}  // namespace loyalty
