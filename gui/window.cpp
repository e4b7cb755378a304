#include "gui/window.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <glad/gl.h>
#include <imgui.h>

#include "gui/glfw.h"

namespace lg::gui {

Result<std::unique_ptr<Window>> Window::open(const std::string& title, int width, int height) {
    if (!glfwInit()) return glfw_error("there is no display to open a window on");
    std::unique_ptr<Window> made(new Window);
    want_opengl_3_3();
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    made->window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
    if (!made->window_) return glfw_error("a window with OpenGL 3.3 cannot be opened");
    glfwSetWindowSizeLimits(made->window_, 960, 540, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(made->window_);
    glfwSwapInterval(1);
    if (!gladLoadGL(glfwGetProcAddress)) return Error{"the display's OpenGL is older than 3.3"};
    ImGui::CreateContext();
    made->has_imgui_ = true;
    ImGui::GetIO().IniFilename = nullptr;
    if (!ImGui_ImplGlfw_InitForOpenGL(made->window_, true) || !ImGui_ImplOpenGL3_Init("#version 330 core"))
        return Error{"Dear ImGui cannot start its OpenGL 3.3 renderer"};
    return made;
}

Window::~Window() {
    if (has_imgui_) {
        if (ImGui::GetIO().BackendRendererUserData) ImGui_ImplOpenGL3_Shutdown();
        if (ImGui::GetIO().BackendPlatformUserData) ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    if (window_) glfwDestroyWindow(window_);
    glfwTerminate();
}

bool Window::is_closing() const { return glfwWindowShouldClose(window_); }
void Window::close() { glfwSetWindowShouldClose(window_, GLFW_TRUE); }
void Window::set_title(const std::string& title) { glfwSetWindowTitle(window_, title.c_str()); }

float Window::scale() const {
    // Where the framebuffer is denser than the window (macOS), ImGui scales by itself.
    int width = 0, height = 0, pixels_wide = 0, pixels_high = 0;
    glfwGetWindowSize(window_, &width, &height);
    glfwGetFramebufferSize(window_, &pixels_wide, &pixels_high);
    float scale_x = 1, scale_y = 1;
    glfwGetWindowContentScale(window_, &scale_x, &scale_y);
    return width > 0 && pixels_wide > width ? 1 : scale_x;
}

void Window::set_icon(const Image& icon) {
    Image copy = icon;
    const GLFWimage image{copy.width, copy.height, copy.rgba.data()};
    glfwSetWindowIcon(window_, 1, &image);
}

void Window::set_full_screen(bool full) {
    if (full == is_full_) return;
    is_full_ = full;
    int* kept = before_full_;
    if (full) {
        glfwGetWindowPos(window_, &kept[0], &kept[1]);
        glfwGetWindowSize(window_, &kept[2], &kept[3]);
        GLFWmonitor* monitor = glfwGetPrimaryMonitor();
        const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
        if (mode) glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    } else {
        glfwSetWindowMonitor(window_, nullptr, kept[0], kept[1], kept[2], kept[3], GLFW_DONT_CARE);
    }
}

void Window::take_input(double seconds_max) {
    if (seconds_max > 0) glfwWaitEventsTimeout(seconds_max);
    else glfwPollEvents();
}

void Window::frame(const std::function<void()>& draw, Image* picture) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    draw();
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    glClearColor(0.05f, 0.06f, 0.09f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    // What the window system has taken over can no longer be read.
    if (picture) *picture = read_framebuffer(width, height);
    glfwSwapBuffers(window_);
}

}  // namespace lg::gui
