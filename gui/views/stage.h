// What every view is given, all of it to be read only, and the frame that panels share.
// A view is one function: draw_x(stage, box, intents). It draws into its box and appends what the user asked
// for.
#pragma once
#include <array>
#include <string_view>
#include <utility>

#include "gui/material.h"
#include "gui/paint.h"
#include "gui/search.h"
#include "gui/text.h"
#include "gui/ui.h"
#include "sim/trace/trace.h"
#include "sim/trace/world.h"

namespace lg::gui::views {

struct Stage {
    const trace::Trace& trace;
    const trace::World& world;
    const trace::Thread& thread;  // of the world's, that on which the event happened
    const layout::TraceIndex& index;
    const Material& material;
    const LiveStatus*
        live;              // of the run that is shown, or held against the one that is; null: it is recorded
    const Beside* beside;  // null: there is no other run
    const Search* search;  // null: nothing is looked for
    const Ui& ui;
    const Fonts& fonts;
    float unit;  // pixels

    std::string_view say(Word word) const { return gui::say(ui.language, word); }
    const Chart& chart() const { return material.chart(ui.language); }
    // The event that just happened, or 0 when nothing has.
    Seq current() const { return std::min(ui.cursor, index.size()); }
};

constexpr Word step_word(StepSize size) {
    constexpr std::array words = {Word::step_event,    Word::step_line,  Word::step_message,
                                  Word::step_callback, Word::step_phase, Word::step_turn};
    return words[static_cast<size_t>(size)];
}

Rgb callback_accent(trace::CallbackKind kind);

// Whether a panel stands beside the others, in front of them, or above them all until it is closed.
enum class Layer : uint8_t { beside, in_front, above };

// A window of ImGui without any of ImGui's own looks, for as long as it lives.
class Panel {
  public:
    // An empty title leaves the whole box to the view.
    Panel(const Stage& stage, const char* id, const Rect& box, std::string_view title,
          std::string_view subtitle = {}, Layer layer = Layer::beside);
    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    const Canvas& canvas() const { return canvas_; }
    // What the title leaves, with a margin.
    const Rect& content() const { return content_; }
    // The title's strip, right of the title: room for switches.
    const Rect& strip() const { return strip_; }

  private:
    Canvas canvas_;
    Rect content_;
    Rect strip_;
};

// A part of a panel that scrolls, with its own canvas. The content's size is told by the caller.
class ScrollArea {
  public:
    ScrollArea(const Stage& stage, const char* id, const Rect& box, float content_width,
               float content_height);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    const Canvas& canvas() const { return canvas_; }
    // Where the content's left upper corner is on the screen now.
    Point origin() const { return origin_; }
    const Rect& box() const { return box_; }
    // Glides so that [top, bottom) of the content is in view, as long as the cursor moved just now.
    void follow(float top, float bottom) const;
    void follow_sideways(float left, float right) const;
    // Of so many rows of one height, the first in view and the one behind the last: only these need to be
    // looked at, however many there are.
    std::pair<size_t, size_t> rows_in_view(float height, size_t count) const;
    // What goes on beyond the upper and lower edge fades there, instead of being cut. Drawn last.
    void soften_edges() const;

  private:
    const Stage& stage_;
    Canvas canvas_;
    Rect box_;
    Point origin_;
    float height_;  // of the content
};

// An invisible button. Returns true when it was clicked; `id` is unique within its panel.
bool clicked(const char* id, const Rect& box);
bool clicked(uint32_t id, const Rect& box);
// A small button with a word or a sign on it. Returns true when it was clicked.
bool text_button(const Canvas& canvas, uint32_t id, const Rect& box, std::string_view text,
                 std::string_view hint);

}  // namespace lg::gui::views
