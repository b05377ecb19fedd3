// SPDX-License-Identifier: Apache-2.0
#include "utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace loyalty::json {
namespace {

/// Length of the well-formed sequence at the start of [at, end), 0 when there is none.
std::size_t sequence_length(const unsigned char* at, const unsigned char* end) {
  const unsigned char lead = at[0];
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : (lead >= 0xE0 ? 3 : 2);
  if (lead < 0xC2 || lead > 0xF4 || static_cast<std::size_t>(end - at) < length) return 0;
  const unsigned char lowest = lead == 0xE0 ? 0xA0 : (lead == 0xF0 ? 0x90 : 0x80);
  const unsigned char highest = lead == 0xED ? 0x9F : (lead == 0xF4 ? 0x8F : 0xBF);
  if (at[1] < lowest || at[1] > highest) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((at[i] & 0xC0) != 0x80) return 0;
  }
  return length;
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* end = at + text.size();
  while (at < end) {
    while (end - at >= 8) {
      std::uint64_t block = 0;
      std::memcpy(&block, at, sizeof block);
      if ((block & 0x8080808080808080U) != 0) break;
      at += 8;
    }
    if (at == end) break;
    const std::size_t length = sequence_length(at, end);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace loyalty::json
