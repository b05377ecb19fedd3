// SPDX-License-Identifier: Apache-2.0
#include "loyalty/path.h"

namespace loyalty {

Path Path::operator/(std::string_view key) const {
  Path next = *this;
  next.pointer_ += '/';
  for (const char c : key) {
    if (c == '~') {
      next.pointer_ += "~0";
    } else if (c == '/') {
      next.pointer_ += "~1";
    } else {
      next.pointer_ += c;
    }
  }
  return next;
}

Path Path::at(std::size_t index) const { return *this / std::to_string(index); }

}  // namespace loyalty
