// Who was busy when: the whole run as a strip, and below it the part in view, a lane each.
// Click goes there; the wheel zooms; dragging the strip moves what is in view.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_timeline(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
