#include <gtest/gtest.h>

#include "test/loop/fake_node.h"

namespace lg::loop {
namespace {

using namespace trace;

constexpr Costs costs{Duration::of_us(200), Duration::of_us(200), {}, {}, {}};

struct Told {
    std::string said;
    std::vector<RaceNoted> races;
};

// Runs the program with every race decided in one way; nothing: the host does not decide.
Told run(std::optional<bool> upsets, const std::function<void(FakeNode&)>& program) {
    FakeNode node("26", {}, costs);
    node.host.upsets = upsets;
    const std::string said = node.run([&] { program(node); });
    return {said, node.events<RaceNoted>()};
}

Moment moment(int64_t us, int64_t slack_us = 0, uint32_t clock_reads = 0) {
    return {Time{us * 1000}, Duration::of_us(slack_us), clock_reads};
}

TEST(Races, a_time_has_one_tick_more_by_chance_unless_that_is_rare) {
    const auto expect = [](const Moment& from, const Moment& to, int64_t least, int64_t most) {
        const Ticks ticks = ticks_between(from, to);
        EXPECT_EQ(ticks.least, least);
        EXPECT_EQ(ticks.most, most);
    };
    expect(moment(0), moment(500), 0, 1);
    expect(moment(0), moment(20), 0, 0);
    expect(moment(0), moment(2980), 3, 3);
    expect(moment(0), moment(3200), 3, 4);
    expect(moment(700), moment(600), -1, 0);
    expect(moment(0), moment(10, 300), 0, 1);
    expect(moment(0), moment(3000, 0, 1), 2, 3);
}

TEST(Races, a_timer_of_1_ms_and_an_immediate_of_the_main_script) {
    const auto program = [](FakeNode& node) {
        node.set_timeout([&] { node.say("timer"); });
        node.set_immediate([&] { node.say("immediate"); });
    };
    const Told usual = run(false, program), upset = run(true, program), live = run({}, program);
    EXPECT_EQ(usual.said, "immediate timer");
    EXPECT_EQ(upset.said, "timer immediate");
    EXPECT_EQ(live.said, "immediate timer");
    ASSERT_EQ(usual.races.size(), 1u);
    EXPECT_EQ(usual.races[0].usual_kind, CallbackKind::immediate);
    EXPECT_EQ(usual.races[0].rival_kind, CallbackKind::timer);
    ASSERT_EQ(upset.races.size(), 1u);
    EXPECT_TRUE(is_set(upset.races[0].upset));
    EXPECT_TRUE(live.races.empty()) << "a live host has no seed";
}

TEST(Races, none_when_the_main_script_took_long_enough) {
    const Told told = run(true, [](FakeNode& node) {
        node.set_timeout([&] { node.say("timer"); });
        node.busy(2);
        node.set_immediate([&] { node.say("immediate"); });
    });
    EXPECT_EQ(told.said, "timer immediate");
    EXPECT_TRUE(told.races.empty());
}

TEST(Races, the_first_timer_takes_its_time_behind_its_reading_of_the_clock) {
    Costs own = costs;
    own.first_timer = Duration::of_us(150);
    FakeNode node("26", {}, own);
    std::vector<int64_t> passed;
    node.run([&] {
        for (int i = 0; i < 2; i++) {
            const Time before = node.host.now();
            node.set_timeout([] {});
            passed.push_back((node.host.now() - before).ns / 1000);
        }
    });
    EXPECT_EQ(passed, (std::vector<int64_t>{150, 0}));
    const auto timers = node.events<TimerStarted>();
    ASSERT_EQ(timers.size(), 2u);
    EXPECT_EQ(timers[0].due_ms, timers[1].due_ms);
}

TEST(Races, the_first_callback_of_each_kind_of_work_takes_its_time_whatever_was_used_first) {
    Costs own = costs;
    own.first_completion = Duration::of_us(150);
    FakeNode node("26", {}, own);
    constexpr int kinds = static_cast<int>(WorkKind::compute) + 1;
    std::vector<int64_t> at_us;
    node.run([&] {
        node.loop.streams().open(HandleKind::tcp_socket, {});
        for (int kind = 0; kind < kinds; kind++) {
            host::Work work;
            work.kind = static_cast<WorkKind>(kind);
            node.loop.submit(std::move(work), {}, {}, [&](host::Outcome&) {
                at_us.push_back(node.host.now().ns / 1000);
                return Completion::normal;
            });
        }
    });
    ASSERT_EQ(at_us.size(), static_cast<size_t>(kinds));
    for (size_t i = 1; i < at_us.size(); i++) EXPECT_EQ(at_us[i] - at_us[i - 1], 150) << i;
}

TEST(Races, none_between_a_longer_timer_and_an_immediate) {
    const Told told = run(true, [](FakeNode& node) {
        node.set_timeout([&] { node.say("timer"); }, 5);
        node.set_immediate([&] { node.say("immediate"); });
    });
    EXPECT_EQ(told.said, "immediate timer");
    EXPECT_TRUE(told.races.empty());
}

// Rule J15, and the same behind a timer: check comes before the next timers phase.
TEST(Races, none_in_the_callback_of_a_timer_or_of_a_job) {
    const auto both = [](FakeNode& node) {
        node.set_timeout([&] { node.say("timer"); });
        node.set_immediate([&] { node.say("immediate"); });
    };
    const Told in_timer = run(true, [&](FakeNode& node) { node.set_timeout([&] { both(node); }, 5); });
    const Told in_job = run(true, [&](FakeNode& node) { node.work(100, [&] { both(node); }); });
    EXPECT_EQ(in_timer.said, "immediate timer");
    EXPECT_EQ(in_job.said, "immediate timer");
    EXPECT_TRUE(in_timer.races.empty() && in_job.races.empty());
}

TEST(Races, a_timer_and_an_immediate_in_an_immediate) {
    const auto program = [](FakeNode& node) {
        node.set_immediate([&] {
            node.set_timeout([&] { node.say("timer"); });
            node.set_immediate([&] { node.say("immediate"); });
        });
    };
    EXPECT_EQ(run(false, program).said, "immediate timer");
    EXPECT_EQ(run(true, program).said, "timer immediate");
}

TEST(Races, a_chain_of_immediates_races_against_a_timer_only_so_often) {
    const Told told = run(false, [](FakeNode& node) {
        const auto left = std::make_shared<int>(100);
        const auto next = std::make_shared<std::function<void()>>();
        *next = [&node, left, again = std::weak_ptr(next)] {
            if (--*left > 0) node.set_immediate([next = again.lock()] { (*next)(); });
        };
        node.set_timeout([&node, next] { node.say("timer"); });
        (*next)();
    });
    EXPECT_EQ(told.said, "timer");
    EXPECT_EQ(told.races.size(), 8u);
}

// Rule J10: the first call is slow, and so the clock may tick between the two lines.
TEST(Races, a_timer_armed_behind_one_that_is_a_millisecond_longer) {
    const auto program = [](FakeNode& node) {
        node.set_timeout([&] { node.say("two"); }, 2);
        node.set_timeout([&] { node.say("one"); }, 1);
    };
    EXPECT_EQ(run(false, program).said, "one two");
    const Told upset = run(true, program);
    EXPECT_EQ(upset.said, "two one");
    EXPECT_EQ(upset.races.size(), 1u);
}

TEST(Races, none_between_timers_that_are_further_apart_or_armed_in_step) {
    const Told told = run(true, [](FakeNode& node) {
        node.set_timeout([&] { node.say("four"); }, 4);
        node.set_timeout([&] { node.say("one"); }, 1);
        node.set_timeout([&] { node.say("five"); }, 5);
    });
    EXPECT_EQ(told.said, "one four five");
    EXPECT_TRUE(told.races.empty());
}

TEST(Races, two_delays_of_5_are_never_before_one_of_10_that_was_armed_first) {
    const auto program = [](bool ten_first) {
        return [ten_first](FakeNode& node) {
            const auto ten = [&node] { node.set_timeout([&] { node.say("10"); }, 10); };
            if (ten_first) ten();
            node.set_timeout([&] { node.set_timeout([&] { node.say("5+5"); }, 5); }, 5);
            if (!ten_first) ten();
        };
    };
    const Told determined = run(true, program(true));
    EXPECT_EQ(determined.said, "10 5+5");
    EXPECT_TRUE(determined.races.empty());
    EXPECT_EQ(run(false, program(false)).said, "10 5+5");
    EXPECT_EQ(run(true, program(false)).said, "5+5 10");
}

}  // namespace
}  // namespace lg::loop
