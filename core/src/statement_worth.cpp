// SPDX-License-Identifier: Apache-2.0
#include "statement_worth.h"

#include "loyalty/amount_range.h"
#include "loyalty/path.h"

namespace loyalty {
namespace {

bool is_open(const CompiledRedemption& redemption, const Facts& facts, const CompiledProgram& program) {
  const Eligibility eligibility = check({}, redemption.when, facts, program);
  return eligibility.holds() || eligibility.reason == Reason::fact_unknown;
}

}  // namespace

Result<std::optional<BalanceWorth>> balance_worth(const CompiledProgram& program, std::int32_t ledger, Points balance,
                                                  const Facts& facts) {
  std::optional<BalanceWorth> best;
  for (std::size_t i = 0; i < program.redemptions().size(); ++i) {
    const CompiledRedemption& compiled = program.redemptions()[i];
    if (compiled.ledger != ledger || !is_open(compiled, facts, program)) continue;
    const Redemption& redemption = *compiled.document;
    BalanceWorth worth{static_cast<std::int32_t>(i), Points{balance.units - balance.units % redemption.step.units},
                       Money{}};
    if (worth.usable >= redemption.minimum) {
      const Int128 value = Int128{worth.usable.units} * redemption.value.minor / redemption.points.units;
      if (!in_range(value)) return Error{ErrorCode::amount_overflow, Path{} / "member", {}};
      worth.value = Money{static_cast<std::int64_t>(value)};
    }
    if (!best || worth.value > best->value) best = worth;
  }
  return best;
}

}  // namespace loyalty
