#include "sim/trace/world_change.h"

// What happens on a loop; the machine around it is in world_machine.cpp.
namespace lg::trace {

// ---- the run and the loop ----

Fault on(World& w, const RunStarted& e, Seq) {
    if (w.state != RunState::not_started) return "a run starts once";
    if (e.pool_size == 0 || e.pool_size > 1024) return "a pool has 1 to 1024 workers";
    w.state = RunState::running;
    w.script = e.script;
    w.profile = e.profile;
    w.workers.assign(e.pool_size, OperationId{});
    return fine;
}
Fault on(World& w, uint32_t thread, const RunEnded& e, Seq) {
    if (!is_valid(e.reason)) return "no such exit reason";
    if (thread != 0) return "the main thread ends the run";
    end_thread(w, e.reason, e.exit_code);
    return fine;
}
Fault on(World& w, const LimitReached& e, Seq) {
    if (!is_valid(e.limit)) return "no such limit";
    w.limit = e.limit;
    w.limit_maximum = e.maximum;
    return fine;
}
Fault on(Thread& w, const TurnStarted& e, Seq) {
    if (e.turn != w.turn + 1) return "turns count up by one";
    w.turn = e.turn;
    w.phase.reset();
    return fine;
}
Fault on(Thread& w, const LoopTimeUpdated& e, Seq) {
    if (e.loop_ms < w.loop_ms) return "the loop's clock went backwards";
    w.loop_ms = e.loop_ms;
    return fine;
}
Fault on(Thread& w, const PollStarted& e, Seq seq) {
    if (!is_valid(e.reason)) return "no such poll reason";
    if (w.poll) return "the loop polls already";
    w.poll = Poll{e.timeout_ms, e.reason, seq};
    return fine;
}
Fault on(Thread& w, const PollEnded&, Seq) {
    if (!w.poll) return "the loop does not poll";
    w.poll.reset();
    return fine;
}

// ---- callbacks, ticks, jobs ----

Fault on(Thread& w, const TickQueued& e, Seq seq) {
    Tick* tick = e.tick ? w.ticks.try_emplace(e.tick) : nullptr;
    if (!tick) return "a tick is queued once";
    *tick = {e.function, e.from, e.label, seq};
    return fine;
}
Fault on(Thread& w, const TickStarted& e, Seq) {
    if (w.running_tick || w.running_job) return "a tick or a job runs already";
    if (w.ticks.front_key() != e.tick || !e.tick) return "the tick is not at the head of its queue";
    w.ticks.erase(e.tick);
    w.running_tick = e.tick;
    if (w.callback) w.callback->ticks_run++;
    return fine;
}
Fault on(Thread& w, const TickEnded& e, Seq) {
    if (w.running_tick != e.tick || !e.tick) return "that tick does not run";
    w.running_tick = {};
    w.stack.clear();
    return fine;
}

// ---- promises ----

static Fault set_unhandled(Thread& w, PromiseId id, bool unhandled) {
    Promise* promise = w.promises.find(id);
    if (!promise) return "the promise is not alive";
    if (promise->unhandled != unhandled) w.unhandled_rejections += unhandled ? 1 : -1;
    promise->unhandled = unhandled;
    return fine;
}
Fault on(Thread& w, const RejectionUnhandled& e, Seq) { return set_unhandled(w, e.promise, true); }
Fault on(Thread& w, const RejectionHandled& e, Seq) { return set_unhandled(w, e.promise, false); }

// ---- JavaScript ----

Fault on(Thread&, const ModuleLoaded&, Seq) { return fine; }
Fault on(Thread& w, const FrameSuspended& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such suspension";
    if (w.stack.empty()) return "the stack is empty";
    if (!e.coroutine || w.suspended.contains(e.coroutine)) return "the function is suspended already";
    w.suspended.insert(e.coroutine, {e.kind, w.stack.back().function, e.at, {}, seq});
    w.stack.pop_back();
    return fine;
}
Fault on(Thread& w, const FrameResumed& e, Seq seq) {
    const Suspended* suspended = w.suspended.find(e.coroutine);
    if (!suspended) return "the function is not suspended";
    w.stack.push_back({suspended->function, e.at, e.coroutine, seq});
    w.suspended.erase(e.coroutine);
    return fine;
}
Fault on(Thread& w, const CoroutineFreed& e, Seq) {
    return w.suspended.erase(e.coroutine) ? fine : "the function is not suspended";
}
Fault on(Thread& w, const LineReached& e, Seq) {
    if (w.stack.empty()) return "the stack is empty";
    w.stack.back().at = e.at;
    return fine;
}
Fault on(Thread&, const ExceptionUncaught&, Seq) { return fine; }
Fault on(Thread& w, const HeapMeasured& e, Seq) {
    w.heap_bytes = e.bytes;
    w.heap_blocks = e.blocks;
    return fine;
}
Fault on(Thread& w, const GarbageCollected& e, Seq) {
    w.heap_bytes = e.bytes_after;
    w.collections++;
    return fine;
}
Fault on(Thread&, const ConsoleWritten& e, Seq) { return is_valid(e.stream) ? fine : "no such stream"; }

// ---- timers and immediates ----

Fault on(Thread& w, const TimerStarted& e, Seq seq) {
    const Timer timer{e.due_ms, e.delay_ms, is_set(e.repeat), is_set(e.referenced), e.function, e.from, seq,
                      {},       {}};
    return w.timers.start(e.timer, timer) ? fine : "the timer is armed already";
}
Fault on(Thread& w, const TimerStopped& e, Seq) {
    return w.timers.stop(e.timer, is_set(e.expired)) ? fine : "the timer is not armed";
}
Fault on(Thread& w, const TimerReferenced& e, Seq) {
    return w.timers.set_referenced(e.timer, is_set(e.referenced)) ? fine : "the timer is not armed";
}
Fault on(Thread& w, const TimerListMoved& e, Seq) {
    return w.timers.move_list(e.delay_ms, e.expiry_ms) ? fine : "there is no such list of timers";
}
Fault on(Thread& w, const TimerListEnded& e, Seq) {
    return w.timers.end_list(e.delay_ms) ? fine : "there is no such empty list of timers";
}
Fault on(Thread& w, const ImmediatesTaken& e, Seq) {
    if (!w.immediate_batch.empty()) return "the last batch is not done";
    if (e.count != w.immediates.size()) return "the batch is not what waits";
    std::swap(w.immediate_batch, w.immediates);
    return fine;
}
static Immediate* find_immediate(Thread& w, ImmediateId id) {
    Immediate* waiting = w.immediates.find(id);
    return waiting ? waiting : w.immediate_batch.find(id);
}
Fault on(Thread& w, const ImmediateQueued& e, Seq seq) {
    if (!e.immediate || find_immediate(w, e.immediate)) return "an immediate is queued once";
    w.immediates.insert(e.immediate, {e.function, e.from, true, seq});
    w.referenced_immediates++;
    return fine;
}
Fault on(Thread& w, const ImmediateStopped& e, Seq) {
    const Immediate* immediate = find_immediate(w, e.immediate);
    if (!immediate) return "the immediate is not queued";
    if (immediate->referenced) w.referenced_immediates--;
    if (!w.immediates.erase(e.immediate)) w.immediate_batch.erase(e.immediate);
    return fine;
}
Fault on(Thread& w, const ImmediateReferenced& e, Seq) {
    Immediate* immediate = find_immediate(w, e.immediate);
    if (!immediate) return "the immediate is not queued";
    const bool referenced = is_set(e.referenced);
    if (immediate->referenced != referenced) w.referenced_immediates += referenced ? 1 : -1;
    immediate->referenced = referenced;
    return fine;
}

// ---- races ----

static bool waits_for_its_turn(World& world, Thread& w, CallbackKind kind, uint32_t subject) {
    if (kind == CallbackKind::main_script) {
        const Thread* thread = subject ? world.thread(subject) : nullptr;
        return thread && thread->state == RunState::not_started;
    }
    if (kind == CallbackKind::message) return world.messages.contains(MessageId{subject});
    if (kind == CallbackKind::timer) return w.timers.find(TimerId{subject});
    if (kind == CallbackKind::immediate) return find_immediate(w, ImmediateId{subject});
    const Operation* operation = world.operations.find(OperationId{subject});
    return kind == CallbackKind::work && operation && operation->is_work;
}
Fault on(World& world, uint32_t thread, const RaceNoted& e, Seq) {
    Thread& w = *world.thread(thread);
    if (!waits_for_its_turn(world, w, e.usual_kind, e.usual) ||
        !waits_for_its_turn(world, w, e.rival_kind, e.rival)) {
        return "only what waits for its turn can race";
    }
    if (e.usual_kind == e.rival_kind && e.usual == e.rival) return "nothing races against itself";
    return fine;
}

const char* apply(World& world, const Event& event) {
    const Spot spot(world, event.lane());
    return event.visit([&](const auto& body) { return apply(world, spot, event.at(), event.cause(), body); });
}

}  // namespace lg::trace
