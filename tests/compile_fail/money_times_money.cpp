// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"

int main() {
  const loyalty::Money price{100};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const auto product = price * price;
#else
  const auto product = price.minor * 2;
#endif
  return product == 200 ? 0 : 1;
}
