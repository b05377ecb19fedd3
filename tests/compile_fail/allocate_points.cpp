// SPDX-License-Identifier: Apache-2.0
#include "loyalty/allocation.h"
#include "loyalty/points.h"

int main() {
  const std::vector<loyalty::Money> weights(1);
  std::vector<loyalty::Money> shares(1);
  loyalty::AllocationScratch scratch;
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Points total;
#else
  const loyalty::Money total;
#endif
  loyalty::allocate(total, weights, loyalty::Allocation::running_error, shares, scratch);
  return 0;
}
