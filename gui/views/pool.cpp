#include <fmt/format.h>

#include "gui/layout/machine.h"
#include "gui/views/machine.h"

namespace lg::gui::views {
namespace {

using trace::Operation;
using trace::OperationId;

std::string work_name(const Stage& stage, OperationId id) {
    const Operation* operation = stage.world.operations.find(id);
    if (!operation) return fmt::format("#{}", id.value);
    const std::string_view detail = stage.trace.text(operation->detail);
    return detail.empty() ? std::string(name_of(operation->work))
                          : fmt::format("{} {}", name_of(operation->work), detail);
}

void operation_card(const Stage& stage, const Canvas& canvas, const Rect& box, OperationId id, Look look,
                    Intents& intents) {
    const Thing thing{ThingKind::operation, id.value};
    const std::string name = work_name(stage, id);
    canvas.card(box, colour::pool, look, 7);
    if (stage.ui.selection == thing) canvas.outline(box.inset(-canvas.px(2)), colour::white(), 8, 1.6f);
    canvas.text_in(box.inset(canvas.px(8), 0), Font::mono, Size::small,
                   look == Look::lit ? colour::ink() : colour::text(), name);
    if (clicked(500'000'000 + id.value, box)) intents.push_back(intent::Select{thing});
}

}  // namespace

void draw_pool(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents) {
    const layout::PoolRows pool = layout::pool_of(stage.world, 16);
    size_t busy = 0;
    for (const OperationId id : pool.workers) busy += id ? 1 : 0;
    Rect inside = draw_well(canvas, box, colour::pool, "🧵", stage.say(Word::pool),
                            pool.workers.empty() ? "" : fmt::format("{}/{}", busy, pool.workers.size()),
                            busy > 0 || pool.waiting_total > 0);
    if (pool.workers.empty()) {
        canvas.text_in(inside.cut_top(canvas.px(20)), Font::text, Size::small, colour::faint(),
                       stage.say(Word::empty));
        return;
    }
    const float gap = canvas.px(3);
    Rect queue = inside.cut_bottom(canvas.px(20));
    inside.cut_bottom(gap);
    const float least = canvas.px(16);
    const size_t fitting = std::max<size_t>(1, static_cast<size_t>((inside.height() + gap) / (least + gap)));
    const size_t shown = std::min(pool.workers.size(), fitting);
    const float high = std::min(canvas.px(30), (inside.height() + gap) / static_cast<float>(shown) - gap);
    for (size_t i = 0; i < shown; i++) {
        Rect lane = inside.cut_top(high);
        inside.cut_top(gap);
        // The last row that fits stands for all that do not, which are idle or busy each for itself.
        if (i + 1 == shown && shown < pool.workers.size()) {
            canvas.text_in(lane, Font::text, Size::small, colour::dim(),
                           fmt::format(fmt::runtime(stage.say(Word::more)), pool.workers.size() - i));
            break;
        }
        const std::string name = fmt::format("{} {}", stage.say(Word::worker), i + 1);
        canvas.text_in(lane.cut_left(canvas.px(64)), Font::text, Size::small, colour::dim(), name);
        canvas.fill(lane, colour::black(0.25f), 6);
        if (pool.workers[i]) operation_card(stage, canvas, lane, pool.workers[i], Look::lit, intents);
        else
            canvas.text_in(lane.inset(canvas.px(8), 0), Font::text, Size::small, colour::faint(0.8f),
                           stage.say(Word::idle_worker));
    }
    const std::string title = fmt::format("{} {}", stage.say(Word::pool_waiting), pool.waiting_total);
    canvas.text_in(queue.cut_left(canvas.px(64)), Font::text, Size::small,
                   pool.waiting_total ? colour::pool() : colour::dim(), title);
    for (const OperationId id : pool.waiting) {
        const float wide =
            std::min(canvas.px(120), canvas.chip_width(Font::mono, Size::small, work_name(stage, id)));
        if (queue.width() < wide) break;
        operation_card(stage, canvas, queue.cut_left(wide).inset(0, canvas.px(1)), id, Look::plain, intents);
        queue.cut_left(gap);
    }
}

}  // namespace lg::gui::views
