# SPDX-License-Identifier: Apache-2.0
# Warnings for our own targets only: link them PRIVATE to loyalty_warnings.
add_library(loyalty_warnings INTERFACE)
target_compile_options(loyalty_warnings INTERFACE
  -Wall -Wextra -Wpedantic
  -Wconversion -Wsign-conversion # every narrowing in a calculator of money is written down
  -Wdouble-promotion
  -Wshadow -Wold-style-cast -Wcast-align -Wnon-virtual-dtor -Woverloaded-virtual
  -Wformat=2 -Wimplicit-fallthrough -Wundef
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> # g++ 12 reports its own std::string operator+ (GCC bug 105651)
  $<$<BOOL:${LOYALTY_WARNINGS_AS_ERRORS}>:-Werror>)
