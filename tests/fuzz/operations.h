// SPDX-License-Identifier: Apache-2.0
// The operations a fuzz input can ask for: its first byte, modulo their number, picks one.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace loyalty::tests {

inline constexpr std::array<std::string_view, 6> kOperations = {
    "validate", "quote", "statement", "effective-discount", "parse-offer", "no-such-operation"};

/// The printable first byte of a seed for the operation.
[[nodiscard]] constexpr char operation_byte(std::string_view operation) {
  std::size_t index = 0;
  while (index + 1 < kOperations.size() && kOperations[index] != operation) ++index;
  // 'B' is 66, a multiple of six: the letters from B on pick the operations in order.
  return static_cast<char>('B' + static_cast<char>(index));
}

[[nodiscard]] constexpr std::string_view operation_of(unsigned char byte) {
  return kOperations[byte % kOperations.size()];
}

static_assert(operation_of(static_cast<unsigned char>(operation_byte("quote"))) == "quote");
static_assert(operation_of(static_cast<unsigned char>(operation_byte("parse-offer"))) == "parse-offer");

}  // namespace loyalty::tests
