// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "loyalty/compiled_program.h"

namespace loyalty {

/// The most that earning can bring a metric to, by the limits of the earn rules: never too low. Nothing where there is
/// no such bound.
[[nodiscard]] std::optional<std::int64_t> most_of_metric(const CompiledProgram& program, std::size_t metric);

}  // namespace loyalty
