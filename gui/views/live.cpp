#include "gui/views/live.h"

#include <fmt/format.h>

#include <cmath>

namespace lg::gui::views {
namespace {

enum class Sign : uint8_t { pause, resume, step, stop, keep, follow, compare };

struct Saying {
    Word says;
    Rgb accent;
};

Saying saying_of(LivePhase phase) {
    switch (phase) {
        case LivePhase::running: return {Word::live_running, colour::good};
        case LivePhase::waiting: return {Word::live_waiting, colour::demultiplexer};
        case LivePhase::pausing: return {Word::live_pausing, colour::script};
        case LivePhase::holding: return {Word::live_holding, colour::script};
        case LivePhase::stopping: return {Word::live_stopping, colour::now};
        case LivePhase::over: return {Word::live_over, colour::loop};
    }
    return {};
}

class LiveView {
  public:
    LiveView(const Stage& stage, const Canvas& canvas, Intents& intents)
        : stage_(stage), canvas_(canvas), intents_(intents), live_(*stage.live) {}

    void draw(Rect bar) const {
        const Saying saying = saying_of(live_.phase);
        const float dot = canvas_.px(5);
        const Point at{bar.left + dot, std::floor(bar.centre().y)};
        if (live_.phase == LivePhase::running || live_.phase == LivePhase::waiting)
            canvas_.list()->AddCircleFilled({at.x, at.y}, dot * 1.9f, saying.accent(0.22f));
        canvas_.list()->AddCircleFilled({at.x, at.y}, dot, saying.accent());
        bar.cut_left(dot * 2 + canvas_.px(10));
        const std::string name = fmt::format(
            fmt::runtime(stage_.say(Word::live)),
            stage_.material.hosts.empty() ? std::string() : stage_.material.hosts[stage_.material.host]);
        bar.left += canvas_.text_in(bar, Font::bold, Size::body, saying.accent(), name) + canvas_.px(14);
        buttons(bar);
        bar.cut_right(canvas_.px(16));
        const std::string when =
            fmt::format("#{} · {}", number_text(live_.events), duration_text(live_.at_ns));
        const float wide = canvas_.measure(Font::mono, Size::small, when).x + canvas_.px(2);
        canvas_.text_in(bar.cut_right(wide), Font::mono, Size::small, colour::dim(), when);
        bar.cut_right(canvas_.px(14));
        if (!live_.notice.empty()) {
            canvas_.text_in(bar, Font::text, Size::body, colour::script(), "⚠️ " + live_.notice);
        } else if (!live_.kept.empty()) {
            canvas_.text_in(bar, Font::text, Size::body, colour::good(),
                            fmt::format(fmt::runtime(stage_.say(Word::live_kept)), live_.kept));
        } else {
            canvas_.text_in(bar, Font::text, Size::body, colour::text(0.92f), stage_.say(saying.says));
        }
    }

  private:
    // From the right to the left.
    void buttons(Rect& bar) const {
        const bool is_over = live_.phase == LivePhase::over;
        const bool is_ending = is_over || live_.phase == LivePhase::stopping;
        if (live_.kept.empty() &&
            button(bar, Sign::keep, stage_.say(Word::keep_run), Word::keep_run_hint, false))
            intents_.push_back(intent::KeepRun{});
        if (button(bar, Sign::compare, stage_.say(Word::compare_run), Word::compare_run_hint,
                   stage_.ui.is_comparing))
            intents_.push_back(intent::CompareRun{});
        if (is_ending) return;
        if (button(bar, Sign::stop, stage_.say(Word::stop_run), Word::stop_run_hint, false))
            intents_.push_back(intent::StopRun{});
        const bool is_shut = live_.phase == LivePhase::holding || live_.phase == LivePhase::pausing;
        const Word size =
            stage_.ui.step == StepSize::message ? Word::step_callback : step_word(stage_.ui.step);
        const std::string one = fmt::format(fmt::runtime(stage_.say(Word::step_run)), stage_.say(size));
        if (button(bar, Sign::step, one, Word::step_run_hint, false)) intents_.push_back(intent::StepRun{});
        if (button(bar, is_shut ? Sign::resume : Sign::pause,
                   stage_.say(is_shut ? Word::resume_run : Word::pause_run), Word::pause_run_hint, is_shut))
            intents_.push_back(intent::PauseRun{});
        if (button(bar, Sign::follow, stage_.say(Word::follow), Word::follow_hint, stage_.ui.is_following))
            intents_.push_back(intent::Follow{});
    }

