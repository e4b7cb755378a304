// A session drawn into a picture, without a display: for `loopglass view` on a machine that has none, and for
// tests.
#pragma once
#include <memory>
#include <string>

#include "gui/image.h"
#include "gui/offscreen.h"
#include "gui/session.h"

namespace lg::gui {

// Fonts and a surface, ready to draw sessions. The ImGui context it owns is current while it lives. One
// thread.
class Painter {
  public:
    // Pixels. An error says what is missing on this machine (OpenGL or a font), and where to get it.
    static Result<std::unique_ptr<Painter>> create(int width, int height);

    // What the window would show. The session's scrolling settles first, so the same session gives the same
    // bytes.
    Image paint(Session& session);
    // One frame, with whatever input ImGui's queue of events holds; returns what was asked for.
    Intents take_frame(Session& session);

  private:
    Painter() = default;

    std::unique_ptr<Offscreen> surface_;
    Fonts fonts_;
    int width_ = 0, height_ = 0;
};

}  // namespace lg::gui
