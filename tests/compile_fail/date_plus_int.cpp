// SPDX-License-Identifier: Apache-2.0
#include "loyalty/date.h"

int main() {
  loyalty::Date day{20000};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  day = day + 1;
#else
  day = loyalty::Date{day.days + 1};
#endif
  return day.days == 20001 ? 0 : 1;
}
