// SPDX-License-Identifier: Apache-2.0
// How an allocation is written: a name, or an object of the parts in which it is not largestRemainder.
#pragma once

#include "loyalty/allocation.h"
#include "reader.h"
#include "writer.h"

namespace loyalty::json {

/// kNoNode: largestRemainder.
[[nodiscard]] Allocation read_allocation(Reader& reader, NodeId id);
void write_allocation(Writer& writer, std::string_view key, const Allocation& allocation);

}  // namespace loyalty::json
