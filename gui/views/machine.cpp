#include "gui/views/machine.h"

#include <fmt/format.h>

namespace lg::gui::views {

Rect draw_well(const Canvas& canvas, const Rect& box, Rgb accent, std::string_view emoji,
               std::string_view title, std::string_view count, bool is_busy) {
    canvas.fill(box, colour::well(), 11);
    canvas.outline(box, accent(is_busy ? 0.55f : 0.25f), 11, 1.2f);
    Rect inside = box.inset(canvas.px(11), canvas.px(5));
    Rect head = inside.cut_top(canvas.px(20));
    inside.cut_top(canvas.px(2));
    canvas.text_in(head.cut_left(canvas.px(24)), Font::text, Size::body, colour::white(is_busy ? 1 : 0.65f),
                   emoji);
    const float counted = canvas.measure(Font::mono, Size::small, count).x;
    canvas.text_in(head.cut_right(counted + canvas.px(2)), Font::mono, Size::small, accent(0.8f), count);
    canvas.text_in(head, Font::bold, Size::body, accent(is_busy ? 1 : 0.7f), title);
    return inside;
}

void draw_machine(const Stage& stage, const Rect& box, Intents& intents) {
    const Panel panel(stage, "##machine", box, {});
    const Canvas& canvas = panel.canvas();
    Rect content = panel.content();
    const float gap = canvas.px(8);
    draw_phases(stage, canvas, content.cut_top(canvas.px(42)));
    content.cut_top(canvas.px(5));
    content.bottom = box.bottom - canvas.px(8);
    const float wide = content.width() - 2 * gap;
    const Rect pool = content.cut_left(wide * 0.36f);
    content.cut_left(gap);
    const Rect timers = content.cut_right(wide * 0.28f);
    content.cut_right(gap);
    draw_pool(stage, canvas, pool, intents);
    draw_demultiplexer(stage, canvas, content, intents);
    draw_timers(stage, canvas, timers, intents);
}

}  // namespace lg::gui::views
