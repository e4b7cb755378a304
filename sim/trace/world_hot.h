// The changes that happen most, for each callback, each operation, and each reaction to a promise: here, so
// that the recorder need not call them. What they do is described in world_change.h, which includes this.
#pragma once
#include <algorithm>

#include "sim/trace/world.h"

namespace lg::trace {

// What an event contradicts; a constant.
using Fault = const char*;
inline constexpr Fault fine = nullptr;

// Mostly the first one, whose callback has run, or the last one, which the kernel had done at once.
inline void erase_one(std::deque<OperationId>& queue, OperationId id) {
    if (!queue.empty() && queue.front() == id) return queue.pop_front();
    if (!queue.empty() && queue.back() == id) return queue.pop_back();
    const auto found = std::find(queue.begin(), queue.end(), id);
    if (found != queue.end()) queue.erase(found);
}
// libuv's uv_connect_t, uv_write_t and uv_shutdown_t are requests of the loop; accepting and reading are not.
inline bool is_request(const Operation& operation) {
    return !operation.is_work && operation.io != IoKind::accept && operation.io != IoKind::read;
}
// The operation and all queues that it stands in; nothing if it is not alive.
inline void forget_operation(World& world, OperationId id) {
    const Operation* operation = world.operations.find(id);
    if (!operation) return;
    Thread& w = *world.thread(operation->thread);
    if (operation->is_work) w.work_alive--;
    if (is_request(*operation)) w.requests--;
    if (operation->state == OperationState::finished) erase_one(w.finished, id);
    if (operation->state == OperationState::pending) erase_one(w.pending, id);
    world.operations.erase(id);
}
inline bool is_of_operation(CallbackKind kind) {
    return kind == CallbackKind::io || kind == CallbackKind::work || kind == CallbackKind::pending;
}
inline Fault on(World& world, uint32_t thread, const CallbackStarted& e, Seq seq) {
    Thread& w = *world.thread(thread);
    if (!is_valid(e.kind)) return "no such callback kind";
    if (w.callback && !w.callback->returned) return "a callback runs already";
    if (is_of_operation(e.kind)) {
        const Operation* operation = world.operations.find(OperationId{e.subject});
        if (!operation || operation->thread != thread) return "the callback's operation is not alive";
        if (operation->is_work != (e.kind == CallbackKind::work)) return "the operation is of another kind";
        if (operation->state != OperationState::finished && operation->state != OperationState::pending) {
            return "the callback's operation is not finished";
        }
    }
    if (e.kind == CallbackKind::message && !world.messages.erase(MessageId{e.subject})) {
        return "the callback's message was not posted";
    }
    w.callback = Callback{e.kind, e.subject, e.function, e.label, false, 0, 0, seq};
    return fine;
}
inline Fault on(World& world, uint32_t thread, const CallbackEnded&, Seq) {
    Thread& w = *world.thread(thread);
    if (!w.callback || w.callback->returned) return "no callback runs";
    w.callback->returned = true;
    w.stack.clear();
    if (is_of_operation(w.callback->kind)) forget_operation(world, OperationId{w.callback->subject});
    return fine;
}
inline Fault on(Thread& w, const DrainEnded&, Seq) {
    if (!w.callback || !w.callback->returned) return "no drain runs";
    w.callback.reset();
    return fine;
}
inline Fault on(Thread& w, const PhaseEntered& e, Seq) {
    if (!is_valid(e.phase)) return "no such phase";
    w.phase = e.phase;
    return fine;
}
inline Fault on(Thread& w, const JobQueued& e, Seq seq) {
    if (!is_valid(e.kind) || !is_valid(e.handler_kind)) return "no such job kind";
    Job* job = e.job ? w.jobs.try_emplace(e.job) : nullptr;
    if (!job) return "a job is queued once";
    *job = {e.kind, e.handler_kind, e.handler, e.from, e.promise, e.coroutine, is_set(e.rejected), seq};
    return fine;
}
inline Fault on(Thread& w, const JobStarted& e, Seq) {
    if (w.running_tick || w.running_job) return "a tick or a job runs already";
    if (w.jobs.front_key() != e.job || !e.job) return "the job is not at the head of its queue";
    w.jobs.erase(e.job);
    w.running_job = e.job;
    if (w.callback) w.callback->jobs_run++;
    return fine;
}
inline Fault on(Thread& w, const JobEnded& e, Seq) {
    if (w.running_job != e.job || !e.job) return "that job does not run";
    w.running_job = {};
    w.stack.clear();
    return fine;
}
inline Fault on(Thread& w, const PromiseCreated& e, Seq seq) {
    Promise* promise = e.promise ? w.promises.try_emplace(e.promise) : nullptr;
    if (!promise) return "a promise is created once";
    promise->parent = e.parent;
    promise->from = e.from;
    promise->born = seq;
    return fine;
}
inline Fault on(Thread& w, const ReactionAdded& e, Seq) {
    Promise* promise = w.promises.find(e.promise);
    if (!promise) return "the promise is not alive";
    promise->reactions++;
    if (Suspended* waiter = w.suspended.find(e.coroutine)) waiter->awaited = e.promise;
    return fine;
}
inline Fault on(Thread& w, const PromiseSettled& e, Seq seq) {
    if (!is_valid(e.settlement)) return "no such settlement";
    Promise* promise = w.promises.find(e.promise);
    if (!promise) return "the promise is not alive";
    if (promise->state != PromiseState::pending) return "a promise settles once";
    promise->state = e.settlement == Settlement::fulfilled ? PromiseState::fulfilled : PromiseState::rejected;
    promise->value = e.value;
    promise->settled = seq;
    return fine;
}
inline Fault on(Thread& w, const PromiseFreed& e, Seq) {
    const Promise* promise = w.promises.find(e.promise);
    if (!promise) return "the promise is not alive";
    if (promise->unhandled) w.unhandled_rejections--;
    w.promises.erase(e.promise);
    return fine;
}
inline Fault on(Thread& w, const FramePushed& e, Seq seq) {
    w.stack.push_back({e.function, {}, {}, seq});
    return fine;
}
inline Fault on(Thread& w, const FramePopped&, Seq) {
    if (w.stack.empty()) return "the stack is empty";
    w.stack.pop_back();
    return fine;
}
inline Fault on(World& world, uint32_t thread, const WorkSubmitted& e, Seq seq) {
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
inline Fault on(World& w, const WorkStarted& e, Seq seq) {
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
inline Fault on(World& w, const WorkFinished& e, Seq seq) {
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
inline Fault on(World& world, uint32_t thread, const IoSubmitted& e, Seq seq) {
    if (!is_valid(e.kind)) return "no such I/O";
    Thread& w = *world.thread(thread);
    if (!w.handles.contains(e.handle)) return "the handle is not open";
    Operation* operation = e.operation ? world.operations.try_emplace(e.operation) : nullptr;
    if (!operation) return "an operation is submitted once";
    operation->thread = thread;
    operation->io = e.kind;
    operation->handle = e.handle;
    operation->bytes = e.bytes;
    operation->detail = e.detail;
    operation->from = e.from;
    operation->born = operation->changed = seq;
    w.requests += is_request(*operation);
    return fine;
}
inline Fault on(World& w, const IoFinished& e, Seq seq) {
    Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    if (operation->state == OperationState::finished) return "that I/O is finished already";
    Thread& owner = *w.thread(operation->thread);
    if (operation->state == OperationState::pending) erase_one(owner.pending, e.operation);
    operation->state = OperationState::finished;
    operation->value = e.value;
    operation->changed = seq;
    owner.finished.push_back(e.operation);
    return fine;
}
inline Fault on(World& w, const IoCancelled& e, Seq) {
    const Operation* operation = w.operations.find(e.operation);
    if (!operation || operation->is_work) return "that I/O was not submitted";
    forget_operation(w, e.operation);
    return fine;
}
inline Fault on(Thread& w, const DescriptorReady& e, Seq) {
    w.ready.push_back({e.fd, e.mask});
    return fine;
}
inline Fault on(Thread& w, const DescriptorServed& e, Seq) {
    if (!w.ready.empty() && w.ready.front().fd == e.fd) return w.ready.pop_front(), fine;
    const auto found =
        std::find_if(w.ready.begin(), w.ready.end(), [&](const Ready& ready) { return ready.fd == e.fd; });
    if (found == w.ready.end()) return "the descriptor is not on the ready list";
    w.ready.erase(found);
    return fine;
}
inline Fault on(Thread& w, const KernelCalled& e, Seq seq) {
    if (!is_valid(e.call)) return "no such call of the kernel's";
    w.kernel_called = seq;
    return fine;
}
inline Fault on(World& w, const MessageSent& e, Seq seq) {
    w.in_flight.push_back({e.connection, e.sender, e.receiver, e.what, e.bytes, seq});
    return fine;
}
inline Fault on(World& w, const MessageArrived& e, Seq) {
    const auto found = std::find_if(w.in_flight.begin(), w.in_flight.end(), [&](const InFlight& message) {
        return message.connection == e.connection && message.sender == e.sender && message.what == e.what;
    });
    if (found == w.in_flight.end()) return "that message was not sent";
    w.in_flight.erase(found);
    return fine;
}

}  // namespace lg::trace
