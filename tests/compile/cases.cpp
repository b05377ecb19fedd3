// SPDX-License-Identifier: Apache-2.0
// One case at a time, chosen by its name; with WRONG the compiler must refuse it.
#include "loyalty/money.h"
#include "loyalty/points.h"

namespace {

[[maybe_unused]] loyalty::Money money{100};
[[maybe_unused]] loyalty::Points points{100};

#ifdef WRONG
#define CHOOSE(right, wrong) wrong
#else
#define CHOOSE(right, wrong) right
#endif

#if defined(MONEY_PLUS_POINTS)
[[maybe_unused]] auto result = CHOOSE(money + money, money + points);
#elif defined(MONEY_MINUS_POINTS)
[[maybe_unused]] auto result = CHOOSE(money - money, money - points);
#elif defined(MONEY_AND_POINTS_COMPARED)
[[maybe_unused]] auto result = CHOOSE(money < money, money < points);
#elif defined(MONEY_IS_POINTS)
[[maybe_unused]] loyalty::Points result = CHOOSE(points, money);
#elif defined(MONEY_FROM_NUMBER)
[[maybe_unused]] loyalty::Money result = CHOOSE(loyalty::Money{1}, 1);
#elif defined(MONEY_PLUS_NUMBER)
[[maybe_unused]] auto result = CHOOSE(money + loyalty::Money{1}, money + 1);
#elif defined(MONEY_TIMES_MONEY)
[[maybe_unused]] auto result = CHOOSE(money.minor * 2, money * money);
#elif defined(POINTS_FROM_NUMBER)
[[maybe_unused]] loyalty::Points result = CHOOSE(loyalty::Points{1}, 1);
#elif defined(MONEY_FROM_FRACTION)
[[maybe_unused]] loyalty::Money result{CHOOSE(1, 1.5)};
#else
#error "name a case"
#endif

}  // namespace
