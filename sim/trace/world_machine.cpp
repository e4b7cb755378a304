// What happens around the loops: the pool, handles and the demultiplexer, ports, actors, threads.
#include <algorithm>

#include "sim/trace/world_change.h"

namespace lg::trace {

// Mostly the first one, whose callback has run, or the last one, which the kernel had done at once.
static void erase_one(std::deque<OperationId>& queue, OperationId id) {
    if (!queue.empty() && queue.front() == id) return queue.pop_front();
    if (!queue.empty() && queue.back() == id) return queue.pop_back();
    const auto found = std::find(queue.begin(), queue.end(), id);
    if (found != queue.end()) queue.erase(found);
}

void forget_operation(World& world, OperationId id) {
    const Operation* operation = world.operations.find(id);
    if (!operation) return;
    Thread& w = *world.thread(operation->thread);
    if (operation->is_work) w.work_alive--;
    if (operation->state == OperationState::finished) erase_one(w.finished, id);
    if (operation->state == OperationState::pending) erase_one(w.pending, id);
    world.operations.erase(id);
}
// ---- the pool ----

Fault on(World& world, uint32_t thread, const WorkSubmitted& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such work";
    Operation* operation = e.operation ? world.operations.try_emplace(e.operation) : nullptr;
    if (!operation) return "an operation is submitted once";
    Thread& w = *world.thread(thread);
    operation->thread = thread;
    operation->is_work = true;
    operation->work = e.kind;
    operation->detail = e.detail;
    operation->from = e.from;
    operation->born = operation->changed = seq;
    w.work_alive++;
    w.work_waiting++;
    return fine;
}
Fault on(World& w, const WorkStarted& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || !operation->is_work) return "that work was not submitted";
    if (operation->state != OperationState::waiting) return "that work is not in the wait queue";
    if (e.worker >= w.workers.size()) return "there is no such worker";
    if (w.workers[e.worker]) return "the worker is busy";
    operation->state = OperationState::running;
    operation->worker = e.worker;
    operation->changed = seq;
    w.workers[e.worker] = e.operation;
    w.thread(operation->thread)->work_waiting--;
    return fine;
}
Fault on(World& w, const WorkFinished& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || e.worker >= w.workers.size() || w.workers[e.worker] != e.operation) {
        return "that worker does not have that work";
    }
    operation->state = OperationState::finished;
    operation->value = e.value;
    operation->changed = seq;
    w.workers[e.worker] = {};
    Thread& owner = *w.thread(operation->thread);
    owner.finished.push_back(e.operation);
    if (owner.state == RunState::ended) forget_operation(w, e.operation);  // nobody waits for it any more
    return fine;
}
Fault on(World& w, const WorkCancelled& e, Seq) {
    const Operation* operation = w.operations.find(e.operation);
    if (!operation || !operation->is_work) return "that work was not submitted";
    if (operation->state != OperationState::waiting) return "only work in the wait queue can be cancelled";
    w.thread(operation->thread)->work_waiting--;
    forget_operation(w, e.operation);
    return fine;
}

// ---- the demultiplexer and its handles ----

static bool keeps_alive(const Handle& handle) {
    return handle.active && handle.referenced && !handle.closing;
}

Fault on(Thread& w, const HandleOpened& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such handle kind";
    if (!e.handle || w.handles.contains(e.handle)) return "a handle is opened once";
    w.handles.insert(e.handle, {e.kind, e.fd, e.label, e.port, false, true, false, seq});
    return fine;
}
Fault on(Thread& w, const HandleChanged& e, Seq) {
    Handle* handle = w.handles.find(e.handle);
    if (!handle) return "the handle is not open";
    w.active_handles -= keeps_alive(*handle);
    handle->active = is_set(e.active);
    handle->referenced = is_set(e.referenced);
    if (e.label) handle->label = e.label;
    w.active_handles += keeps_alive(*handle);
    return fine;
}
Fault on(Thread& w, const HandleClosing& e, Seq) {
    Handle* handle = w.handles.find(e.handle);
    if (!handle || handle->closing) return "the handle is not open";
    w.active_handles -= keeps_alive(*handle);
    handle->closing = true;
    w.interest.erase(handle->fd);
    std::erase_if(w.ready, [&](const Ready& ready) { return ready.fd == handle->fd; });
    w.closing.push_back(e.handle);
    return fine;
}
Fault on(Thread& w, const HandleClosed& e, Seq) {
    const auto found = std::find(w.closing.rbegin(), w.closing.rend(), e.handle);  // last closed runs first
    if (found == w.closing.rend()) return "the handle is not closing";
    w.closing.erase(std::prev(found.base()));
    w.handles.erase(e.handle);
    return fine;
}
Fault on(World& world, uint32_t thread, const IoSubmitted& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such I/O";
    if (!world.thread(thread)->handles.contains(e.handle)) return "the handle is not open";
    Operation* operation = e.operation ? world.operations.try_emplace(e.operation) : nullptr;
    if (!operation) return "an operation is submitted once";
    operation->thread = thread;
    operation->io = e.kind;
    operation->handle = e.handle;
    operation->bytes = e.bytes;
    operation->detail = e.detail;
    operation->from = e.from;
    operation->born = operation->changed = seq;
    return fine;
}
Fault on(World& w, const IoFinished& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    if (operation->state != OperationState::waiting) return "that I/O is finished already";
    operation->state = OperationState::finished;
    operation->value = e.value;
    operation->changed = seq;
    w.thread(operation->thread)->finished.push_back(e.operation);
    return fine;
}
Fault on(World& w, const IoCancelled& e, Seq) {
    const Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    forget_operation(w, e.operation);
    return fine;
}
Fault on(World& w, const PendingQueued& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    if (operation->state != OperationState::finished) return "that I/O is not finished";
    operation->state = OperationState::pending;
    operation->changed = seq;
    Thread& owner = *w.thread(operation->thread);
    erase_one(owner.finished, e.operation);
    owner.pending.push_back(e.operation);
    return fine;
}
Fault on(Thread& w, const InterestChanged& e, Seq) {
    if (e.mask == ready_none) w.interest.erase(e.fd);
    else w.interest[e.fd] = e.mask;
    return fine;
}
Fault on(Thread& w, const DescriptorReady& e, Seq) {
    w.ready.push_back({e.fd, e.mask});
    return fine;
}
Fault on(Thread& w, const DescriptorServed& e, Seq) {
    if (!w.ready.empty() && w.ready.front().fd == e.fd) return w.ready.pop_front(), fine;
    const auto found =
        std::find_if(w.ready.begin(), w.ready.end(), [&](const Ready& ready) { return ready.fd == e.fd; });
    if (found == w.ready.end()) return "the descriptor is not on the ready list";
    w.ready.erase(found);
    return fine;
}

