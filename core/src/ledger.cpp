// SPDX-License-Identifier: Apache-2.0
#include "loyalty/ledger.h"

#include <algorithm>

namespace loyalty {
namespace {

Date snapped(Date date, const Expiry& expiry) {
  switch (expiry.snap) {
    case Expiry::Snap::none:
      return date;
    case Expiry::Snap::month_end:
      return month_end(date);
    case Expiry::Snap::quarter_end:
      return quarter_end(date);
    case Expiry::Snap::half_year_end:
      return half_year_end(date);
    case Expiry::Snap::year_end:
      return year_end(date);
    case Expiry::Snap::yearly:
      return next_on(expiry.on, date);
  }
  return date;
}

}  // namespace

std::optional<Date> expiry_of(const Expiry& expiry, Date from) {
  switch (expiry.kind) {
    case Expiry::Kind::never:
      return std::nullopt;
    case Expiry::Kind::on_date:
      return std::max(expiry.date, from);
    case Expiry::Kind::after_earning:
    case Expiry::Kind::after_activity:
      break;
  }
  const Date moved = expiry.in_days ? add_days(from, expiry.length) : add_months(from, expiry.length);
  return add_days(snapped(moved, expiry), expiry.day_after ? 1 : 0);
}

std::optional<Date> usable_from(const Pending& pending, Date earned) {
  switch (pending.kind) {
    case Pending::Kind::none:
      return earned;
    case Pending::Kind::days:
      return add_days(earned, pending.days);
    case Pending::Kind::next_month:
      return add_days(month_end(earned), 1);
    case Pending::Kind::on_date:
      return std::max(pending.date, earned);
    case Pending::Kind::confirmation:
      return std::nullopt;
  }
  return earned;
}

}  // namespace loyalty
