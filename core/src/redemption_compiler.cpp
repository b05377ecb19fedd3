// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "loyalty/decimal.h"
#include "program_compiler.h"

namespace loyalty {

void ProgramCompiler::compile_redemptions() {
  const std::vector<Redemption>& redemptions = document().redemptions;
  for (std::size_t i = 0; i < redemptions.size(); ++i) {
    const Redemption& redemption = redemptions[i];
    const Path where = (Path{} / "redemptions").at(i);
    CompiledRedemption compiled;
    compiled.document = &redemption;
    compiled.ledger = rules_.ledger(redemption.ledger, where / "ledger");
    if (!redemption.each.empty()) compiled.each = rules_.count(redemption.each, where / "each" / "of");
    compiled.when = rules_.condition(redemption.when, where / "when");
    check_ladder(redemption, where);
    program_->redemptions_.push_back(std::move(compiled));
  }
}

void ProgramCompiler::check_ladder(const Redemption& redemption, const Path& where) {
  const std::vector<RedemptionRung>& rungs = redemption.rungs;
  if (rungs.empty()) return rules_.report(ErrorCode::empty, where / "rungs");
  if (!redemption.ladder) return;
  if (redemption.step != Points{1}) rules_.refuse(where / "step", "Of a ladder only sums of rungs can be used; it has no step.");
  for (std::size_t i = 1; i < rungs.size(); ++i) {
    if (rungs[i - 1].points < rungs[i].points) continue;
    const std::int32_t ledger = position_of(index_.ledgers, redemption.ledger);
    std::string mark;
    append_decimal(mark, rungs[i].points.units, ledger < 0 ? 0 : this->ledger(ledger).decimals);
    rules_.report(ErrorCode::thresholds_not_ascending, (where / "rungs").at(i) / "points", {{"at", mark}});
  }
}

void ProgramCompiler::compile_rewards() {
  const std::vector<Reward>& rewards = document().rewards;
  for (std::size_t i = 0; i < rewards.size(); ++i) {
    const Reward& reward = rewards[i];
    const Path where = (Path{} / "rewards").at(i);
    if (reward.limit) rules_.check_days(reward.limit->window, where / "limit" / "window");
    program_->rewards_.push_back(
        {&reward, rules_.ledger(reward.ledger, where / "ledger"), rules_.condition(reward.when, where / "when")});
  }
}

void ProgramCompiler::compile_transfers() {
  const std::vector<Transfer>& transfers = document().transfers;
  for (std::size_t i = 0; i < transfers.size(); ++i) {
    const Transfer& transfer = transfers[i];
    const Path where = (Path{} / "transfers").at(i);
    const Path to = where / "to";
    CompiledTransfer compiled;
    compiled.document = &transfer;
    compiled.ledger = rules_.ledger(transfer.ledger, where / "ledger");
    if (!transfer.to.empty()) compiled.to = rules_.ledger(transfer.to, to / "ledger");
    if (!transfer.to.empty() && transfer.to == transfer.ledger) {
      rules_.refuse(to / "ledger", "Points are transferred into another ledger.");
    }
    compiled.when = rules_.condition(transfer.when, where / "when");
    program_->transfers_.push_back(std::move(compiled));
  }
}

void ProgramCompiler::compile_conversions() {
  const std::vector<Conversion>& conversions = document().conversions;
  for (std::size_t i = 0; i < conversions.size(); ++i) {
    const Path where = (Path{} / "conversions").at(i) / "ledger";
    program_->conversions_.push_back({&conversions[i], rules_.ledger(conversions[i].ledger, where)});
  }
}

}  // namespace loyalty
