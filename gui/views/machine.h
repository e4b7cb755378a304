// The loop's phases with the current one lit, and around it the thread pool, the demultiplexer and the
// timers.
#pragma once
#include "gui/views/stage.h"

namespace lg::gui::views {

void draw_machine(const Stage& stage, const Rect& box, Intents& intents);

// The parts of it, each in a file of its own.
void draw_phases(const Stage& stage, const Canvas& canvas, const Rect& box);
void draw_pool(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents);
void draw_demultiplexer(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents);
void draw_timers(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents);

// A well with a heading; returns what is left for the content.
Rect draw_well(const Canvas& canvas, const Rect& box, Rgb accent, std::string_view emoji,
               std::string_view title, std::string_view count, bool is_busy);

}  // namespace lg::gui::views
