// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "loyalty/money.h"
#include "loyalty/trace.h"

namespace loyalty {

/// An order line by line, as the discounts so far have left it, with the steps of the trace that hold each column.
struct LineColumns {
  std::vector<Money> list;
  std::vector<Money> left;
  std::vector<std::int64_t> quantities;
  StepIndex list_step = kNoStep;
  StepIndex left_step = kNoStep;
  StepIndex quantities_step = kNoStep;
};

}  // namespace loyalty
