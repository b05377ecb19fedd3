# SPDX-License-Identifier: Apache-2.0
# Script: writes the first line of the module to ${header}, touching the file only when the line changes.
execute_process(COMMAND git -C ${source} describe --always --dirty --tags
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT commit)
  set(commit "no commit")
endif()
set(line "// Loyalty Calculator ${version} (${commit}), Emscripten ${emscripten}, Apache-2.0\n")
if(EXISTS ${header})
  file(READ ${header} before)
endif()
if(NOT "${before}" STREQUAL "${line}")
  file(WRITE ${header} "${line}")
endif()
