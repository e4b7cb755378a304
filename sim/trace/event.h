// The schema of the trace: one documented struct for each thing that can happen, with its name and fields.
// An Event is 48 bytes: when, where, why, and one of these structs. It has no padding, so its bytes are its
// value.
#pragma once
#include <cstring>
#include <type_traits>

#include "sim/base/id.h"
#include "sim/base/time.h"
#include "sim/trace/fields.h"
#include "sim/trace/kinds.h"
#include "sim/trace/rule.h"

namespace lg::trace {

using Seq = uint32_t;  // the number of an event, counting from 1; 0 means "none"

using StringId = Id<struct StringTag>;  // a text in the trace's table
using SiteId = Id<struct SiteTag>;      // a place in the source: function, file, line, column
using TimerId = Id<struct TimerTag>;
using ImmediateId = Id<struct ImmediateTag>;
using TickId = Id<struct TickTag>;  // an entry of the nextTick queue
using JobId = Id<struct JobTag>;    // an entry of the microtask queue
using PromiseId = Id<struct PromiseTag>;
using CoroutineId = Id<struct CoroutineTag>;  // one activation of an async function or generator
using OperationId = Id<struct OperationTag>;  // a libuv request: a pool job or one I/O on a handle
using HandleId = Id<struct HandleTag>;        // a libuv handle: a server, a socket, a port's uv_async
using PortId = Id<struct PortTag>;            // one end of a message channel; it may change hands
using MessageId = Id<struct MessageTag>;      // what postMessage sent

// ---- the run

struct RunStarted {
    uint64_t seed;
    StringId script;
    StringId profile;
    uint32_t pool_size;
    StringId host = {};  // "virtual", or the real machine's demultiplexer
    static constexpr auto name = "run_started";
    static constexpr auto fields =
        std::make_tuple(field("script", &RunStarted::script), field("profile", &RunStarted::profile),
                        field("seed", &RunStarted::seed), field("pool_size", &RunStarted::pool_size),
                        field("host", &RunStarted::host));
};
struct RunEnded {
    ExitReason reason;
    int32_t exit_code;
    static constexpr auto name = "run_ended";
    static constexpr auto fields =
        std::make_tuple(field("reason", &RunEnded::reason), field("exit_code", &RunEnded::exit_code));
};
// The run was stopped by a limit; the trace up to here is whole.
struct LimitReached {
    uint64_t maximum;
    LimitKind limit;
    uint32_t reserved = 0;
    static constexpr auto name = "limit_reached";
    static constexpr auto fields =
        std::make_tuple(field("limit", &LimitReached::limit), field("maximum", &LimitReached::maximum));
};
// In real Node the order of two callbacks depends on timing, and this is the step at which it is decided
// (rules J10, J16, T3). Usual: what comes first there most often. Rival: what else may come first. Each is an
// id of the kind that its CallbackKind names. upset: in this run the rival comes first.
struct RaceNoted {
    CallbackKind usual_kind;
    uint32_t usual;
    CallbackKind rival_kind;
    uint32_t rival;
    Flag upset;
    static constexpr auto name = "race_noted";
    static constexpr auto fields =
        std::make_tuple(field("usual_kind", &RaceNoted::usual_kind), field("usual", &RaceNoted::usual),
                        field("rival_kind", &RaceNoted::rival_kind), field("rival", &RaceNoted::rival),
                        field("upset", &RaceNoted::upset));
};

// ---- the loop

struct TurnStarted {
    uint32_t turn;
    static constexpr auto name = "turn_started";
    static constexpr auto fields = std::make_tuple(field("turn", &TurnStarted::turn));
};
struct PhaseEntered {
    Phase phase;
    static constexpr auto name = "phase_entered";
    static constexpr auto fields = std::make_tuple(field("phase", &PhaseEntered::phase));
};
// uv_update_time: the loop's cached clock, in whole milliseconds.
struct LoopTimeUpdated {
    uint64_t loop_ms;
    static constexpr auto name = "loop_time_updated";
    static constexpr auto fields = std::make_tuple(field("loop_ms", &LoopTimeUpdated::loop_ms));
};
// The demultiplexer was asked to wait. timeout_ms -1: without end; 0: only look (rule L6).
struct PollStarted {
    int64_t timeout_ms;
    PollReason reason;
    uint32_t reserved = 0;
    static constexpr auto name = "poll_started";
    static constexpr auto fields =
        std::make_tuple(field("timeout_ms", &PollStarted::timeout_ms), field("reason", &PollStarted::reason));
};
// arrivals: how many descriptors it told to be ready, and how much I/O to be finished (IOCP).
struct PollEnded {
    uint32_t arrivals;
    static constexpr auto name = "poll_ended";
    static constexpr auto fields = std::make_tuple(field("arrivals", &PollEnded::arrivals));
};

// ---- callbacks: the macrotasks

// subject is an id of the kind that CallbackKind names; function is where the callback is defined.
struct CallbackStarted {
    CallbackKind kind;
    uint32_t subject;
    SiteId function;
    StringId label;
    static constexpr auto name = "callback_started";
    static constexpr auto fields = std::make_tuple(
        field("kind", &CallbackStarted::kind), field("subject", &CallbackStarted::subject),
        field("function", &CallbackStarted::function), field("label", &CallbackStarted::label));
};
// Ended: the callback returned (or threw) and its drain of ticks and microtasks begins.
struct CallbackEnded {
    Flag threw;
    static constexpr auto name = "callback_ended";
    static constexpr auto fields = std::make_tuple(field("threw", &CallbackEnded::threw));
};
// The drain behind a callback is over: both queues are empty (rules J1, J2, J3).
struct DrainEnded {
    uint32_t ticks;
    uint32_t jobs;
    static constexpr auto name = "drain_ended";
    static constexpr auto fields =
        std::make_tuple(field("ticks", &DrainEnded::ticks), field("jobs", &DrainEnded::jobs));
};

// ---- the nextTick queue

struct TickQueued {
    TickId tick;
    SiteId function;
    SiteId from;
    StringId label;
    static constexpr auto name = "tick_queued";
    static constexpr auto fields =
        std::make_tuple(field("tick", &TickQueued::tick), field("function", &TickQueued::function),
                        field("from", &TickQueued::from), field("label", &TickQueued::label));
};
struct TickStarted {
    TickId tick;
    static constexpr auto name = "tick_started";
    static constexpr auto fields = std::make_tuple(field("tick", &TickStarted::tick));
};
struct TickEnded {
    TickId tick;
    Flag threw;
    static constexpr auto name = "tick_ended";
    static constexpr auto fields =
        std::make_tuple(field("tick", &TickEnded::tick), field("threw", &TickEnded::threw));
};

// ---- the microtask queue: the engine's own jobs

// promise: what the job will settle. handler: the callback, or where the suspended function stands.
struct JobQueued {
    JobId job;
    JobKind kind;
    HandlerKind handler_kind;
    SiteId handler;
    PromiseId promise;
    CoroutineId coroutine;
    SiteId from;
    Flag rejected;
    static constexpr auto name = "job_queued";
    static constexpr auto fields = std::make_tuple(
        field("job", &JobQueued::job), field("kind", &JobQueued::kind),
        field("handler_kind", &JobQueued::handler_kind), field("handler", &JobQueued::handler),
        field("promise", &JobQueued::promise), field("coroutine", &JobQueued::coroutine),
        field("from", &JobQueued::from), field("rejected", &JobQueued::rejected));
};
struct JobStarted {
    JobId job;
    static constexpr auto name = "job_started";
    static constexpr auto fields = std::make_tuple(field("job", &JobStarted::job));
};
struct JobEnded {
    JobId job;
    Flag threw;
    static constexpr auto name = "job_ended";
    static constexpr auto fields =
        std::make_tuple(field("job", &JobEnded::job), field("threw", &JobEnded::threw));
};

// ---- promises

struct PromiseCreated {
    PromiseId promise;
    PromiseId parent;
    SiteId from;
    static constexpr auto name = "promise_created";
    static constexpr auto fields =
        std::make_tuple(field("promise", &PromiseCreated::promise), field("parent", &PromiseCreated::parent),
                        field("from", &PromiseCreated::from));
};
// then, catch, finally or await: somebody waits for the promise. coroutine: the function whose await it is;
// it is suspended already.
struct ReactionAdded {
    PromiseId promise;
    Flag awaited;
    CoroutineId coroutine;
    SiteId from;
    static constexpr auto name = "reaction_added";
    static constexpr auto fields =
        std::make_tuple(field("promise", &ReactionAdded::promise), field("awaited", &ReactionAdded::awaited),
                        field("coroutine", &ReactionAdded::coroutine), field("from", &ReactionAdded::from));
};
struct PromiseSettled {
    PromiseId promise;
    Settlement settlement;
    StringId value;
    SiteId from;
    static constexpr auto name = "promise_settled";
    static constexpr auto fields = std::make_tuple(
        field("promise", &PromiseSettled::promise), field("settlement", &PromiseSettled::settlement),
        field("value", &PromiseSettled::value), field("from", &PromiseSettled::from));
};
// Nobody can reach the promise any more: the engine gave its memory back.
struct PromiseFreed {
    PromiseId promise;
    static constexpr auto name = "promise_freed";
    static constexpr auto fields = std::make_tuple(field("promise", &PromiseFreed::promise));
};
// A rejection that nobody handles yet. Node looks at these after the microtasks (rule J17).
struct RejectionUnhandled {
    PromiseId promise;
    StringId reason;
    static constexpr auto name = "rejection_unhandled";
    static constexpr auto fields = std::make_tuple(field("promise", &RejectionUnhandled::promise),
                                                   field("reason", &RejectionUnhandled::reason));
};
struct RejectionHandled {
    PromiseId promise;
    static constexpr auto name = "rejection_handled";
    static constexpr auto fields = std::make_tuple(field("promise", &RejectionHandled::promise));
};

// ---- JavaScript

struct ModuleLoaded {
    StringId file;
    StringId format;    // commonjs, module, json, builtin
    StringId source{};  // the text of a file of the user's, so that a trace can be read without its files
    static constexpr auto name = "module_loaded";
    static constexpr auto fields =
        std::make_tuple(field("file", &ModuleLoaded::file), field("format", &ModuleLoaded::format),
                        field("source", &ModuleLoaded::source));
};
struct FramePushed {
    SiteId function;
    static constexpr auto name = "frame_pushed";
    static constexpr auto fields = std::make_tuple(field("function", &FramePushed::function));
};
struct FramePopped {
    Flag threw;
    static constexpr auto name = "frame_popped";
    static constexpr auto fields = std::make_tuple(field("threw", &FramePopped::threw));
};
// The top frame leaves the stack but lives on: an async function at its await, a generator at its yield.
struct FrameSuspended {
    CoroutineId coroutine;
    SuspendKind kind;
    SiteId at;
    static constexpr auto name = "frame_suspended";
    static constexpr auto fields =
        std::make_tuple(field("coroutine", &FrameSuspended::coroutine), field("kind", &FrameSuspended::kind),
                        field("at", &FrameSuspended::at));
};
struct FrameResumed {
    CoroutineId coroutine;
    SiteId at;
    static constexpr auto name = "frame_resumed";
    static constexpr auto fields =
        std::make_tuple(field("coroutine", &FrameResumed::coroutine), field("at", &FrameResumed::at));
};
// A suspended function that will never go on: nothing refers to it any more.
struct CoroutineFreed {
    CoroutineId coroutine;
    static constexpr auto name = "coroutine_freed";
    static constexpr auto fields = std::make_tuple(field("coroutine", &CoroutineFreed::coroutine));
};
// The top frame is about to run this statement.
struct LineReached {
    SiteId at;
    static constexpr auto name = "line_reached";
    static constexpr auto fields = std::make_tuple(field("at", &LineReached::at));
};
// Nobody caught it: it goes to 'uncaughtException' or ends the run.
struct ExceptionUncaught {
    StringId message;
    SiteId at;
    static constexpr auto name = "exception_uncaught";
    static constexpr auto fields =
        std::make_tuple(field("message", &ExceptionUncaught::message), field("at", &ExceptionUncaught::at));
};
// The engine's heap, as the engine itself counts it; read behind each callback.
struct HeapMeasured {
    uint64_t bytes;
    uint64_t blocks;
    static constexpr auto name = "heap_measured";
    static constexpr auto fields =
        std::make_tuple(field("bytes", &HeapMeasured::bytes), field("blocks", &HeapMeasured::blocks));
};
// The engine looked for cycles of garbage.
struct GarbageCollected {
    uint64_t bytes_before;
    uint64_t bytes_after;
    static constexpr auto name = "garbage_collected";
    static constexpr auto fields = std::make_tuple(field("bytes_before", &GarbageCollected::bytes_before),
                                                   field("bytes_after", &GarbageCollected::bytes_after));
};
struct ConsoleWritten {
    Stream stream;
    StringId text;
    SiteId from;
    static constexpr auto name = "console_written";
    static constexpr auto fields =
        std::make_tuple(field("stream", &ConsoleWritten::stream), field("text", &ConsoleWritten::text),
                        field("from", &ConsoleWritten::from));
};

// ---- timers and immediates

// due_ms is on the loop's clock. repeat: an interval.
struct TimerStarted {
    uint64_t due_ms;
    TimerId timer;
    uint32_t delay_ms;
    Flag repeat;
    Flag referenced;
    SiteId function;
    SiteId from;
    static constexpr auto name = "timer_started";
    static constexpr auto fields =
        std::make_tuple(field("timer", &TimerStarted::timer), field("delay_ms", &TimerStarted::delay_ms),
                        field("due_ms", &TimerStarted::due_ms), field("repeat", &TimerStarted::repeat),
                        field("referenced", &TimerStarted::referenced),
                        field("function", &TimerStarted::function), field("from", &TimerStarted::from));
};
// The timer left its list: cleared by the script, or expired, that is: about to run.
struct TimerStopped {
    TimerId timer;
    Flag expired;
    static constexpr auto name = "timer_stopped";
    static constexpr auto fields =
        std::make_tuple(field("timer", &TimerStopped::timer), field("expired", &TimerStopped::expired));
};
struct TimerReferenced {
    TimerId timer;
    Flag referenced;
    static constexpr auto name = "timer_referenced";
    static constexpr auto fields = std::make_tuple(field("timer", &TimerReferenced::timer),
                                                   field("referenced", &TimerReferenced::referenced));
};
// A list of timers with one duration waits on: its next member is not due yet (rules J9, J10).
struct TimerListMoved {
    uint64_t expiry_ms;
    uint32_t delay_ms;
    uint32_t reserved = 0;
    static constexpr auto name = "timer_list_moved";
    static constexpr auto fields = std::make_tuple(field("delay_ms", &TimerListMoved::delay_ms),
                                                   field("expiry_ms", &TimerListMoved::expiry_ms));
};
// The loop is through with a list, and it is empty. While it ran, timers could still join it.
struct TimerListEnded {
    uint32_t delay_ms;
    static constexpr auto name = "timer_list_ended";
    static constexpr auto fields = std::make_tuple(field("delay_ms", &TimerListEnded::delay_ms));
};
// The check phase takes the immediates that wait now; those queued from here on run in the next turn (rule
// J14).
struct ImmediatesTaken {
    uint32_t count;
    static constexpr auto name = "immediates_taken";
    static constexpr auto fields = std::make_tuple(field("count", &ImmediatesTaken::count));
};
struct ImmediateQueued {
    ImmediateId immediate;
    SiteId function;
    SiteId from;
    static constexpr auto name = "immediate_queued";
    static constexpr auto fields =
        std::make_tuple(field("immediate", &ImmediateQueued::immediate),
                        field("function", &ImmediateQueued::function), field("from", &ImmediateQueued::from));
};
// The immediate left its queue: cleared by the script, or about to run.
struct ImmediateStopped {
    ImmediateId immediate;
    static constexpr auto name = "immediate_stopped";
    static constexpr auto fields = std::make_tuple(field("immediate", &ImmediateStopped::immediate));
};
struct ImmediateReferenced {
    ImmediateId immediate;
    Flag referenced;
    static constexpr auto name = "immediate_referenced";
    static constexpr auto fields = std::make_tuple(field("immediate", &ImmediateReferenced::immediate),
                                                   field("referenced", &ImmediateReferenced::referenced));
};

// ---- the thread pool

// detail: what a reader wants to know, such as the path.
struct WorkSubmitted {
    OperationId operation;
    WorkKind kind;
    StringId detail;
    SiteId from;
    static constexpr auto name = "work_submitted";
    static constexpr auto fields =
        std::make_tuple(field("operation", &WorkSubmitted::operation), field("kind", &WorkSubmitted::kind),
                        field("detail", &WorkSubmitted::detail), field("from", &WorkSubmitted::from));
};
struct WorkStarted {
    OperationId operation;
    uint32_t worker;
    static constexpr auto name = "work_started";
    static constexpr auto fields =
        std::make_tuple(field("operation", &WorkStarted::operation), field("worker", &WorkStarted::worker));
};
// value: what the call returned, or a negative error number.
struct WorkFinished {
    int64_t value;
    OperationId operation;
    uint32_t worker;
    static constexpr auto name = "work_finished";
    static constexpr auto fields =
        std::make_tuple(field("operation", &WorkFinished::operation), field("worker", &WorkFinished::worker),
                        field("value", &WorkFinished::value));
};
struct WorkCancelled {
    OperationId operation;
    static constexpr auto name = "work_cancelled";
    static constexpr auto fields = std::make_tuple(field("operation", &WorkCancelled::operation));
};

// ---- the demultiplexer and its handles

// port: a message port's own number; none for other kinds.
struct HandleOpened {
    HandleId handle;
    HandleKind kind;
    int32_t fd;
    StringId label;
    PortId port{};
    static constexpr auto name = "handle_opened";
    static constexpr auto fields =
        std::make_tuple(field("handle", &HandleOpened::handle), field("kind", &HandleOpened::kind),
                        field("fd", &HandleOpened::fd), field("label", &HandleOpened::label),
                        field("port", &HandleOpened::port));
};
// active and referenced: both are needed to keep the loop alive. label: its address, once it has one.
struct HandleChanged {
    HandleId handle;
    Flag active;
    Flag referenced;
    StringId label{};
    static constexpr auto name = "handle_changed";
    static constexpr auto fields = std::make_tuple(
        field("handle", &HandleChanged::handle), field("active", &HandleChanged::active),
        field("referenced", &HandleChanged::referenced), field("label", &HandleChanged::label));
};
// uv_close: the descriptor is gone, the callback comes in the close phase (rule L15).
struct HandleClosing {
    HandleId handle;
    static constexpr auto name = "handle_closing";
    static constexpr auto fields = std::make_tuple(field("handle", &HandleClosing::handle));
};
struct HandleClosed {
    HandleId handle;
    static constexpr auto name = "handle_closed";
    static constexpr auto fields = std::make_tuple(field("handle", &HandleClosed::handle));
};
// An I/O request on a handle. bytes: how many are to be written, or the room for reading.
struct IoSubmitted {
    OperationId operation;
    HandleId handle;
    IoKind kind;
    uint32_t bytes;
    StringId detail;
    SiteId from;
    static constexpr auto name = "io_submitted";
    static constexpr auto fields =
        std::make_tuple(field("operation", &IoSubmitted::operation), field("kind", &IoSubmitted::kind),
                        field("handle", &IoSubmitted::handle), field("bytes", &IoSubmitted::bytes),
                        field("detail", &IoSubmitted::detail), field("from", &IoSubmitted::from));
};
// The request is done. at_once: the kernel took it without any waiting, so poll was not needed.
struct IoFinished {
    int64_t value;
    OperationId operation;
    Flag at_once;
    static constexpr auto name = "io_finished";
    static constexpr auto fields =
        std::make_tuple(field("operation", &IoFinished::operation), field("value", &IoFinished::value),
                        field("at_once", &IoFinished::at_once));
};
struct IoCancelled {
    OperationId operation;
    static constexpr auto name = "io_cancelled";
    static constexpr auto fields = std::make_tuple(field("operation", &IoCancelled::operation));
};
// The pending phase will take it (rule L10): its callback, or the call itself if it is not finished.
struct PendingQueued {
    OperationId operation;
    static constexpr auto name = "pending_queued";
    static constexpr auto fields = std::make_tuple(field("operation", &PendingQueued::operation));
};
// epoll_ctl, EV_SET and the like: what the demultiplexer watches the descriptor for. A mask of 0 takes it off
// the table.
struct InterestChanged {
    int32_t fd;
    uint32_t mask;
    static constexpr auto name = "interest_changed";
    static constexpr auto fields =
        std::make_tuple(field("fd", &InterestChanged::fd), field("mask", &InterestChanged::mask));
};
// The demultiplexer put the descriptor on its ready list. fd 3 is the pool's wake-up descriptor (rule L12).
struct DescriptorReady {
    int32_t fd;
    uint32_t mask;
    static constexpr auto name = "descriptor_ready";
    static constexpr auto fields =
        std::make_tuple(field("fd", &DescriptorReady::fd), field("mask", &DescriptorReady::mask));
};

// The loop has dealt with the descriptor: it leaves the ready list.
struct DescriptorServed {
    int32_t fd;
    static constexpr auto name = "descriptor_served";
    static constexpr auto fields = std::make_tuple(field("fd", &DescriptorServed::fd));
};

// ---- message ports

// postMessage: a copy waits at the port until the loop that holds the port comes to it in poll (rule T9).
// what: a line that names it.
struct MessagePosted {
    MessageId message;
    PortId port;
    StringId what;
    SiteId from;
    static constexpr auto name = "message_posted";
    static constexpr auto fields =
        std::make_tuple(field("message", &MessagePosted::message), field("port", &MessagePosted::port),
                        field("what", &MessagePosted::what), field("from", &MessagePosted::from));
};
// The message left its queue without a callback: receiveMessageOnPort took it, or its port is gone.
struct MessageTaken {
    MessageId message;
    static constexpr auto name = "message_taken";
    static constexpr auto fields = std::make_tuple(field("message", &MessageTaken::message));
};

// ---- actors: the world outside

// Bytes leave one end of a connection. sender, receiver: an actor's name, or "program"; what: a line that
// names them.
struct MessageSent {
    uint32_t connection;
    StringId sender;
    StringId receiver;
    StringId what;
    uint32_t bytes;
    static constexpr auto name = "message_sent";
    static constexpr auto fields =
        std::make_tuple(field("connection", &MessageSent::connection), field("sender", &MessageSent::sender),
                        field("receiver", &MessageSent::receiver), field("what", &MessageSent::what),
                        field("bytes", &MessageSent::bytes));
};
// They arrive at the other end: in its kernel's buffer, not yet in its program.
struct MessageArrived {
    uint32_t connection;
    StringId sender;
    StringId receiver;
    StringId what;
    uint32_t bytes;
    static constexpr auto name = "message_arrived";
    static constexpr auto fields = std::make_tuple(
        field("connection", &MessageArrived::connection), field("sender", &MessageArrived::sender),
        field("receiver", &MessageArrived::receiver), field("what", &MessageArrived::what),
        field("bytes", &MessageArrived::bytes));
};
// What an actor does on its own: a database that executes a query, a disk that reads.
struct ActorActed {
    StringId actor;
    StringId what;
    static constexpr auto name = "actor_acted";
    static constexpr auto fields =
        std::make_tuple(field("actor", &ActorActed::actor), field("what", &ActorActed::what));
};

// The program calls the real kernel, of a live run, and hears the result at once. fd: -1 if there is none; of
// poll and select, how many descriptors they hand over. argument: a mask, a timeout in milliseconds (-1:
// without end), a number of bytes, a port, the value of the socket's option. result < 0: minus an error
// number in Linux's numbering, whose name is in error.
struct KernelCalled {
    int64_t argument;
    int64_t result;
    SystemCall call;
    int32_t fd;
    StringId error;
    StringId option = {};
    static constexpr auto name = "kernel_called";
    static constexpr auto fields =
        std::make_tuple(field("call", &KernelCalled::call), field("fd", &KernelCalled::fd),
                        field("argument", &KernelCalled::argument), field("result", &KernelCalled::result),
                        field("error", &KernelCalled::error), field("option", &KernelCalled::option));
};

// ---- threads: Node's workers, each with a loop and an engine of its own

// new Worker(): the thread of this number, counting from 1, will be on the loop lane of that number.
// script: its main file. label: what it is called.
struct ThreadCreated {
    uint32_t thread;
    StringId script;
    StringId label;
    SiteId from;
    static constexpr auto name = "thread_created";
    static constexpr auto fields =
        std::make_tuple(field("thread", &ThreadCreated::thread), field("script", &ThreadCreated::script),
                        field("label", &ThreadCreated::label), field("from", &ThreadCreated::from));
};
// The operating system has started it, and its engine is ready.
struct ThreadStarted {
    uint32_t thread;
    static constexpr auto name = "thread_started";
    static constexpr auto fields = std::make_tuple(field("thread", &ThreadStarted::thread));
};
// Its loop is over, and nothing of it runs any more.
struct ThreadEnded {
    ExitReason reason;
    int32_t exit_code;
    static constexpr auto name = "thread_ended";
    static constexpr auto fields =
        std::make_tuple(field("reason", &ThreadEnded::reason), field("exit_code", &ThreadEnded::exit_code));
};
// Atomics.wait: the whole thread stands still. timeout_ms -1: until somebody notifies it.
struct ThreadBlocked {
    int64_t timeout_ms;
    static constexpr auto name = "thread_blocked";
    static constexpr auto fields = std::make_tuple(field("timeout_ms", &ThreadBlocked::timeout_ms));
};
struct ThreadUnblocked {
    Flag notified;
    static constexpr auto name = "thread_unblocked";
    static constexpr auto fields = std::make_tuple(field("notified", &ThreadUnblocked::notified));
};

template <class... Bodies>
struct BodyList {
    static constexpr size_t size = sizeof...(Bodies);
};

// The order is the file format: append only at the end.
using Bodies =
    BodyList<RunStarted, RunEnded, LimitReached, RaceNoted, TurnStarted, PhaseEntered, LoopTimeUpdated,
             PollStarted, PollEnded, CallbackStarted, CallbackEnded, DrainEnded, TickQueued, TickStarted,
             TickEnded, JobQueued, JobStarted, JobEnded, PromiseCreated, ReactionAdded, PromiseSettled,
             PromiseFreed, RejectionUnhandled, RejectionHandled, ModuleLoaded, FramePushed, FramePopped,
             FrameSuspended, FrameResumed, CoroutineFreed, LineReached, ExceptionUncaught, HeapMeasured,
             GarbageCollected, ConsoleWritten, TimerStarted, TimerStopped, TimerReferenced, TimerListMoved,
             TimerListEnded, ImmediatesTaken, ImmediateQueued, ImmediateStopped, ImmediateReferenced,
             WorkSubmitted, WorkStarted, WorkFinished, WorkCancelled, HandleOpened, HandleChanged,
             HandleClosing, HandleClosed, IoSubmitted, IoFinished, IoCancelled, PendingQueued,
             InterestChanged, DescriptorReady, DescriptorServed, MessageSent, MessageArrived, ActorActed,
             MessagePosted, MessageTaken, KernelCalled, ThreadCreated, ThreadStarted, ThreadEnded,
             ThreadBlocked, ThreadUnblocked>;

template <class Body, class List>
struct IndexIn;
template <class Body, class... Rest>
struct IndexIn<Body, BodyList<Body, Rest...>> : std::integral_constant<uint8_t, 0> {};
template <class Body, class First, class... Rest>
struct IndexIn<Body, BodyList<First, Rest...>>
    : std::integral_constant<uint8_t, 1 + IndexIn<Body, BodyList<Rest...>>::value> {};

// The number of a body's kind, as stored in events and files.
template <class Body>
constexpr uint8_t kind_of = IndexIn<Body, Bodies>::value;

class Event {
  public:
    Event() = default;
    template <class Body>
    Event(Time at, Lane lane, Seq cause, Rule rule, const Body& body)
        : at_(at), cause_(cause), lane_(lane.pack()), rule_(rule), kind_(kind_of<Body>) {
        static_assert(sizeof(Body) <= sizeof body_ && std::is_trivially_copyable_v<Body>);
        static_assert(std::has_unique_object_representations_v<Body>, "padding would make hashes differ");
        std::memcpy(body_, &body, sizeof body);
    }

