// The call stack and the nextTick, microtask and macrotask queues, a row of cards each, the head on the left.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_queues(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
