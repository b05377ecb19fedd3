// SPDX-License-Identifier: Apache-2.0
#include "encode_terms.h"

#include "names.h"
#include "units.h"

namespace loyalty::json {

void write_decimal(Writer& writer, std::string_view key, std::int64_t units, int decimals) {
  writer.key(key);
  writer.decimal(units, decimals);
}

void write_some(Writer& writer, std::string_view key, std::int64_t units, int decimals) {
  if (units != 0) write_decimal(writer, key, units, decimals);
}

void write_window(Writer& writer, std::string_view key, const Window& window) {
  writer.key(key);
  writer.begin_object();
  writer.field("type", kWindows[static_cast<std::size_t>(window.kind) - 1]);
  switch (window.kind) {
    case Window::Kind::program_year:
      writer.key("startsOn");
      writer.month_day(window.starts_on);
      break;
    case Window::Kind::personal_year:
      writer.field("from", name_in(kAnchors, window.anchor));
      break;
    case Window::Kind::rolling_months:
      writer.field("months", window.length);
      break;
    case Window::Kind::rolling_days:
      writer.field("days", window.length);
      break;
    default:
      break;
  }
  writer.end_object();
}

void write_voucher_terms(Writer& writer, const VoucherTerms& terms, const Program& units) {
  writer.key("voucher");
  writer.begin_object();
  write_decimal(writer, "value", terms.value.minor, money_decimals(units));
  write_some(writer, "minimum", terms.minimum.minor, money_decimals(units));
  if (terms.valid_days) writer.field("validDays", *terms.valid_days);
  writer.end_object();
}

}  // namespace loyalty::json
