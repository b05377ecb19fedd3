// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace loyalty {

/// A sentence with each {name} replaced by its parameter; one that was not given stays as written.
[[nodiscard]] std::string filled_sentence(std::string_view sentence,
                                          std::span<const std::pair<std::string_view, std::string>> params);

}  // namespace loyalty
