// SPDX-License-Identifier: Apache-2.0
// What requests about all baskets have in common.
#pragma once

#include <memory>
#include <optional>

#include "operations.h"

namespace loyalty::json {

/// The programme of the request, or a bare one in its currency with its stages; null when there is a problem.
[[nodiscard]] std::shared_ptr<const CompiledProgram> read_terms(Workspace& workspace, Reader& reader, Fields& fields);
/// From which basket to which.
void read_curve(Reader& reader, NodeId id, const Program& units, std::optional<Money>& from_basket, std::optional<Money>& to_basket);

}  // namespace loyalty::json
