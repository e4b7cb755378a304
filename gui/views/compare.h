// Two runs of one program beside each other, a row for each step, in the place of the sequence diagram.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

// The stage must have a run beside.
void draw_compare(const Stage& stage, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
