// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace loyalty {

/// A place in a document: field names and positions from the root. Keys are string literals, or texts that outlive the path.
class Path {
 public:
  static constexpr std::size_t kMaxDepth = 24;

  constexpr Path() = default;

  /// The path one field below this one. Beyond kMaxDepth the path stays at its parent.
  [[nodiscard]] constexpr Path operator/(std::string_view key) const { return extended({key, -1}); }
  [[nodiscard]] constexpr Path operator/(const char* key) const { return *this / std::string_view{key}; }
  /// The path of the element at index (from 0).
  [[nodiscard]] constexpr Path at(std::size_t index) const {
    return extended({{}, static_cast<std::int32_t>(index)});
  }

  /// RFC 6901 text, "" for the root.
  [[nodiscard]] std::string to_pointer() const;

 private:
  struct Segment {
    std::string_view key;
    std::int32_t index = -1;
  };
  [[nodiscard]] constexpr Path extended(Segment segment) const {
    Path next = *this;
    if (next.depth_ < kMaxDepth) next.segments_[next.depth_++] = segment;
    return next;
  }

  std::array<Segment, kMaxDepth> segments_{};
  std::size_t depth_ = 0;
};

}  // namespace loyalty
