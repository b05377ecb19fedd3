// SPDX-License-Identifier: Apache-2.0
#include "traced.h"

namespace loyalty {

const bool kExplaining = true;

}  // namespace loyalty
