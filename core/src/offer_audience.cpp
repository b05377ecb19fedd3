// SPDX-License-Identifier: Apache-2.0
#include "offer_audience.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "offer_vocabulary.h"

namespace loyalty {
namespace {

using Leaf = decltype(Condition::leaf);

/// The bit of a single id, from one to another; none of anything else.
[[nodiscard]] std::uint32_t bit_of(const std::vector<std::string>& ids, std::size_t from, std::size_t to) {
  for (std::size_t bit = from; bit < to && ids.size() == 1; ++bit) {
    if (offer_audiences()[bit].id == ids.front()) return 1U << bit;
  }
  return 0;
}

/// The bits of a leaf; none for any other.
[[nodiscard]] std::uint32_t bits_of(const Leaf& leaf) {
  std::uint32_t bits = 0;
  if (const auto* weekday = std::get_if<WeekdayCondition>(&leaf)) {
    for (const Weekday day : weekday->days) bits |= 1U << static_cast<std::size_t>(day);
  } else if (const auto* customer = std::get_if<CustomerCondition>(&leaf)) {
    bits = 1U << (kNewCustomer + static_cast<std::size_t>(customer->kind));
  } else if (const auto* birthday = std::get_if<BirthdayCondition>(&leaf)) {
    bits = 1U << (kBirthday + static_cast<std::size_t>(birthday->span));
  } else if (const auto* segment = std::get_if<SegmentCondition>(&leaf)) {
    bits = bit_of(segment->any_of, kMember, kApp);
  } else if (const auto* channel = std::get_if<ChannelCondition>(&leaf)) {
    bits = bit_of(channel->any_of, kApp, kAudiences);
  }
  return bits;
}

/// The leaf of a bit; of several weekdays one for all.
void write_leaf(Condition& part, std::size_t bit, std::uint32_t audiences) {
  part.kind = Condition::Kind::leaf;
  if (bit < kWeekdays) {
    auto& days = part.leaf.emplace<WeekdayCondition>().days;
    for (std::size_t day = bit; day < kWeekdays; ++day) {
      if ((audiences >> day & 1U) != 0) days.push_back(static_cast<Weekday>(day));
    }
  } else if (bit < kBirthday) {
    part.leaf.emplace<CustomerCondition>().kind = static_cast<CustomerCondition::Kind>(bit - kNewCustomer);
  } else if (bit < kMember) {
    part.leaf.emplace<BirthdayCondition>().span = static_cast<BirthdayCondition::Span>(bit - kBirthday);
  } else {
    auto& ids =
        bit < kApp ? part.leaf.emplace<SegmentCondition>().any_of : part.leaf.emplace<ChannelCondition>().any_of;
    ids.emplace_back(offer_audiences()[bit].id);
  }
}

}  // namespace

bool contradict_audiences(std::uint32_t audiences) {
  for (const std::uint32_t set : kOneOf) {
    const std::uint32_t named = audiences & set;
    if ((named & (named - 1)) != 0) return true;
  }
  return false;
}

void write_audience_condition(Condition& condition, std::uint32_t audiences) {
  std::size_t bits[kAudiences];
  std::size_t size = 0;
  for (std::size_t bit = 0; bit < kAudiences; ++bit) {
    const bool day_before = size > 0 && bits[0] < kWeekdays && bit < kWeekdays;
    if ((audiences >> bit & 1U) != 0 && !day_before) bits[size++] = bit;
  }
  std::vector<Condition> parts(size > 1 ? size : 0);
  for (std::size_t i = 0; i < size; ++i) write_leaf(size > 1 ? parts[i] : condition, bits[i], audiences);
  condition.children.swap(parts);
}

std::optional<std::uint32_t> audiences_of(const Condition& condition) {
  if (condition.kind == Condition::Kind::leaf) {
    const std::uint32_t bits = bits_of(condition.leaf);
    return bits != 0 ? std::optional(bits) : std::nullopt;
  }
  if (condition.kind != Condition::Kind::all) return std::nullopt;
  std::uint32_t audiences = 0;
  constexpr std::uint32_t kAnyWeekday = (1U << kWeekdays) - 1;
  for (const Condition& part : condition.children) {
    const std::uint32_t bits = part.kind == Condition::Kind::leaf ? bits_of(part.leaf) : 0;
    const bool twice = (bits & kAnyWeekday) != 0 && (audiences & kAnyWeekday) != 0;
    audiences |= bits;
    if (bits == 0 || twice || contradict_audiences(audiences)) return std::nullopt;
  }
  return audiences;
}

}  // namespace loyalty
