// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/history.h"
#include "loyalty/statement.h"
#include "loyalty/trace.h"
#include "statement_replay.h"

namespace loyalty {

/// How the numbers of a metric are written.
[[nodiscard]] Unit unit_of_metric(const CompiledProgram& program, std::size_t metric);

/// By event: the purchases whose points stand in a statement or behind one of its figures: in an open lot, in a lot
/// that was used up together with one, in a metric that counts points.
[[nodiscard]] std::vector<bool> purchases_of(const CompiledProgram& program, const History& history,
                                             const Replay& replay);

/// Writes the derivation of every figure of a statement. The replay has traced the purchases above.
void derive(const CompiledProgram& program, const History& history, const Replay& replay, const Statement& statement,
            Date as_of, Trace& trace);

}  // namespace loyalty
