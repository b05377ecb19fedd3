# SPDX-License-Identifier: Apache-2.0
# Finds Emscripten: an emsdk named by $EMSDK, or else Debian's package. With another installation, give its own toolchain
# file instead: cmake --preset wasm --toolchain …/Emscripten.cmake
foreach(root IN ITEMS "$ENV{EMSDK}/upstream/emscripten" /usr/share/emscripten)
  if(EXISTS ${root}/cmake/Modules/Platform/Emscripten.cmake)
    include(${root}/cmake/Modules/Platform/Emscripten.cmake)
    break()
  endif()
endforeach()
if(NOT EMSCRIPTEN)
  message(FATAL_ERROR "Emscripten is missing: apt-get install emscripten, or set EMSDK to an emsdk folder")
endif()

# Debian keeps acorn, which the link step needs, where only Debian's own node looks for it.
set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
