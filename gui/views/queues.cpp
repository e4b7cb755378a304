#include "gui/views/queues.h"

#include <fmt/format.h>

#include <algorithm>

#include "gui/layout/queues.h"

namespace lg::gui::views {
namespace {

using layout::Queue;
using layout::QueueCard;
using layout::QueueKind;

struct Row {
    QueueKind kind;
    std::string_view emoji;
    Word title;
    Rgb accent;
};

constexpr Row rows[] = {
    {QueueKind::stack, "📚", Word::call_stack, colour::stack},
    {QueueKind::ticks, "⏭️", Word::ticks, colour::tick},
    {QueueKind::microtasks, "⚡", Word::microtasks, colour::microtask},
    {QueueKind::macrotasks, "📬", Word::macrotasks, colour::timer},
};

constexpr size_t cards_max = 40;

Rgb callback_colour(trace::CallbackKind kind) {
    switch (kind) {
        case trace::CallbackKind::close: return colour::now;
        case trace::CallbackKind::pending: return colour::actor;
        default: return callback_accent(kind);
    }
}

class QueuesView {
  public:
    QueuesView(const Stage& stage, const Canvas& canvas, Intents& intents)
        : stage_(stage), canvas_(canvas), intents_(intents) {}

    void row(const Row& row, const Rect& box) const {
        const Queue queue = layout::queue_of(stage_.world, stage_.thread, row.kind, cards_max);
        const bool is_busy = queue.total > 0;
        canvas_.fill(box, colour::well(), 11);
        canvas_.outline(box, row.accent(is_busy ? 0.6f : 0.28f), 11, 1.3f);
        Rect inside = box.inset(canvas_.px(12), 0);
        Rect title = inside.cut_left(canvas_.px(148));
        const float emoji = canvas_.px(24);
        canvas_.text_in(title.cut_left(emoji), Font::text, Size::body, colour::white(is_busy ? 1 : 0.6f),
                        row.emoji);
        title.right -= canvas_.px(26);
        canvas_.text_in(title, Font::bold, Size::body, row.accent(is_busy ? 1 : 0.65f),
                        stage_.say(row.title));
        if (is_busy) {
            const std::string count = number_text(queue.total);
            canvas_.text_centred({inside.left - canvas_.px(14), box.centre().y}, Font::mono, Size::small,
                                 row.accent(0.8f), count);
            cards(row, queue, inside);
        } else {
            canvas_.text_in(inside, Font::text, Size::small, colour::faint(0.8f), stage_.say(Word::empty));
        }
    }

  private:
    std::string name(const Row& row, const QueueCard& card) const {
        const Language language = stage_.ui.language;
        const std::string label(stage_.trace.text(card.label));
        std::string function =
            card.function || label.empty() ? function_name(language, stage_.trace, card.function) : label;
        if (row.kind == QueueKind::microtasks) {
            if (card.job == trace::JobKind::await_resume) return "await · " + function;
            return card.job == trace::JobKind::thenable ? std::string(job_kind_name(language, card.job))
                                                        : function;
        }
        if (row.kind == QueueKind::macrotasks) {
            const std::string_view kind = callback_kind_name(language, card.callback);
            const std::string what = card.function ? function : label.empty() ? operation_name(card) : label;
            return what.empty() ? std::string(kind) : fmt::format("{} · {}", kind, what);
        }
        return function;
    }

    // What the request was about: "read fd 17", "open".
    std::string operation_name(const QueueCard& card) const {
        if (card.thing.kind != ThingKind::operation) return {};
        const trace::Operation* operation = stage_.world.operations.find(trace::OperationId{card.thing.id});
        if (!operation) return {};
        if (operation->is_work) return std::string(name_of(operation->work));
        const trace::Handle* handle = stage_.thread.handles.find(operation->handle);
        const std::string_view kind = io_kind_name(stage_.ui.language, operation->io);
        return handle ? fmt::format("{} fd {}", kind, handle->fd) : std::string(kind);
    }

