// SPDX-License-Identifier: Apache-2.0
#include "loyalty/date.h"

int main() {
  const loyalty::Date day{20000};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const bool before = day < 20001;
#else
  const bool before = day < loyalty::Date{20001};
#endif
  return before ? 0 : 1;
}
