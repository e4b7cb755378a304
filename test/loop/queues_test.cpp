// Ticks, microtasks, immediates, and what an exception does to them.
#include <gtest/gtest.h>

#include "test/loop/fake_node.h"

namespace lg::loop {
namespace {

using namespace trace;

// Probe p09: a tick queued in a microtask waits for the microtask queue to empty.
TEST(Drain, ticks_go_before_microtasks_and_both_until_both_are_empty) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.microtask([&] {
            node.say("p1");
            node.next_tick([&] { node.say("tick"); });
            node.microtask([&] { node.say("p2"); });
        });
        node.next_tick([&] {
            node.say("n1");
            node.next_tick([&] { node.say("n2"); });
            node.microtask([&] { node.say("p3"); });
        });
        node.say("main");
    });
    EXPECT_EQ(said, "main n1 n2 p1 p3 p2 tick");
    const auto drains = node.events<DrainEnded>();
    EXPECT_EQ(drains[0].ticks, 3u);
    EXPECT_EQ(drains[0].jobs, 3u);
}

// Rule J1, probes p02 and p03.
TEST(Drain, follows_each_timer_and_immediate_from_node_11_and_each_batch_before) {
    const auto program = [](FakeNode& node) {
        return node.run([&] {
            for (const char* number : {"1", "2"}) {
                const std::string n = number;
                const auto body = [&node, n](const std::string& what) {
                    node.say(what + n);
                    node.next_tick([&node, what, n] { node.say(what + "-tick" + n); });
                    node.microtask([&node, what, n] { node.say(what + "-job" + n); });
                };
                node.set_timeout([body] { body("t"); });
                node.set_immediate([body] { body("i"); });
            }
            node.busy(2);
        });
    };
    FakeNode old("10"), modern("12");
    EXPECT_EQ(program(old), "t1 t2 t-tick1 t-tick2 t-job1 t-job2 i1 i2 i-tick1 i-tick2 i-job1 i-job2");
    EXPECT_EQ(program(modern), "t1 t-tick1 t-job1 t2 t-tick2 t-job2 i1 i-tick1 i-job1 i2 i-tick2 i-job2");
}

// Rules J2, T3: in all versions.
TEST(Drain, follows_each_callback_of_finished_work) {
    for (const char* version : {"10", "20"}) {
        FakeNode node(version);
        const std::string said = node.run([&] {
            for (const std::string n : {"1", "2", "3"}) {
                node.work(n == "1" ? 300 : 100, [&node, n] {
                    node.say("w" + n);
                    node.next_tick([&node, n] { node.say("n" + n); });
                    node.microtask([&node, n] { node.say("p" + n); });
                });
            }
            node.busy(1);
        });
        EXPECT_EQ(said, "w2 n2 p2 w1 n1 p1 w3 n3 p3") << version;
    }
}

// Rule J17.
TEST(Drain, rejections_are_looked_at_when_both_queues_are_empty) {
    FakeNode node("20");
    node.script.on_rejections = [&, looked = false](bool* more) mutable {
        if (std::exchange(looked, true)) return Completion::normal;
        node.say("rejections");
        node.next_tick([&] { node.say("tick"); });
        *more = true;
        return Completion::normal;
    };
    EXPECT_EQ(node.run([&] { node.microtask([&] { node.say("p1"); }); }), "p1 rejections tick");
}

// ---- immediates ----

// Rule J14, probe p23: those queued by immediates run in the next turn, and a due timer runs between.
TEST(Immediates, queued_by_an_immediate_run_in_the_next_turn) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.set_immediate([&] {
            node.say("i1");
            node.set_immediate([&] { node.say("i3"); });
            node.set_timeout([&] { node.say("t"); });
            node.busy(2);
        });
        node.set_immediate([&] { node.say("i2"); });
    });
    EXPECT_EQ(said, "i1 i2 t i3");
}

// Probe p28.
TEST(Immediates, cleared_within_their_batch_do_not_run) {
    FakeNode node("20");
    ImmediateId second;
    const std::string said = node.run([&] {
        node.set_immediate([&] {
            node.say("i1");
            node.clear(second);
        });
        second = node.set_immediate([&] { node.say("i2"); });
        node.set_immediate([&] { node.say("i3"); });
    });
    EXPECT_EQ(said, "i1 i3");
}

TEST(Immediates, that_are_unrefd_do_not_keep_the_loop_alive) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        const ImmediateId immediate = node.set_immediate([&] { node.say("never"); });
        node.loop.set_immediate_referenced(immediate, false);
    });
    EXPECT_EQ(said, "");
}

