#include "sim/trace/world.h"

#include <algorithm>

// One function for each event: it validates, then changes, and returns null or what the event contradicts.
// `seq` is the number of the event being applied.
namespace lg::trace {

using Fault = const char*;
static constexpr Fault fine = nullptr;

// ---- the run and the loop ----

static Fault on(World& w, const RunStarted& e, Seq) {
    if (w.state != RunState::not_started) return "a run starts once";
    if (e.pool_size == 0 || e.pool_size > 1024) return "a pool has 1 to 1024 workers";
    w.state = RunState::running;
    w.script = e.script;
    w.profile = e.profile;
    w.workers.assign(e.pool_size, OperationId{});
    return fine;
}
static Fault on(World& w, const RunEnded& e, Seq) {
    if (!is_valid(e.reason)) return "no such exit reason";
    w.state = RunState::ended;
    w.exit_reason = e.reason;
    w.exit_code = e.exit_code;
    w.phase.reset();
    w.poll.reset();
    w.callback.reset();
    w.running_tick = {};
    w.running_job = {};
    w.stack.clear();
    return fine;
}
static Fault on(World& w, const LimitReached& e, Seq) {
    if (!is_valid(e.limit)) return "no such limit";
    w.limit = e.limit;
    w.limit_maximum = e.maximum;
    return fine;
}
static Fault on(World& w, const TurnStarted& e, Seq) {
    if (e.turn != w.turn + 1) return "turns count up by one";
    w.turn = e.turn;
    w.phase.reset();
    return fine;
}
static Fault on(World& w, const PhaseEntered& e, Seq) {
    if (!is_valid(e.phase)) return "no such phase";
    w.phase = e.phase;
    return fine;
}
static Fault on(World& w, const LoopTimeUpdated& e, Seq) {
    if (e.loop_ms < w.loop_ms) return "the loop's clock went backwards";
    w.loop_ms = e.loop_ms;
    return fine;
}
static Fault on(World& w, const PollStarted& e, Seq seq) {
    if (!is_valid(e.reason)) return "no such poll reason";
    if (w.poll) return "the loop polls already";
    w.poll = Poll{e.timeout_ms, e.reason, seq};
    return fine;
}
static Fault on(World& w, const PollEnded&, Seq) {
    if (!w.poll) return "the loop does not poll";
    w.poll.reset();
    return fine;
}

// ---- callbacks, ticks, jobs ----

static bool is_of_operation(CallbackKind kind) {
    return kind == CallbackKind::io || kind == CallbackKind::work || kind == CallbackKind::pending;
}
static Fault on(World& w, const CallbackStarted& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such callback kind";
    if (w.callback && !w.callback->returned) return "a callback runs already";
    if (is_of_operation(e.kind)) {
        const Operation* operation = w.operations.find(OperationId{e.subject});
        if (!operation) return "the callback's operation is not alive";
        if (operation->is_work != (e.kind == CallbackKind::work)) return "the operation is of another kind";
        if (operation->state != OperationState::finished && operation->state != OperationState::pending) {
            return "the callback's operation is not finished";
        }
    }
    if (e.kind == CallbackKind::message && !w.messages.erase(MessageId{e.subject})) {
        return "the callback's message was not posted";
    }
    w.callback = Callback{e.kind, e.subject, e.function, e.label, false, 0, 0, seq};
    return fine;
}
static void forget_operation(World& w, OperationId id) {
    const Operation* operation = w.operations.find(id);
    if (!operation) return;
    if (operation->is_work) w.work_alive--;
    if (operation->state == OperationState::finished) std::erase(w.finished, id);
    if (operation->state == OperationState::pending) std::erase(w.pending, id);
    w.operations.erase(id);
}
static Fault on(World& w, const CallbackEnded&, Seq) {
    if (!w.callback || w.callback->returned) return "no callback runs";
    w.callback->returned = true;
    w.stack.clear();
    if (is_of_operation(w.callback->kind)) forget_operation(w, OperationId{w.callback->subject});
    return fine;
}
static Fault on(World& w, const DrainEnded&, Seq) {
    if (!w.callback || !w.callback->returned) return "no drain runs";
    w.callback.reset();
    return fine;
}
static Fault on(World& w, const TickQueued& e, Seq seq) {
    if (!e.tick || w.ticks.contains(e.tick)) return "a tick is queued once";
    w.ticks.insert(e.tick, {e.function, e.from, e.label, seq});
    return fine;
}
static Fault on(World& w, const TickStarted& e, Seq) {
    if (w.running_tick || w.running_job) return "a tick or a job runs already";
    if (w.ticks.front_key() != e.tick || !e.tick) return "the tick is not at the head of its queue";
    w.ticks.erase(e.tick);
    w.running_tick = e.tick;
    if (w.callback) w.callback->ticks_run++;
    return fine;
}
static Fault on(World& w, const TickEnded& e, Seq) {
    if (w.running_tick != e.tick || !e.tick) return "that tick does not run";
    w.running_tick = {};
    w.stack.clear();
    return fine;
}
static Fault on(World& w, const JobQueued& e, Seq seq) {
    if (!is_valid(e.kind) || !is_valid(e.handler_kind)) return "no such job kind";
    if (!e.job || w.jobs.contains(e.job)) return "a job is queued once";
    w.jobs.insert(
        e.job, {e.kind, e.handler_kind, e.handler, e.from, e.promise, e.coroutine, is_set(e.rejected), seq});
    return fine;
}
static Fault on(World& w, const JobStarted& e, Seq) {
    if (w.running_tick || w.running_job) return "a tick or a job runs already";
    if (w.jobs.front_key() != e.job || !e.job) return "the job is not at the head of its queue";
    w.jobs.erase(e.job);
    w.running_job = e.job;
    if (w.callback) w.callback->jobs_run++;
    return fine;
}
static Fault on(World& w, const JobEnded& e, Seq) {
    if (w.running_job != e.job || !e.job) return "that job does not run";
    w.running_job = {};
    w.stack.clear();
    return fine;
}

// ---- promises ----

static Fault on(World& w, const PromiseCreated& e, Seq seq) {
    if (!e.promise || w.promises.contains(e.promise)) return "a promise is created once";
    Promise promise;
    promise.parent = e.parent;
    promise.from = e.from;
    promise.born = seq;
    w.promises.insert(e.promise, promise);
    return fine;
}
static Fault on(World& w, const ReactionAdded& e, Seq) {
    Promise* promise = w.promises.find(e.promise);
    if (!promise) return "the promise is not alive";
    promise->reactions++;
    if (Suspended* waiter = w.suspended.find(e.coroutine)) waiter->awaited = e.promise;
    return fine;
}
static Fault on(World& w, const PromiseSettled& e, Seq seq) {
    if (!is_valid(e.settlement)) return "no such settlement";
    Promise* promise = w.promises.find(e.promise);
    if (!promise) return "the promise is not alive";
    if (promise->state != PromiseState::pending) return "a promise settles once";
    promise->state = e.settlement == Settlement::fulfilled ? PromiseState::fulfilled : PromiseState::rejected;
    promise->value = e.value;
    promise->settled = seq;
    return fine;
}
static Fault on(World& w, const PromiseFreed& e, Seq) {
    const Promise* promise = w.promises.find(e.promise);
    if (!promise) return "the promise is not alive";
    if (promise->unhandled) w.unhandled_rejections--;
    w.promises.erase(e.promise);
    return fine;
}
static Fault set_unhandled(World& w, PromiseId id, bool unhandled) {
    Promise* promise = w.promises.find(id);
    if (!promise) return "the promise is not alive";
    if (promise->unhandled != unhandled) w.unhandled_rejections += unhandled ? 1 : -1;
    promise->unhandled = unhandled;
    return fine;
}
static Fault on(World& w, const RejectionUnhandled& e, Seq) { return set_unhandled(w, e.promise, true); }
static Fault on(World& w, const RejectionHandled& e, Seq) { return set_unhandled(w, e.promise, false); }

// ---- JavaScript ----

static Fault on(World&, const ModuleLoaded&, Seq) { return fine; }
static Fault on(World& w, const FramePushed& e, Seq seq) {
    w.stack.push_back({e.function, {}, {}, seq});
    return fine;
}
static Fault on(World& w, const FramePopped&, Seq) {
    if (w.stack.empty()) return "the stack is empty";
    w.stack.pop_back();
    return fine;
}
static Fault on(World& w, const FrameSuspended& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such suspension";
    if (w.stack.empty()) return "the stack is empty";
    if (!e.coroutine || w.suspended.contains(e.coroutine)) return "the function is suspended already";
    w.suspended.insert(e.coroutine, {e.kind, w.stack.back().function, e.at, {}, seq});
    w.stack.pop_back();
    return fine;
}
static Fault on(World& w, const FrameResumed& e, Seq seq) {
    const Suspended* suspended = w.suspended.find(e.coroutine);
    if (!suspended) return "the function is not suspended";
    w.stack.push_back({suspended->function, e.at, e.coroutine, seq});
    w.suspended.erase(e.coroutine);
    return fine;
}
static Fault on(World& w, const CoroutineFreed& e, Seq) {
    return w.suspended.erase(e.coroutine) ? fine : "the function is not suspended";
}
static Fault on(World& w, const LineReached& e, Seq) {
    if (w.stack.empty()) return "the stack is empty";
    w.stack.back().at = e.at;
    return fine;
}
static Fault on(World&, const ExceptionUncaught&, Seq) { return fine; }
static Fault on(World& w, const HeapMeasured& e, Seq) {
    w.heap_bytes = e.bytes;
    w.heap_blocks = e.blocks;
    return fine;
}
static Fault on(World& w, const GarbageCollected& e, Seq) {
    w.heap_bytes = e.bytes_after;
    w.collections++;
    return fine;
}
static Fault on(World&, const ConsoleWritten& e, Seq) { return is_valid(e.stream) ? fine : "no such stream"; }

// ---- timers and immediates ----

static Fault on(World& w, const TimerStarted& e, Seq seq) {
    const Timer timer{e.due_ms, e.delay_ms, is_set(e.repeat), is_set(e.referenced), e.function, e.from, seq,
                      {},       {}};
    return w.timers.start(e.timer, timer) ? fine : "the timer is armed already";
}
static Fault on(World& w, const TimerStopped& e, Seq) {
    return w.timers.stop(e.timer, is_set(e.expired)) ? fine : "the timer is not armed";
}
static Fault on(World& w, const TimerReferenced& e, Seq) {
    return w.timers.set_referenced(e.timer, is_set(e.referenced)) ? fine : "the timer is not armed";
}
static Fault on(World& w, const TimerListMoved& e, Seq) {
    return w.timers.move_list(e.delay_ms, e.expiry_ms) ? fine : "there is no such list of timers";
}
static Fault on(World& w, const TimerListEnded& e, Seq) {
    return w.timers.end_list(e.delay_ms) ? fine : "there is no such empty list of timers";
}
static Fault on(World& w, const ImmediatesTaken& e, Seq) {
    if (!w.immediate_batch.empty()) return "the last batch is not done";
    if (e.count != w.immediates.size()) return "the batch is not what waits";
    std::swap(w.immediate_batch, w.immediates);
    return fine;
}
static Immediate* find_immediate(World& w, ImmediateId id) {
    Immediate* waiting = w.immediates.find(id);
    return waiting ? waiting : w.immediate_batch.find(id);
}
static Fault on(World& w, const ImmediateQueued& e, Seq seq) {
    if (!e.immediate || find_immediate(w, e.immediate)) return "an immediate is queued once";
    w.immediates.insert(e.immediate, {e.function, e.from, true, seq});
    w.referenced_immediates++;
    return fine;
}
static Fault on(World& w, const ImmediateStopped& e, Seq) {
    const Immediate* immediate = find_immediate(w, e.immediate);
    if (!immediate) return "the immediate is not queued";
    if (immediate->referenced) w.referenced_immediates--;
    if (!w.immediates.erase(e.immediate)) w.immediate_batch.erase(e.immediate);
    return fine;
}
static Fault on(World& w, const ImmediateReferenced& e, Seq) {
    Immediate* immediate = find_immediate(w, e.immediate);
    if (!immediate) return "the immediate is not queued";
    const bool referenced = is_set(e.referenced);
    if (immediate->referenced != referenced) w.referenced_immediates += referenced ? 1 : -1;
    immediate->referenced = referenced;
    return fine;
}

// ---- the pool ----

static Fault on(World& w, const WorkSubmitted& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such work";
    if (!e.operation || w.operations.contains(e.operation)) return "an operation is submitted once";
    Operation operation;
    operation.is_work = true;
    operation.work = e.kind;
    operation.detail = e.detail;
    operation.from = e.from;
    operation.born = operation.changed = seq;
    w.operations.insert(e.operation, operation);
    w.work_alive++;
    w.work_waiting++;
    return fine;
}
static Fault on(World& w, const WorkStarted& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || !operation->is_work) return "that work was not submitted";
    if (operation->state != OperationState::waiting) return "that work is not in the wait queue";
    if (e.worker >= w.workers.size()) return "there is no such worker";
    if (w.workers[e.worker]) return "the worker is busy";
    operation->state = OperationState::running;
    operation->worker = e.worker;
    operation->changed = seq;
    w.workers[e.worker] = e.operation;
    w.work_waiting--;
    return fine;
}
static Fault on(World& w, const WorkFinished& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || e.worker >= w.workers.size() || w.workers[e.worker] != e.operation) {
        return "that worker does not have that work";
    }
    operation->state = OperationState::finished;
    operation->value = e.value;
    operation->changed = seq;
    w.workers[e.worker] = {};
    w.finished.push_back(e.operation);
    return fine;
}
static Fault on(World& w, const WorkCancelled& e, Seq) {
    const Operation* operation = w.operations.find(e.operation);
    if (!operation || !operation->is_work) return "that work was not submitted";
    if (operation->state != OperationState::waiting) return "only work in the wait queue can be cancelled";
    w.work_waiting--;
    forget_operation(w, e.operation);
    return fine;
}

