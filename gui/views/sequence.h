// The sequence diagram: what is past is solid, what happens now glows, what is to come is dim.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_sequence(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
