// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/member.h"
#include "loyalty/money.h"

namespace loyalty {

/// Goods by what selections look at; an empty text is not given.
struct MadeGood {
  std::string sku;
  std::string category;
  std::string brand;
  std::vector<std::string> tags;
};

/// A line of a basket that was made up.
struct MadeLine {
  MadeGood good;
  std::int64_t quantity = 1;
  Money unit_price;
};

/// Who buys it, when and how. The segments are texts here, not in the member; empty texts are not given.
struct Situation {
  Moment now;
  Member member;
  std::optional<std::vector<std::string>> segments;
  std::string channel;
  std::string payment;
};

/// What a quote says of it.
struct MadeOutcome {
  struct Applied {
    std::int32_t promotion = 0;
    Money discount;
  };
  Money payable;
  std::vector<Applied> applied;  ///< in the order of application
};

/// A basket whose payable amount is not the same in two cases.
struct Witness {
  Situation situation;
  std::vector<MadeLine> lines;
  MadeOutcome outcome;
  MadeOutcome other;
  bool rounding = false;  ///< without rounding the amounts differ by less than a minor unit
};

/// Two stages, or two promotions of one stage, in each other's place: other. Stages that are no neighbours only where no neighbours between
/// them are reported.
struct Exchange {
  std::int32_t first = 0;
  std::int32_t second = 0;
  Witness witness;
};

/// A stage that would take off more if it chose the best: other.
struct MissedCombination {
  std::int32_t stage = 0;
  Witness witness;
};

/// A unit with which less is paid: other.
struct CheaperWithMore {
  std::int32_t promotion = 0;  ///< whose discount grows most
  MadeLine added;
  Witness witness;
};

/// A change of a promotion that should lower what is paid and raises it: other.
struct DearerOffer {
  enum class Field : std::uint8_t { off, price, at } field = Field::off;
  std::int32_t promotion = 0;
  std::int32_t rung = 0;
  std::optional<Rational> from_share;  ///< of a percentage: a share
  std::optional<Rational> to_share;
  std::int64_t from = 0;               ///< otherwise: minor units, or units of a quantity
  std::int64_t to = 0;
  Witness witness;
};

/// What was looked at: nothing is said of other baskets.
struct DependenceSearch {
  std::int64_t baskets = 0;
  std::int64_t quotes = 0;
  bool complete = true;              ///< all that core/dependence.md describes was looked at
  std::vector<std::int32_t> unmet;  ///< promotions for which no member and moment was found
};

/// Where the order of things changes what is paid (core/dependence.md), each with its smallest basket.
struct Dependence {
  std::vector<Exchange> stages;
  std::vector<Exchange> promotions;
  std::vector<MissedCombination> combinations;
  std::vector<CheaperWithMore> add_item;
  std::vector<DearerOffer> better_offer;
  DependenceSearch searched;
};

inline constexpr std::int64_t kMostDependenceQuotes = 50000;

/// Looks for them in a programme: by quotes of baskets that its own document suggests.
[[nodiscard]] Dependence dependence(const CompiledProgram& program);

}  // namespace loyalty