    bool button(Rect& bar, Sign sign, std::string_view text, Word hint, bool is_lit) const {
        const float wide = canvas_.measure(Font::bold, Size::small, text).x + canvas_.px(44);
        const Rect box = bar.cut_right(wide);
        bar.cut_right(canvas_.px(6));
        const bool is_clicked = clicked(static_cast<uint32_t>(sign) + 10, box);
        canvas_.fill(box, is_lit ? colour::action() : Rgb{0x222A3F}(), 8);
        if (hovered(box)) {
            canvas_.fill(box, colour::white(ImGui::IsItemActive() ? 0.04f : 0.10f), 8);
            tooltip(stage_.say(hint));
        }
        draw_sign({box.left + canvas_.px(19), std::floor(box.centre().y)}, sign, colour::text());
        canvas_.text_in({box.left + canvas_.px(33), box.top, box.right, box.bottom}, Font::bold, Size::small,
                        colour::text(), text);
        return is_clicked;
    }

    void draw_sign(Point at, Sign sign, ImU32 colour) const {
        ImDrawList* list = canvas_.list();
        const float size = canvas_.px(5);
        switch (sign) {
            case Sign::pause:
                canvas_.fill({at.x - size * 0.9f, at.y - size, at.x - size * 0.2f, at.y + size}, colour, 1);
                canvas_.fill({at.x + size * 0.2f, at.y - size, at.x + size * 0.9f, at.y + size}, colour, 1);
                return;
            case Sign::resume:
            case Sign::step:
                list->AddTriangleFilled({at.x + size, at.y}, {at.x - size * 0.8f, at.y - size * 1.1f},
                                        {at.x - size * 0.8f, at.y + size * 1.1f}, colour);
                if (sign == Sign::step)
                    canvas_.fill({at.x + size, at.y - size * 1.1f, at.x + size * 1.45f, at.y + size * 1.1f},
                                 colour, 1);
                return;
            case Sign::stop:
                canvas_.fill({at.x - size, at.y - size, at.x + size, at.y + size}, colour, 1);
                return;
            case Sign::keep:  // an arrow down into a tray
                canvas_.line({at.x, at.y - size * 1.1f}, {at.x, at.y}, colour, 1.8f);
                list->AddTriangleFilled({at.x, at.y + size * 0.7f}, {at.x - size * 0.8f, at.y - size * 0.2f},
                                        {at.x + size * 0.8f, at.y - size * 0.2f}, colour);
                canvas_.line({at.x - size, at.y + size * 1.1f}, {at.x + size, at.y + size * 1.1f}, colour,
                             1.8f);
                return;
            case Sign::compare:  // two columns, the right one a little lower
                canvas_.fill({at.x - size, at.y - size, at.x - size * 0.25f, at.y + size * 0.6f}, colour, 1);
                canvas_.fill({at.x + size * 0.25f, at.y - size * 0.6f, at.x + size, at.y + size}, colour, 1);
                return;
            case Sign::follow:  // to the edge where new events come
                list->AddCircle({at.x, at.y}, size * 1.05f, colour, 0, 1.6f * canvas_.unit());
                list->AddCircleFilled({at.x, at.y}, size * 0.5f, colour);
                return;
        }
    }

    const Stage& stage_;
    const Canvas& canvas_;
    Intents& intents_;
    const LiveStatus& live_;
};

}  // namespace

void draw_live(const Stage& stage, const Rect& box, Intents& intents) {
    const Panel panel(stage, "##live", box, {});
    const Canvas& canvas = panel.canvas();
    LiveView(stage, canvas, intents).draw(box.inset(canvas.px(14), canvas.px(6)));
}

}  // namespace lg::gui::views
