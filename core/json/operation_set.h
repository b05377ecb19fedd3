// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "call.h"
#include "operations.h"

namespace loyalty::json {

struct NamedOperation {
  std::string_view name;
  OperationFunction run;
};

class OperationSet {
 public:
  constexpr explicit OperationSet(std::span<const NamedOperation> operations) : operations_(operations) {}

  /// Null when it is not among them.
  [[nodiscard]] OperationFunction find(std::string_view name) const;

 private:
  std::span<const NamedOperation> operations_;
};

/// Whether some module answers it.
[[nodiscard]] bool is_operation(std::string_view name);

}  // namespace loyalty::json
