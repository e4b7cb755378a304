// The source file that runs (or that was chosen), its current line, and where functions are paused.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_source(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
