// SPDX-License-Identifier: Apache-2.0
#include "loyalty/date.h"

int main() {
  const loyalty::TimeOfDay time{60};
#ifdef COMPILATION_TEST_USE_FAILING_CODE
  const bool same = time == loyalty::Date{60};
#else
  const bool same = time == loyalty::TimeOfDay{60};
#endif
  return same ? 0 : 1;
}
