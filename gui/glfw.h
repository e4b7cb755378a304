// GLFW, for the two files that may know of it: the window, and pictures where there is no EGL.
#pragma once
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "sim/base/result.h"

namespace lg::gui {

// GLFW keeps the message of the last error; asking for it also clears it.
inline Error glfw_error(const char* step) {
    const char* said = nullptr;
    glfwGetError(&said);
    return {fmt::format("{}: {}", step, said ? said : "no reason was given")};
}

// What the next window's context must be.
inline void want_opengl_3_3() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
}

}  // namespace lg::gui
