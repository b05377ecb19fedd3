# SPDX-License-Identifier: Apache-2.0
# GoogleTest for the Emscripten build, compiled from the sources Debian installs (package googletest).
find_path(LOYALTY_GTEST_SOURCE src/gtest-all.cc
  PATHS /usr/src/googletest/googletest /usr/local/src/googletest/googletest
  NO_CMAKE_FIND_ROOT_PATH REQUIRED)
add_library(loyalty_gtest STATIC ${LOYALTY_GTEST_SOURCE}/src/gtest-all.cc ${LOYALTY_GTEST_SOURCE}/src/gtest_main.cc)
target_include_directories(loyalty_gtest SYSTEM PUBLIC ${LOYALTY_GTEST_SOURCE}/include PRIVATE ${LOYALTY_GTEST_SOURCE})
target_compile_features(loyalty_gtest PUBLIC cxx_std_20)
target_compile_definitions(loyalty_gtest PUBLIC GTEST_HAS_PTHREAD=0)
target_compile_options(loyalty_gtest PUBLIC -fexceptions)
target_link_options(loyalty_gtest PUBLIC
  -fexceptions
  -sEXIT_RUNTIME=1          # main's result is the exit status
  -sALLOW_MEMORY_GROWTH=1
  -sNODERAWFS=1             # reads the vectors, writes the report
  -s${loyalty_wasm_stack_setting}=1048576)
set(CMAKE_CROSSCOMPILING_EMULATOR ${loyalty_wasm_emulator})
