#include "gui/views/inspector.h"

#include <fmt/format.h>

namespace lg::gui::views {
namespace {

using namespace trace;

struct Badge {
    std::string_view emoji;
    Rgb accent;
};

Badge badge_of(const Event& event) {
    if (event.is<TickQueued>() || event.is<TickStarted>() || event.is<TickEnded>())
        return {"⏭️", colour::tick};
    if (event.is<JobQueued>() || event.is<JobStarted>() || event.is<JobEnded>() ||
        event.is<PromiseCreated>() || event.is<ReactionAdded>() || event.is<PromiseSettled>() ||
        event.is<FrameSuspended>() || event.is<FrameResumed>())
        return {"⚡", colour::microtask};
    if (event.is<TimerStarted>() || event.is<TimerStopped>() || event.is<TimerListMoved>())
        return {"⏰", colour::timer};
    if (event.is<WorkSubmitted>() || event.is<WorkStarted>() || event.is<WorkFinished>())
        return {"🧵", colour::pool};
    if (event.is<TurnStarted>() || event.is<PhaseEntered>() || event.is<LoopTimeUpdated>() ||
        event.is<PollStarted>() || event.is<PollEnded>() || event.is<DrainEnded>())
        return {"🔁", colour::loop};
    if (event.is<ConsoleWritten>()) return {"💬", colour::console};
    if (event.is<ExceptionUncaught>() || event.is<RejectionUnhandled>() || event.is<LimitReached>())
        return {"💥", colour::error};
    if (event.is<RaceNoted>()) return {"🎲", colour::now};
    if (event.is<InterestChanged>() || event.is<DescriptorReady>() || event.is<DescriptorServed>() ||
        event.is<KernelCalled>() || event.is<IoSubmitted>() || event.is<IoFinished>() ||
        event.is<HandleOpened>() || event.is<HandleChanged>())
        return {"📡", colour::demultiplexer};
    if (event.is<MessagePosted>() || event.is<MessageTaken>()) return {"✉️", colour::timer};
    if (event.is<MessageSent>() || event.is<MessageArrived>() || event.is<ActorActed>())
        return {"🌐", colour::actor};
    if (event.is<RunStarted>() || event.is<RunEnded>()) return {"🏁", colour::good};
    return {"📜", colour::script};
}

// The rule that made this event happen now: its own, or else that of the nearest cause that has one.
Rule rule_of(const Trace& trace, Seq seq) {
    for (int steps = 0; seq && seq <= trace.size() && steps < 8; steps++) {
        if (trace[seq].rule() != Rule::none) return trace[seq].rule();
        seq = trace[seq].cause();
    }
    return Rule::none;
}

void why_line(const Stage& stage, const Canvas& canvas, Rect line, Seq seq, Intents& intents) {
    const Seq cause = stage.trace[seq].cause();
    if (cause && cause < seq) {
        const std::string text = fmt::format("{} #{} · {}", stage.say(Word::caused_by), number_text(cause),
                                             explain_event(stage.ui.language, stage.trace, cause));
        const float wide =
            std::min(line.width() * 0.42f, canvas.measure(Font::text, Size::small, text).x + canvas.px(4));
        const Rect place = line.cut_right(wide);
        line.cut_right(canvas.px(16));
        if (clicked("##cause", place)) intents.push_back(intent::GoTo{cause});
        canvas.text_in(place, Font::text, Size::small, hovered(place) ? colour::loop() : colour::dim(), text);
    }
    const Rule rule = rule_of(stage.trace, seq);
    if (rule == Rule::none) return;
    const std::string_view question = stage.say(Word::why_now);
    line.left += canvas.text_in(line, Font::text, Size::small, colour::dim(), question) + canvas.px(8);
    const std::string_view name = name_of(rule);
    const float chip = canvas.chip_width(Font::mono, Size::tiny, name);
    line.left += canvas.chip({line.left, line.centre().y}, chip, Font::mono, Size::tiny, colour::loop,
                             Look::plain, name) +
                 canvas.px(8);
    canvas.text_in(line, Font::text, Size::body, colour::text(0.92f), explain_rule(stage.ui.language, rule));
}

}  // namespace

void draw_inspector(const Stage& stage, const Rect& box, Intents& intents) {
    const Panel panel(stage, "##inspector", box, {});
    const Canvas& canvas = panel.canvas();
    Rect content = box.inset(canvas.px(14), canvas.px(6));
    const Seq seq = stage.current();
    if (!stage.material.problem.empty()) {
        canvas.fill({box.left, box.top, box.left + canvas.px(5), box.bottom}, colour::error(), 3);
        canvas.text_in(content, Font::bold, Size::body, colour::error(), "💥 " + stage.material.problem);
        return;
    }
    if (seq == 0) {
        const bool is_diagram_only = stage.chart().stands_alone;
        canvas.text_in(content, Font::text, Size::body, colour::dim(),
                       stage.say(is_diagram_only ? Word::unbound : Word::before_start));
        return;
    }
    const Badge badge = badge_of(stage.trace[seq]);
    canvas.fill({box.left, box.top + canvas.px(8), box.left + canvas.px(4), box.bottom - canvas.px(8)},
                badge.accent(), 2);
    canvas.text_in(content.cut_left(canvas.px(38)), Font::text, Size::huge, colour::white(), badge.emoji);
    Rect what = content.cut_top(content.height() / 2);
    const std::string where =
        fmt::format("#{} · {}", number_text(seq), duration_text(stage.trace[seq].at().ns));
    const float wide = canvas.measure(Font::mono, Size::small, where).x;
    canvas.text_in(what.cut_right(wide + canvas.px(2)), Font::mono, Size::small, colour::faint(), where);
    what.cut_right(canvas.px(12));
    canvas.text_in(what, Font::bold, Size::body, colour::text(),
                   explain_event(stage.ui.language, stage.trace, seq));
    why_line(stage, canvas, content, seq, intents);
}

}  // namespace lg::gui::views
