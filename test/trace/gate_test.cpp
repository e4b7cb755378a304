#include "sim/trace/gate.h"

#include <gtest/gtest.h>

#include <thread>

#include "sim/trace/recorder.h"

namespace lg::trace {
namespace {

// A run of a few turns in a thread of its own, held by a gate.
class GatedRun {
  public:
    explicit GatedRun(uint32_t turns) {
        gate_.pause();
        thread_ = std::thread([this, turns] {
            Recorder recorder(trace_, true, &gate_);
            RunStarted started{};
            started.pool_size = 1;
            recorder.emit(started);
            for (uint32_t turn = 1; turn <= turns; turn++) {
                recorder.emit(TurnStarted{turn});
                recorder.emit(PhaseEntered{Phase::poll});
                recorder.emit(PhaseEntered{Phase::check});
            }
            gate_.leave();
        });
    }
    ~GatedRun() {
        gate_.open_for_good();
        thread_.join();
    }

    Gate& gate() { return gate_; }
    // Where it stands, once it stands.
    Seq place() {
        gate_.wait_until_holding();
        return trace_->size();
    }

  private:
    std::shared_ptr<Trace> trace_ = std::make_shared<Trace>();
    Gate gate_;
    std::thread thread_;
};

TEST(Gate, a_run_that_is_paused_stands_behind_its_next_event) {
    GatedRun run(3);
    EXPECT_EQ(run.place(), 1u);
    EXPECT_TRUE(run.gate().is_holding());
}

TEST(Gate, a_step_ends_behind_the_next_event_of_its_kind) {
    GatedRun run(5);
    EXPECT_EQ(run.place(), 1u);
    run.gate().step(StepKind::event);
    EXPECT_EQ(run.place(), 2u);
    run.gate().step(StepKind::turn);
    EXPECT_EQ(run.place(), 5u) << "the second turn";
    run.gate().step(StepKind::phase);
    EXPECT_EQ(run.place(), 6u);
    run.gate().step(StepKind::callback);
    EXPECT_EQ(run.place(), 16u) << "there is none: the run goes to its end";
    EXPECT_FALSE(run.gate().is_holding());
}

TEST(Gate, a_run_that_goes_on_can_be_paused_again) {
    GatedRun run(1'000'000);
    EXPECT_EQ(run.place(), 1u);
    run.gate().resume();
    EXPECT_FALSE(run.gate().is_shut());
    run.gate().pause();
    const Seq place = run.place();
    EXPECT_TRUE(run.gate().is_holding());
    run.gate().step(StepKind::event);
    EXPECT_EQ(run.place(), place + 1);
}

TEST(Gate, who_opened_it_for_good_cannot_be_stopped_there) {
    GatedRun run(3);
    EXPECT_EQ(run.place(), 1u);
    run.gate().open_for_good();
    run.gate().pause();
    run.gate().step(StepKind::event);
    EXPECT_FALSE(run.gate().is_shut());
    EXPECT_EQ(run.place(), 10u);
}

}  // namespace
}  // namespace lg::trace
