// SPDX-License-Identifier: Apache-2.0
#include "dependence_baskets.h"

#include <algorithm>

namespace loyalty {
namespace {

/// How many of the telling numbers lines have, by the number of lines of a basket.
struct Width {
  std::size_t prices;
  std::size_t quantities;
};
constexpr std::array<Width, SmallBasket::kMostLines> kWidths{{{96, 6}, {12, 2}, {5, 1}}};

using Line = SmallBasket::Line;

std::vector<Line> lines_of(std::size_t kinds, const TellingNumbers& numbers, Width width) {
  std::vector<Line> lines;
  for (std::size_t good = 0; good < kinds; ++good) {
    for (std::size_t price = 0; price < numbers.prices.size() && price < width.prices; ++price) {
      for (std::size_t count = 0; count < numbers.quantities.size() && count < width.quantities; ++count) {
        lines.push_back({static_cast<std::uint32_t>(good), static_cast<std::int32_t>(numbers.quantities[count]), numbers.prices[price]});
      }
    }
  }
  return lines;
}

/// All combinations of so many lines, each not before the one before it.
class Combinations {
 public:
  Combinations(const std::vector<Line>& lines, bool units, std::vector<SmallBasket>& out) : lines_(lines), units_(units), out_(out) {}

  void add(SmallBasket& basket, std::size_t left, std::size_t from) {
    if (left == 0) {
      out_.push_back(basket);
      return;
    }
    for (std::size_t i = from; i < lines_.size(); ++i) {
      const bool again = basket.count > 0 && basket.lines[basket.count - 1].good == lines_[i].good;
      if (again && !units_) continue;
      const SmallBasket before = basket;
      basket.add(lines_[i]);
      add(basket, left - 1, i);
      basket = before;
    }
  }

 private:
  const std::vector<Line>& lines_;
  bool units_;
  std::vector<SmallBasket>& out_;
};

/// How many combinations there are of so many lines out of `each` for each kind of goods; with units also of one kind.
std::size_t combinations(std::size_t kinds, std::size_t each, bool units, std::size_t count) {
  std::size_t result = 1;
  for (std::size_t i = 0; i < count; ++i) result = units ? result * (kinds * each + i) / (i + 1) : result * each * (kinds - i) / (i + 1);
  return result;
}

}  // namespace

void SmallBasket::add(const Line& line) {
  lines[count++] = line;
  list += line.price * line.quantity;
  units += line.quantity;
}

bool SmallBasket::smaller_than(const SmallBasket& other) const {
  if (count != other.count) return count < other.count;
  if (list != other.list) return list < other.list;
  return units < other.units;
}

SmallBaskets small_baskets(std::size_t kinds, const TellingNumbers& numbers, bool units, std::size_t most) {
  SmallBaskets made;
  std::size_t room = most;
  for (std::size_t count = 1; count <= SmallBasket::kMostLines; ++count) {
    if (count > kinds && !units) break;
    // Of what is left one half for each number of lines, all of it for the last.
    const std::size_t share = count == SmallBasket::kMostLines ? room : room / 2;
    Width width = kWidths[count - 1];
    width.prices = std::min(width.prices, numbers.prices.size());
    width.quantities = std::min(width.quantities, numbers.quantities.size());
    while (width.prices > 1 && combinations(kinds, width.prices * width.quantities, units, count) > share) {
      made.complete = false;
      if (width.quantities > 2 && width.prices < 2 * width.quantities) {
        --width.quantities;
      } else {
        --width.prices;
      }
    }
    const std::vector<Line> lines = lines_of(kinds, numbers, width);
    const std::size_t begin = made.baskets.size();
    SmallBasket basket;
    Combinations(lines, units, made.baskets).add(basket, count, 0);
    const auto first = made.baskets.begin() + static_cast<std::ptrdiff_t>(begin);
    std::stable_sort(first, made.baskets.end(), [](const SmallBasket& a, const SmallBasket& b) { return a.smaller_than(b); });
    room -= std::min(room, made.baskets.size() - begin);
  }
  return made;
}

}  // namespace loyalty
