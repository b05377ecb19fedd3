// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/rational.h"

namespace loyalty {

/// What points are given for, as far as rates can be compared.
struct EarnKey {
  enum class Kind : std::uint8_t {
    amount,    ///< each minor unit
    quantity,  ///< each unit
    order,     ///< each order, or a fixed number for it
    count,     ///< each smallest unit of a count
  } kind = Kind::amount;
  std::int32_t count = -1;
  friend bool operator==(const EarnKey&, const EarnKey&) = default;
};

/// Units of a ledger for one of what the key counts, before any rounding.
struct EarnRate {
  EarnKey key;
  Rational rate;
};

/// The sum, product of two ratios, nothing where the parts leave their range.
[[nodiscard]] std::optional<Rational> sum(Rational a, Rational b);
[[nodiscard]] std::optional<Rational> product(Rational a, Rational b);
[[nodiscard]] std::int64_t power_of_ten(int exponent);

/// Rates of all rules with those that a predicate (position of a rule) leaves in. What cannot be compared or leaves the
/// range counts nothing, and complete says so.
class EarnRates {
 public:
  EarnRates(const CompiledProgram& program, const std::function<bool(std::size_t)>& in);

  [[nodiscard]] const std::vector<EarnRate>& of_rule(std::size_t rule) const { return rules_[rule]; }
  /// Of the rules of a ledger that a predicate names, for one key.
  [[nodiscard]] Rational total(std::int32_t ledger, const EarnKey& key, const std::function<bool(std::size_t)>& counts);
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  void add(std::vector<EarnRate>& rates, const EarnKey& key, std::optional<Rational> rate);
  void measure_points(std::size_t rule, Rational rate);

  const CompiledProgram& program_;
  std::vector<std::vector<EarnRate>> rules_;
  bool complete_ = true;
};

/// Goods by which rules can be told apart: one that no list names, and one for each selection that names some. At
/// most 32.
[[nodiscard]] std::vector<LineTraits> typical_lines(const CompiledProgram& program);
/// Goods that a selection is about; nothing when it excludes all that it names.
[[nodiscard]] std::optional<LineTraits> line_in(const CompiledSelection& selection);

/// A way in which points become money: units of a ledger × value are minor units.
struct PointUse {
  std::int32_t ledger = 0;
  std::string id;
  Rational value;
};

/// Redemptions, rewards, conversions, and transfers to a ledger that has one of these.
[[nodiscard]] std::vector<PointUse> uses_of_points(const CompiledProgram& program);

}  // namespace loyalty
