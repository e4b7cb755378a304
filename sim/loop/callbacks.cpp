// How macrotasks run, and the drain of ticks and microtasks behind each.
#include <utility>

#include "sim/host/error_number.h"
#include "sim/loop/loop.h"
#include "sim/loop/signals.h"
#include "sim/loop/streams.h"

namespace lg::loop {

using namespace trace;

// Timers and immediates are called by functions of Node's own JavaScript that run through their lists. All
// other callbacks are called by C++, each by itself.
static bool runs_in_list(CallbackKind kind) {
    return kind == CallbackKind::timer || kind == CallbackKind::immediate;
}

// It begins when what came before it ended, which told the time.
bool Loop::begin_callback(const CallbackStart& start) {
    if (stopping_ || limit_reached()) return false;
    process_.callbacks++;
    recorder_.emit_caused(
        start.cause, CallbackStarted{start.kind, start.subject, start.function, start.label}, start.rule);
    return true;
}

Completion Loop::end_callback(CallbackKind kind, Completion completion) {
    stamp();
    recorder_.emit(CallbackEnded{flag(completion != Completion::normal)});
    settle(completion);
    if (stopping_) return Completion::stopped;
    // Node's scope around a callback that threw does not drain; the one around the main script may.
    const bool drains_anyway = kind == CallbackKind::main_script && profile_.throw_in_main_drains;
    const bool drains = completion != Completion::threw || drains_anyway;
    if (drains && !runs_in_list(kind)) drain_once();
    return completion;
}

// An exception goes to 'uncaughtException' at once. Then Node queues an immediate that does nothing, so that
// the ticks that wait are run behind it at the latest.
void Loop::settle_throw() {
    if (!std::exchange(has_thrown_, true)) spend(costs_.first_exception);
    recorder_.emit(
        CallbackStarted{CallbackKind::error_event, 0, {}, recorder_.trace().intern("uncaughtException")});
    const Completion handled = script_->handle_exception();
    recorder_.emit(CallbackEnded{flag(handled == Completion::threw)});
    if (!stopping_) queue_immediate({}, {});
}

bool Loop::drain_in(DrainPlace place) {
    drain_ = {place};
    const bool ended = drain_once();
    drain_ = {};
    return ended;
}

bool Loop::drain_once() {
    bool more = false;
    drain_.takes_ticks = false;
    do {
        drain_.takes_ticks |= std::exchange(owes_tick_, false) || !thread().ticks.empty();
        if (!thread().ticks.empty()) {
            const Completion ticks = run_ticks();
            if (ticks != Completion::normal) return ticks != Completion::threw;
        }
        if (!thread().jobs.empty() && run_jobs() == Completion::stopped) return true;
        more = false;
        if (thread().ticks.empty()) {
            const Completion rejections = script_->process_rejections(&more);
            settle(rejections);
            if (rejections == Completion::threw) return false;
        }
    } while (!stopping_ && (more || !thread().ticks.empty() || !thread().jobs.empty()));
    owes_tick_ = false;
    if (!stopping_ && thread().callback) {
        recorder_.emit(DrainEnded{thread().callback->ticks_run, thread().callback->jobs_run}, Rule::J3);
    }
    return true;
}

Completion Loop::run_ticks() {
    while (!thread().ticks.empty()) {
        if (limit_reached()) return Completion::stopped;
        const TickId id = thread().ticks.front_key();
        const Seq born = thread().ticks.front()->born;
        const Task task = std::move(*tick_tasks_.find(id));
        tick_tasks_.erase(id);
        recorder_.emit_caused(born, TickStarted{id}, Rule::J3);
        const Completion completion = task();
        stamp();
        recorder_.emit(TickEnded{id, flag(completion != Completion::normal)});
        if (completion != Completion::normal) {
            settle(completion);
            return completion;
        }
    }
    return Completion::normal;
}

// An exception in a microtask (only queueMicrotask's can throw) is reported, and the queue goes on.
Completion Loop::run_jobs() {
    while (!thread().jobs.empty()) {
        if (limit_reached()) return Completion::stopped;
        const JobId id = thread().jobs.front_key();
        recorder_.emit_caused(thread().jobs.find(id)->born, JobStarted{id}, Rule::J3);
        const Completion completion = script_->run_job();
        stamp();
        recorder_.emit(JobEnded{id, flag(completion != Completion::normal)});
        settle(completion);
        if (completion == Completion::stopped || stopping_) return Completion::stopped;
    }
    return Completion::normal;
}

void Loop::emit_process_event(const char* name, Completion (Script::*emit)()) {
    recorder_.emit(CallbackStarted{CallbackKind::process_event, 0, {}, recorder_.trace().intern(name)},
                   Rule::L17);
    const Completion completion = (script_->*emit)();
    stamp();
    recorder_.emit(CallbackEnded{flag(completion != Completion::normal)});
    settle(completion);
    if (completion != Completion::normal || stopping_) return;
    if (emit == &Script::emit_before_exit) {
        drain_once();
        return;
    }
    // Behind 'exit' Node takes no ticks any more, but microtasks run.
    for (bool more = true; more && run_jobs() == Completion::normal;) {
        more = false;
        settle(script_->process_rejections(&more));
    }
}

// ---- arrivals

const Loop::KnownText& Loop::known(const host::MessageText& text) {
    const size_t place = reinterpret_cast<uintptr_t>(&text) / sizeof text % known_texts_.size();
    KnownText& known = known_texts_[place];
    if (known.text == &text) return known;
    Trace& trace = recorder_.trace();
    return known = {&text, trace.intern(text.sender), trace.intern(text.receiver), trace.intern(text.what)};
}

// Turns what the host says into an event of the trace.
struct Loop::Noter {
    Loop& loop;
    const host::Arrival& arrival;

