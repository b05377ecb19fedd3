// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "dependence_baskets.h"
#include "loyalty/compiled_program.h"
#include "loyalty/dependence.h"
#include "loyalty/quote.h"

namespace loyalty {

/// A programme that quotes baskets that were made up; and the same in thousandths of minor units, in which rounding hardly counts.
class Subject {
 public:
  static constexpr std::int64_t kFiner = 1000;

  /// quotes: a counter of them.
  Subject(Program document, std::int64_t& quotes);
  [[nodiscard]] bool compiles() const { return program_ != nullptr; }
  [[nodiscard]] const Program& document() const { return program_->document(); }

  /// False where amounts leave their range.
  [[nodiscard]] bool ask(const SmallBasket& basket, const std::vector<MadeGood>& goods, const Situation& situation, Quote& answer);
  /// The payable amount in thousandths of minor units; nothing where amounts leave their range.
  [[nodiscard]] std::optional<std::int64_t> finer(const SmallBasket& basket, const std::vector<MadeGood>& goods, const Situation& situation);

 private:
  [[nodiscard]] bool run(const CompiledProgram& program, std::int64_t factor, const SmallBasket& basket, const std::vector<MadeGood>& goods,
                         const Situation& situation, Quote& answer);

  std::shared_ptr<const CompiledProgram> program_;
  std::shared_ptr<const CompiledProgram> finer_;
  bool finer_known_ = false;
  Basket basket_;
  Quote finer_quote_;
  std::int64_t& quotes_;
};

}  // namespace loyalty
