// SPDX-License-Identifier: Apache-2.0
#include "decode.h"
#include "loyalty/offer_text.h"
#include "operations.h"

namespace loyalty::json {

void run_parse_offer(Workspace& /*workspace*/, Reader& reader, Writer& writer) {
  Fields fields(reader, 0);
  const std::string_view text = reader.string(fields.require("text"));
  const Currency currency = read_currency(reader, fields.require("currency"));
  fields.finish();
  if (!reader.problems().empty()) return;
  const auto readings = parse_offer(text, currency);
  if (!readings) return reader.problems().add(readings.error(), "");
  write_offer(writer, *readings, currency);
}

}  // namespace loyalty::json
