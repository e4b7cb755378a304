#include "sim/trace/race.h"

#include <gtest/gtest.h>

#include "sim/trace/world.h"

namespace lg::trace {
namespace {

// A timer and an immediate of the main script, and the race between them.
struct Sample {
    explicit Sample(Flag upset) {
        const auto line = [&](uint32_t number) {
            return trace.intern(Site{{}, trace.intern("main.js"), number, 1});
        };
        add(RunStarted{1, {}, {}, 1});
        add(TimerStarted{1, TimerId{1}, 1, Flag::no, Flag::yes, {}, line(3)});
        add(ImmediateQueued{ImmediateId{1}, {}, line(4)});
        race = RaceNoted{CallbackKind::immediate, 1, CallbackKind::timer, 1, upset};
        add(race, Rule::J16);
    }
    template <class Body>
    void add(const Body& body, Rule rule = Rule::none) {
        trace.append(Event{Time{}, Lane{}, 0, rule, body});
        ASSERT_EQ(apply(world, trace[trace.size()]), nullptr);
    }
    const char* fault_of(const RaceNoted& body) {
        return apply(world, Event{Time{}, Lane{}, 0, Rule::J16, body});
    }
    Trace trace;
    World world;
    RaceNoted race;
};

TEST(Race, names_both_by_what_the_script_called_and_where) {
    Sample run(Flag::no);
    const Race race = race_at(run.trace, run.trace.size());
    EXPECT_EQ(race.first.what, "setImmediate");
    EXPECT_EQ(run.trace.site(race.first.from).line, 4u);
    EXPECT_EQ(race.second.what, "setTimeout");
    EXPECT_EQ(run.trace.site(race.second.from).line, 3u);
    EXPECT_TRUE(race.is_usual);
    EXPECT_EQ(race.rule, Rule::J16);
}

TEST(Race, upset_means_that_the_rival_comes_first) {
    Sample run(Flag::yes);
    const Race race = race_at(run.trace, run.trace.size());
    EXPECT_EQ(race.first.what, "setTimeout");
    EXPECT_EQ(race.second.what, "setImmediate");
    EXPECT_FALSE(race.is_usual);
}

TEST(Race, only_what_waits_can_race_and_not_against_itself) {
    Sample run(Flag::no);
    RaceNoted other = run.race;
    other.rival = 2;
    EXPECT_NE(run.fault_of(other), nullptr);
    other = run.race;
    other.rival_kind = CallbackKind::work;
    EXPECT_NE(run.fault_of(other), nullptr);
    other = run.race;
    other.rival_kind = CallbackKind::immediate;
    EXPECT_NE(run.fault_of(other), nullptr);
    EXPECT_EQ(run.fault_of(run.race), nullptr);
}

}  // namespace
}  // namespace lg::trace
