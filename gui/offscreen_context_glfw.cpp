#include <glad/gl.h>

#include "gui/glfw.h"
#include "gui/offscreen_context.h"

namespace lg::gui {
namespace {

struct HiddenWindow : OffscreenContext {
    GLFWwindow* window = nullptr;

    ~HiddenWindow() override {
        if (window) glfwDestroyWindow(window);
        // GLFW stays as it is for the next one: glfwTerminate unloads the driver beneath its own threads.
    }
};

}  // namespace

Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create() {
    if (!glfwInit()) return glfw_error("cannot draw pictures");
    auto hidden = std::make_unique<HiddenWindow>();
    want_opengl_3_3();
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    hidden->window = glfwCreateWindow(64, 64, "", nullptr, nullptr);  // only its context is used
    if (!hidden->window) return glfw_error("cannot draw pictures with OpenGL 3.3");
    glfwMakeContextCurrent(hidden->window);
    if (!gladLoadGL(glfwGetProcAddress)) return Error{"cannot draw pictures: OpenGL 3.3 is not there"};
    return std::unique_ptr<OffscreenContext>(std::move(hidden));
}

}  // namespace lg::gui
