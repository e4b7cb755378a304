#include "sim/diagram/story.h"

#include <algorithm>
#include <utility>

#include "sim/diagram/text.h"
#include "sim/trace/text.h"

namespace lg::diagram {
namespace {

using namespace trace;  // the bodies of events, one function each

constexpr std::string_view process_name = "program";  // as hosts name it in their messages

constexpr Role script{Part::script, {}, 0};
constexpr Role engine{Part::engine, {}, 0};
constexpr Role node{Part::node, {}, 0};
constexpr Role loop{Part::loop, {}, 0};
constexpr Role pool{Part::pool, {}, 0};
constexpr Role kernel{Part::system, {}, 0};

Role thread_role(uint32_t thread) { return {Part::script, {}, thread}; }

std::string counted(std::string_view what, uint32_t number) {
    return std::string(what) + ' ' + std::to_string(number);
}

// One function for each kind of event that is told.
struct Visitor {
    const Trace& trace;
    const Origins& origins;

    using Line = std::optional<StoryLine>;

    static StoryLine line(Role from, Role to, std::string text) {
        return {.from = from, .to = to, .text = std::move(text)};
    }
    static StoryLine answer(Role from, Role to, std::string text) {
        StoryLine result = line(from, to, std::move(text));
        result.style = LineStyle::dotted;
        return result;
    }
    static StoryLine inner(StoryLine line) {
        line.inner = true;
        return line;
    }
    static StoryLine note(Role over, std::string text) {
        StoryLine result = line(over, over, std::move(text));
        result.note = true;
        return result;
    }

    std::string text(StringId id) const { return one_line(trace.text(id)); }
    std::string function(SiteId id) const { return text(trace.site(id).function); }
    // ": name()", or nothing for functions without one.
    std::string calling(SiteId id) const {
        const std::string name = function(id);
        return name.empty() ? "" : ": " + name + "()";
    }

    // "read config.json", as it was submitted.
    std::string operation(OperationId id) const {
        const Seq began = origins.began(Thing::operation, id.value);
        if (began == 0) return counted("operation", id.value);
        std::string result;
        std::string_view detail;
        if (trace[began].is<WorkSubmitted>()) {
            const auto work = trace[began].as<WorkSubmitted>();
            result = name_of(work.kind);
            detail = trace.text(work.detail);
        } else {
            const auto io = trace[began].as<IoSubmitted>();
            result = name_of(io.kind);
            detail = trace.text(io.detail);
            const Seq opened = origins.began(Thing::handle, io.handle.value);
            if (detail.empty() && opened != 0) detail = trace.text(trace[opened].as<HandleOpened>().label);
        }
        return detail.empty() ? result : result + ' ' + one_line(detail);
    }

    std::string subject(const CallbackStarted& e) const {
        switch (e.kind) {
            case CallbackKind::main_script: return "runs the script";
            case CallbackKind::timer: return counted("timers: timer", e.subject);
            case CallbackKind::pending: return "pending: " + operation(OperationId{e.subject});
            case CallbackKind::io:
            case CallbackKind::work: return "poll: " + operation(OperationId{e.subject}) + " is done";
            case CallbackKind::immediate: return counted("check: immediate", e.subject);
            case CallbackKind::close: return counted("close: handle", e.subject);
            case CallbackKind::message: return counted("poll: message", e.subject);
            case CallbackKind::thread_exit: return counted("poll: thread exit", e.subject);
            case CallbackKind::signal: return counted("poll: signal", e.subject);
            case CallbackKind::process_event:
            case CallbackKind::error_event: return std::string(name_of(e.kind));
        }
        return {};
    }

    // ---- the loop and its callbacks ----
    Line operator()(const CallbackStarted& e) const {
        std::string what = subject(e);
        if (e.label) what += ", " + text(e.label);
        return line(loop, script, what + calling(e.function));
    }
    Line operator()(const PollStarted& e) const {
        if (e.timeout_ms == 0) return {};
        const std::string limit = e.timeout_ms < 0 ? "" : ", at most " + std::to_string(e.timeout_ms) + " ms";
        return inner(line(loop, kernel, "waits for events" + limit));
    }
    Line operator()(const RunEnded& e) const {
        return note(loop, "the run ends: " + std::string(name_of(e.reason)) + ", exit code " +
                              std::to_string(e.exit_code));
    }
    Line operator()(const LimitReached& e) const {
        return note(loop, "stopped by the limit of " + std::to_string(e.maximum) + ' ' +
                              std::string(name_of(e.limit)));
    }
    Line operator()(const RaceNoted& e) const {
        return note(loop, counted(name_of(e.usual_kind), e.usual) + " and " +
                              counted(name_of(e.rival_kind), e.rival) + " race in real Node: the " +
                              (is_set(e.upset) ? "second" : "first") + " comes first");
    }

    // ---- the queues ----
    Line operator()(const TickQueued& e) const {
        return inner(line(script, node, counted("nextTick: tick", e.tick.value) + calling(e.function)));
    }
    Line operator()(const TickStarted& e) const {
        return inner(line(node, script, counted("runs tick", e.tick.value)));
    }
    Line operator()(const JobQueued& e) const {
        const std::string kind(name_of(e.kind));
        return inner(
            line(script, engine,
                 "queues " + counted("microtask", e.job.value) + " (" + kind + ')' + calling(e.handler)));
    }
    Line operator()(const JobStarted& e) const {
        return inner(line(engine, script, counted("runs microtask", e.job.value)));
    }
    Line operator()(const FrameSuspended& e) const {
        return inner(answer(script, engine, std::string(name_of(e.kind)) + " suspends" + calling(e.at)));
    }
    Line operator()(const GarbageCollected& e) const {
        return inner(line(
            engine, engine,
            "collects garbage: " + std::to_string(e.bytes_before - std::min(e.bytes_before, e.bytes_after)) +
                " bytes freed"));
    }

