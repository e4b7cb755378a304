#include <fmt/format.h>

#include "gui/layout/machine.h"
#include "gui/views/machine.h"
#include "sim/trace/text.h"

namespace lg::gui::views {
namespace {

using layout::DescriptorRow;

// The letters of a mask, in one place each, so that rows can be compared by eye.
void mask_letters(const Stage& stage, const Canvas& canvas, Rect& room, uint32_t mask, Look look) {
    constexpr struct {
        uint32_t bit;
        Word word;
    } letters[] = {{trace::ready_read, Word::reads},
                   {trace::ready_write, Word::writes},
                   {trace::ready_error, Word::failed},
                   {trace::ready_hang_up, Word::hung_up}};
    for (const auto& letter : letters) {
        if (!(mask & letter.bit)) continue;
        const std::string_view text = stage.say(letter.word);
        const float wide = canvas.chip_width(Font::text, Size::tiny, text) - canvas.px(6);
        if (wide > room.width()) return;
        const bool is_bad = letter.bit == trace::ready_error || letter.bit == trace::ready_hang_up;
        canvas.chip({room.left, room.centre().y}, wide, Font::text, Size::tiny,
                    is_bad ? colour::error : colour::demultiplexer, look, text);
        room.cut_left(wide + canvas.px(4));
    }
}

void descriptor(const Stage& stage, const Canvas& canvas, Rect row, const DescriptorRow& shown,
                Intents& intents) {
    const trace::Handle* handle = stage.thread.handles.find(shown.handle);
    const Thing thing{ThingKind::handle, shown.handle.value};
    canvas.fill(row, shown.is_ready ? colour::demultiplexer(0.16f) : colour::black(0.25f), 6);
    if (shown.is_ready) canvas.outline(row, colour::demultiplexer(0.9f), 6, 1.4f);
    if (handle && stage.ui.selection == thing)
        canvas.outline(row.inset(-canvas.px(2)), colour::white(), 7, 1.6f);
    if (handle && clicked(600'000'000 + shown.handle.value, row)) intents.push_back(intent::Select{thing});
    row = row.inset(canvas.px(8), 0);
    const std::string fd = fmt::format("fd {}", shown.fd);
    canvas.text_in(row.cut_left(canvas.px(46)), Font::mono, Size::small,
                   shown.is_ready ? colour::demultiplexer() : colour::dim(), fd);
    Rect masks = row.cut_right(std::min(row.width() * 0.45f, canvas.px(104)));
    mask_letters(stage, canvas, masks, shown.is_ready ? shown.ready : shown.interest,
                 shown.is_ready ? Look::lit : Look::plain);
    row.cut_right(canvas.px(6));
    std::string name;
    if (shown.fd == layout::pool_wakeup_fd) name = stage.say(Word::wake_up);
    else if (handle)
        name = handle->label ? stage.trace.text(handle->label)
                             : handle_kind_name(stage.ui.language, handle->kind);
    canvas.text_in(row, Font::text, Size::small, colour::text(shown.is_ready ? 1 : 0.85f), name);
}

}  // namespace

void draw_demultiplexer(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents) {
    const layout::DescriptorRows table = layout::descriptors_of(stage.thread, 32);
    const std::string count =
        stage.thread.ready.empty()
            ? (table.total ? number_text(table.total) : "")
            : fmt::format("{} {} / {}", stage.say(Word::ready), stage.thread.ready.size(), table.total);
    Rect inside = draw_well(canvas, box, colour::demultiplexer, "📡", stage.say(Word::demultiplexer), count,
                            table.total > 0);
    if (table.rows.empty()) {
        canvas.text_in(inside.cut_top(canvas.px(20)), Font::text, Size::small, colour::faint(),
                       stage.say(Word::empty));
        return;
    }
    // Of a live run: what the kernel was last asked, and what it said.
    if (const trace::Seq called = stage.thread.kernel_called) {
        const auto call = stage.trace[called].as<trace::KernelCalled>();
        canvas.text_in(inside.cut_bottom(canvas.px(20)), Font::mono, Size::small,
                       call.result < 0 ? colour::error() : colour::demultiplexer(0.9f),
                       trace::call_text(stage.trace, call));
    }
    const float gap = canvas.px(4);
    const float high = canvas.px(24);
    const auto fitting = static_cast<size_t>((inside.height() + gap) / (high + gap));
    for (size_t i = 0; i < table.rows.size() && i < fitting; i++) {
        const Rect row = inside.cut_top(high);
        inside.cut_top(gap);
        if (i + 1 == fitting && table.total > fitting) {
            canvas.text_in(row, Font::text, Size::small, colour::demultiplexer(0.9f),
                           fmt::format(fmt::runtime(stage.say(Word::more)), number_text(table.total - i)));
            return;
        }
        descriptor(stage, canvas, row, table.rows[i], intents);
    }
}

}  // namespace lg::gui::views
