// SPDX-License-Identifier: Apache-2.0
#include "loyalty/rational.h"

int main() {
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Rational rate{0.5, 1};
#else
  const loyalty::Rational rate{1, 2};
#endif
  return rate.denominator == 2 ? 0 : 1;
}