    // ---- the script ----
    Line operator()(const ModuleLoaded& e) const {
        if (trace.text(e.format) == "builtin") return {};
        return inner(line(script, node, "loads " + text(e.file)));
    }
    Line operator()(const ConsoleWritten& e) const {
        return line(script, script, std::string(name_of(e.stream)) + ": " + text(e.text));
    }
    Line operator()(const ExceptionUncaught& e) const {
        return line(script, node, "uncaught: " + text(e.message));
    }
    Line operator()(const RejectionUnhandled& e) const {
        return line(engine, node, "nobody handles the rejection: " + text(e.reason));
    }
    Line operator()(const TimerStarted& e) const {
        return line(script, node,
                    (is_set(e.repeat) ? "setInterval " : "setTimeout ") + std::to_string(e.delay_ms) +
                        counted(" ms: timer", e.timer.value) + calling(e.function));
    }
    Line operator()(const TimerStopped& e) const {
        if (is_set(e.expired)) return {};
        return line(script, node, counted("clears timer", e.timer.value));
    }
    Line operator()(const ImmediateQueued& e) const {
        return line(script, node,
                    counted("setImmediate: immediate", e.immediate.value) + calling(e.function));
    }

    // ---- the pool and the kernel ----
    Line operator()(const WorkSubmitted& e) const { return line(node, pool, operation(e.operation)); }
    Line operator()(const WorkStarted& e) const {
        return inner(line(pool, pool, counted("worker", e.worker + 1) + " takes " + operation(e.operation)));
    }
    Line operator()(const WorkFinished& e) const {
        const std::string failed = e.value < 0 ? " failed" : "";
        return answer(pool, loop, counted("worker", e.worker + 1) + ": " + operation(e.operation) + failed);
    }
    Line operator()(const IoSubmitted& e) const { return line(node, kernel, operation(e.operation)); }
    Line operator()(const IoFinished& e) const {
        const std::string failed = e.value < 0 ? " failed" : " is done";
        return answer(kernel, is_set(e.at_once) ? node : loop, operation(e.operation) + failed);
    }
    Line operator()(const InterestChanged& e) const {
        std::string what = e.mask == 0 ? "no longer watch fd " : "watch fd ";
        return inner(line(loop, kernel, what + std::to_string(e.fd)));
    }
    Line operator()(const DescriptorReady& e) const {
        return inner(answer(kernel, loop, "fd " + std::to_string(e.fd) + " is ready"));
    }
    Line operator()(const KernelCalled& e) const {
        return inner(line(wakes_loop(e.call) ? pool : kernel, kernel, trace::call_text(trace, e)));
    }

    // ---- message ports ----
    Line operator()(const MessagePosted& e) const {
        return line(script, node, counted("postMessage: message", e.message.value) + ", " + text(e.what));
    }

    // ---- threads ----
    Line operator()(const ThreadCreated& e) const {
        return line(script, thread_role(e.thread), "new Worker: " + text(e.script));
    }
    Line operator()(const ThreadEnded& e) const {
        return note(loop, "the thread ends: " + std::string(name_of(e.reason)) + ", exit code " +
                              std::to_string(e.exit_code));
    }
    Line operator()(const ThreadBlocked&) const { return line(script, script, "Atomics.wait: stands still"); }
    Line operator()(const ThreadUnblocked& e) const {
        return line(script, script, is_set(e.notified) ? "is notified and goes on" : "goes on");
    }

    // ---- actors ----
    Role actor(StringId name) const {
        return trace.text(name) == process_name || !name ? kernel : Role{Part::loop, name, 0};
    }
    Line operator()(const MessageArrived& e) const {
        StoryLine result = line(actor(e.sender), actor(e.receiver), text(e.what));
        result.head = Head::async;
        return result;
    }
    Line operator()(const ActorActed& e) const { return line(actor(e.actor), actor(e.actor), text(e.what)); }

    template <class Body>
    Line operator()(const Body&) const {
        return {};
    }
};

}  // namespace

std::string one_line(std::string_view text) {
    constexpr size_t longest = 80;
    std::string result;
    text = trimmed(text);
    for (size_t n = 0; !text.empty(); n++) {
        if (n == longest || text.front() == '\n') return result + "…";
        const Character character = first_character(text);
        const bool shown = character.bytes > 0 && character.code >= 0x20 &&
                           (character.code < 0x7F || character.code >= 0xA0);
        append_character(result, shown ? character.code : 0xFFFD);
        text.remove_prefix(character.bytes > 0 ? character.bytes : 1);
    }
    return result;
}

std::optional<StoryLine> Teller::tell(Seq seq) const {
    std::optional<StoryLine> line = trace_[seq].visit(Visitor{trace_, origins_});
    if (!line) return line;
    line->seq = seq;
    const uint32_t thread = trace_[seq].lane().thread();
    for (Role* role : {&line->from, &line->to}) {
        const bool is_shared = role->actor || role->part == Part::pool || role->part == Part::system;
        if (thread != 0 && !is_shared && role->thread == 0) *role = thread_role(thread);
    }
    return line;
}

}  // namespace lg::diagram
