// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"
#include "loyalty/rational.h"

int main() {
  const loyalty::Money price{100};
  const loyalty::Rational rate{1, 2};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Int128 share = price * rate;
#else
  const loyalty::Int128 share = loyalty::Int128{price.minor} * rate.numerator;
#endif
  return share == 100 ? 0 : 1;
}
