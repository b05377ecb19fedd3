// SPDX-License-Identifier: Apache-2.0
#include "allocation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "names.h"

namespace loyalty::json {
namespace {

inline constexpr Names<5> kNames{"largestRemainder", "remainderToLast", "runningError", "equalPerUnit", "perLine"};
inline constexpr std::array<const Allocation*, 5> kNamed{&Allocation::largest_remainder, &Allocation::remainder_to_last,
                                                         &Allocation::running_error, &Allocation::equal_per_unit, &Allocation::per_line};

constexpr Names<2> kOf{"rounded", "exact"};
constexpr Names<3> kBy{"net", "list", "units"};
constexpr Names<3> kOver{"total", "remaining", "running"};
constexpr Names<2> kFrom{"first", "last"};
constexpr Names<8> kShare{"up", "down", "ceiling", "floor", "halfUp", "halfDown", "halfEven", "asDiscount"};
constexpr Names<5> kRest{"largestFraction", "last", "first", "perUnit", "none"};
constexpr Names<2> kTies{"earlier", "later"};
constexpr Names<2> kMoved{"lost", "moved"};
constexpr Names<2> kLines{"basket", "totalTimesQuantity"};

struct Part {
  std::string_view key;
  std::span<const std::string_view> names;
};
constexpr std::array<Part, 9> kParts{{{"of", kOf}, {"by", kBy}, {"over", kOver}, {"from", kFrom}, {"share", kShare}, {"rest", kRest}, {"ties", kTies},
                                      {"blocked", kMoved}, {"lines", kLines}}};
using Choices = std::array<std::uint8_t, kParts.size()>;

Choices choices(const Allocation& a) {
  return {static_cast<std::uint8_t>(a.of),   static_cast<std::uint8_t>(a.by),   static_cast<std::uint8_t>(a.over),
          static_cast<std::uint8_t>(a.from), static_cast<std::uint8_t>(a.share), static_cast<std::uint8_t>(a.rest),
          static_cast<std::uint8_t>(a.ties), static_cast<std::uint8_t>(a.blocked), static_cast<std::uint8_t>(a.lines)};
}

Allocation allocation_of(const Choices& c) {
  return {static_cast<Allocation::Of>(c[0]),    static_cast<Allocation::By>(c[1]),   static_cast<Allocation::Over>(c[2]),
          static_cast<Allocation::From>(c[3]),  static_cast<Allocation::Share>(c[4]), static_cast<Allocation::Rest>(c[5]),
          static_cast<Allocation::Ties>(c[6]), static_cast<Allocation::Blocked>(c[7]), static_cast<Allocation::Lines>(c[8])};
}

}  // namespace

Allocation read_allocation(Reader& reader, NodeId id) {
  if (id == kNoNode) return {};
  if (!reader.is(id, NodeKind::object)) {
    const std::size_t name = reader.choice(id, kNames);
    return name == kNames.size() ? Allocation{} : *kNamed[name];
  }
  Choices read = choices({});
  Fields fields(reader, id);
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const NodeId part = fields.find(kParts[i].key);
    if (part == kNoNode) continue;
    const std::size_t choice = reader.choice(part, kParts[i].names);
    if (choice < kParts[i].names.size()) read[i] = static_cast<std::uint8_t>(choice);
  }
  fields.finish();
  return allocation_of(read);
}

void write_allocation(Writer& writer, std::string_view key, const Allocation& allocation) {
  const auto named = std::find_if(kNamed.begin(), kNamed.end(), [&](const Allocation* one) { return *one == allocation; });
  if (named != kNamed.end()) return writer.field(key, kNames[static_cast<std::size_t>(named - kNamed.begin())]);
  const Choices said = choices(allocation);
  const Choices otherwise = choices({});
  writer.begin_object(key);
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    if (said[i] != otherwise[i]) writer.field(kParts[i].key, kParts[i].names[said[i]]);
  }
  writer.end_object();
}

}  // namespace loyalty::json
