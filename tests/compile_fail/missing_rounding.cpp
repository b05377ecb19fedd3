// SPDX-License-Identifier: Apache-2.0
#include "loyalty/rational.h"

int main() {
  const loyalty::Rational rate{1, 2};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const auto product = loyalty::multiply(100, rate);
#else
  const auto product = loyalty::multiply(100, rate, loyalty::Rounding::floor);
#endif
  return product == 50 ? 0 : 1;
}
