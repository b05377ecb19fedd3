// SPDX-License-Identifier: Apache-2.0
#include "loyalty/points.h"

int main() {
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Points balance = 100;
#else
  const loyalty::Points balance = loyalty::Points{100};
#endif
  return balance.units == 100 ? 0 : 1;
}
