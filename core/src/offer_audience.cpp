// SPDX-License-Identifier: Apache-2.0
#include "offer_audience.h"

#include <cstddef>
#include <utility>

#include "offer_vocabulary.h"

namespace loyalty {
namespace {

using Leaf = decltype(Condition::leaf);

/// The bits of a leaf; none for any other.
[[nodiscard]] std::uint32_t bits_of(const Leaf& leaf) {
  std::uint32_t bits = 0;
  if (const auto* weekday = std::get_if<WeekdayCondition>(&leaf)) {
    for (const Weekday day : weekday->days) bits |= 1U << static_cast<std::size_t>(day);
  } else if (const auto* customer = std::get_if<CustomerCondition>(&leaf)) {
    bits = 1U << (kNewCustomer + static_cast<std::size_t>(customer->kind));
  } else if (const auto* birthday = std::get_if<BirthdayCondition>(&leaf)) {
    bits = 1U << (kBirthday + static_cast<std::size_t>(birthday->span));
  }
  return bits;
}

/// The leaf of a bit; a weekday is added to the one before.
void append_leaf(std::vector<Condition>& parts, std::size_t bit) {
  if (bit < kWeekdays && !parts.empty()) {
    if (auto* weekdays = std::get_if<WeekdayCondition>(&parts.back().leaf))
      return weekdays->days.push_back(static_cast<Weekday>(bit));
  }
  Condition& part = parts.emplace_back();
  part.kind = Condition::Kind::leaf;
  if (bit < kWeekdays) {
    part.leaf.emplace<WeekdayCondition>().days.push_back(static_cast<Weekday>(bit));
  } else if (bit < kBirthday) {
    part.leaf.emplace<CustomerCondition>().kind = static_cast<CustomerCondition::Kind>(bit - kNewCustomer);
  } else {
    part.leaf.emplace<BirthdayCondition>().span = static_cast<BirthdayCondition::Span>(bit - kBirthday);
  }
}

}  // namespace

Condition audience_condition(std::uint32_t audiences) {
  Condition every;
  for (std::size_t bit = 0; bit < offer_audiences().size(); ++bit) {
    if ((audiences >> bit & 1U) != 0) append_leaf(every.children, bit);
  }
  if (every.children.size() != 1) return every;
  Condition one = std::move(every.children.front());
  return one;
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
    if (bits == 0 || twice) return std::nullopt;
    audiences |= bits;
  }
  return audiences;
}

}  // namespace loyalty
