// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/error.h"
#include "loyalty/path.h"

namespace loyalty {

/// What is allowed in a programme and will surprise its owner: one row per code, stable text, English sentence.
#define LOYALTY_LINT_CODES(X)                                                                                                      \
  X(voucher_minimum_below_value, "The voucher of {value} can be used from {minimum} on: a basket below its value loses the rest.") \
  X(mark_below_benefit, "From {at} on {off} is taken off: the smallest basket that qualifies costs nothing.")                      \
  X(everything_off, "The promotion takes 100 % off.")                                                                              \
  X(never_applies, "The rule can never apply: {detail}.")                                                                          \
  X(tier_not_above, "The tier \"{tier}\" asks for no more of \"{metric}\" than the tier \"{below}\" below it.")                    \
  X(points_above_price, "A purchase earns points worth at least as much as it costs: {earn} and {redemption}.")

enum class LintCode : std::uint8_t {
#define LOYALTY_X(name, text) name,
  LOYALTY_LINT_CODES(LOYALTY_X)
#undef LOYALTY_X
};

struct Lint {
  LintCode code;
  Path where;  ///< from the root of the programme
  Params params;
};

[[nodiscard]] std::string_view name_of(LintCode code);
/// The English sentence with the placeholders filled in.
[[nodiscard]] std::string message_of(const Lint& lint);

/// Warnings about a programme, in document order: at most 50.
[[nodiscard]] std::vector<Lint> lint(const CompiledProgram& program);

}  // namespace loyalty
