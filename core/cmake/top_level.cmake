# SPDX-License-Identifier: Apache-2.0
# Conveniences for work on this project that a project including it must not inherit.
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(LOYALTY_CCACHE ccache)
  if(LOYALTY_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${LOYALTY_CCACHE})
  endif()
endif()
