// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace loyalty::json {

/// What a request may hold at most: beyond, it is refused before any work is done on it.
inline constexpr std::size_t kMaxBytes = 16U * 1024U * 1024U;
inline constexpr std::size_t kMaxDepth = 64;
inline constexpr std::size_t kMaxStringBytes = 4096;
inline constexpr std::size_t kMaxProblems = 50;
inline constexpr std::size_t kMaxPromotions = 1000;
inline constexpr std::size_t kMaxEvents = 200000;
/// Every other list: rules, tiers, ids of a selection, tags of a line.
inline constexpr std::size_t kMaxEntries = 1000;
/// Values of one request, so that a text of brackets and commas does not become a mountain of memory.
inline constexpr std::size_t kMaxNodes = 2000000;
/// Compiled programmes a session keeps.
inline constexpr std::size_t kMaxPrograms = 64;

}  // namespace loyalty::json
