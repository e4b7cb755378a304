// The window on the desktop: GLFW, glad and ImGui's backends, which nothing else may include.
// Owns the ImGui context that is current while it lives. One thread: the main one, as GLFW wants it.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "gui/image.h"
#include "sim/base/result.h"

struct GLFWwindow;

namespace lg::gui {

class Window {
  public:
    // Pixels on an ordinary screen; a dense screen gets more. An error tells that there is no display, or why
    // not.
    static Result<std::unique_ptr<Window>> open(const std::string& title, int width, int height);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    bool is_closing() const;
    void close();
    // 1 on an ordinary screen, 2 on a screen with twice as many pixels to the inch.
    float scale() const;
    void set_title(const std::string& title);
    void set_icon(const Image& icon);
    void set_full_screen(bool full);

    // Takes what mouse and keyboard did. Sleeps until they do something, but at most this long; 0 does not
    // sleep.
    void take_input(double seconds_max);
    // One frame: `draw` calls ImGui. Afterwards the window shows it, and so does `picture`, if one is wanted.
    void frame(const std::function<void()>& draw, Image* picture = nullptr);

  private:
    Window() = default;

    GLFWwindow* window_ = nullptr;
    bool has_imgui_ = false;
    bool is_full_ = false;
    int before_full_[4] = {};  // x, y, width, height
};

}  // namespace lg::gui
