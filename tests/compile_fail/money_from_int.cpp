// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"

int main() {
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Money price = 100;
#else
  const loyalty::Money price = loyalty::Money{100};
#endif
  return price.minor == 100 ? 0 : 1;
}
