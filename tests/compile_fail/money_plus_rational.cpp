// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"
#include "loyalty/rational.h"

int main() {
  loyalty::Money price{100};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  price += loyalty::Rational{1, 2};
#else
  price += loyalty::Money{1};
#endif
  return price.minor == 101 ? 0 : 1;
}
