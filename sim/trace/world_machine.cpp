// What happens around the loops: the pool, handles and the demultiplexer, ports, actors, threads.
#include <algorithm>

#include "sim/trace/world_change.h"

namespace lg::trace {

// ---- the pool ----

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
Fault on(World& w, const PendingQueued& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    if (operation->state == OperationState::pending) return "that I/O waits for the pending phase already";
    Thread& owner = *w.thread(operation->thread);
    if (operation->state == OperationState::finished) erase_one(owner.finished, e.operation);
    operation->state = OperationState::pending;
    operation->changed = seq;
    owner.pending.push_back(e.operation);
    return fine;
}
Fault on(Thread& w, const InterestChanged& e, Seq) {
    if (e.mask == ready_none) w.interest.erase(e.fd);
    else w.interest[e.fd] = e.mask;
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
