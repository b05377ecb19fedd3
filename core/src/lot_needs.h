// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lots.h"

namespace loyalty {

/// What of a ledger's lots stands behind the figures of a statement. What is left of a lot follows from its points and its movements; a movement that
/// used up its lot from what was left of it, the last one of an event from what the event took and from its movements before.
struct LotNeeds {
  std::vector<bool> movements;
  std::vector<bool> lots;
  std::vector<bool> records;
};

/// vouchers: by position, whether one stands in the statement. The book has kept records.
[[nodiscard]] LotNeeds needs_of(const LotBook& book, const std::vector<bool>& vouchers);

}  // namespace loyalty
