# SPDX-License-Identifier: Apache-2.0
# For every target of the build, so that inlined library code is instrumented alike.
add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
add_compile_options(-fno-sanitize=vptr)  # asks for the type information that the core does without
add_link_options(-fsanitize=address,undefined)
if(LOYALTY_BUILD_FUZZ)
  # Coverage everywhere; the fuzzer's main only in the fuzz targets (tests/fuzz).
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
