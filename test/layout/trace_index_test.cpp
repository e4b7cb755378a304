#include "gui/layout/trace_index.h"

#include <gtest/gtest.h>

#include "test/layout/sample_run.h"

using namespace lg::gui;
using namespace lg::trace;
using layout::StepSize;
using layout::TraceIndex;

class TraceIndexTest : public testing::Test {
  protected:
    TraceIndexTest() : run_(sample::run()) {
        index_.extend(*run_.trace, run_.trace->size());
        index_.set_messages(run_.message_events);
    }
    sample::Run run_;
    TraceIndex index_;
};

TEST_F(TraceIndexTest, steps_forwards_visit_what_steps_backwards_visit) {
    for (size_t i = 0; i < layout::step_sizes; i++) {
        const auto step = static_cast<StepSize>(i);
        std::vector<Seq> forwards, backwards;
        for (Seq at = 0; at != index_.next(step, at);) forwards.push_back(at = index_.next(step, at));
        for (Seq at = index_.size(); at > 0; at = index_.previous(step, at)) backwards.push_back(at);
        std::reverse(backwards.begin(), backwards.end());
        EXPECT_EQ(forwards.back(), index_.size());
        EXPECT_EQ(forwards, backwards) << "step size " << i;
        EXPECT_NEAR(static_cast<double>(index_.count(step)), static_cast<double>(forwards.size()), 1);
    }
}

TEST_F(TraceIndexTest, growing_bit_by_bit_gives_the_same_as_at_once) {
    TraceIndex slow;
    for (Seq size = 1; size <= run_.trace->size(); size++) slow.extend(*run_.trace, size);
    slow.set_messages(run_.message_events);
    for (size_t i = 0; i < layout::step_sizes; i++)
        EXPECT_EQ(slow.count(static_cast<StepSize>(i)), index_.count(static_cast<StepSize>(i)));
    ASSERT_EQ(slow.tracks().size(), index_.tracks().size());
    for (size_t i = 0; i < slow.tracks().size(); i++)
        EXPECT_EQ(slow.tracks()[i].intervals().size(), index_.tracks()[i].intervals().size());
    EXPECT_EQ(slow.console(), index_.console());
}

TEST_F(TraceIndexTest, a_line_leads_to_its_next_time_and_then_to_its_first) {
    const Seq first = index_.next_at_line("main.js", 10, 0);
    ASSERT_GT(first, 0u);
    EXPECT_TRUE((*run_.trace)[first].is<LineReached>());
    EXPECT_EQ(index_.next_at_line("main.js", 10, first), first) << "it runs once: from behind it, back to it";
    EXPECT_EQ(index_.next_at_line("main.js", 1, 0), 0u);
    EXPECT_EQ(index_.next_at_line("other.js", 10, 0), 0u);
}

TEST_F(TraceIndexTest, passed_counts_the_steps_up_to_the_cursor) {
    EXPECT_EQ(index_.passed(StepSize::message, 0), 0u);
    const Seq third = run_.message_events[2];
    EXPECT_EQ(index_.passed(StepSize::message, third), 3u);
    EXPECT_EQ(index_.passed(StepSize::message, third - 1), 2u);
}

TEST_F(TraceIndexTest, each_worker_has_a_track_of_its_own) {
    size_t workers = 0;
    for (const layout::Track& track : index_.tracks()) workers += track.kind() == layout::TrackKind::worker;
    EXPECT_EQ(workers, 4u);
}

TEST(TraceIndex, races_are_found_in_order) {
    Trace trace;
    const RaceNoted race{CallbackKind::immediate, 1, CallbackKind::timer, 1, Flag::no};
    trace.append(Event{lg::Time{}, Lane{}, 0, Rule::none, TurnStarted{1}});
    trace.append(Event{lg::Time{}, Lane{}, 0, Rule::J16, race});
    trace.append(Event{lg::Time{}, Lane{}, 0, Rule::J16, race});
    TraceIndex index;
    index.extend(trace, trace.size());
    EXPECT_EQ(index.races(), (std::vector<Seq>{2, 3}));
}
