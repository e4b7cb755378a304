// What the program has printed up to the cursor.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_console(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
