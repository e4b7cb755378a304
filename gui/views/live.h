// How a live run stands, and what can be done to it. Above the inspector, as long as a live run is shown.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_live(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
