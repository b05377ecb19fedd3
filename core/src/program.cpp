// SPDX-License-Identifier: Apache-2.0
#include "loyalty/program.h"

#include <utility>

namespace loyalty {
namespace {

Date snapped(Date date, Expiry::Snap snap) {
  switch (snap) {
    case Expiry::Snap::none:
      return date;
    case Expiry::Snap::month_end:
      return month_end(date);
    case Expiry::Snap::quarter_end:
      return quarter_end(date);
    case Expiry::Snap::year_end:
      return year_end(date);
  }
  return date;
}

}  // namespace

std::optional<Date> expiry_of(const Expiry& expiry, Date earned) {
  switch (expiry.kind) {
    case Expiry::Kind::never:
      return std::nullopt;
    case Expiry::Kind::after_days:
      return snapped(add_days(earned, expiry.length), expiry.snap);
    case Expiry::Kind::after_months:
      return snapped(add_months(earned, expiry.length), expiry.snap);
  }
  return std::nullopt;
}

std::vector<Stage> default_stages() {
  return {{"line", Choose::all}, {"order", Choose::all}, {"voucher", Choose::all}};
}

Program bare_program(Currency currency) {
  Program program;
  program.currency = currency;
  program.stages = default_stages();
  return program;
}

}  // namespace loyalty
