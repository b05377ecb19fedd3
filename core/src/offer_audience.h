// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "loyalty/condition.h"

namespace loyalty {

/// Makes a condition that always holds the one of a set of audiences, one bit for each of offer_audiences(): any of the
/// weekdays, and each of the others. None: always.
void write_audience_condition(Condition& condition, std::uint32_t audiences);

/// Whether the set names two that one customer or order cannot be at once, or for which a text may mean one or the
/// other.
[[nodiscard]] bool contradict_audiences(std::uint32_t audiences);

/// The set that makes this condition; nothing where none does.
[[nodiscard]] std::optional<std::uint32_t> audiences_of(const Condition& condition);

}  // namespace loyalty
