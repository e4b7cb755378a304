// The turns and phases of the loop, and how a run ends.
#include <gtest/gtest.h>

#include "test/loop/fake_node.h"

namespace lg::loop {
namespace {

using namespace trace;

// "main 1: timers pending ... 2: ..." from the trace.
std::string phases_of(const FakeNode& node) {
    std::string text;
    for (Seq seq = 1; seq <= node.trace->size(); seq++) {
        const Event& event = (*node.trace)[seq];
        if (event.is<TurnStarted>()) text += std::to_string(event.as<TurnStarted>().turn) + ": ";
        if (event.is<PhaseEntered>()) text += std::string(name_of(event.as<PhaseEntered>().phase)) + ' ';
    }
    return text;
}

TEST(Phases, a_turn_of_libuv_1_44_begins_with_timers) {
    FakeNode node("18");
    node.run([&] { node.set_immediate([&] { node.set_immediate([] {}); }); });
    EXPECT_EQ(
        phases_of(node),
        "1: timers pending idle_prepare poll check close 2: timers pending idle_prepare poll check close ");
}

TEST(Phases, a_turn_of_libuv_1_45_ends_with_timers_which_also_run_once_before_the_first) {
    FakeNode node("20");
    node.run([&] { node.set_immediate([&] { node.set_immediate([] {}); }); });
    EXPECT_EQ(phases_of(node),
              "timers 1: pending idle_prepare poll check close timers 2: pending idle_prepare poll check "
              "close timers ");
}

TEST(Phases, nothing_alive_is_no_turn_at_all) {
    FakeNode node("20");
    EXPECT_EQ(node.run([&] { node.say("main"); }), "main");
    EXPECT_EQ(phases_of(node), "");
    EXPECT_EQ(node.recorder.world().exit_reason, ExitReason::loop_empty);
}

// Rule L2, probe p06b: a due timer that is unref'd runs at the end from Node 20.3, not before.
TEST(Phases, a_due_unrefd_timer_runs_behind_the_last_turn_only_from_libuv_1_45) {
    const auto program = [](FakeNode& node) {
        return node.run([&] {
            node.unref(node.set_timeout([&] { node.say("timer"); }, 5));
            node.set_immediate([&] {
                node.say("immediate");
                node.busy(10);
            });
        });
    };
    FakeNode old("20.2"), modern("20");
    EXPECT_EQ(program(old), "immediate");
    EXPECT_EQ(program(modern), "immediate timer");
}

// Rule L6.
TEST(Phases, poll_waits_as_long_as_nothing_else_is_to_be_done) {
    FakeNode node("20");
    node.run([&] {
        node.set_timeout([] {}, 30);
        node.set_immediate([] {});
    });
    EXPECT_EQ(node.host.timeouts, (std::vector<int64_t>{0, 30}));
    const auto polls = node.events<PollStarted>();
    EXPECT_EQ(polls[0].reason, PollReason::immediates_wait);
    EXPECT_EQ(polls[1].reason, PollReason::next_timer);

    FakeNode waiting("20");
    waiting.run([&] { waiting.work(500, [] {}); });
    EXPECT_EQ(waiting.host.timeouts.front(), -1);
    EXPECT_EQ(waiting.events<PollStarted>().front().reason, PollReason::nothing_due);
}

// Rule L11.
TEST(Phases, poll_asks_again_while_the_list_was_full_and_at_most_48_times) {
    for (const auto& [full, asked] : {std::pair{0, 1u}, {2, 3u}, {100, 48u}}) {
        FakeNode node("20");
        node.host.full_waits = full;
        node.run([&] { node.set_timeout([] {}, 30); });
        ASSERT_EQ(node.host.timeouts.size(), asked);
        EXPECT_EQ(node.host.timeouts.front(), 30);
        const auto polls = node.events<PollStarted>();
        for (size_t i = 1; i < polls.size(); i++) {
            EXPECT_EQ(node.host.timeouts[i], 0);
            EXPECT_EQ(polls[i].reason, PollReason::list_was_full);
        }
    }
}

// Rule L17.
TEST(Phases, before_exit_may_bring_new_work_and_exit_may_not) {
    FakeNode node("20");
    int times = 0;
    node.script.on_before_exit = [&] {
        node.say("beforeExit");
        if (times++ == 0) node.set_timeout([&] { node.say("again"); });
        node.microtask([&] { node.say("microtask"); });
        return Completion::normal;
    };
    node.script.on_exit = [&] {
        node.say("exit");
        node.next_tick([&] { node.say("never"); });
        return Completion::normal;
    };
    EXPECT_EQ(node.run([] {}), "beforeExit microtask again beforeExit microtask exit");
}

TEST(Phases, a_loop_that_would_wait_for_ever_ends_and_says_so) {
    FakeNode node("20");
    node.run([&] {
        const auto opened = node.loop.streams().open(HandleKind::tcp_socket, {});
        node.loop.streams().read_start(opened.handle, {}, [](host::Outcome&) { return Completion::normal; });
    });
    EXPECT_EQ(node.recorder.world().exit_reason, ExitReason::world_quiet);
    EXPECT_EQ(node.recorder.world().state, RunState::ended);
}

TEST(Phases, process_exit_ends_the_run_at_once) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.next_tick([&] { node.say("tick"); });
        node.set_immediate([&] {
            node.say("exit");
            node.microtask([&] { node.say("never"); });
            node.loop.stop(ExitReason::process_exit, 7);
            node.loop.stop(ExitReason::uncaught_exception, 8);
        });
        node.set_immediate([&] { node.say("never"); });
    });
    EXPECT_EQ(said, "tick exit");
    EXPECT_EQ(node.recorder.world().exit_reason, ExitReason::process_exit);
    EXPECT_EQ(node.recorder.world().exit_code, 7);
}

// ---- limits ----

void expect_limit(const FakeNode& node, LimitKind kind, uint64_t maximum) {
    const auto reached = node.events<LimitReached>();
    ASSERT_EQ(reached.size(), 1u);
    EXPECT_EQ(reached[0].limit, kind);
    EXPECT_EQ(reached[0].maximum, maximum);
    EXPECT_EQ(node.recorder.world().exit_reason, ExitReason::limit);
    EXPECT_EQ(node.recorder.world().exit_code, limit_exit_code);
}

TEST(Limits, immediates_without_end_are_stopped_by_turns) {
    FakeNode node("20", {.turns = 50});
    FakeNode::Body again = [&] { node.set_immediate(again); };
    node.run(again);
    expect_limit(node, LimitKind::turns, 50);
    EXPECT_LE(node.recorder.world().turn, 51u);
}

TEST(Limits, ticks_and_microtasks_without_end_are_stopped_by_events) {
    FakeNode ticks("20", {.events = 1'000});
    FakeNode::Body tick = [&] { ticks.next_tick(tick); };
    ticks.run(tick);
    expect_limit(ticks, LimitKind::events, 1'000);

    FakeNode jobs("20", {.events = 1'000});
    FakeNode::Body job = [&] { jobs.microtask(job); };
    jobs.run(job);
    expect_limit(jobs, LimitKind::events, 1'000);
    EXPECT_LT(jobs.trace->size(), 1'020u);
}

TEST(Limits, many_callbacks_in_one_turn_are_stopped_too) {
    FakeNode node("20", {.callbacks = 10});
    int ran = 0;
    node.run([&] {
        for (int i = 0; i < 100; i++) node.set_immediate([&] { ran++; });
    });
    expect_limit(node, LimitKind::callbacks, 10);
    EXPECT_EQ(ran, 9);  // and the main script
}

}  // namespace
}  // namespace lg::loop
