// SPDX-License-Identifier: Apache-2.0
#include "decode_terms.h"

namespace loyalty::json {

std::int32_t read_number(Reader& reader, NodeId id, Range range) {
  return static_cast<std::int32_t>(reader.integer(id, range));
}

void read_label(Reader& reader, Fields& fields, std::string& id, Text& name) {
  id = reader.id(fields.require("id"));
  name = reader.text(fields.find("name"));
}

Window read_window(Reader& reader, NodeId id) {
  Window window;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kWindows);
  if (!fields.valid()) return window;
  window.kind = static_cast<Window::Kind>(type + 1);
  switch (window.kind) {
    case Window::Kind::program_year:
      window.starts_on = reader.month_day(fields.require("startsOn"));
      break;
    case Window::Kind::personal_year:
      window.anchor = reader.one_of(fields.require("from"), kAnchors, Window::Anchor::joining);
      break;
    case Window::Kind::rolling_months:
      window.length = read_number(reader, fields.require("months"), kMonths);
      break;
    case Window::Kind::rolling_days:
      window.length = read_number(reader, fields.require("days"), kDays);
      break;
    default:
      break;
  }
  fields.finish();
  return window;
}

void read_voucher_terms(Reader& reader, Fields& fields, const Program& units, VoucherTerms& terms) {
  terms.value = read_money(reader, fields.require("value"), units, kPositive);
  terms.minimum = read_money(reader, fields.find("minimum"), units, kNotNegative);
  if (const NodeId days = fields.find("validDays"); days != kNoNode)
    terms.valid_days = read_number(reader, days, kDays);
}

}  // namespace loyalty::json
