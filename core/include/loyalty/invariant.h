// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace loyalty {

/// Ends the process: a promise of this library to itself is broken. Never used for input.
[[noreturn]] void fail_invariant(const char* what) noexcept;

constexpr void invariant(bool holds, const char* what) noexcept {
  if (!holds) [[unlikely]] fail_invariant(what);
}

}  // namespace loyalty
