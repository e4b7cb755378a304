// What is alive at one step of a run: of each thread the stack, the queues, the timers, the demultiplexer and
// the promises; and the pool. History is not here: that is the trace up to the step.
//
// A World changes only through apply(). The loop decides by reading the same World that the window shows.
// Copies are values; a World belongs to one thread.
#pragma once
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/id_table.h"
#include "sim/trace/event.h"
#include "sim/trace/timer_lists.h"

namespace lg::trace {

enum class RunState : uint32_t { not_started, running, ended };

struct Frame {
    SiteId function;
    SiteId at;  // the statement being run, or where it was resumed; none before the first
    CoroutineId coroutine;
    Seq born = 0;
    friend bool operator==(const Frame&, const Frame&) = default;
};

// A macrotask that runs, or whose drain runs.
struct Callback {
    CallbackKind kind = CallbackKind::main_script;
    uint32_t subject = 0;
    SiteId function;
    StringId label;
    bool returned = false;  // the callback is done; its ticks and microtasks are being drained
    uint32_t ticks_run = 0;
    uint32_t jobs_run = 0;
    Seq born = 0;
    friend bool operator==(const Callback&, const Callback&) = default;
};

struct Tick {
    SiteId function;
    SiteId from;
    StringId label;
    Seq born = 0;
    friend bool operator==(const Tick&, const Tick&) = default;
};

struct Job {
    JobKind kind = JobKind::reaction;
    HandlerKind handler_kind = HandlerKind::script;
    SiteId handler;
    SiteId from;
    PromiseId promise;
    CoroutineId coroutine;
    bool rejected = false;
    Seq born = 0;
    friend bool operator==(const Job&, const Job&) = default;
};

struct Immediate {
    SiteId function;
    SiteId from;
    bool referenced = true;
    Seq born = 0;
    friend bool operator==(const Immediate&, const Immediate&) = default;
};

enum class PromiseState : uint32_t { pending, fulfilled, rejected };
struct Promise {
    PromiseState state = PromiseState::pending;
    bool unhandled = false;
    uint32_t reactions = 0;  // how often somebody began to wait for it
    PromiseId parent;
    SiteId from;
    StringId value;
    Seq born = 0;
    Seq settled = 0;
    friend bool operator==(const Promise&, const Promise&) = default;
};

// A function that waits: its frame is off the stack, its variables live on.
struct Suspended {
    SuspendKind kind = SuspendKind::await;
    SiteId function;
    SiteId at;
    PromiseId awaited;
    Seq born = 0;
    friend bool operator==(const Suspended&, const Suspended&) = default;
};

// A libuv request, from its submission to the end of its callback.
enum class OperationState : uint32_t {
    waiting,   // pool: in the wait queue; I/O: the kernel has it, or the demultiplexer watches for it
    running,   // pool: a worker has it
    finished,  // the result is here; the callback waits for its phase
    pending,   // put off to the pending phase: the callback, or the call itself
};
struct Operation {
    uint32_t thread = 0;  // whose it is
    bool is_work = false;
    WorkKind work = WorkKind::open;
    IoKind io = IoKind::read;
    HandleId handle;
    OperationState state = OperationState::waiting;
    uint32_t worker = 0;
    uint32_t bytes = 0;
    int64_t value = 0;
    StringId detail;
    SiteId from;
    Seq born = 0;
    Seq changed = 0;  // the event that brought it to its state
    friend bool operator==(const Operation&, const Operation&) = default;
};

struct Handle {
    HandleKind kind = HandleKind::tcp_socket;
    int32_t fd = -1;
    StringId label;
    PortId port;
    bool active = false;
    bool referenced = true;
    bool closing = false;
    Seq born = 0;
    friend bool operator==(const Handle&, const Handle&) = default;
};

// What the demultiplexer watches, and what it has found ready and the loop has not yet looked at.
struct Ready {
    int32_t fd = 0;
    uint32_t mask = 0;
    friend bool operator==(const Ready&, const Ready&) = default;
};

struct Poll {
    int64_t timeout_ms = 0;
    PollReason reason = PollReason::nothing_due;
    Seq born = 0;
    friend bool operator==(const Poll&, const Poll&) = default;
};

// What postMessage sent, until its callback begins.
struct Posted {
    PortId port;
    StringId what;
    SiteId from;
    Seq born = 0;
    friend bool operator==(const Posted&, const Posted&) = default;
};

// A message between actors that has been sent and has not arrived.
struct InFlight {
    uint32_t connection = 0;
    StringId sender;
    StringId receiver;
    StringId what;
    uint32_t bytes = 0;
    Seq born = 0;
    friend bool operator==(const InFlight&, const InFlight&) = default;
};

// Atomics.wait has stopped the thread.
struct Block {
    int64_t timeout_ms = -1;
    Seq born = 0;
    friend bool operator==(const Block&, const Block&) = default;
};

// A thread of the process: a loop, and the engine on it.
struct Thread {
    // ---- where it stands ----
    Time now;
    RunState state = RunState::not_started;
    ExitReason exit_reason = ExitReason::loop_empty;
    int32_t exit_code = 0;
    StringId script;
    StringId label;              // of a worker
    std::optional<Block> block;  // while Atomics.wait stops it

