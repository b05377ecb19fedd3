# SPDX-License-Identifier: Apache-2.0
# find_package(loyalty) gives loyalty::core and loyalty::json; tests/consumer proves it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS loyalty_core loyalty_json EXPORT loyaltyTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
if(LOYALTY_BUILD_CLI)
  install(TARGETS loyalty_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY core/include/loyalty DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(FILES core/json/call.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/loyalty/json)
install(EXPORT loyaltyTargets NAMESPACE loyalty:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/loyalty)

configure_package_config_file(core/cmake/loyaltyConfig.cmake.in ${PROJECT_BINARY_DIR}/loyaltyConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/loyalty
  NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/loyaltyConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/loyaltyConfig.cmake ${PROJECT_BINARY_DIR}/loyaltyConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/loyalty)