    template <class Body>
    Seq emit(Seq cause, const Body& body, Rule rule = Rule::none) {
        return loop.recorder_.emit_elsewhere(arrival.at, arrival.lane, cause, body, rule);
    }
    const Operation* find(OperationId id) const { return loop.recorder_.world().operations.find(id); }
    StringId text(std::string_view text) { return loop.recorder_.trace().intern(text); }

    Seq operator()(const host::WorkStarted& e) {
        const Operation* operation = find(e.operation);
        return emit(operation ? operation->changed : 0, WorkStarted{e.operation, e.worker}, Rule::T2);
    }
    // What another thread waits for may become known here.
    Seq operator()(host::WorkFinished& e) {
        const Operation* operation = find(e.operation);
        Loop* owner = operation ? loop.process_.threads[operation->thread].loop : nullptr;
        WaitingWork* waiting = owner ? owner->work_tasks_.find(e.operation) : nullptr;
        if (waiting) waiting->outcome = std::move(e.outcome);
        Seq cause = operation ? operation->changed : 0;
        if (!e.start_is_told) cause = emit(cause, WorkStarted{e.operation, e.worker}, Rule::T2);
        return emit(cause, WorkFinished{e.outcome.value, e.operation, e.worker});
    }
    Seq operator()(const host::MessageMoved& e) {
        const auto [_, sender, receiver, what] = loop.known(*e.text);
        if (!e.arrived) return emit(0, MessageSent{e.connection, sender, receiver, what, e.bytes});
        Seq sent = 0;
        for (const InFlight& message : loop.recorder_.world().in_flight) {
            if (message.connection == e.connection && message.sender == sender && message.what == what) {
                sent = message.born;
                break;
            }
        }
        return emit(sent, MessageArrived{e.connection, sender, receiver, what, e.bytes});
    }
    Seq operator()(const host::ActorActed& e) {
        return emit(0, ActorActed{text(e.act->actor), text(e.act->what)});
    }
    Seq operator()(const host::KernelCalled& e) {
        StringId error;
        if (e.result < 0) error = text(host::error_name(e.result));
        StringId option;
        if (e.option != host::SocketOption::none) option = text(trace::name_of(e.option));
        return emit(0, KernelCalled{e.argument, e.result, e.call, e.fd, error, option});
    }
    Seq operator()(const host::RaceMet& e) {
        return emit(
            0, RaceNoted{CallbackKind::work, e.usual.value, CallbackKind::work, e.rival.value, flag(e.upset)},
            Rule::T3);
    }
    Seq operator()(const host::InterestChanged& e) { return emit(0, InterestChanged{e.fd, e.mask}); }
    Seq operator()(const host::DescriptorReady& e) {
        return emit(0, DescriptorReady{e.fd, e.mask}, Rule::L11);
    }
    Seq operator()(const host::IoFinished& e) {
        const Operation* operation = find(e.operation);
        if (!operation) return 0;  // cancelled meanwhile
        return emit(operation->changed, IoFinished{e.outcome.value, e.operation, Flag::no});
    }
    Seq operator()(const host::Interrupted& e) {
        if (loop.signals_->raise(e.signal)) return 0;
        loop.process_.stop_all(ExitReason::interrupted, interrupt_exit_code + e.signal);
        return 0;
    }
};

Seq Loop::note(host::Arrival& arrival) { return std::visit(Noter{*this, arrival}, arrival.what); }

}  // namespace lg::loop
