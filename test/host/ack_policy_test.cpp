#include "sim/host/ack_policy.h"

#include <gtest/gtest.h>

namespace lg::host {
namespace {

Time at_ms(int64_t ms) { return Time{} + Duration::of_ms(ms); }

// An end that has just answered: what comes now is not acknowledged at once any more.
AckPolicy talking(Time now) {
    AckPolicy acks;
    EXPECT_TRUE(acks.received(1, now));
    acks.sends(true, now);
    return acks;
}

TEST(AckPolicy, sixteen_segments_are_acknowledged_at_once_and_the_others_when_they_are_read) {
    AckPolicy acks;
    for (int i = 0; i < 16; i++) EXPECT_TRUE(acks.received(10, at_ms(i))) << i;
    EXPECT_FALSE(acks.received(10, at_ms(16)));
    EXPECT_FALSE(acks.was_read(false)) << "something is left";
    EXPECT_TRUE(acks.was_read(true));
    EXPECT_FALSE(acks.was_read(true)) << "it is acknowledged";
}

TEST(AckPolicy, of_great_segments_a_few_are_acknowledged_at_once) {
    AckPolicy acks;
    EXPECT_TRUE(acks.received(12'000, at_ms(0)));
    EXPECT_TRUE(acks.received(12'000, at_ms(1)));
    EXPECT_FALSE(acks.received(12'000, at_ms(2))) << "two of them are half of the first window";
    AckPolicy greater;
    EXPECT_TRUE(greater.received(25'000, at_ms(0)));
    EXPECT_FALSE(greater.received(25'000, at_ms(1)));
}

TEST(AckPolicy, who_talks_by_turns_acknowledges_with_the_answer) {
    AckPolicy acks = talking(at_ms(0));
    EXPECT_FALSE(acks.received(10, at_ms(1)));
    EXPECT_FALSE(acks.was_read(true));
    EXPECT_EQ(acks.due(), at_ms(44)) << "in the tick behind its own";
    acks.sends(true, at_ms(2));
    EXPECT_FALSE(acks.due());
}

TEST(AckPolicy, a_second_small_segment_is_acknowledged_when_both_are_read) {
    AckPolicy acks = talking(at_ms(0));
    EXPECT_FALSE(acks.received(10, at_ms(1)));
    EXPECT_FALSE(acks.received(10, at_ms(2)));
    EXPECT_TRUE(acks.was_read(true));
}

TEST(AckPolicy, more_than_a_usual_segment_is_acknowledged_at_once) {
    AckPolicy acks = talking(at_ms(0));
    EXPECT_FALSE(acks.received(1000, at_ms(1))) << "the usual one from here on";
    EXPECT_TRUE(acks.received(1, at_ms(2)));
    EXPECT_FALSE(acks.received(AckPolicy::segment_max, at_ms(3)));
    EXPECT_TRUE(talking(at_ms(0)).received(AckPolicy::segment_max + 1, at_ms(3)));
}

TEST(AckPolicy, who_did_not_answer_in_40_ms_does_not_talk_by_turns_any_more) {
    AckPolicy acks = talking(at_ms(0));
    EXPECT_FALSE(acks.received(10, at_ms(100)));
    EXPECT_EQ(acks.due(), at_ms(144));
    EXPECT_FALSE(acks.settle(at_ms(143)));
    EXPECT_TRUE(acks.settle(at_ms(144)));
    EXPECT_FALSE(acks.due());
    EXPECT_TRUE(acks.received(10, at_ms(145))) << "as at the beginning";
}

TEST(AckPolicy, an_answer_that_comes_late_is_none) {
    AckPolicy acks;
    acks.received(10, at_ms(0));
    acks.sends(true, at_ms(40));
    EXPECT_TRUE(acks.received(10, at_ms(41)));
}

TEST(AckPolicy, a_fin_is_acknowledged_late_and_carries_an_acknowledgement) {
    AckPolicy acks;
    acks.ended(at_ms(5));
    EXPECT_EQ(acks.due(), at_ms(48));
    acks.sends(false, at_ms(6));
    EXPECT_FALSE(acks.due());
}

}  // namespace
}  // namespace lg::host
