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

[[nodiscard]] Selection read_selection(Reader& reader, NodeId id);
[[nodiscard]] Condition read_condition(Reader& reader, NodeId id, const Program& units);
[[nodiscard]] Currency read_currency(Reader& reader, NodeId id);

[[nodiscard]] Money read_money(Reader& reader, NodeId id, const Program& units, Range range);
/// vouchers_count is the base of a trigger for vouchers where the document names none.
[[nodiscard]] Promotion read_promotion(Reader& reader, NodeId id, const Program& units, AmountBase vouchers_count);
[[nodiscard]] Voucher read_voucher(Reader& reader, NodeId id, const Program& units);
[[nodiscard]] std::vector<Stage> read_stages(Reader& reader, NodeId id);
[[nodiscard]] Program read_program(Reader& reader, NodeId id);

/// Reads every element of a list of at most `limit`.
template <class T, class Read>
void read_list(Reader& reader, NodeId id, std::size_t limit, std::vector<T>& out, const Read& read) {
  if (!reader.list(id, limit)) return;
  const std::size_t size = reader.size(id);
  out.reserve(size);
  NodeId entry = reader.first(id);
  for (std::size_t i = 0; i < size && !reader.problems().full(); ++i, entry = reader.next(entry)) out.push_back(read(entry));
}

}  // namespace loyalty::json