Fault on(Thread& w, const KernelCalled& e, Seq seq) {
    if (!is_valid(e.call)) return "no such call of the kernel's";
    w.kernel_called = seq;
    return fine;
}

// ---- message ports and actors ----

Fault on(World& w, const MessagePosted& e, Seq seq) {
    if (!e.message || w.messages.contains(e.message)) return "a message is posted once";
    w.messages.insert(e.message, {e.port, e.what, e.from, seq});
    return fine;
}
Fault on(World& w, const MessageTaken& e, Seq) {
    return w.messages.erase(e.message) ? fine : "that message was not posted";
}

Fault on(World& w, const MessageSent& e, Seq seq) {
    w.in_flight.push_back({e.connection, e.sender, e.receiver, e.what, e.bytes, seq});
    return fine;
}
Fault on(World& w, const MessageArrived& e, Seq) {
    const auto found = std::find_if(w.in_flight.begin(), w.in_flight.end(), [&](const InFlight& message) {
        return message.connection == e.connection && message.sender == e.sender && message.what == e.what;
    });
    if (found == w.in_flight.end()) return "that message was not sent";
    w.in_flight.erase(found);
    return fine;
}
Fault on(World&, const ActorActed&, Seq) { return fine; }

// ---- threads ----

void end_thread(Thread& w, ExitReason reason, int32_t exit_code) {
    w.state = RunState::ended;
    w.exit_reason = reason;
    w.exit_code = exit_code;
    w.phase.reset();
    w.poll.reset();
    w.callback.reset();
    w.running_tick = {};
    w.running_job = {};
    w.stack.clear();
    w.block.reset();
}
Fault on(World& w, const ThreadCreated& e, Seq) {
    if (e.thread != w.threads.size() + 1) return "threads count up by one";
    if (e.thread >= lanes_max) return "there are too many threads";
    Thread& thread = w.threads.emplace_back();
    thread.script = e.script;
    thread.label = e.label;
    return fine;
}
Fault on(World& w, uint32_t thread, const ThreadStarted& e, Seq) {
    if (thread != e.thread || thread == 0) return "a thread starts on its own lane";
    w.thread(thread)->state = RunState::running;
    return fine;
}
Fault on(World& world, uint32_t thread, const ThreadEnded& e, Seq) {
    if (!is_valid(e.reason)) return "no such exit reason";
    if (thread == 0) return "the main thread ends with the run";
    Thread& w = *world.thread(thread);
    end_thread(w, e.reason, e.exit_code);
    w.suspended = {};
    w.ticks = {};
    w.jobs = {};
    w.promises = {};
    w.unhandled_rejections = 0;
    w.heap_bytes = w.heap_blocks = 0;
    w.timers = {};
    w.immediates = w.immediate_batch = {};
    w.referenced_immediates = 0;
    w.handles = {};
    w.interest.clear();
    w.ready.clear();
    w.closing.clear();
    w.active_handles = 0;
    std::vector<OperationId> done;  // a pool job goes on without anybody who waits for it
    world.operations.for_each([&](OperationId id, const Operation& operation) {
        const bool is_in_pool = operation.is_work && operation.state != OperationState::finished;
        if (operation.thread == thread && !is_in_pool) done.push_back(id);
    });
    for (const OperationId id : done) forget_operation(world, id);
    return fine;
}
Fault on(Thread& w, const ThreadBlocked& e, Seq seq) {
    if (w.block) return "the thread is blocked already";
    w.block = Block{e.timeout_ms, seq};
    return fine;
}
Fault on(Thread& w, const ThreadUnblocked&, Seq) {
    if (!w.block) return "the thread is not blocked";
    w.block.reset();
    return fine;
}

}  // namespace lg::trace
