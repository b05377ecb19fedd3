// SPDX-License-Identifier: Apache-2.0
#include "loyalty/path.h"

namespace loyalty {

std::string Path::to_pointer() const {
  std::string pointer;
  for (std::size_t i = 0; i < depth_; ++i) {
    const Segment& segment = segments_[i];
    pointer += '/';
    if (segment.index >= 0) {
      pointer += std::to_string(segment.index);
      continue;
    }
    for (const char c : segment.key) {
      if (c == '~') {
        pointer += "~0";
      } else if (c == '/') {
        pointer += "~1";
      } else {
        pointer += c;
      }
    }
  }
  return pointer;
}

}  // namespace loyalty
