# SPDX-License-Identifier: Apache-2.0
# The one place that knows how Emscripten releases differ. Oldest supported: 3.1.6 (Debian 12).
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.6)
  message(FATAL_ERROR "Emscripten ${EMSCRIPTEN_VERSION} is older than 3.1.6")
endif()

# The setting was renamed in 3.1.25; strict mode of newer releases refuses the old name, 3.1.6 does not know the new one.
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(loyalty_wasm_stack_setting TOTAL_STACK)
else()
  set(loyalty_wasm_stack_setting STACK_SIZE)
endif()

# Up to 3.1.10 a module for Node fetches its own wasm file by a path that Node's fetch refuses.
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.11)
  set(loyalty_wasm_emulator node --no-experimental-fetch)
else()
  set(loyalty_wasm_emulator node)
endif()