// ---- races ----

static bool waits_for_its_turn(World& w, CallbackKind kind, uint32_t subject) {
    if (kind == CallbackKind::timer) return w.timers.find(TimerId{subject});
    if (kind == CallbackKind::immediate) return find_immediate(w, ImmediateId{subject});
    const Operation* operation = w.operations.find(OperationId{subject});
    return kind == CallbackKind::work && operation && operation->is_work;
}
static Fault on(World& w, const RaceNoted& e, Seq) {
    if (!waits_for_its_turn(w, e.usual_kind, e.usual) || !waits_for_its_turn(w, e.rival_kind, e.rival)) {
        return "only what waits for its turn can race";
    }
    if (e.usual_kind == e.rival_kind && e.usual == e.rival) return "nothing races against itself";
    return fine;
}

// ---- the demultiplexer and its handles ----

static bool keeps_alive(const Handle& handle) {
    return handle.active && handle.referenced && !handle.closing;
}

static Fault on(World& w, const HandleOpened& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such handle kind";
    if (!e.handle || w.handles.contains(e.handle)) return "a handle is opened once";
    w.handles.insert(e.handle, {e.kind, e.fd, e.label, e.port, false, true, false, seq});
    return fine;
}
static Fault on(World& w, const HandleChanged& e, Seq) {
    Handle* handle = w.handles.find(e.handle);
    if (!handle) return "the handle is not open";
    w.active_handles -= keeps_alive(*handle);
    handle->active = is_set(e.active);
    handle->referenced = is_set(e.referenced);
    if (e.label) handle->label = e.label;
    w.active_handles += keeps_alive(*handle);
    return fine;
}
static Fault on(World& w, const HandleClosing& e, Seq) {
    Handle* handle = w.handles.find(e.handle);
    if (!handle || handle->closing) return "the handle is not open";
    w.active_handles -= keeps_alive(*handle);
    handle->closing = true;
    w.interest.erase(handle->fd);
    std::erase_if(w.ready, [&](const Ready& ready) { return ready.fd == handle->fd; });
    w.closing.push_back(e.handle);
    return fine;
}
static Fault on(World& w, const HandleClosed& e, Seq) {
    const auto found = std::find(w.closing.rbegin(), w.closing.rend(), e.handle);  // last closed runs first
    if (found == w.closing.rend()) return "the handle is not closing";
    w.closing.erase(std::prev(found.base()));
    w.handles.erase(e.handle);
    return fine;
}
static Fault on(World& w, const IoSubmitted& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such I/O";
    if (!e.operation || w.operations.contains(e.operation)) return "an operation is submitted once";
    if (!w.handles.contains(e.handle)) return "the handle is not open";
    Operation operation;
    operation.io = e.kind;
    operation.handle = e.handle;
    operation.bytes = e.bytes;
    operation.detail = e.detail;
    operation.from = e.from;
    operation.born = operation.changed = seq;
    w.operations.insert(e.operation, operation);
    return fine;
}
static Fault on(World& w, const IoFinished& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    if (operation->state != OperationState::waiting) return "that I/O is finished already";
    operation->state = OperationState::finished;
    operation->value = e.value;
    operation->changed = seq;
    w.finished.push_back(e.operation);
    return fine;
}
static Fault on(World& w, const IoCancelled& e, Seq) {
    const Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    forget_operation(w, e.operation);
    return fine;
}
static Fault on(World& w, const PendingQueued& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    if (operation->state != OperationState::finished) return "that I/O is not finished";
    operation->state = OperationState::pending;
    operation->changed = seq;
    std::erase(w.finished, e.operation);
    w.pending.push_back(e.operation);
    return fine;
}
static Fault on(World& w, const InterestChanged& e, Seq) {
    if (e.mask == ready_none) w.interest.erase(e.fd);
    else w.interest[e.fd] = e.mask;
    return fine;
}
static Fault on(World& w, const DescriptorReady& e, Seq) {
    w.ready.push_back({e.fd, e.mask});
    return fine;
}
static Fault on(World& w, const DescriptorServed& e, Seq) {
    const auto found =
        std::find_if(w.ready.begin(), w.ready.end(), [&](const Ready& ready) { return ready.fd == e.fd; });
    if (found == w.ready.end()) return "the descriptor is not on the ready list";
    w.ready.erase(found);
    return fine;
}

