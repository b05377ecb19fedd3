// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace loyalty::cli {

/// An entry of the English catalogue: "step.<code>" or "rounding.<name>" and its sentence.
struct StepWords {
  std::string_view key;
  std::string_view text;
};

/// The entries, in the order of the catalogue.
[[nodiscard]] std::span<const StepWords> step_words();

}  // namespace loyalty::cli
