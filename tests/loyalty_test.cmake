# SPDX-License-Identifier: Apache-2.0
# loyalty_add_test(NAME source… [LIBRARIES target…]): one GoogleTest binary, one ctest entry of the same name. The cases are
# counted in reports/NAME.xml of the build folder. Under Emscripten the very same binary runs in Node.
set(LOYALTY_VECTORS_DIR ${CMAKE_CURRENT_SOURCE_DIR}/vectors)
set(LOYALTY_REPORTS_DIR ${PROJECT_BINARY_DIR}/reports)

if(LOYALTY_BUILD_TESTS)
  if(EMSCRIPTEN)
    include(wasm_gtest.cmake)
  else()
    find_package(GTest REQUIRED)
    add_library(loyalty_gtest INTERFACE)
    target_link_libraries(loyalty_gtest INTERFACE GTest::gtest GTest::gtest_main)
  endif()
endif()

function(loyalty_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(${name} PRIVATE loyalty_json loyalty_nlohmann loyalty_warnings loyalty_gtest ${arg_LIBRARIES})
  target_compile_definitions(${name} PRIVATE LOYALTY_VECTORS_DIR="${LOYALTY_VECTORS_DIR}")
  if(NOT EMSCRIPTEN)
    # The core is built as the preset says; optimizing the cases themselves, above all with the sanitizers, takes longer than they run.
    target_compile_options(${name} PRIVATE -O0)
  endif()
  add_test(NAME ${name} COMMAND ${name} --gtest_brief=1 --gtest_output=xml:${LOYALTY_REPORTS_DIR}/${name}.xml)
endfunction()
