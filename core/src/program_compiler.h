// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/compiled_program.h"
#include "rule_compiler.h"

namespace loyalty {

/// Compiles one programme: every reference resolved, everything checked that its values alone do not rule out. The parts are where
/// their subjects are: ledgers in ledger_compiler.cpp, earn rules in earn_compiler.cpp, metrics, tiers and milestones in
/// tier_compiler.cpp, the uses of points in redemption_compiler.cpp.
class ProgramCompiler {
 public:
  explicit ProgramCompiler(Program document);
  CompileOutcome run();

 private:
  void index_names();
  void add_name(const Path& where, std::size_t at, const std::string& id, ProgramIndex::Positions& positions);
  void check_choices();

  void compile_ledgers();
  [[nodiscard]] CompiledExpiry compile_expiry(const Expiry& expiry, const Path& where);

  void compile_earn();
  void compile_earn_rule(const EarnRule& rule, const Path& where);
  void compile_measure(const EarnRule& rule, const Path& where, CompiledEarnRule& compiled);
  [[nodiscard]] std::int32_t measured_rule(const EarnRule& rule, const std::string& id, const Path& where);
  void check_award(const EarnRule& rule, std::int32_t ledger, const Path& where);
  void check_limits(const EarnRule& rule, const Path& where);
  void order_earn();
  void report_ring(std::size_t rule, std::size_t measured);

  void compile_metrics();
  void compile_tiers();
  [[nodiscard]] ConditionTree tier_condition(const Condition& condition, const Path& where);
  void compile_milestones();

  void compile_redemptions();
  void check_ladder(const Redemption& redemption, const Path& where);
  void compile_rewards();
  void compile_transfers();
  void compile_conversions();

  [[nodiscard]] const Program& document() const { return program_->document_; }
  [[nodiscard]] const Ledger& ledger(std::int32_t position) const { return document().ledgers[static_cast<std::size_t>(position)]; }

  std::unique_ptr<CompiledProgram> program_;
  ProgramIndex index_;
  std::vector<Error> errors_;
  RuleCompiler rules_;
};

}  // namespace loyalty
