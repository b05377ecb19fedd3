// SPDX-License-Identifier: Apache-2.0
// Any bytes: no crash, no sanitizer report, and always a response that is JSON with a boolean `ok`.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "json/call.h"
#include "operations.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using loyalty::tests::operation_of;
  static loyalty::json::Session session;
  if (size == 0) return 0;
  const std::string_view request(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const std::string response = session.call(operation_of(bytes[0]), request);

  const auto document = nlohmann::json::parse(response, nullptr, false);
  if (!document.is_object()) std::abort();
  const auto ok = document.find("ok");
  if (ok == document.end() || !ok->is_boolean()) std::abort();
  const bool complete = ok->get<bool>() ? document.contains("result")
                                        : document.contains("errors") && !document["errors"].empty();
  if (!complete) std::abort();
  return 0;
}
