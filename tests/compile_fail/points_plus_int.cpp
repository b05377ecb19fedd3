// SPDX-License-Identifier: Apache-2.0
#include "loyalty/points.h"

int main() {
  loyalty::Points balance{100};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  balance += 1;
#else
  balance += loyalty::Points{1};
#endif
  return balance.units == 101 ? 0 : 1;
}
