// SPDX-License-Identifier: Apache-2.0
#include "loyalty/money.h"
#include "loyalty/points.h"

int main() {
  const loyalty::Money price{1};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const bool same = price == loyalty::Points{1};
#else
  const bool same = price == loyalty::Money{1};
#endif
  return same ? 0 : 1;
}
