// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace loyalty::json {

/// Whether the bytes are well-formed UTF-8 (Unicode, table 3-7): no overlong forms, no surrogates, nothing above
/// U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace loyalty::json
