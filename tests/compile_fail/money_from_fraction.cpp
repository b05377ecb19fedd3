// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"

int main() {
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Money price{1.5};
#else
  const loyalty::Money price{150};
#endif
  return price.minor == 150 ? 0 : 1;
}
