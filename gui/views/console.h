#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

// What the program has printed up to the cursor.
void draw_console(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
