// The keys and what the mouse does, over everything else.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_help(const Stage& stage, const Rect& screen, Intents& intents);

}  // namespace lg::gui::views
