#include "sim/trace/replay.h"

#include <gtest/gtest.h>

#include "test/trace/generated_run.h"

namespace lg::trace {
namespace {

void expect_like_fold(const std::shared_ptr<Trace>& trace, Replay& replay, Seq step) {
    ASSERT_EQ(replay.at(step), fold(*trace, step)) << step;
}

TEST(Replay, any_step_in_any_order_is_the_fold_up_to_it) {
    for (uint64_t seed = 31; seed < 34; seed++) {
        const auto trace = GeneratedRun::make(seed, 9'000);
        Replay replay(trace);
        Random random(seed);
        for (int i = 0; i < 30; i++) {
            expect_like_fold(trace, replay, static_cast<Seq>(random.below(trace->size() + 1)));
        }
    }
}

TEST(Replay, stepping_back_and_forth_is_the_fold_too) {
    const auto trace = GeneratedRun::make(35, 5'000);
    Replay replay(trace);
    for (Seq step = 4'200; step > 4'000; step--) expect_like_fold(trace, replay, step);
    for (Seq step = 4'000; step < 4'200; step++) expect_like_fold(trace, replay, step);
    expect_like_fold(trace, replay, 0);
    expect_like_fold(trace, replay, trace->size());
}

TEST(Replay, keyframes_that_are_thinned_out_change_nothing) {
    // More than 256 * 4096 events, so that keyframes are dropped on the way.
    const auto trace = std::make_shared<Trace>();
    Recorder recorder(trace);
    recorder.emit(RunStarted{1, {}, {}, 4});
    for (uint32_t i = 1; i <= 350'000; i++) {
        recorder.emit(TickQueued{{i}, {}, {}, {}});
        recorder.emit(TickStarted{{i}});
        if (i % 3 == 0) recorder.emit(ImmediateQueued{{i}, {}, {}});
        recorder.emit(TickEnded{{i}, Flag::no});
    }
    Replay replay(trace);
    EXPECT_EQ(replay.at(trace->size()), recorder.world());
    expect_like_fold(trace, replay, 1'000'000);
    expect_like_fold(trace, replay, 8'192);
    expect_like_fold(trace, replay, 1'050'001);
}

TEST(Replay, a_trace_that_contradicts_itself_stops_at_its_last_good_step) {
    const auto trace = std::make_shared<Trace>();
    trace->append(Event{Time{}, Lane{}, 0, Rule::none, RunStarted{1, {}, {}, 4}});
    trace->append(Event{Time{}, Lane{}, 0, Rule::none, PollEnded{1}});
    Replay replay(trace);
    EXPECT_EQ(replay.at(2).step, 1u);
    EXPECT_EQ(fold(*trace, 2).step, 1u);
}

}  // namespace
}  // namespace lg::trace
