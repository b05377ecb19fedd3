// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "dependence_goods.h"
#include "dependence_numbers.h"

namespace loyalty {

/// A basket of few lines; goods by their place in GoodKinds.
struct SmallBasket {
  struct Line {
    std::uint32_t good = 0;
    std::int32_t quantity = 1;
    std::int64_t price = 0;
  };
  static constexpr std::size_t kMostLines = 3;
  std::array<Line, kMostLines + 1> lines;  ///< room for one that is added
  std::size_t count = 0;
  std::int64_t list = 0;
  std::int64_t units = 0;

  void add(const Line& line);
  /// Fewer lines, then a smaller list amount, then fewer units.
  [[nodiscard]] bool smaller_than(const SmallBasket& other) const;
};

/// The baskets of some kinds of goods at telling numbers, the smallest first.
struct SmallBaskets {
  std::vector<SmallBasket> baskets;
  bool complete = true;  ///< there was room for all
};
/// most: of all baskets. units: lines of one kind of goods, too.
[[nodiscard]] SmallBaskets small_baskets(std::size_t kinds, const TellingNumbers& numbers, bool units, std::size_t most);

}  // namespace loyalty
