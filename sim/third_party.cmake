# What the machine needs from others. Debian's packages where they are found, else the pinned tags.
# QuickJS-ng is always built from its sources: script/observe.c includes quickjs.c.
set(LOOPGLASS_QUICKJS_MIN 0.17.0)

set(FMT_SYSTEM_HEADERS ON)
FetchContent_Declare(fmt GIT_REPOSITORY https://github.com/fmtlib/fmt GIT_TAG 11.1.1 FIND_PACKAGE_ARGS 9)
FetchContent_Declare(nlohmann_json GIT_REPOSITORY https://github.com/nlohmann/json GIT_TAG v3.11.3
  FIND_PACKAGE_ARGS 3.11)
FetchContent_Declare(CLI11 GIT_REPOSITORY https://github.com/CLIUtils/CLI11 GIT_TAG v2.4.2 FIND_PACKAGE_ARGS 2.1)
FetchContent_Declare(tomlplusplus GIT_REPOSITORY https://github.com/marzer/tomlplusplus GIT_TAG v3.4.0
  FIND_PACKAGE_ARGS 3.3)
# SOURCE_SUBDIR names no folder: we compile the sources ourselves and never run quickjs-ng's own build.
FetchContent_Declare(quickjs GIT_REPOSITORY https://github.com/quickjs-ng/quickjs GIT_TAG v0.17.0
  SOURCE_SUBDIR none)
FetchContent_MakeAvailable(fmt nlohmann_json CLI11 tomlplusplus quickjs)
find_package(Threads REQUIRED)
# The modules crypto and zlib.
loopglass_find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
if(WIN32)
  target_link_libraries(OpenSSL::Crypto INTERFACE ws2_32 crypt32)
endif()
loopglass_find_package(ZLIB REQUIRED)
find_path(BROTLI_INCLUDE_DIR brotli/encode.h REQUIRED)
find_library(BROTLI_ENCODER NAMES libbrotlienc.a brotlienc REQUIRED)
find_library(BROTLI_DECODER NAMES libbrotlidec.a brotlidec REQUIRED)
find_library(BROTLI_COMMON NAMES libbrotlicommon.a brotlicommon REQUIRED)
add_library(brotli INTERFACE)
target_include_directories(brotli SYSTEM INTERFACE ${BROTLI_INCLUDE_DIR})
target_link_libraries(brotli INTERFACE ${BROTLI_ENCODER} ${BROTLI_DECODER} ${BROTLI_COMMON})

# toml++ is used without exceptions, which Debian's compiled library is not made for: take its headers alone.
get_target_property(toml_target tomlplusplus::tomlplusplus ALIASED_TARGET)
if(NOT toml_target)
  set_target_properties(tomlplusplus::tomlplusplus PROPERTIES INTERFACE_COMPILE_OPTIONS "" INTERFACE_LINK_LIBRARIES "")
endif()

file(STRINGS ${quickjs_SOURCE_DIR}/quickjs.h version_lines REGEX "define QJS_VERSION_(MAJOR|MINOR|PATCH)")
string(REGEX REPLACE "[^0-9]*MAJOR +([0-9]+)[^0-9]*MINOR +([0-9]+)[^0-9]*PATCH +([0-9]+).*" "\\1.\\2.\\3"
  quickjs_version "${version_lines}")
if(quickjs_version VERSION_LESS LOOPGLASS_QUICKJS_MIN)
  message(FATAL_ERROR "QuickJS-ng ${quickjs_version} in ${quickjs_SOURCE_DIR} is too old: "
    "Loopglass needs ${LOOPGLASS_QUICKJS_MIN} or newer. Delete .deps/ and run ./dev setup again.")
endif()
message(STATUS "QuickJS-ng ${quickjs_version}")
