// SPDX-License-Identifier: Apache-2.0
#include "loyalty/rounding.h"

int main() {
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Rounding mode = 3;
#else
  const loyalty::Rounding mode = loyalty::Rounding::floor;
#endif
  return mode == loyalty::Rounding::floor ? 0 : 1;
}
