// The bar at the top: which scenario, the buttons that move through it, the size of a step, the language.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_transport(const Stage& stage, const Rect& box, Intents& intents);

// The name of the scenario, and the list to choose another from. A part of that bar. Returns its width in
// pixels.
void draw_scenario_picker(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents);
// On which machine the scenario runs.
void draw_host_picker(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents);

}  // namespace lg::gui::views
