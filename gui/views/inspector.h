// One line that says what happened, and one that says why now: the rule, and the event that led to it.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_inspector(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
