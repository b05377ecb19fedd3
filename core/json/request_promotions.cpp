// SPDX-License-Identifier: Apache-2.0
#include "request_promotions.h"

#include <algorithm>
#include <utility>

#include "decode_facts.h"

namespace loyalty::json {

void check_ids(Reader& reader, const Program& program, std::initializer_list<PromotionList> lists) {
  const auto is_empty = [](const PromotionList& list) { return list.promotions.empty(); };
  if (std::all_of(lists.begin(), lists.end(), is_empty)) return;
  std::vector<std::pair<std::string_view, NodeId>> ids;
  for (const Promotion& promotion : program.promotions) ids.emplace_back(promotion.id, 0);
  for (const PromotionList& list : lists) {
    NodeId entry = is_empty(list) ? kNoNode : reader.first(list.node);
    for (const Promotion& promotion : list.promotions) {
      ids.emplace_back(promotion.id, entry);
      entry = reader.next(entry);
    }
  }
  report_repeated_ids(reader, ids);
}

std::vector<CompiledPromotion> compile_list(Reader& reader, const CompiledProgram& program,
                                            const std::vector<Promotion>& promotions, SymbolTable& symbols,
                                            std::string_view field) {
  if (promotions.empty()) return {};
  PromotionsOutcome outcome = compile_promotions(program, promotions, symbols, Path{} / field);
  for (Error& error : outcome.errors) reader.problems().add(std::move(error), "");
  return std::move(outcome.promotions);
}

}  // namespace loyalty::json