// ---- message ports and actors ----

static Fault on(World& w, const MessagePosted& e, Seq seq) {
    if (!e.message || w.messages.contains(e.message)) return "a message is posted once";
    w.messages.insert(e.message, {e.port, e.what, e.from, seq});
    return fine;
}
static Fault on(World& w, const MessageTaken& e, Seq) {
    return w.messages.erase(e.message) ? fine : "that message was not posted";
}

static Fault on(World& w, const MessageSent& e, Seq seq) {
    w.in_flight.push_back({e.connection, e.sender, e.receiver, e.what, e.bytes, seq});
    return fine;
}
static Fault on(World& w, const MessageArrived& e, Seq) {
    const auto found = std::find_if(w.in_flight.begin(), w.in_flight.end(), [&](const InFlight& message) {
        return message.connection == e.connection && message.sender == e.sender && message.what == e.what;
    });
    if (found == w.in_flight.end()) return "that message was not sent";
    w.in_flight.erase(found);
    return fine;
}
static Fault on(World&, const ActorActed&, Seq) { return fine; }

const char* apply(World& world, const Event& event) {
    if (world.state == RunState::ended) return "the run is over";
    if (world.state == RunState::not_started && !event.is<RunStarted>())
        return "a run begins with run_started";
    const bool is_loop = event.lane().kind == LaneKind::loop;
    if (is_loop && event.at() < world.now) return "the loop's time went backwards";
    if (event.cause() > world.step) return "an event is caused by one that came before it";
    const Seq seq = world.step + 1;
    const Fault fault = event.visit([&](const auto& body) { return on(world, body, seq); });
    if (fault) return fault;
    world.step = seq;
    if (is_loop) world.now = event.at();
    return fine;
}

}  // namespace lg::trace
