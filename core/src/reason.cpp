// SPDX-License-Identifier: Apache-2.0
#include "loyalty/reason.h"

namespace loyalty {

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::none:
      return "";
#define LOYALTY_X(name) \
  case Reason::name:    \
    return #name;
      LOYALTY_REASONS(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

}  // namespace loyalty