    Time at() const { return at_; }
    Seq cause() const { return cause_; }
    Lane lane() const { return Lane::unpack(lane_); }
    uint16_t packed_lane() const { return lane_; }
    Rule rule() const { return rule_; }
    uint8_t kind() const { return kind_; }

    template <class Body>
    bool is() const {
        return kind_ == kind_of<Body>;
    }
    // The body, which must be of this type.
    template <class Body>
    Body as() const {
        Body body;
        std::memcpy(static_cast<void*>(&body), body_, sizeof body);
        return body;
    }
    // Calls visitor(body) with the body in its own type.
    template <class Visitor>
    decltype(auto) visit(Visitor&& visitor) const {
        return visit_in(std::forward<Visitor>(visitor), Bodies{});
    }

    // The six words that fingerprints mix. One by one: copied at once they would go through memory again.
    std::array<uint64_t, 6> words() const {
        std::array<uint64_t, 6> result;
        static_assert(sizeof(Event) == sizeof result);
        const auto* const bytes = reinterpret_cast<const unsigned char*>(this);
        for (size_t i = 0; i < result.size(); i++) std::memcpy(&result[i], bytes + 8 * i, 8);
        return result;
    }
    friend bool operator==(const Event& a, const Event& b) { return a.words() == b.words(); }

  private:
    template <class Visitor, class First, class... Rest>
    decltype(auto) visit_in(Visitor&& visitor, BodyList<First, Rest...>) const {
        using Return = decltype(visitor(as<First>()));
        using Call = Return (*)(const Event&, Visitor&);
        static constexpr Call calls[] = {
            [](const Event& event, Visitor& v) -> Return { return v(event.as<First>()); },
            [](const Event& event, Visitor& v) -> Return { return v(event.as<Rest>()); }...};
        return calls[kind_](*this, visitor);
    }

    Time at_{};
    Seq cause_ = 0;
    uint16_t lane_ = 0;
    Rule rule_ = Rule::none;
    uint8_t kind_ = 0;
    uint64_t body_[4] = {};
};
static_assert(sizeof(Event) == 48);

// The name of a kind ("timer_started"), or an empty text for a number that stands for none.
std::string_view kind_name(uint8_t kind);
// The number of the kind with this name, or -1.
int kind_from_name(std::string_view name);

}  // namespace lg::trace
