// SPDX-License-Identifier: Apache-2.0
// Documents to values. Every function reports what is wrong to the reader and then returns something harmless; `units` is the programme
// whose currency, ledgers and metrics say what amounts are written in.
#pragma once

#include <cstddef>
#include <vector>

#include "loyalty/condition.h"
#include "loyalty/program.h"
#include "loyalty/promotion.h"
#include "loyalty/selection.h"
#include "reader.h"

namespace loyalty::json {

void read_selection(Reader& reader, NodeId id, Selection& selection);
void read_condition(Reader& reader, NodeId id, const Program& units, Condition& condition);
[[nodiscard]] Currency read_currency(Reader& reader, NodeId id);

[[nodiscard]] Money read_money(Reader& reader, NodeId id, const Program& units, Range range);
/// vouchers_count is the base of a trigger for vouchers where the document names none.
void read_promotion(Reader& reader, NodeId id, const Program& units, AmountBase vouchers_count, Promotion& promotion);
void read_voucher(Reader& reader, NodeId id, const Program& units, Voucher& voucher);
[[nodiscard]] std::vector<Stage> read_stages(Reader& reader, NodeId id);
[[nodiscard]] Program read_program(Reader& reader, NodeId id);

/// Reads every element of a list of at most `limit`: read(element, value) fills in a value.
template <class T, class Read>
void read_list(Reader& reader, NodeId id, std::size_t limit, std::vector<T>& out, const Read& read) {
  if (!reader.list(id, limit)) return;
  std::vector<T>(reader.size(id)).swap(out);
  NodeId entry = reader.first(id);
  for (T& value : out) {
    if (reader.problems().full()) return;
    read(entry, value);
    entry = reader.next(entry);
  }
}

}  // namespace loyalty::json
