// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace loyalty {

/// A place in a document: field names and positions from the root.
class Path {
 public:
  Path() = default;

  /// The path one field below this one.
  [[nodiscard]] Path operator/(std::string_view key) const;
  /// The path of the element at index (from 0).
  [[nodiscard]] Path at(std::size_t index) const;

  /// RFC 6901 text, "" for the root.
  [[nodiscard]] const std::string& to_pointer() const { return pointer_; }

 private:
  std::string pointer_;
};

}  // namespace loyalty
