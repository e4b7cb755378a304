#include <fmt/format.h>

#include <array>

#include "gui/views/machine.h"

namespace lg::gui::views {
namespace {

using trace::Phase;

constexpr std::array phase_colours = {colour::timer,         colour::actor, colour::console,
                                      colour::demultiplexer, colour::loop,  colour::tick};
static_assert(phase_colours.size() == names_of(Phase{}).size());
constexpr std::array<std::string_view, phase_colours.size()> phase_emoji = {"⏰", "📮", "🧹", "📡", "✅", "🚪"};

// The way back from the last phase to the first, below the pills: it is a loop.
void way_back(const Canvas& canvas, const Rect& first, const Rect& last, Rgb accent, float strength) {
    const float low = first.bottom + canvas.px(6);
    const float from = last.centre().x;
    const float to = first.centre().x;
    const ImU32 colour = accent(strength);
    canvas.line({from, last.bottom + canvas.px(1)}, {from, low}, colour, 1.6f);
    canvas.line({from, low}, {to, low}, colour, 1.6f);
    canvas.line({to, low}, {to, first.bottom + canvas.px(2)}, colour, 1.6f);
    const float size = canvas.px(4);
    canvas.list()->AddTriangleFilled({to, first.bottom}, {to - size, first.bottom + size * 1.4f},
                                     {to + size, first.bottom + size * 1.4f}, colour);
}

void pill(const Stage& stage, const Canvas& canvas, const Rect& box, size_t place, bool is_current) {
    const Rgb accent = phase_colours[place];
    if (is_current) canvas.halo(box, accent, 10, 0.9f);
    canvas.fill(box, is_current ? accent() : accent(0.10f), 10);
    if (!is_current) canvas.outline(box, accent(0.38f), 10, 1.2f);
    std::string name(stage.say(word_of(static_cast<Phase>(place))));
    const bool sleeps = is_current && stage.thread.poll && stage.thread.poll->timeout_ms != 0;
    if (sleeps)
        name = stage.thread.poll->timeout_ms < 0
                   ? name + " 💤 ∞"
                   : fmt::format("{} 💤 ≤{}ms", name, stage.thread.poll->timeout_ms);
    else name = fmt::format("{} {}", phase_emoji[place], name);
    canvas.text_centred_in(box.inset(canvas.px(5), 0), is_current ? Font::bold : Font::text, Size::small,
                           is_current ? colour::ink() : colour::text(0.8f), name);
}

}  // namespace

void draw_phases(const Stage& stage, const Canvas& canvas, const Rect& box) {
    Rect row = box;
    row.bottom -= canvas.px(12);
    const bool is_running = stage.thread.turn > 0;
    const std::string turn =
        is_running ? fmt::format(fmt::runtime(stage.say(Word::turn)), number_text(stage.thread.turn))
                   : std::string(stage.say(Word::not_started));
    Rect counter = row.cut_left(canvas.px(112));
    if (!stage.world.threads.empty()) {
        const std::string name = thread_name(stage.ui.language, stage.trace, stage.world, stage.thread);
        canvas.text_in(counter.cut_bottom(counter.height() / 2), Font::text, Size::small, colour::pool(),
                       "🧵 " + name);
    }
    canvas.text_in(counter, Font::bold, Size::body, is_running ? colour::loop() : colour::faint(),
                   "🔁 " + turn);
    const float gap = canvas.px(18);
    const float wide = (row.width() - 5 * gap) / 6;
    Rect first{}, last{};
    for (size_t i = 0; i < phase_colours.size(); i++) {
        const Rect place = row.cut_left(wide);
        if (i == 0) first = place;
        last = place;
        const bool is_current = stage.thread.phase && static_cast<size_t>(*stage.thread.phase) == i;
        pill(stage, canvas, place, i, is_current);
        if (i + 1 == phase_colours.size()) break;
        const Rect between = row.cut_left(gap);
        const float y = place.centre().y;
        canvas.line({between.left + canvas.px(3), y}, {between.right - canvas.px(7), y}, colour::dim(0.5f),
                    1.6f);
        canvas.arrow_head({between.right - canvas.px(3), y}, 1, colour::dim(0.6f), 6);
    }
    way_back(canvas, first, last, colour::loop, is_running ? 0.65f : 0.3f);
}

}  // namespace lg::gui::views
