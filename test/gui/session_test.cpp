#include "gui/session.h"

#include <gtest/gtest.h>

#include "test/gui/sample.h"

using namespace lg::gui;

class SessionTest : public testing::Test {
  protected:
    SessionTest() : run_(sample::run()) { session_.show(run_.trace, sample::material_of(run_)); }
    Seq cursor() const { return session_.ui().cursor; }
    sample::Run run_;
    Session session_;
};

TEST_F(SessionTest, begins_before_everything_and_steps_by_message) {
    EXPECT_EQ(cursor(), 0u);
    EXPECT_EQ(session_.ui().step, StepSize::message);
    for (const Seq seq : run_.message_events) {
        session_.apply(intent::Step{1});
        EXPECT_EQ(cursor(), seq);
    }
    session_.apply(intent::Step{1});
    EXPECT_EQ(cursor(), run_.trace->size()) << "behind the last message comes the end";
}

TEST_F(SessionTest, a_step_back_undoes_a_step_forwards) {
    for (size_t i = 0; i < lg::gui::layout::step_sizes; i++) {
        session_.apply(intent::SetStep{static_cast<StepSize>(i)});
        session_.apply(intent::GoFirst{});
        session_.apply(intent::Step{1});
        const Seq first = cursor();
        session_.apply(intent::Step{1});
        session_.apply(intent::Step{-1});
        EXPECT_EQ(cursor(), first);
        session_.apply(intent::Step{-1});
        EXPECT_EQ(cursor(), 0u);
    }
}

TEST_F(SessionTest, the_cursor_never_leaves_the_trace) {
    session_.apply(intent::GoTo{1'000'000});
    EXPECT_EQ(cursor(), run_.trace->size());
    session_.apply(intent::Step{1});
    EXPECT_EQ(cursor(), run_.trace->size());
    session_.apply(intent::GoFirst{});
    session_.apply(intent::Step{-1});
    EXPECT_EQ(cursor(), 0u);
}

TEST_F(SessionTest, playing_takes_steps_in_time_and_stops_at_the_end) {
    session_.apply(intent::SetSpeed{4});
    session_.apply(intent::SetPlaying{true});
    session_.advance(0.01f);
    EXPECT_EQ(cursor(), run_.message_events[0]) << "the first step comes at once";
    session_.advance(0.25f);
    EXPECT_EQ(cursor(), run_.message_events[1]);
    session_.advance(100);
    EXPECT_EQ(cursor(), run_.trace->size());
    EXPECT_FALSE(session_.ui().is_playing);
    session_.apply(intent::SetPlaying{true});
    EXPECT_EQ(cursor(), 0u) << "playing at the end starts over";
}

TEST_F(SessionTest, a_line_and_a_message_can_be_gone_to) {
    session_.apply(intent::GoToLine{"main.js", 12});
    EXPECT_TRUE((*run_.trace)[cursor()].is<lg::trace::LineReached>());
    session_.apply(intent::GoToMessage{4});
    EXPECT_EQ(cursor(), run_.message_events[4]);
    session_.apply(intent::GoToMessage{400});
    EXPECT_EQ(cursor(), run_.message_events[4]);
}

TEST_F(SessionTest, messages_without_a_binding_happen_with_the_next_one) {
    Material material = sample::material_of(run_);
    for (Chart& chart : material.charts) chart.events[3] = chart.events.back() = 0;
    session_.show(run_.trace, material);
    EXPECT_EQ(session_.chart().events[3], run_.message_events[4]);
    EXPECT_EQ(session_.chart().events.back(), run_.message_events[run_.message_events.size() - 2]);
}

TEST_F(SessionTest, a_diagram_without_a_run_steps_from_message_to_message) {
    Material material = sample::material_of(run_);
    for (Chart& chart : material.charts) {
        std::fill(chart.events.begin(), chart.events.end(), 0);
        chart.stands_alone = true;
    }
    session_.show(std::make_shared<lg::trace::Trace>(), material);
    for (size_t i = 1; i <= session_.chart().messages.size(); i++) {
        session_.apply(intent::Step{1});
        EXPECT_EQ(session_.chart().messages_passed(cursor()), i);
    }
    session_.apply(intent::GoToMessage{2});
    EXPECT_EQ(session_.chart().messages_passed(cursor()), 3u);
}

TEST_F(SessionTest, a_run_again_keeps_the_place_and_the_step) {
    session_.apply(intent::SetStep{StepSize::phase});
    session_.apply(intent::GoTo{50});
    session_.show_again(run_.trace, sample::material_of(run_));
    EXPECT_EQ(cursor(), 50u);
    EXPECT_EQ(session_.ui().step, StepSize::phase);
}

TEST_F(SessionTest, panels_cannot_be_dragged_out_of_sight) {
    PanelShares shares;
    shares.left = 5;
    shares.bottom = -1;
    session_.apply(intent::SetShares{shares});
    EXPECT_LT(session_.ui().shares.left, 0.9f);
    EXPECT_GT(session_.ui().shares.bottom, 0.1f);
}

TEST_F(SessionTest, what_it_cannot_do_itself_is_handed_back) {
    EXPECT_FALSE(session_.apply(intent::Rerun{}));
    EXPECT_FALSE(session_.apply(intent::NextSeed{}));
    EXPECT_FALSE(session_.apply(intent::FirstSeed{}));
    EXPECT_FALSE(session_.apply(intent::OpenScenario{1}));
    EXPECT_FALSE(session_.apply(intent::Quit{}));
    EXPECT_TRUE(session_.apply(intent::SetLanguage{Language::english}));
}

TEST_F(SessionTest, the_timeline_follows_the_cursor_when_it_is_zoomed_in) {
    session_.apply(intent::ViewTimeline{0, 0.1});
    session_.apply(intent::GoLast{});
    EXPECT_NEAR(session_.ui().view_to, 1, 0.06);
    EXPECT_NEAR(session_.ui().view_to - session_.ui().view_from, 0.1, 1e-9);
}
