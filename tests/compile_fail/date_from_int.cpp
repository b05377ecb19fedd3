// SPDX-License-Identifier: Apache-2.0
#include "loyalty/date.h"

int main() {
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const loyalty::Date day = 20000;
#else
  const loyalty::Date day = loyalty::Date{20000};
#endif
  return day.days == 20000 ? 0 : 1;
}
