// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace loyalty {

/// An ISO 4217 currency: its code and the number of decimals of its minor unit (list one; not what a locale displays).
struct Currency {
  std::array<char, 3> code{'X', 'X', 'X'};
  std::uint8_t exponent = 2;

  [[nodiscard]] constexpr std::string_view name() const { return {code.data(), code.size()}; }
  friend constexpr bool operator==(const Currency&, const Currency&) = default;
};

/// The currency of an upper-case alphabetic code, nothing when ISO 4217 does not list it, or lists it without a
/// minor unit (metals, test codes).
[[nodiscard]] std::optional<Currency> find_currency(std::string_view code);

}  // namespace loyalty
