#include "sim/trace/difference.h"

#include <gtest/gtest.h>

namespace lg::trace {
namespace {

// A run that only calls back and prints.
class SmallRun {
  public:
    SmallRun& callback(CallbackKind kind, std::string_view function) {
        const SiteId site = trace.intern(Site{trace.intern(function), trace.intern("main.js"), 1, 1});
        return add(CallbackStarted{kind, ++subject_, site, {}});
    }
    SmallRun& prints(std::string_view text) {
        return add(ConsoleWritten{Stream::standard_output, trace.intern(text), {}});
    }
    SmallRun& race() { return add(RaceNoted{CallbackKind::timer, 1, CallbackKind::immediate, 1, Flag::no}); }
    template <class Body>
    SmallRun& add(const Body& body) {
        now_ = now_ + Duration::of_us(7);
        trace.append(Event{now_, Lane{}, 0, Rule::none, body});
        return *this;
    }

    Trace trace;

  private:
    Time now_;
    uint32_t subject_ = 0;
};

using enum CallbackKind;

TEST(Difference, times_ids_and_what_the_loop_does_besides_do_not_count) {
    SmallRun left, right;
    left.callback(main_script, "").prints("a").callback(timer, "f").prints("b");
    right.add(TurnStarted{1}).callback(io, "").callback(main_script, "").prints("a");
    right.add(TurnStarted{2}).callback(timer, "f").prints("b");
    EXPECT_FALSE(first_difference(left.trace, left.trace));
    right.trace.append(Event{Time{}, Lane{LaneKind::actor, 0}, 0, Rule::none, ActorActed{}});
    SmallRun plain;
    plain.callback(io, "").callback(main_script, "").prints("a").callback(timer, "f").prints("b");
    EXPECT_FALSE(first_difference(plain.trace, right.trace));
}

TEST(Difference, another_order_is_a_race_if_a_trace_says_so_and_else_a_matter_of_time) {
    SmallRun left, right, told;
    left.prints("start").callback(timer, "f").callback(work, "g");
    right.prints("start").callback(work, "g").callback(timer, "f");
    told.prints("start").race().callback(work, "g").callback(timer, "f");
    const auto timing = first_difference(left.trace, right.trace);
    ASSERT_TRUE(timing);
    EXPECT_EQ(timing->cause, Difference::Cause::timing);
    EXPECT_EQ(timing->step, 2u);
    EXPECT_EQ(timing->left.seq, 2u);
    EXPECT_EQ(timing->left.what, "callback timer f (main.js:1:1)");
    EXPECT_EQ(timing->right.what, "callback work g (main.js:1:1)");
    EXPECT_EQ(first_difference(left.trace, told.trace)->cause, Difference::Cause::race);
}

TEST(Difference, the_main_script_is_decided_by_no_time) {
    SmallRun left, right;
    left.callback(main_script, "m").prints("a").prints("b");
    right.callback(main_script, "m").prints("b").prints("a");
    EXPECT_EQ(first_difference(left.trace, right.trace)->cause, Difference::Cause::content);
}

TEST(Difference, what_only_one_run_does_is_another_content) {
    SmallRun left, right;
    left.callback(timer, "f").prints("port 3000").callback(timer, "g");
    right.callback(timer, "f").prints("port 4000");
    const auto other = first_difference(left.trace, right.trace);
    EXPECT_EQ(other->cause, Difference::Cause::content);
    EXPECT_EQ(other->left.what, "stdout \"port 3000\"");
    right.trace.append(Event{Time{}, Lane{}, 0, Rule::none, TurnStarted{1}});
    SmallRun shorter;
    shorter.callback(timer, "f").prints("port 3000");
    const auto ended = first_difference(left.trace, shorter.trace);
    EXPECT_EQ(ended->right.seq, 0u);
    EXPECT_EQ(ended->right.what, "nothing: the run is over");
}

}  // namespace
}  // namespace lg::trace