    // ---- the loop ----
    uint32_t turn = 0;
    std::optional<Phase> phase;
    uint64_t loop_ms = 0;
    std::optional<Poll> poll;  // while the demultiplexer is asked

    // ---- JavaScript ----
    std::optional<Callback> callback;
    TickId running_tick;
    JobId running_job;
    std::vector<Frame> stack;
    IdTable<CoroutineId, Suspended> suspended;
    IdTable<TickId, Tick> ticks;  // ids are given in the order of queueing: these tables are the queues
    IdTable<JobId, Job> jobs;
    IdTable<PromiseId, Promise> promises;
    uint32_t unhandled_rejections = 0;
    uint64_t heap_bytes = 0;
    uint64_t heap_blocks = 0;
    uint32_t collections = 0;  // of garbage

    // ---- timers and immediates ----
    TimerLists timers;
    IdTable<ImmediateId, Immediate> immediates;       // wait for the next check phase
    IdTable<ImmediateId, Immediate> immediate_batch;  // taken by the check phase that runs now
    uint32_t referenced_immediates = 0;               // in both

    // ---- operations ----
    std::deque<OperationId> finished;  // in the order in which their results came; callbacks not yet run
    std::deque<OperationId> pending;   // the pending queue
    uint32_t work_alive = 0;           // pool jobs whose callback has not ended: each keeps the loop alive
    uint32_t work_waiting = 0;         // pool jobs that no worker has taken yet

    // ---- the demultiplexer ----
    IdTable<HandleId, Handle> handles;
    std::map<int32_t, uint32_t> interest;  // fd -> ReadyMask
    std::deque<Ready> ready;
    Seq kernel_called = 0;          // the last call of the real kernel's, on a live host
    std::vector<HandleId> closing;  // last closed runs first (rule L15)
    uint32_t active_handles = 0;    // active, referenced and not closing: each keeps the loop alive
    uint32_t requests = 0;          // connects, writes and ends under way: they do so on any handle

    // Rule L6's question: is there anything that keeps the loop going?
    bool alive() const {
        return timers.referenced() || referenced_immediates || work_alive || active_handles || requests ||
               !pending.empty() || !closing.empty();
    }
    friend bool operator==(const Thread&, const Thread&) = default;
};

// The process. It is its main thread, and what all threads share; most programs have no other thread.
struct World : Thread {
    Seq step = 0;                         // how many events have been applied
    LimitKind limit = LimitKind::events;  // that ended the run
    uint64_t limit_maximum = 0;           // 0: none did
    StringId profile;

    // ---- worker threads, each behind its creation ----
    std::deque<Thread> threads;  // thread k is at k - 1; a new one moves none

    // ---- the pool ----
    std::vector<OperationId> workers;            // what each worker does; none when it waits for work
    IdTable<OperationId, Operation> operations;  // of all threads

    // ---- message ports ----
    IdTable<MessageId, Posted> messages;  // those of one port, in the order of their ids, are its queue

    // ---- actors ----
    std::vector<InFlight> in_flight;

    // The thread of this number, 0 being the main one; null if there is none.
    const Thread* thread(uint32_t number) const {
        if (number == 0) return this;
        return number <= threads.size() ? &threads[number - 1] : nullptr;
    }
    Thread* thread(uint32_t number) { return const_cast<Thread*>(std::as_const(*this).thread(number)); }
    // The one to which an event on this lane belongs: the main one for what happens outside of all.
    const Thread* thread_of(Lane lane) const { return thread(lane.thread()); }

    friend bool operator==(const World&, const World&) = default;
};

// Changes the world by one event. Validates first: on an error the world is as it was.
// Returns null, or what the event contradicts. The text is a constant.
[[nodiscard]] const char* apply(World& world, const Event& event);

}  // namespace lg::trace
