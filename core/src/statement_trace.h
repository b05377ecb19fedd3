// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/history.h"
#include "loyalty/statement.h"
#include "loyalty/trace.h"
#include "statement_replay.h"
#include "trace_context.h"

namespace loyalty {

/// By event: the purchases and activities whose points stand in a statement or behind one of its figures, and the choices that made some earn. The
/// replay has kept records.
[[nodiscard]] std::vector<bool> purchases_of(const CompiledProgram& program, const History& history, const Replay& replay, Date as_of);

/// Writes the derivation of every figure of a statement. The replay has kept records and traced the purchases above.
void derive(const CompiledProgram& program, const History& history, const Replay& replay, const Statement& statement,
            Date as_of, Trace& trace);

}  // namespace loyalty
