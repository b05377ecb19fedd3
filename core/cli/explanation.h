// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace loyalty::cli {

/// The explanation of a result as English lines, one a step: what it is, its value, the arithmetic, the rule.
[[nodiscard]] std::string explanation_text(const nlohmann::ordered_json& explanation);

}  // namespace loyalty::cli