    void cards(const Row& row, const Queue& queue, Rect room) const {
        const float gap = canvas_.px(8);
        const float widest = canvas_.px(230);
        for (size_t i = 0; i < queue.cards.size(); i++) {
            const QueueCard& card = queue.cards[i];
            const std::string text = name(row, card);
            const float wide =
                std::min(widest, canvas_.chip_width(Font::mono, Size::body, text) + canvas_.px(6));
            const size_t left_over = queue.total - i;
            const std::string more =
                fmt::format(fmt::runtime(stage_.say(Word::more)), number_text(left_over));
            const float more_wide = canvas_.measure(Font::text, Size::small, more).x;
            // The last place is kept for telling how many there are besides.
            const float needed = left_over > 1 ? wide + gap + more_wide : wide;
            if (needed > room.width() && (i > 0 || wide > room.width())) {
                canvas_.text_in(room, Font::text, Size::small, row.accent(0.9f), more);
                return;
            }
            Rect place = room.cut_left(wide);
            room.cut_left(gap);
            place = {place.left, room.top + canvas_.px(5), place.right, room.bottom - canvas_.px(5)};
            draw(row, card, place, i == 0, text);
        }
        if (queue.total > queue.cards.size())
            canvas_.text_in(room, Font::text, Size::small, row.accent(0.9f),
                            fmt::format(fmt::runtime(stage_.say(Word::more)),
                                        number_text(queue.total - queue.cards.size())));
    }

    void draw(const Row& row, const QueueCard& card, const Rect& box, bool is_head,
              const std::string& text) const {
        const Rgb accent = row.kind == QueueKind::macrotasks ? callback_colour(card.callback) : row.accent;
        const bool is_selected = stage_.ui.selection == card.thing && card.thing.kind != ThingKind::frame;
        canvas_.card(box, accent, is_head ? Look::lit : Look::plain);
        if (is_selected) canvas_.outline(box.inset(-canvas_.px(2)), colour::white(), 9, 1.6f);
        canvas_.text_centred_in(box.inset(canvas_.px(7), 0), Font::mono, Size::body,
                                is_head ? colour::ink() : colour::text(), text);
        const uint32_t id = static_cast<uint32_t>(row.kind) * 100'000'000 + card.thing.id;
        if (clicked(id, box)) intents_.push_back(intent::Select{card.thing});
        if (hovered(box)) {
            if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && card.born)
                intents_.push_back(intent::GoTo{card.born});
            if (card.born) tooltip(fmt::format("{}\n#{} {}", text, card.born, told(card.born)));
        }
    }

    std::string told(Seq born) const {
        return born <= stage_.trace.size() ? explain_event(stage_.ui.language, stage_.trace, born) : "";
    }

    const Stage& stage_;
    const Canvas& canvas_;
    Intents& intents_;
};

// What the engine itself counts, at the right end of the title.
void memory(const Stage& stage, const Canvas& canvas, Rect strip) {
    std::string text;
    if (stage.thread.heap_bytes > 0)
        text = fmt::format(fmt::runtime(stage.say(Word::heap)), number_text(stage.thread.heap_bytes / 1024));
    if (!stage.thread.promises.empty())
        text += (text.empty() ? "" : "  ·  ") + fmt::format(fmt::runtime(stage.say(Word::promises)),
                                                            number_text(stage.thread.promises.size()));
    const float wide = canvas.measure(Font::text, Size::small, text).x + canvas.px(2);
    if (wide < strip.width())
        canvas.text_in(strip.cut_right(wide), Font::text, Size::small, colour::dim(), text);
}

}  // namespace

void draw_queues(const Stage& stage, const Rect& box, Intents& intents) {
    const Panel panel(stage, "##queues", box, stage.say(Word::queues), stage.say(Word::queues_hint));
    const Canvas& canvas = panel.canvas();
    const QueuesView view(stage, canvas, intents);
    memory(stage, canvas, panel.strip());
    Rect content = panel.content();
    const float gap = canvas.px(7);
    const float high = std::min(canvas.px(52), (content.height() - 3 * gap) / 4);
    for (const Row& row : rows) {
        view.row(row, content.cut_top(high));
        content.cut_top(gap);
    }
}

}  // namespace lg::gui::views
