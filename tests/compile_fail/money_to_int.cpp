// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"

int main() {
  const loyalty::Money price{100};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const std::int64_t minor = price;
#else
  const std::int64_t minor = price.minor;
#endif
  return minor == 100 ? 0 : 1;
}
