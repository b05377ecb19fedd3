// SPDX-License-Identifier: Apache-2.0
// What the fuzzer and the replay of its corpus do with an input, and what every response has to be.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "json/call.h"
#include "operations.h"

namespace loyalty::tests {

/// The response to an input of at least one byte: the first picks the operation, the rest is the request.
[[nodiscard]] inline std::string respond(json::Session& session, std::string_view input) {
  return session.call(operation_of(static_cast<unsigned char>(input.front())), input.substr(1));
}

/// What is wrong with a response, whatever was asked; empty when nothing is.
[[nodiscard]] inline std::string_view flaw(std::string_view response) {
  const auto document = nlohmann::json::parse(response, nullptr, false);
  if (!document.is_object()) return "not a JSON object";
  const auto ok = document.find("ok");
  if (ok == document.end() || !ok->is_boolean()) return "no boolean `ok`";
  if (ok->get<bool>()) return document.contains("result") ? "" : "no result";
  const auto errors = document.find("errors");
  return errors != document.end() && errors->is_array() && !errors->empty() ? "" : "neither result nor errors";
}

}  // namespace loyalty::tests
