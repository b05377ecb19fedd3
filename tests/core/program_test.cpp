// SPDX-License-Identifier: Apache-2.0
#include "loyalty/program.h"

#include <gtest/gtest.h>

#include <ostream>

namespace loyalty {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

struct Row {
  Expiry expiry;
  std::string_view earned;
  std::string_view last_day;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.earned << " to " << row.last_day;
  }
};

class ExpiryOf : public testing::TestWithParam<Row> {};

TEST_P(ExpiryOf, points_is_their_last_usable_day) {
  const Row& row = GetParam();
  const std::optional<Date> last = expiry_of(row.expiry, day(row.earned));
  ASSERT_TRUE(last.has_value());
  EXPECT_EQ(to_text(*last), row.last_day);
}

constexpr auto kDays = Expiry::Kind::after_days;
constexpr auto kMonths = Expiry::Kind::after_months;
using Snap = Expiry::Snap;

INSTANTIATE_TEST_SUITE_P(table, ExpiryOf,
                         testing::Values(Row{{kDays, Snap::none, 1}, "2026-12-31", "2027-01-01"},
                                         Row{{kDays, Snap::none, 365}, "2024-01-01", "2024-12-31"},
                                         Row{{kDays, Snap::month_end, 30}, "2026-01-29", "2026-02-28"},
                                         Row{{kDays, Snap::month_end, 30}, "2026-01-30", "2026-03-31"},
                                         Row{{kMonths, Snap::none, 12}, "2026-11-22", "2027-11-22"},
                                         Row{{kMonths, Snap::none, 12}, "2024-02-29", "2025-02-28"},
                                         Row{{kMonths, Snap::none, 1}, "2026-01-31", "2026-02-28"},
                                         // Clamped first, then moved on: the clamp keeps the date in February.
                                         Row{{kMonths, Snap::month_end, 1}, "2024-01-31", "2024-02-29"},
                                         Row{{kMonths, Snap::month_end, 12}, "2026-11-01", "2027-11-30"},
                                         Row{{kMonths, Snap::quarter_end, 1}, "2026-02-28", "2026-03-31"},
                                         Row{{kMonths, Snap::quarter_end, 1}, "2026-03-01", "2026-06-30"},
                                         Row{{kMonths, Snap::year_end, 12}, "2026-01-01", "2027-12-31"},
                                         Row{{kMonths, Snap::year_end, 12}, "2026-12-31", "2027-12-31"},
                                         Row{{kMonths, Snap::year_end, 12}, "9999-06-01", "9999-12-31"}));

TEST(Expiry, never_has_no_day) { EXPECT_EQ(expiry_of(Expiry{}, day("2026-11-22")), std::nullopt); }

TEST(Stages, are_line_order_voucher_where_none_are_named) {
  const std::vector<Stage> expected{{"line", Choose::all}, {"order", Choose::all}, {"voucher", Choose::all}};
  EXPECT_EQ(default_stages(), expected);
}

TEST(BareProgram, has_a_currency_and_the_default_stages_and_nothing_else) {
  const Program program = bare_program(Currency{{'J', 'P', 'Y'}, 0});
  Program expected;
  expected.currency = Currency{{'J', 'P', 'Y'}, 0};
  expected.stages = default_stages();
  EXPECT_EQ(program, expected);
  EXPECT_EQ(program.rounding, Rounding::half_up);
  EXPECT_EQ(program.allocation, Allocation::largest_remainder);
}

}  // namespace
}  // namespace loyalty
