#include "sim/loop/signals.h"

#include <gtest/gtest.h>

#include "test/loop/fake_node.h"

namespace lg::loop {
namespace {

using trace::PollReason;
using trace::PollStarted;

struct SignalsTest : testing::Test {
    void watch(int number, const std::string& word, std::function<void()> also = {}) {
        node.loop.signals().watch(number, {}, node.task([this, word, also] {
            node.say(word);
            if (also) also();
        }));
    }
    bool raise(int number) { return node.loop.signals().raise(number); }

    FakeNode node{"20"};
};

TEST_F(SignalsTest, come_in_the_next_poll_phase_and_before_the_immediates) {
    EXPECT_EQ(node.run([&] {
        watch(15, "term");
        node.set_timeout([&] { node.say("timer"); }, 1);
        node.set_immediate([&] { node.say("immediate"); });
        EXPECT_TRUE(raise(15));
        EXPECT_FALSE(raise(1)) << "nobody listens";
    }),
              "term immediate timer");
    EXPECT_EQ(node.events<PollStarted>().front().reason, PollReason::signal_came);
}

TEST_F(SignalsTest, come_behind_the_work_that_is_done) {
    EXPECT_EQ(node.run([&] {
        watch(15, "term");
        node.work(0, [&] { node.say("work"); });
        raise(15);
    }),
              "work term");
}

TEST_F(SignalsTest, that_nobody_listens_to_any_more_are_dropped) {
    EXPECT_EQ(node.run([&] {
        watch(10, "usr1", [&] { node.loop.signals().ignore(12); });
        watch(12, "usr2");
        node.set_immediate([] {});
        raise(10);
        raise(12);
    }),
              "usr1");
}

TEST_F(SignalsTest, that_come_meanwhile_wait_for_the_next_poll_phase) {
    int times = 0;
    EXPECT_EQ(node.run([&] {
        watch(10, "usr1", [&] {
            if (++times == 1) raise(10);
        });
        node.set_immediate([&] { node.say("immediate"); });
        node.set_timeout([] {}, 5);
        raise(10);
    }),
              "usr1 immediate usr1");
}

TEST_F(SignalsTest, keep_no_loop_alive) {
    EXPECT_EQ(node.run([&] {
        watch(15, "term");
        raise(15);
    }),
              "");
}

TEST_F(SignalsTest, from_outside_are_told_or_end_the_run) {
    EXPECT_EQ(node.run([&] {
        watch(2, "int");
        node.host.at(Time{} + Duration::of_ms(3), {}, host::Interrupted{2});
        node.host.at(Time{} + Duration::of_ms(6), {}, host::Interrupted{15});
        for (const int ms : {5, 10}) node.set_timeout([&, ms] { node.say(std::to_string(ms)); }, ms);
    }),
              "int 5");
    EXPECT_EQ(node.loop.stop_reason(), trace::ExitReason::interrupted);
}

}  // namespace
}  // namespace lg::loop
