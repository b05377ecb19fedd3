// SPDX-License-Identifier: Apache-2.0
#include "program_compiler.h"

#include <utility>

namespace loyalty {
namespace {

/// A list of a programme whose elements are named, and where their positions are kept.
struct NamedList {
  std::string_view field;
  ProgramIndex::Positions ProgramIndex::*positions;
  IdAt id;
};

constexpr NamedList kNamedLists[] = {
    {"counts", &ProgramIndex::counts, id_in<&Program::counts>},
    {"choices", &ProgramIndex::choices, id_in<&Program::choices>},
    {"memberships", &ProgramIndex::memberships, id_in<&Program::memberships>},
    {"ledgers", &ProgramIndex::ledgers, id_in<&Program::ledgers>},
    {"earn", &ProgramIndex::earn, id_in<&Program::earn>},
    {"metrics", &ProgramIndex::metrics, id_in<&Program::metrics>},
    {"tiers", &ProgramIndex::tiers, id_in<&Program::tiers>},
    {"milestones", &ProgramIndex::milestones, id_in<&Program::milestones>},
    {"redemptions", &ProgramIndex::redemptions, id_in<&Program::redemptions>},
    {"rewards", &ProgramIndex::rewards, id_in<&Program::rewards>},
    {"transfers", &ProgramIndex::transfers, id_in<&Program::transfers>},
    {"conversions", &ProgramIndex::conversions, id_in<&Program::conversions>},
    {"stages", &ProgramIndex::stages, id_in<&Program::stages>},
    {"promotions", &ProgramIndex::promotions, id_in<&Program::promotions>},
};

}  // namespace

ProgramCompiler::ProgramCompiler(Program document)
    : program_(new CompiledProgram(std::move(document))), rules_(program_->document_, index_, program_->symbols_, errors_) {}

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
  for (const NamedList& list : kNamedLists) {
    const Path where = Path{} / list.field;
    ProgramIndex::Positions& positions = index_.*list.positions;
    const std::string* id = list.id(document(), 0);
    for (std::size_t i = 0; id != nullptr; id = list.id(document(), ++i)) add_name(where, i, *id, positions);
  }
}

/// where: of the list that the element stands in.
void ProgramCompiler::add_name(const Path& where, std::size_t at, const std::string& id, ProgramIndex::Positions& positions) {
  if (id.empty()) rules_.report(ErrorCode::invalid_id, where.at(at) / "id", {{"value", ""}});
  if (position_of(positions, id) >= 0) rules_.report(ErrorCode::duplicate_id, where.at(at) / "id", {{"id", id}});
  positions.intern(id);
}

void ProgramCompiler::check_choices() {
  for (std::size_t i = 0; i < document().choices.size(); ++i) {
    const std::vector<ChoiceOption>& options = document().choices[i].options;
    const Path where = (Path{} / "choices").at(i) / "options";
    if (options.size() < 2) rules_.refuse(where, "A choice has at least two options.");
    SymbolTable seen;
    for (std::size_t option = 0; option < options.size(); ++option) {
      const std::string& id = options[option].id;
      if (seen.find(id) != kNoSymbol) rules_.report(ErrorCode::duplicate_id, where.at(option), {{"id", id}});
      seen.intern(id);
    }
  }
}

CompileOutcome compile(Program document) { return ProgramCompiler(std::move(document)).run(); }

}  // namespace loyalty
