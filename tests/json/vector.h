// SPDX-License-Identifier: Apache-2.0
// The vectors of tests/vectors: reading, calling, comparing. The format is described in tests/vectors/README.md.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::tests {

struct Call {
  std::string operation;
  std::string request;
};

struct Vector {
  std::string name;         ///< path below tests/vectors without .json
  std::vector<Call> setup;  ///< none or one
  Call call;
  nlohmann::json expect;
  std::vector<std::string> problems;  ///< what is wrong with the file itself; empty when it can be run
};

/// Names of all vectors below the folder, sorted.
[[nodiscard]] std::vector<std::string> vector_names(const std::string& folder);

/// Reads `<folder>/<name>.json`. Never fails: what is wrong is in `problems`.
[[nodiscard]] Vector load_vector(const std::string& folder, const std::string& name);

/// The response to the vector's call in a session of its own.
[[nodiscard]] std::string respond(const Vector& vector);

/// The text of the value of a field in the text of an object, exactly as written; empty when there is no such field.
[[nodiscard]] std::string_view raw_field(std::string_view object, std::string_view field);

/// One line for each place at which `actual` is not what `expect` asks for; empty when it matches.
[[nodiscard]] std::vector<std::string> differences(const nlohmann::json& expect, const nlohmann::json& actual);

}  // namespace loyalty::tests
