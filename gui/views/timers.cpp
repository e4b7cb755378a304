#include <fmt/format.h>

#include "gui/layout/machine.h"
#include "gui/views/machine.h"

namespace lg::gui::views {

using trace::TimerId;

static void timer_row(const Stage& stage, const Canvas& canvas, Rect row, TimerId id, Intents& intents) {
    const trace::Timer& timer = *stage.thread.timers.find(id);
    const Thing thing{ThingKind::timer, id.value};
    const bool is_due = timer.due_ms <= stage.thread.loop_ms;
    canvas.fill(row, colour::black(0.25f), 6);
    // The bar shrinks from the right as the timer's time runs out.
    const float left = is_due || timer.delay_ms == 0
                           ? 0
                           : std::min(1.f, static_cast<float>(timer.due_ms - stage.thread.loop_ms) /
                                               static_cast<float>(timer.delay_ms));
    canvas.fill({row.left, row.top, row.left + row.width() * (1 - left), row.bottom},
                colour::timer(is_due ? 0.55f : 0.2f), 6);
    if (is_due) canvas.outline(row, colour::timer(), 6, 1.4f);
    if (stage.ui.selection == thing) canvas.outline(row.inset(-canvas.px(2)), colour::white(), 7, 1.6f);
    if (clicked(700'000'000 + id.value, row)) intents.push_back(intent::Select{thing});
    row = row.inset(canvas.px(8), 0);
    const std::string due = fmt::format("{}{}ms", timer.repeat ? "🔁 " : "", timer.due_ms);
    const float wide = canvas.measure(Font::mono, Size::small, due).x;
    canvas.text_in(row.cut_right(wide + canvas.px(2)), Font::mono, Size::small,
                   is_due ? colour::text() : colour::timer(), due);
    row.cut_right(canvas.px(6));
    canvas.text_in(row, Font::mono, Size::small, colour::text(timer.referenced ? 0.95f : 0.5f),
                   function_name(stage.ui.language, stage.trace, timer.function));
}

void draw_timers(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents) {
    const layout::TimerRows rows = layout::timers_of(stage.thread, 24);
    const std::string clock =
        stage.thread.turn || rows.total ? fmt::format("{}ms", stage.thread.loop_ms) : "";
    Rect inside = draw_well(canvas, box, colour::timer, "⏰", stage.say(Word::timers), clock, rows.total > 0);
    if (rows.timers.empty()) {
        canvas.text_in(inside.cut_top(canvas.px(20)), Font::text, Size::small, colour::faint(),
                       stage.say(Word::empty));
        return;
    }
    const float gap = canvas.px(4);
    const float high = canvas.px(24);
    const auto fitting = static_cast<size_t>((inside.height() + gap) / (high + gap));
    for (size_t i = 0; i < rows.timers.size() && i < fitting; i++) {
        const Rect row = inside.cut_top(high);
        inside.cut_top(gap);
        if (i + 1 == fitting && rows.total > fitting) {
            canvas.text_in(row, Font::text, Size::small, colour::timer(0.9f),
                           fmt::format(fmt::runtime(stage.say(Word::more)), number_text(rows.total - i)));
            return;
        }
        timer_row(stage, canvas, row, rows.timers[i], intents);
    }
}

}  // namespace lg::gui::views
