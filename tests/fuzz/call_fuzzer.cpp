// SPDX-License-Identifier: Apache-2.0
// Any bytes: no crash, no sanitizer report, and always a response that is JSON with a boolean `ok`.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static loyalty::json::Session session;
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  if (!loyalty::tests::flaw(loyalty::tests::respond(session, input)).empty()) std::abort();
  return 0;
}
