#include "sim/trace/world.h"

#include <gtest/gtest.h>

#include "sim/trace/replay.h"
#include "test/trace/generated_run.h"

namespace lg::trace {
namespace {

// A running world to which a test applies events.
struct Fold {
    World world;

    Fold() { EXPECT_EQ(apply(event(RunStarted{1, {}, {}, 2})), ""); }

    template <class Body>
    static Event event(const Body& body, Time at = Time{0}, Seq cause = 0) {
        return Event{at, Lane{}, cause, Rule::none, body};
    }
    // What the event contradicts; "" if it is fine. A refused event must leave the world as it was.
    std::string apply(const Event& event) {
        const World before = world;
        const char* fault = trace::apply(world, event);
        if (!fault) return "";
        EXPECT_EQ(world, before) << fault;
        return fault;
    }
    template <class Body>
    Fold& accept(const Body& body) {
        EXPECT_EQ(apply(event(body)), "");
        return *this;
    }
    template <class Body>
    Fold& refuse(const Body& body, const char* fault) {
        EXPECT_EQ(apply(event(body)), fault);
        return *this;
    }
};

TEST(World, a_run_starts_once_and_ends_once) {
    World world;
    EXPECT_STREQ(apply(world, Fold::event(TurnStarted{1})), "a run begins with run_started");
    EXPECT_STREQ(apply(world, Fold::event(RunStarted{1, {}, {}, 0})), "a pool has 1 to 1024 workers");
    EXPECT_STREQ(apply(world, Fold::event(RunStarted{1, {}, {}, 1025})), "a pool has 1 to 1024 workers");
    EXPECT_EQ(world, World{});
    Fold fold;
    fold.refuse(RunStarted{1, {}, {}, 4}, "a run starts once");
    fold.accept(RunEnded{ExitReason::process_exit, 7});
    EXPECT_EQ(fold.world.exit_code, 7);
    fold.refuse(TurnStarted{1}, "the run is over");
}

TEST(World, time_and_causes_run_forwards) {
    Fold fold;
    EXPECT_EQ(fold.apply(Fold::event(TurnStarted{1}, Time{5})), "");
    EXPECT_EQ(fold.apply(Fold::event(PhaseEntered{Phase::poll}, Time{4})), "the loop's time went backwards");
    EXPECT_EQ(fold.apply(Fold::event(PhaseEntered{Phase::poll}, Time{5}, 3)),
              "an event is caused by one that came before it");
    const Event elsewhere{Time{4}, Lane{LaneKind::worker, 0}, 2, Rule::none, ActorActed{}};
    EXPECT_EQ(fold.apply(elsewhere), "");
    EXPECT_EQ(fold.world.now, Time{5});
}

TEST(World, turns_count_up_and_the_loop_polls_once_at_a_time) {
    Fold fold;
    fold.refuse(TurnStarted{2}, "turns count up by one").accept(TurnStarted{1}).accept(TurnStarted{2});
    fold.refuse(PhaseEntered{Phase{6}}, "no such phase");
    fold.accept(LoopTimeUpdated{5}).refuse(LoopTimeUpdated{4}, "the loop's clock went backwards");
    fold.refuse(PollEnded{0}, "the loop does not poll").accept(PollStarted{-1, PollReason::nothing_due});
    fold.refuse(PollStarted{0, PollReason::stopping}, "the loop polls already").accept(PollEnded{0});
    EXPECT_FALSE(fold.world.poll);
}

TEST(World, a_live_run_keeps_the_last_call_of_the_kernel_s) {
    Fold fold;
    fold.accept(KernelCalled{0, 4, SystemCall::socket, -1, {}});
    EXPECT_EQ(fold.world.kernel_called, 2u);
    fold.refuse(KernelCalled{0, 4, SystemCall{99}, -1, {}}, "no such call of the kernel's");
}

TEST(World, a_callback_runs_then_drains_then_is_over) {
    Fold fold;
    fold.refuse(CallbackEnded{}, "no callback runs").refuse(DrainEnded{0, 0}, "no drain runs");
    fold.accept(CallbackStarted{CallbackKind::timer, 1, {}, {}});
    fold.refuse(CallbackStarted{CallbackKind::timer, 1, {}, {}}, "a callback runs already");
    fold.refuse(DrainEnded{0, 0}, "no drain runs").accept(FramePushed{}).accept(CallbackEnded{});
    EXPECT_TRUE(fold.world.stack.empty());
    fold.accept(DrainEnded{0, 0});
    EXPECT_FALSE(fold.world.callback);
    fold.refuse(CallbackStarted{CallbackKind::work, 9, {}, {}}, "the callback's operation is not alive");
}

TEST(World, ticks_and_jobs_leave_their_queues_at_the_head) {
    Fold fold;
    fold.accept(TickQueued{{1}, {}, {}, {}}).accept(TickQueued{{2}, {}, {}, {}});
    fold.refuse(TickQueued{{2}, {}, {}, {}}, "a tick is queued once");
    fold.refuse(TickStarted{{2}}, "the tick is not at the head of its queue").accept(TickStarted{{1}});
    fold.refuse(TickStarted{{2}}, "a tick or a job runs already");
    fold.refuse(TickEnded{{2}, {}}, "that tick does not run").accept(TickEnded{{1}, {}});
    EXPECT_EQ(fold.world.ticks.front_key(), TickId{2});

    const auto queued = [](uint32_t id) { return JobQueued{{id}, {}, {}, {}, {}, {}, {}, {}}; };
    fold.refuse(JobStarted{{1}}, "the job is not at the head of its queue")
        .accept(queued(1))
        .accept(queued(2));
    fold.refuse(queued(1), "a job is queued once").accept(JobStarted{{1}});
    fold.refuse(JobEnded{{2}, {}}, "that job does not run").accept(JobEnded{{1}, {}});
    EXPECT_EQ(fold.world.jobs.size(), 1u);
}

TEST(World, a_promise_settles_once_and_dies_once) {
    Fold fold;
    fold.refuse(PromiseSettled{{1}, {}, {}, {}}, "the promise is not alive");
    fold.accept(PromiseCreated{{1}, {}, {}}).refuse(PromiseCreated{{1}, {}, {}}, "a promise is created once");
    fold.accept(ReactionAdded{{1}, {}, {}, {}}).accept(PromiseSettled{{1}, Settlement::rejected, {}, {}});
    fold.refuse(PromiseSettled{{1}, {}, {}, {}}, "a promise settles once");
    fold.accept(RejectionUnhandled{{1}, {}}).accept(RejectionUnhandled{{1}, {}});
    EXPECT_EQ(fold.world.unhandled_rejections, 1u);
    fold.accept(PromiseFreed{{1}}).refuse(PromiseFreed{{1}}, "the promise is not alive");
    EXPECT_EQ(fold.world.unhandled_rejections, 0u);
}

TEST(World, a_suspended_frame_comes_back_with_its_function) {
    Fold fold;
    fold.refuse(FramePopped{}, "the stack is empty").refuse(LineReached{}, "the stack is empty");
    fold.refuse(FrameSuspended{{1}, {}, {}}, "the stack is empty").accept(FramePushed{SiteId{7}});
    fold.accept(FrameSuspended{{1}, SuspendKind::await, SiteId{8}});
    EXPECT_TRUE(fold.world.stack.empty());
    fold.accept(PromiseCreated{{2}, {}, {}}).accept(ReactionAdded{{2}, Flag::yes, {1}, {}});
    EXPECT_EQ(fold.world.suspended.find({1})->awaited, PromiseId{2});
    fold.accept(FramePushed{}).refuse(FrameSuspended{{1}, {}, {}}, "the function is suspended already");
    fold.refuse(FrameResumed{{2}, {}}, "the function is not suspended").accept(FrameResumed{{1}, SiteId{9}});
    EXPECT_EQ(fold.world.stack.back().function, SiteId{7});
    EXPECT_EQ(fold.world.stack.back().at, SiteId{9});
    fold.refuse(CoroutineFreed{{1}}, "the function is not suspended");
}

TEST(World, timers_stand_in_lists_by_duration) {
    Fold fold;
    const auto start = [](uint32_t id, uint32_t delay_ms, uint64_t due_ms) {
        return TimerStarted{due_ms, {id}, delay_ms, Flag::no, Flag::yes, {}, {}};
    };
    fold.accept(start(1, 10, 10)).accept(start(2, 10, 12)).accept(start(3, 5, 9));
    fold.refuse(start(1, 10, 10), "the timer is armed already")
        .refuse(start(0, 1, 1), "the timer is armed already");
    EXPECT_EQ(fold.world.timers.next_list()->delay_ms, 5u);
    fold.accept(TimerListMoved{11, 5}).refuse(TimerListMoved{11, 6}, "there is no such list of timers");
    EXPECT_EQ(fold.world.timers.next_list()->delay_ms, 10u);
    fold.refuse(TimerListEnded{10}, "there is no such empty list of timers");
    fold.accept(TimerStopped{{1}, Flag::yes}).accept(TimerStopped{{2}, Flag::yes});
    EXPECT_TRUE(fold.world.timers.list(10));  // it is being run
    fold.accept(TimerListEnded{10}).refuse(TimerStopped{{1}, {}}, "the timer is not armed");
    fold.accept(TimerReferenced{{3}, Flag::no})
        .refuse(TimerReferenced{{1}, Flag::no}, "the timer is not armed");
    EXPECT_EQ(fold.world.timers.referenced(), 0u);
    EXPECT_FALSE(fold.world.alive());
    fold.accept(TimerStopped{{3}, Flag::no});
    EXPECT_TRUE(fold.world.timers.lists().empty());
}

TEST(World, immediates_are_taken_as_a_batch) {
    Fold fold;
    fold.accept(ImmediateQueued{{1}, {}, {}}).accept(ImmediateQueued{{2}, {}, {}});
    fold.refuse(ImmediatesTaken{1}, "the batch is not what waits").accept(ImmediatesTaken{2});
    fold.refuse(ImmediatesTaken{0}, "the last batch is not done");
    fold.refuse(ImmediateQueued{{1}, {}, {}}, "an immediate is queued once")
        .accept(ImmediateQueued{{3}, {}, {}});
    fold.accept(ImmediateReferenced{{2}, Flag::no}).accept(ImmediateStopped{{1}});
    EXPECT_EQ(fold.world.referenced_immediates, 1u);
    fold.refuse(ImmediateStopped{{1}}, "the immediate is not queued");
    fold.refuse(ImmediateReferenced{{1}, Flag::no}, "the immediate is not queued");
    fold.accept(ImmediateStopped{{2}});
    EXPECT_EQ(fold.world.immediates.front_key(), ImmediateId{3});
}

TEST(World, a_worker_has_one_piece_of_work) {
    Fold fold;
    const auto submit = [](uint32_t id) { return WorkSubmitted{{id}, WorkKind::stat, {}, {}}; };
    fold.accept(submit(1)).accept(submit(2)).refuse(submit(1), "an operation is submitted once");
    fold.refuse(WorkStarted{{3}, 0}, "that work was not submitted");
    fold.refuse(WorkStarted{{1}, 2}, "there is no such worker").accept(WorkStarted{{1}, 0});
    fold.refuse(WorkStarted{{1}, 1}, "that work is not in the wait queue");
    fold.refuse(WorkStarted{{2}, 0}, "the worker is busy");
    fold.refuse(WorkCancelled{{1}}, "only work in the wait queue can be cancelled");
    fold.refuse(WorkFinished{0, {2}, 0}, "that worker does not have that work");
    fold.refuse(WorkFinished{0, {0}, 1}, "that worker does not have that work");
    fold.refuse(CallbackStarted{CallbackKind::work, 1, {}, {}}, "the callback's operation is not finished");
    fold.accept(WorkFinished{42, {1}, 0});
    fold.refuse(CallbackStarted{CallbackKind::io, 1, {}, {}}, "the operation is of another kind");
    fold.accept(CallbackStarted{CallbackKind::work, 1, {}, {}});
    EXPECT_EQ(fold.world.work_alive, 2u);
    fold.accept(CallbackEnded{}).accept(WorkCancelled{{2}});
    EXPECT_EQ(fold.world.work_alive, 0u);
    EXPECT_EQ(fold.world.work_waiting, 0u);
    EXPECT_TRUE(fold.world.operations.empty());
}

TEST(World, io_goes_from_submitted_over_finished_to_its_callback) {
    Fold fold;
    const auto submit = [](uint32_t id) { return IoSubmitted{{id}, {1}, IoKind::read, 64, {}, {}}; };
    fold.refuse(submit(1), "the handle is not open").accept(HandleOpened{{1}, HandleKind::tcp_socket, 5, {}});
    fold.accept(submit(1)).accept(submit(2)).refuse(submit(2), "an operation is submitted once");
    fold.refuse(IoFinished{0, {3}, {}}, "that I/O was not submitted");
    fold.accept(IoFinished{9, {1}, Flag::yes});
    fold.refuse(IoFinished{9, {1}, {}}, "that I/O is finished already").accept(PendingQueued{{1}});
    fold.refuse(PendingQueued{{1}}, "that I/O waits for the pending phase already");
    EXPECT_TRUE(fold.world.finished.empty());
    EXPECT_TRUE(fold.world.alive());
    fold.accept(CallbackStarted{CallbackKind::pending, 1, {}, {}}).accept(CallbackEnded{});
    EXPECT_TRUE(fold.world.pending.empty());
    fold.accept(IoCancelled{{2}}).refuse(IoCancelled{{2}}, "that I/O was not submitted");
}

TEST(World, a_call_that_is_put_off_is_finished_in_the_pending_phase) {
    Fold fold;
    fold.accept(HandleOpened{{1}, HandleKind::tcp_socket, 5, {}});
    fold.accept(IoSubmitted{{1}, {1}, IoKind::shutdown, 0, {}, {}}).accept(PendingQueued{{1}});
    EXPECT_EQ(fold.world.pending.size(), 1u);
    fold.refuse(CallbackStarted{CallbackKind::io, 2, {}, {}}, "the callback's operation is not alive");
    fold.accept(IoFinished{0, {1}, Flag::yes});
    EXPECT_TRUE(fold.world.pending.empty());
    fold.accept(CallbackStarted{CallbackKind::pending, 1, {}, {}}).accept(CallbackEnded{});
    EXPECT_TRUE(fold.world.operations.empty());
}

TEST(World, a_handle_counts_while_active_and_referenced) {
    Fold fold;
    fold.accept(HandleOpened{{1}, {}, 5, {}}).refuse(HandleOpened{{1}, {}, 5, {}}, "a handle is opened once");
    fold.accept(InterestChanged{5, ready_read}).accept(DescriptorReady{5, ready_read});
    fold.accept(HandleChanged{{1}, Flag::yes, Flag::yes});
    EXPECT_EQ(fold.world.active_handles, 1u);
    fold.refuse(HandleClosed{{1}}, "the handle is not closing").accept(HandleClosing{{1}});
    EXPECT_EQ(fold.world.active_handles, 0u);
    EXPECT_TRUE(fold.world.interest.empty() && fold.world.ready.empty());
    fold.refuse(HandleClosing{{1}}, "the handle is not open").accept(HandleClosed{{1}});
    fold.refuse(HandleChanged{{1}, {}, {}}, "the handle is not open");
    fold.refuse(DescriptorServed{5}, "the descriptor is not on the ready list");
}

TEST(World, a_request_keeps_the_loop_alive_on_any_handle) {
    Fold fold;
    fold.accept(HandleOpened{{1}, {}, 5, {}});
    const auto submit = [](uint32_t id, IoKind kind) { return IoSubmitted{{id}, {1}, kind, 64, {}, {}}; };
    fold.accept(submit(1, IoKind::read)).accept(submit(2, IoKind::accept));
    EXPECT_FALSE(fold.world.alive());
    for (const IoKind kind : {IoKind::connect, IoKind::write, IoKind::shutdown}) {
        fold.accept(submit(3, kind));
        EXPECT_TRUE(fold.world.alive());
        fold.accept(IoFinished{0, {3}, {}}).accept(CallbackStarted{CallbackKind::io, 3, {}, {}});
        fold.accept(CallbackEnded{}).accept(DrainEnded{});
        EXPECT_FALSE(fold.world.alive());
    }
    fold.accept(submit(4, IoKind::write)).accept(IoCancelled{{4}});
    EXPECT_FALSE(fold.world.alive());
}

TEST(World, a_message_arrives_after_it_was_sent) {
    Fold fold;
    const MessageArrived arrived{1, {1}, {2}, {3}, 10};
    fold.refuse(arrived, "that message was not sent").accept(MessageSent{1, {1}, {2}, {3}, 10});
    fold.accept(arrived).refuse(arrived, "that message was not sent");
}

// Events of one run thrown at the worlds of another: most are refused, and then nothing may have changed.
TEST(World, a_refused_event_leaves_the_world_as_it_was) {
    const auto trace = GeneratedRun::make(21, 3'000, false);
    const auto other = GeneratedRun::make(22, 3'000, true);
    Random random(23);
    Replay replay(trace);
    int refused = 0;
    for (int i = 0; i < 1'500; i++) {
        const World& world = replay.at(static_cast<Seq>(random.below(trace->size())));
        World changed = world;
        const Event& event = (*other)[static_cast<Seq>(1 + random.below(other->size()))];
        if (!apply(changed, event)) continue;
        EXPECT_EQ(changed, world) << kind_name(event.kind());
        refused++;
    }
    EXPECT_GT(refused, 500);
}

TEST(World, a_thread_is_created_by_another_starts_and_ends_on_its_own_lane) {
    const auto on_lane = [](uint32_t thread, const auto& body) {
        return Event{Time{0}, Lane{LaneKind::loop, static_cast<uint16_t>(thread)}, 0, Rule::none, body};
    };
    Fold fold;
    EXPECT_EQ(fold.apply(on_lane(1, TurnStarted{1})), "there is no such thread");
    fold.refuse(ThreadCreated{2, {}, {}, {}}, "threads count up by one").accept(ThreadCreated{1, {}, {}, {}});
    EXPECT_EQ(fold.apply(on_lane(1, TurnStarted{1})), "the thread does not run");
    fold.refuse(ThreadStarted{1}, "a thread starts once");
    EXPECT_EQ(fold.apply(on_lane(1, ThreadStarted{1})), "");
    EXPECT_EQ(fold.apply(on_lane(1, ThreadStarted{1})), "a thread starts once");
    fold.refuse(ThreadEnded{}, "the main thread ends with the run");
    EXPECT_EQ(fold.apply(on_lane(1, RunEnded{})), "the main thread ends the run");
    EXPECT_EQ(fold.apply(on_lane(1, ThreadEnded{ExitReason::terminated, 1})), "");
    EXPECT_EQ(fold.apply(on_lane(1, TurnStarted{1})), "the thread does not run");
}

TEST(World, each_thread_has_its_own_stack_queues_and_clock) {
    Fold fold;
    fold.accept(ThreadCreated{1, {}, {}, {}});
    const auto on_worker = [&](const auto& body, Time at = Time{0}) {
        return fold.apply(Event{at, Lane{LaneKind::loop, 1}, 0, Rule::none, body});
    };
    EXPECT_EQ(on_worker(ThreadStarted{1}, Time{9}), "");
    fold.accept(CallbackStarted{CallbackKind::main_script, 0, {}, {}}).accept(FramePushed{});
    EXPECT_EQ(on_worker(CallbackStarted{CallbackKind::main_script, 0, {}, {}}, Time{9}), "");
    EXPECT_EQ(on_worker(LineReached{}, Time{9}), "the stack is empty");
    EXPECT_EQ(on_worker(WorkSubmitted{{1}, WorkKind::stat, {}, {}}, Time{9}), "");
    fold.accept(WorkStarted{{1}, 0}).accept(WorkFinished{0, {1}, 0});
    EXPECT_TRUE(fold.world.finished.empty());
    EXPECT_EQ(fold.world.threads[0].finished.size(), 1u);
    fold.accept(CallbackEnded{})
        .refuse(CallbackStarted{CallbackKind::work, 1, {}, {}}, "the callback's operation is not alive");
    EXPECT_EQ(fold.world.now, Time{0});
    EXPECT_EQ(fold.world.threads[0].now, Time{9});
}

TEST(World, a_job_of_a_thread_that_has_ended_runs_on_for_nobody) {
    Fold fold;
    fold.accept(ThreadCreated{1, {}, {}, {}});
    const auto on_worker = [&](const auto& body) {
        return fold.apply(Event{Time{0}, Lane{LaneKind::loop, 1}, 0, Rule::none, body});
    };
    EXPECT_EQ(on_worker(ThreadStarted{1}), "");
    for (uint32_t id = 1; id <= 2; id++) {
        EXPECT_EQ(on_worker(WorkSubmitted{{id}, WorkKind::stat, {}, {}}), "");
    }
    fold.accept(WorkStarted{{1}, 0});
    EXPECT_EQ(on_worker(ThreadEnded{ExitReason::loop_empty, 0}), "");
    fold.accept(WorkStarted{{2}, 1}).accept(WorkFinished{0, {1}, 0}).accept(WorkFinished{0, {2}, 1});
    EXPECT_TRUE(fold.world.operations.empty());
    EXPECT_EQ(fold.world.threads[0].work_alive, 0u);
}

}  // namespace
}  // namespace lg::trace
