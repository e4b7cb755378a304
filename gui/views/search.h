// The field for words to look for, and the events that have them, in front of what stands at the right.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

// The Stage's search must not be null. room: where it may stand, from its top on.
void draw_search(const Stage& stage, const Rect& room, Intents& intents);

}  // namespace lg::gui::views
