// SPDX-License-Identifier: Apache-2.0
// Fields that rules of every kind have, each left out when it says nothing.
#pragma once

#include <string_view>

#include "encode.h"

namespace loyalty::json {

inline void write_label(Writer& writer, std::string_view key, const Text& text) {
  if (!text.empty()) writer.key(key), writer.text(text);
}

inline void write_valid(Writer& writer, const DateWindow& window) {
  if (!window.from && !window.to) return;
  writer.key("valid");
  writer.begin_object();
  if (window.from) writer.key("from"), writer.date(*window.from);
  if (window.to) writer.key("to"), writer.date(*window.to);
  writer.end_object();
}

inline void write_when(Writer& writer, const Condition& condition, const Program& units) {
  if (!condition.always()) writer.key("when"), write_condition(writer, condition, units);
}

inline void write_items(Writer& writer, const Selection& selection) {
  if (!selection.all()) writer.key("items"), write_selection(writer, selection);
}

}  // namespace loyalty::json
