// How each kind of event changes the world. Here, so that whoever knows the kind of his event when he is
// compiled has no need to look for its function; for the recorder and apply() alone.
#pragma once
#include "sim/trace/world_hot.h"

namespace lg::trace {

// One function for each event: it validates, then changes, and returns null or what the event contradicts.
// Its first argument is what the event concerns: the thread on whose lane it is, the whole world, or both, by
// the thread's number. The last is the number of the event being applied. (world_hot.h, world.cpp,
// world_machine.cpp)
Fault on(World&, const RunStarted&, Seq);
Fault on(World&, uint32_t thread, const RunEnded&, Seq);
Fault on(World&, const LimitReached&, Seq);
Fault on(Thread&, const TurnStarted&, Seq);
Fault on(Thread&, const LoopTimeUpdated&, Seq);
Fault on(Thread&, const PollStarted&, Seq);
Fault on(Thread&, const PollEnded&, Seq);
Fault on(Thread&, const TickQueued&, Seq);
Fault on(Thread&, const TickStarted&, Seq);
Fault on(Thread&, const TickEnded&, Seq);
Fault on(Thread&, const RejectionUnhandled&, Seq);
Fault on(Thread&, const RejectionHandled&, Seq);
Fault on(Thread&, const ModuleLoaded&, Seq);
Fault on(Thread&, const FrameSuspended&, Seq);
Fault on(Thread&, const FrameResumed&, Seq);
Fault on(Thread&, const CoroutineFreed&, Seq);
Fault on(Thread&, const LineReached&, Seq);
Fault on(Thread&, const ExceptionUncaught&, Seq);
Fault on(Thread&, const HeapMeasured&, Seq);
Fault on(Thread&, const GarbageCollected&, Seq);
Fault on(Thread&, const ConsoleWritten&, Seq);
Fault on(Thread&, const TimerStarted&, Seq);
Fault on(Thread&, const TimerStopped&, Seq);
Fault on(Thread&, const TimerReferenced&, Seq);
Fault on(Thread&, const TimerListMoved&, Seq);
Fault on(Thread&, const TimerListEnded&, Seq);
Fault on(Thread&, const ImmediatesTaken&, Seq);
Fault on(Thread&, const ImmediateQueued&, Seq);
Fault on(Thread&, const ImmediateStopped&, Seq);
Fault on(Thread&, const ImmediateReferenced&, Seq);
Fault on(World&, uint32_t thread, const RaceNoted&, Seq);
Fault on(World&, const WorkCancelled&, Seq);
Fault on(Thread&, const HandleOpened&, Seq);
Fault on(Thread&, const HandleChanged&, Seq);
Fault on(Thread&, const HandleClosing&, Seq);
Fault on(Thread&, const HandleClosed&, Seq);
Fault on(World&, const PendingQueued&, Seq);
Fault on(Thread&, const InterestChanged&, Seq);
Fault on(World&, const MessagePosted&, Seq);
Fault on(World&, const MessageTaken&, Seq);
Fault on(World&, const ActorActed&, Seq);
Fault on(World&, const ThreadCreated&, Seq);
Fault on(World&, uint32_t thread, const ThreadStarted&, Seq);
Fault on(World&, uint32_t thread, const ThreadEnded&, Seq);
Fault on(Thread&, const ThreadBlocked&, Seq);
Fault on(Thread&, const ThreadUnblocked&, Seq);

// The thread is over: nothing of it runs.
void end_thread(Thread& thread, ExitReason reason, int32_t exit_code);

// What of the world a lane stands for.
struct Spot {
    Spot(World& world, Lane lane)
        : number(lane.thread()), is_loop(lane.kind == LaneKind::loop), thread(world.thread(number)) {}

    uint32_t number;  // of the thread
    bool is_loop;
    Thread* thread;  // null if there is none
};

// Applies the event that has this body, and these parts of what all events have. As apply(world, event).
template <class Body>
[[nodiscard]] Fault apply(World& world, const Spot& spot, Time at, Seq cause, const Body& body) {
    constexpr bool starts_run = std::is_same_v<Body, RunStarted>;
    constexpr bool starts_thread = std::is_same_v<Body, ThreadStarted>;
    const uint32_t number = spot.number;
    const bool is_loop = spot.is_loop;
    Thread* const thread = spot.thread;
    const Seq seq = world.step + 1;
    if (world.state != RunState::running) {
        if (world.state == RunState::ended) return "the run is over";
        if (!starts_run) return "a run begins with run_started";
    }
    if (!thread) return "there is no such thread";
    if (!starts_thread && number != 0 && thread->state != RunState::running) return "the thread does not run";
    if (starts_thread && thread->state != RunState::not_started) return "a thread starts once";
    if (is_loop && at < thread->now) return "the loop's time went backwards";
    if (cause > world.step) return "an event is caused by one that came before it";
    Fault fault = fine;
    if constexpr (requires { on(*thread, body, seq); }) fault = on(*thread, body, seq);
    else if constexpr (requires { on(world, body, seq); }) fault = on(world, body, seq);
    else fault = on(world, number, body, seq);
    if (fault) return fault;
    world.step = seq;
    if (is_loop) thread->now = at;
    return fine;
}

}  // namespace lg::trace
