// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/condition.h"
#include "loyalty/dependence.h"

namespace loyalty {

/// Segments, channels and payments of a situation as symbols of a programme.
struct SituationFacts {
  Member member;
  Symbol channel = kNoSymbol;
  Symbol payment = kNoSymbol;
};
[[nodiscard]] SituationFacts facts_of(const Situation& situation, const CompiledProgram& program);

/// Members and moments at which promotions may apply, from the values that their conditions name.
class Situations {
 public:
  explicit Situations(const CompiledProgram& program);

  /// Situations in which both of two promotions (or the one, given twice) may apply: one that says nothing else, and one in which as
  /// many others as possible may apply, too. Empty when none was found.
  [[nodiscard]] const std::vector<Situation>& of(std::size_t one, std::size_t other);
  /// Whether every search came to its end.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  [[nodiscard]] std::optional<Situation> solve(const std::vector<std::size_t>& promotions);

  const CompiledProgram& program_;
  std::vector<std::size_t> conditional_;
  std::map<std::vector<std::size_t>, std::vector<Situation>> known_;
  bool complete_ = true;
};

}  // namespace loyalty
