// A surface to draw on that no window shows: an OpenGL context (offscreen_context.h) and a framebuffer
// object. By EGL it needs no X server, no window system and no graphics card, and gives the same bytes from
// run to run. Owns the ImGui context that is current while it lives. One thread: the one that made it.
#pragma once
#include <functional>
#include <memory>

#include "gui/image.h"
#include "sim/base/result.h"

namespace lg::gui {

class Offscreen {
  public:
    // Pixels, both above 0. An error says what of OpenGL is missing.
    static Result<std::unique_ptr<Offscreen>> create(int width, int height);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    // One frame: `draw` calls ImGui. ImGui settles its scrolling over frames: give it three before looking.
    void frame(const std::function<void()>& draw);
    Image image() const;

  private:
    Offscreen() = default;

    struct Surface;
    std::unique_ptr<Surface> surface_;
    int width_ = 0;
    int height_ = 0;
};

}  // namespace lg::gui
