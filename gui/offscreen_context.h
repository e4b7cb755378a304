// A current OpenGL 3.3 context that no window shows, its functions loaded. Built from one of two sources, as
// the platform has them: EGL without a surface (Linux), or a window of GLFW's that stays hidden (Windows,
// macOS). One thread: the one that made it; with GLFW the main one.
#pragma once
#include <memory>

#include "sim/base/result.h"

namespace lg::gui {

class OffscreenContext {
  public:
    // An error says what of OpenGL or EGL is missing.
    static Result<std::unique_ptr<OffscreenContext>> create();
    virtual ~OffscreenContext() = default;
    OffscreenContext(const OffscreenContext&) = delete;
    OffscreenContext& operator=(const OffscreenContext&) = delete;

  protected:
    OffscreenContext() = default;
};

}  // namespace lg::gui
