#include <gtest/gtest.h>

#include "test/loop/fake_node.h"

namespace lg::loop {
namespace {

using namespace trace;

// Rule L5.
TEST(Timers, run_in_the_order_of_their_time_then_of_their_start) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.set_timeout([&] { node.say("c20"); }, 20);
        node.set_timeout([&] { node.say("a10"); }, 10);
        node.set_timeout([&] { node.say("b10"); }, 10);
        node.set_timeout([&] { node.say("d5"); }, 5);
    });
    EXPECT_EQ(said, "d5 a10 b10 c20");
    EXPECT_EQ(node.now_ms(), 20);
}

// Rule J8: equal expiries of different durations run in the order in which their lists were made.
TEST(Timers, lists_that_are_due_at_once_run_in_the_order_of_their_making) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.set_timeout([&] { node.say("a10"); }, 10);
        node.busy(4);
        node.set_timeout([&] { node.say("b6"); }, 6);
    });
    EXPECT_EQ(said, "a10 b6");
}

// Rule J9, probe p11: a list drains all its due members, though another list was due before the later ones.
TEST(Timers, a_list_runs_all_its_due_members_before_another_list) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.set_timeout([&] { node.say("A10"); }, 10);
        node.busy(4);
        node.set_timeout([&] { node.say("B8"); }, 8);
        node.busy(1);
        node.set_timeout([&] { node.say("A10-later"); }, 10);
        node.busy(40);
    });
    EXPECT_EQ(said, "A10 A10-later B8");
}

// Rule J10: a list that waits on is numbered anew, so it runs behind another that is due in the same
// millisecond.
TEST(Timers, a_list_that_waits_on_goes_behind_lists_of_the_same_expiry) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.set_timeout([&] { node.say("a10"); }, 10);
        node.busy(5);
        node.set_timeout([&] { node.say("a10-later"); }, 10);
        node.busy(1);
        node.set_timeout([&] { node.say("b9"); }, 9);
    });
    EXPECT_EQ(said, "a10 b9 a10-later");
    const auto moved = node.events<TimerListMoved>();
    ASSERT_EQ(moved.size(), 1u);
    EXPECT_EQ(moved[0].expiry_ms, 15u);
}

// Rule J12, probe p13.
TEST(Timers, armed_while_timers_run_wait_for_the_next_pass) {
    for (const char* version : {"10", "18", "20"}) {
        FakeNode node(version);
        const std::string said = node.run([&] {
            node.set_timeout([&] {
                node.say("t1");
                node.set_timeout([&] { node.say("nested"); });
                node.set_immediate([&] { node.say("imm"); });
                node.busy(5);
            });
            node.set_timeout([&] { node.say("t2"); });
            node.busy(5);
        });
        EXPECT_EQ(said, "t1 t2 imm nested") << version;
    }
}

// Rule L4. A timer armed in the last drain moves the loop's time, so that what fell due meanwhile is due in
// the same phase; libuv 1.48 takes the timers before it runs them.
TEST(Timers, that_fell_due_run_in_the_same_phase_only_before_libuv_1_48) {
    for (const auto& [version, order] : {std::pair{"18", "t1 nested imm"}, std::pair{"20", "t1 nested imm"},
                                         std::pair{"22", "t1 imm nested"}}) {
        FakeNode node(version);
        const std::string said = node.run([&] {
            node.set_timeout([&] {
                node.say("t1");
                node.set_timeout([&] { node.say("nested"); });
                node.set_immediate([&] { node.say("imm"); });
                node.busy(5);
                node.next_tick([&] { node.set_timeout([] {}, 30); });
            });
        });
        EXPECT_EQ(said, order) << version;
    }
}

// Rule J11: the loop's time is read anew when a timer is armed.
TEST(Timers, count_from_now_and_not_from_the_beginning_of_the_phase) {
    FakeNode node("20");
    int64_t ran_ms = 0;
    node.run([&] {
        node.busy(30);
        node.set_timeout([&] { ran_ms = node.now_ms(); }, 10);
    });
    EXPECT_EQ(ran_ms, 40);
}

// Rule J13: 20 ms with 15 ms of work.
TEST(Timers, an_interval_counts_from_the_start_of_its_callback) {
    FakeNode node("20");
    std::vector<int64_t> starts;
    TimerId interval;
    node.run([&] {
        interval = node.set_interval(
            [&] {
                starts.push_back(node.now_ms());
                node.busy(15);
                if (starts.size() == 3) node.clear(interval);
            },
            20);
    });
    EXPECT_EQ(starts, (std::vector<int64_t>{20, 40, 60}));
}

// The interval is not armed while its callback runs: what it says of itself holds when it is armed again.
TEST(Timers, an_interval_that_unrefs_itself_keeps_the_loop_no_longer) {
    FakeNode node("20");
    TimerId interval;
    const std::string said = node.run([&] {
        interval = node.set_interval(
            [&] {
                node.say("run");
                node.unref(interval);
            },
            20);
    });
    EXPECT_EQ(said, "run");
    const auto started = node.events<TimerStarted>();
    ASSERT_EQ(started.size(), 2u);
    EXPECT_EQ(started[1].referenced, Flag::no);
}

TEST(Timers, an_interval_cleared_by_its_own_callback_is_not_armed_again) {
    FakeNode node("20");
    TimerId interval;
    const std::string said = node.run([&] {
        interval = node.set_interval(
            [&] {
                node.say("once");
                node.clear(interval);
            },
            5);
    });
    EXPECT_EQ(said, "once");
}

TEST(Timers, that_are_cleared_do_not_run_and_leave_no_list) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        const TimerId second = node.set_timeout([&] { node.say("never"); }, 2);
        node.set_timeout([&, second] { node.clear(second); }, 1);
        node.busy(3);
    });
    EXPECT_EQ(said, "");
    EXPECT_TRUE(node.recorder.world().timers.lists().empty());
}

TEST(Timers, one_that_clears_another_of_its_own_list_goes_on) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        TimerId second;
        node.set_timeout([&] {
            node.say("t1");
            node.clear(TimerId{2});
        });
        second = node.set_timeout([&] { node.say("never"); });
        EXPECT_EQ(second, TimerId{2});
        node.set_timeout([&] { node.say("t3"); });
    });
    EXPECT_EQ(said, "t1 t3");
}

TEST(Timers, that_are_unrefd_do_not_keep_the_loop_alive) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.unref(node.set_timeout([&] { node.say("never"); }, 50));
        node.set_timeout([&] { node.say("t"); }, 10);
    });
    EXPECT_EQ(said, "t");
    EXPECT_EQ(node.now_ms(), 10);
}

// Rule J15.
TEST(Timers, behind_io_come_after_immediates) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.work(100, [&] {
            node.set_timeout([&] { node.say("timer"); });
            node.set_immediate([&] { node.say("immediate"); });
            node.busy(2);
        });
    });
    EXPECT_EQ(said, "immediate timer");
}

}  // namespace
}  // namespace lg::loop
