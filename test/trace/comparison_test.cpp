#include "sim/trace/comparison.h"

#include <gtest/gtest.h>

namespace lg::trace {
namespace {

using enum CallbackKind;
using Cause = Difference::Cause;
using State = Comparison::State;

// A run that only calls back and prints.
class SmallRun {
  public:
    SmallRun& callback(CallbackKind kind, std::string_view function) {
        const SiteId site = trace->intern(Site{trace->intern(function), trace->intern("main.js"), 1, 1});
        return add(CallbackStarted{kind, ++subject_, site, {}}, Rule::J13);
    }
    SmallRun& prints(std::string_view text) {
        return add(ConsoleWritten{Stream::standard_output, trace->intern(text), {}});
    }
    SmallRun& race() {
        return add(RaceNoted{CallbackKind::timer, 1, CallbackKind::immediate, 1, Flag::no}, Rule::J16);
    }
    SmallRun& ends(ExitReason reason = ExitReason::loop_empty) { return add(RunEnded{reason, 0}); }
    template <class Body>
    SmallRun& add(const Body& body, Rule rule = Rule::none) {
        now_ = now_ + Duration::of_us(7);
        trace->append(Event{now_, Lane{}, 0, rule, body});
        return *this;
    }

    std::shared_ptr<Trace> trace = std::make_shared<Trace>();

  private:
    Time now_;
    uint32_t subject_ = 0;
};

std::optional<Difference> difference(SmallRun left, SmallRun right) {
    return first_difference(left.ends().trace, right.ends().trace);
}

TEST(Comparison, times_ids_and_what_the_loop_does_besides_do_not_count) {
    SmallRun left, right;
    left.callback(main_script, "").prints("a").callback(timer, "f").prints("b").ends();
    right.add(TurnStarted{1}).callback(main_script, "").prints("a");
    right.add(TurnStarted{2}).callback(timer, "f").prints("b").ends();
    EXPECT_FALSE(first_difference(left.trace, left.trace));
    EXPECT_FALSE(first_difference(left.trace, right.trace));
    Comparison comparison(left.trace, right.trace);
    comparison.extend(true, true);
    EXPECT_FALSE(comparison.is_same_in_time());
    right.trace->append(Event{Time{}, Lane{LaneKind::actor, 0}, 0, Rule::none, ActorActed{}});
    EXPECT_FALSE(first_difference(left.trace, right.trace));
}

TEST(Comparison, another_order_is_a_race_if_a_trace_says_so_and_else_a_matter_of_time) {
    SmallRun left, right, told;
    left.prints("start").callback(timer, "f").callback(work, "g");
    right.prints("start").callback(work, "g").callback(timer, "f");
    told.prints("start").race().callback(work, "g").callback(timer, "f");
    const auto timing = difference(left, right);
    ASSERT_TRUE(timing);
    EXPECT_EQ(timing->cause, Cause::timing);
    EXPECT_EQ(timing->step, 2u);
    EXPECT_EQ(timing->left.seq, 2u);
    EXPECT_EQ(timing->left.what, "callback timer f (main.js:1:1)");
    EXPECT_EQ(timing->right.what, "callback work g (main.js:1:1)");
    EXPECT_EQ(timing->rule, Rule::J13) << "by which the left one called back";
    EXPECT_EQ(difference(left, told)->cause, Cause::race);
    EXPECT_EQ(difference(left, told)->rule, Rule::J16) << "that of the race";
}

TEST(Comparison, the_main_script_is_decided_by_no_time) {
    SmallRun left, right;
    left.callback(main_script, "m").prints("a").prints("b");
    right.callback(main_script, "m").prints("b").prints("a");
    EXPECT_EQ(difference(left, right)->cause, Cause::content);
    EXPECT_EQ(difference(left, right)->rule, Rule::none) << "nothing explains it";
}

TEST(Comparison, what_only_one_run_does_is_another_content) {
    SmallRun left, right, shorter;
    left.callback(timer, "f").prints("port 3000").callback(timer, "g");
    right.callback(timer, "f").prints("port 4000");
    shorter.callback(timer, "f").prints("port 3000");
    const auto other = difference(left, right);
    EXPECT_EQ(other->cause, Cause::content);
    EXPECT_EQ(other->left.what, "stdout \"port 3000\"");
    const auto ended = difference(left, shorter);
    EXPECT_EQ(ended->cause, Cause::over);
    EXPECT_EQ(ended->right.seq, 0u);
    EXPECT_EQ(ended->right.what, "nothing: the run is over");
}

TEST(Comparison, a_timer_that_fires_once_more_had_more_time) {
    SmallRun left, right;
    left.callback(main_script, "m").callback(timer, "tick").callback(message, "answer");
    right.callback(main_script, "m").callback(timer, "tick").callback(timer, "tick");
    right.callback(message, "answer");
    EXPECT_EQ(difference(left, right)->cause, Cause::repeat);
    EXPECT_EQ(difference(right, left)->cause, Cause::repeat);
    SmallRun twice;
    twice.callback(main_script, "m").callback(main_script, "m").callback(timer, "tick");
    EXPECT_EQ(difference(left, twice)->cause, Cause::content)
        << "nothing outside calls the main script again";
}

TEST(Comparison, a_run_that_was_cut_short_is_the_same_as_far_as_it_went) {
    SmallRun left, right;
    left.prints("a").prints("b").prints("c").ends();
    right.prints("a").prints("b").ends(ExitReason::interrupted);
    EXPECT_FALSE(first_difference(left.trace, right.trace));
    Comparison comparison(left.trace, right.trace);
    EXPECT_TRUE(comparison.extend(true, true));
    EXPECT_EQ(comparison.state(Side::left), State::over);
    EXPECT_EQ(comparison.state(Side::right), State::cut);
    EXPECT_EQ(comparison.same(), 2u);
    EXPECT_TRUE(comparison.is_same_in_time());
    EXPECT_EQ(comparison.open_from(), 2u);
    EXPECT_EQ(comparison.first_row(), Alignment::none);
}

class GrowingComparisonTest : public testing::Test {
  protected:
    GrowingComparisonTest() {
        left_.prints("a").callback(timer, "f").callback(timer, "g").prints("z").ends();
    }
    void extend(bool is_over = false) { comparison_.extend(true, is_over); }

