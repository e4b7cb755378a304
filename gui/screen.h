// The whole window: which panel stands where, the gaps that can be dragged, and the keyboard.
// Draws all views with one Stage; appends intents.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui {

// How many pixels one unit of size is, on a window of this size and a screen of this density, before zooming.
// A small window gets smaller print, but never too small to read; a projector's picture grows with it.
float unit_for(float width, float height, float screen_scale);

// Where each panel stands. live: empty unless a live run is shown.
struct PanelBoxes {
    Rect transport, live, inspector, sequence, machine, source, queues, timeline, console;
};
PanelBoxes place_panels(float width, float height, float unit, const PanelShares& shares,
                        bool is_live = false);

void draw_screen(const views::Stage& stage, float width, float height, Intents& intents);

// What was typed since the last frame, as intents.
void take_keys(const Ui& ui, Intents& intents);

}  // namespace lg::gui
