// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"

int main() {
  loyalty::Money price{100};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  price = price * 2;
#else
  price = price + price;
#endif
  return price.minor == 200 ? 0 : 1;
}