    SmallRun left_, right_;
    Comparison comparison_{left_.trace, right_.trace};
};

TEST_F(GrowingComparisonTest, what_the_live_run_has_not_reached_is_no_difference) {
    extend();
    EXPECT_EQ(comparison_.open_from(), 0u);
    right_.prints("a").callback(timer, "f");
    extend();
    EXPECT_EQ(comparison_.same(), 2u);
    EXPECT_EQ(comparison_.open_from(), 2u);
    EXPECT_FALSE(comparison_.difference());
    EXPECT_FALSE(comparison_.extend(true, false)) << "there was nothing new";
    right_.callback(timer, "g").prints("z").ends();
    extend(true);
    EXPECT_FALSE(comparison_.difference());
    EXPECT_EQ(comparison_.open_from(), 4u);
    EXPECT_EQ(comparison_.version(), 3u);
}

TEST_F(GrowingComparisonTest, what_may_still_come_is_left_open_until_it_does) {
    right_.prints("a").callback(timer, "g");
    extend();
    ASSERT_TRUE(comparison_.difference());
    EXPECT_EQ(comparison_.difference()->cause, Cause::open);
    right_.callback(timer, "f");
    extend();
    EXPECT_EQ(comparison_.difference()->cause, Cause::timing);
}

TEST_F(GrowingComparisonTest, what_the_virtual_run_never_does_is_a_difference_at_once) {
    right_.prints("a").prints("other");
    extend();
    EXPECT_EQ(comparison_.difference()->cause, Cause::content);
}

TEST(Comparison, rows_are_found_by_the_cursor_and_the_other_way_round) {
    SmallRun left, right;
    left.prints("a").prints("only left").prints("b").ends();
    right.add(TurnStarted{1}).prints("a").prints("b").add(TurnStarted{2}).prints("only right").ends();
    Comparison comparison(left.trace, right.trace);
    comparison.extend(true, true);
    EXPECT_EQ(comparison.row_at(Side::right, 1), Alignment::none) << "before its first step";
    EXPECT_EQ(comparison.row_at(Side::right, 2), 0u);
    EXPECT_EQ(comparison.row_at(Side::right, 4), 2u) << "the turn belongs to the step before";
    EXPECT_EQ(comparison.row_at(Side::left, 2), 1u);
    EXPECT_EQ(comparison.step_at(Side::left, 1)->seq, 2u);
    EXPECT_EQ(comparison.step_at(Side::right, 1)->seq, 2u) << "what that run did last";
    EXPECT_EQ(comparison.step_at(Side::right, 3)->seq, 5u);
    EXPECT_EQ(comparison.next_difference(0, 1), 1u);
    EXPECT_EQ(comparison.next_difference(1, 1), 3u);
    EXPECT_EQ(comparison.next_difference(3, 1), Alignment::none);
    EXPECT_EQ(comparison.next_difference(3, -1), 1u);
    EXPECT_EQ(comparison.next_difference(1, -1), Alignment::none);
}

}  // namespace
}  // namespace lg::trace