// ---- exceptions ----

void survive(FakeNode& node) {
    node.script.on_exception = [&] {
        node.say("caught");
        return Completion::normal;
    };
}

TEST(Exceptions, that_nobody_handles_end_the_run_with_what_the_script_side_says) {
    FakeNode node("20");
    const std::string said = node.run([&] {
        node.set_immediate([&] { node.say("never"); });
        node.throw_error();
    });
    EXPECT_EQ(said, "uncaught");
    EXPECT_EQ(node.recorder.world().exit_reason, ExitReason::uncaught_exception);
    EXPECT_EQ(node.recorder.world().exit_code, 1);
}

// Probe p29: a throw keeps the rest for right after; ticks wait behind the next callback.
TEST(Exceptions, in_an_immediate_keep_the_batch_going_without_a_drain_between) {
    FakeNode node("20");
    survive(node);
    const std::string said = node.run([&] {
        node.set_immediate([&] {
            node.next_tick([&] { node.say("tick"); });
            node.say("i1");
            node.throw_error();
        });
        node.set_immediate([&] { node.say("i2"); });
    });
    EXPECT_EQ(said, "i1 caught i2 tick");
}

// Node calls its function for the batch again, which finds the batch empty and takes what was queued since.
TEST(Exceptions, in_the_last_immediate_let_the_next_batch_run_before_the_ticks) {
    for (const char* version : {"10", "12", "20", "26"}) {
        FakeNode node(version);
        survive(node);
        const std::string said = node.run([&] {
            node.set_immediate([&] {
                node.next_tick([&] { node.say("tick"); });
                node.set_immediate([&] { node.say("nested"); });
                node.throw_error();
            });
        });
        EXPECT_EQ(said, "caught nested tick") << version;
    }
}

TEST(Exceptions, in_timers_are_followed_by_their_ticks_behind_the_last) {
    for (const char* version : {"10", "12", "20", "26"}) {
        FakeNode node(version);
        survive(node);
        const std::string said = node.run([&] {
            node.set_timeout([&] {
                node.set_immediate([&] { node.say("imm"); });
                node.next_tick([&] { node.say("tick1"); });
                node.throw_error();
            });
            node.set_timeout([&] { node.next_tick([&] { node.say("tick2"); }); });
        });
        EXPECT_EQ(said, "caught tick1 tick2 imm") << version;
    }
}

// Node drains anew behind the first tick that throws in 12 to 24, and leaves the rest to the next callback
// in 10 and 26.
TEST(Exceptions, in_ticks_end_the_drain_as_often_as_the_version_says) {
    for (const auto& [version, order] :
         {std::pair{"10", "t1 caught imm t2 caught t3"}, std::pair{"20", "t1 caught t2 caught imm t3"},
          std::pair{"26", "t1 caught imm t2 caught t3"}}) {
        FakeNode node(version);
        survive(node);
        const std::string said = node.run([&] {
            node.set_immediate([&] { node.say("imm"); });
            node.next_tick([&] {
                node.say("t1");
                node.throw_error();
            });
            node.next_tick([&] {
                node.say("t2");
                node.throw_error();
            });
            node.next_tick([&] { node.say("t3"); });
        });
        EXPECT_EQ(said, order) << version;
    }
}

TEST(Exceptions, in_a_timer_do_not_stop_the_timers_behind_it) {
    FakeNode node("20");
    survive(node);
    const std::string said = node.run([&] {
        node.set_timeout([&] { node.throw_error(); });
        node.set_timeout([&] { node.say("t2"); });
    });
    EXPECT_EQ(said, "caught t2");
}

TEST(Exceptions, in_a_microtask_let_the_queue_go_on) {
    FakeNode node("20");
    survive(node);
    const std::string said = node.run([&] {
        node.microtask([&] { node.throw_error(); });
        node.microtask([&] { node.say("p2"); });
    });
    EXPECT_EQ(said, "caught p2");
}

TEST(Exceptions, are_recorded_where_they_left_their_callback) {
    FakeNode node("20");
    survive(node);
    node.run([&] { node.set_immediate([&] { node.throw_error(); }); });
    int threw = 0;
    for (const CallbackEnded& ended : node.events<CallbackEnded>()) threw += is_set(ended.threw);
    EXPECT_EQ(threw, 1);
}

}  // namespace
}  // namespace lg::loop
