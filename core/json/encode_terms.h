// SPDX-License-Identifier: Apache-2.0
// Fields that rules of several kinds have; those that say nothing are left out.
#pragma once

#include <cstdint>
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

/// Begins the object of an element: its id and name.
inline void begin_labelled(Writer& writer, std::string_view id, const Text& name) {
  writer.begin_object();
  writer.field("id", id);
  write_label(writer, "name", name);
}

template <class List, class Write>
void write_list(Writer& writer, std::string_view key, const List& list, const Write& write) {
  if (list.empty()) return;
  writer.key(key);
  writer.begin_array();
  for (const auto& entry : list) write(entry);
  writer.end_array();
}

/// A window over days.
void write_window(Writer& writer, std::string_view key, const Window& window);
void write_decimal(Writer& writer, std::string_view key, std::int64_t units, int decimals);
/// The same, left out when it is none.
void write_some(Writer& writer, std::string_view key, std::int64_t units, int decimals);
/// The object "voucher".
void write_voucher_terms(Writer& writer, const VoucherTerms& terms, const Program& units);

}  // namespace loyalty::json
