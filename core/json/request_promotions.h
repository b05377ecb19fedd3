// SPDX-License-Identifier: Apache-2.0
// Promotions and vouchers that come with a request, beside those of its programme.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "decode.h"
#include "loyalty/compiled_program.h"

namespace loyalty::json {

/// What was read of a list, and where the list stands.
struct PromotionList {
  NodeId node;
  const std::vector<Promotion>& promotions;
};

/// Reports every id that the lists or the programme have already.
void check_ids(Reader& reader, const Program& program, std::initializer_list<PromotionList> lists);

/// The promotions of the field, resolved against the programme; all that is wrong with them is reported.
[[nodiscard]] std::vector<CompiledPromotion> compile_list(Reader& reader, const CompiledProgram& program,
                                                          const std::vector<Promotion>& promotions,
                                                          SymbolTable& symbols, std::string_view field);

}  // namespace loyalty::json
