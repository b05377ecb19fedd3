// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"
#include "loyalty/points.h"

int main() {
  const loyalty::Money price{1};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const bool less = price < loyalty::Points{2};
#else
  const bool less = price < loyalty::Money{2};
#endif
  return less ? 0 : 1;
}
