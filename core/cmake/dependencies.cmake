# SPDX-License-Identifier: Apache-2.0
# loyalty_nlohmann: nlohmann_json as this project uses it. It is an implementation detail of our own targets and is never
# part of an installed interface.
add_library(loyalty_nlohmann INTERFACE)

if(CMAKE_CROSSCOMPILING)
  # Only the header-only directory itself may enter the cross build, never the host's whole include folder: a folder in
  # the build tree that holds nothing but a link to it.
  find_path(LOYALTY_NLOHMANN_DIR nlohmann/json.hpp
    HINTS ENV CPATH PATHS /usr/include /usr/local/include /opt/homebrew/include
    NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
  file(CREATE_LINK ${LOYALTY_NLOHMANN_DIR}/nlohmann ${PROJECT_BINARY_DIR}/include/nlohmann COPY_ON_ERROR SYMBOLIC)
  set(loyalty_nlohmann_include ${PROJECT_BINARY_DIR}/include)
else()
  find_package(nlohmann_json 3.11 REQUIRED)
  get_target_property(loyalty_nlohmann_include nlohmann_json::nlohmann_json INTERFACE_INCLUDE_DIRECTORIES)
endif()

target_include_directories(loyalty_nlohmann SYSTEM INTERFACE ${loyalty_nlohmann_include})
target_compile_definitions(loyalty_nlohmann INTERFACE
  JSON_NOEXCEPTION=1                  # one and the same library in targets with and without exceptions
  JSON_USE_IMPLICIT_CONVERSIONS=0     # no silent number to string or back
  JSON_DISABLE_ENUM_SERIALIZATION=1)  # no silent enumerator to integer
