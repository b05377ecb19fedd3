// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "eligibility.h"
#include "ladder.h"
#include "loyalty/compiled_program.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/result.h"

namespace loyalty {

/// What a balance would give by one redemption, were there an order large enough.
struct BalanceWorth {
  std::int32_t redemption = 0;
  Points usable;  ///< largest multiple of the step, or best sum of rungs
  Money value;    ///< floored; zero when usable lies below the minimum
  LadderSum sum;  ///< of a ladder
};

/// By the redemption of the ledger that gives most, of the same value the first; nothing when none is open to the
/// member. What the facts do not tell (time, channel, payment) does not close one. Those that give their value for each unit of an order
/// are left out. Error: amount_overflow, at the member.
[[nodiscard]] Result<std::optional<BalanceWorth>> balance_worth(const CompiledProgram& program, std::int32_t ledger,
                                                                Points balance, const Facts& facts);

}  // namespace loyalty
