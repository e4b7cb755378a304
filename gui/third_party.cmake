# What the window needs from others. Debian's packages where they are found, else the pinned tags.
set(LOOPGLASS_IMGUI_MIN 1.92)

# Before GLFW, which looks for FreeType itself and would find the shared one.
loopglass_find_package(Freetype REQUIRED)
loopglass_find_package(PNG REQUIRED)
if(FREETYPE_LIBRARY_RELEASE MATCHES "\\.a$")  # reads the pictures of emoji by libpng, and fonts that Brotli packed
  set_property(TARGET Freetype::Freetype APPEND PROPERTY INTERFACE_LINK_LIBRARIES PNG::PNG brotli)
endif()

set(GLFW_BUILD_DOCS OFF)
set(GLFW_BUILD_TESTS OFF)
set(GLFW_BUILD_EXAMPLES OFF)
set(GLFW_INSTALL OFF)
set(GLFW_BUILD_WAYLAND OFF)
# 3.4 loads the display's libraries when a window is asked for; 3.3 made each run load them.
FetchContent_Declare(glfw GIT_REPOSITORY https://github.com/glfw/glfw GIT_TAG 3.4 FIND_PACKAGE_ARGS 3.4 NAMES glfw3)
# SOURCE_SUBDIR names no folder: neither ImGui nor glad's package brings a CMakeLists that we could use.
FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui GIT_TAG v1.92.2b SOURCE_SUBDIR none)
FetchContent_MakeAvailable(glfw imgui)

file(STRINGS ${imgui_SOURCE_DIR}/imgui.h version_line REGEX "define IMGUI_VERSION +\"")
string(REGEX REPLACE ".*\"([0-9.]+).*" "\\1" imgui_version "${version_line}")
if(imgui_version VERSION_LESS LOOPGLASS_IMGUI_MIN)
  message(FATAL_ERROR "Dear ImGui ${imgui_version} in ${imgui_SOURCE_DIR} is too old: "
    "Loopglass needs ${LOOPGLASS_IMGUI_MIN} or newer. Delete .deps/ and run ./dev setup again.")
endif()
message(STATUS "Dear ImGui ${imgui_version}")

# glad: the loader is generated, by the system's own python (another one on PATH cannot import it).
find_program(GLAD_PROGRAM NAMES glad PATHS /usr/bin NO_DEFAULT_PATH)
find_program(GLAD_PROGRAM NAMES glad REQUIRED)
set(glad_dir ${CMAKE_CURRENT_BINARY_DIR}/glad)
set(glad_apis gl:core=3.3)
set(glad_extensions "")
set(glad_files ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h)
if(UNIX AND NOT APPLE)  # pictures without a display
  string(APPEND glad_apis ",egl=1.5")
  set(glad_extensions EGL_EXT_platform_base,EGL_KHR_no_config_context,EGL_MESA_platform_surfaceless)
  list(APPEND glad_files ${glad_dir}/src/egl.c ${glad_dir}/include/glad/egl.h)
endif()
add_custom_command(OUTPUT ${glad_files} COMMAND ${GLAD_PROGRAM} --api ${glad_apis} --extensions "${glad_extensions}"
  --reproducible --quiet --out-path ${glad_dir} c --loader VERBATIM)
add_library(glad STATIC ${glad_files})
target_include_directories(glad SYSTEM PUBLIC ${glad_dir}/include)
target_link_libraries(glad PUBLIC ${CMAKE_DL_LIBS})

add_library(imgui STATIC
  ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp ${imgui_SOURCE_DIR}/imgui_tables.cpp
  ${imgui_SOURCE_DIR}/imgui_widgets.cpp ${imgui_SOURCE_DIR}/misc/freetype/imgui_freetype.cpp
  ${imgui_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR})
target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_FREETYPE IMGUI_USE_WCHAR32 IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  "ImDrawIdx=unsigned int")
target_link_libraries(imgui PUBLIC Freetype::Freetype)

# The platform and renderer backends are apart, so that views cannot reach them.
add_library(imgui_backends STATIC ${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp
  ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
set_source_files_properties(${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp PROPERTIES
  COMPILE_DEFINITIONS IMGUI_IMPL_OPENGL_LOADER_CUSTOM COMPILE_OPTIONS "-include;glad/gl.h")
target_include_directories(imgui_backends SYSTEM PUBLIC ${imgui_SOURCE_DIR}/backends)
target_link_libraries(imgui_backends PUBLIC imgui glad glfw)
