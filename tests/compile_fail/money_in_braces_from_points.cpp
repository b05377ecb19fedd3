// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"
#include "loyalty/points.h"

int main() {
  const loyalty::Points balance{100};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Money value{balance};
#else
  const loyalty::Money value{balance.units};
#endif
  return value.minor == 100 ? 0 : 1;
}
