// SPDX-License-Identifier: Apache-2.0
#include "statement_worth.h"

#include <utility>

#include "loyalty/amount_range.h"
#include "loyalty/path.h"
#include "redemption_worth.h"

namespace loyalty {
namespace {

/// What a balance (not below zero) gives; nothing when that leaves the range.
std::optional<BalanceWorth> worth_of(const Redemption& redemption, Points balance) {
  BalanceWorth worth;
  if (redemption.ladder) {
    worth.sum = best_sum(redemption.rungs, 1, balance, Money{kMaxAmount});
    worth.usable = worth.sum.points;
  } else {
    worth.usable = Points{balance.units - balance.units % redemption.step.units};
  }
  if (worth.usable < redemption.minimum) return worth;
  const std::optional<Money> value = redemption.ladder ? worth.sum.value : value_of(redemption, 1, worth.usable);
  if (!value) return std::nullopt;
  worth.value = *value;
  return worth;
}

}  // namespace

Result<std::optional<BalanceWorth>> balance_worth(const CompiledProgram& program, std::int32_t ledger, Points balance,
                                                  const Facts& facts) {
  std::optional<BalanceWorth> best;
  for (std::size_t i = 0; i < program.redemptions().size(); ++i) {
    const CompiledRedemption& compiled = program.redemptions()[i];
    if (compiled.ledger != ledger || compiled.each >= 0 || !may_hold(compiled.when, facts, program)) continue;
    std::optional<BalanceWorth> worth = worth_of(*compiled.document, balance);
    if (!worth) return Error{ErrorCode::amount_overflow, Path{} / "member", {}};
    worth->redemption = static_cast<std::int32_t>(i);
    if (!best || worth->value > best->value) best = std::move(worth);
  }
  return best;
}

}  // namespace loyalty
