// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"

int main() {
  const loyalty::Money price{100};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const bool less = price < 200;
#else
  const bool less = price < loyalty::Money{200};
#endif
  return less ? 0 : 1;
}
