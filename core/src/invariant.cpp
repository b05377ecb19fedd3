// SPDX-License-Identifier: Apache-2.0
#include "loyalty/invariant.h"

namespace loyalty {

// Nothing is written: the library has no output of its own. A debugger or a core file shows `what`.
void fail_invariant(const char* /*what*/) noexcept { __builtin_trap(); }

}  // namespace loyalty
