#include "sim/base/time.h"

#include <gtest/gtest.h>

#include "sim/base/id.h"

namespace lg {
namespace {

TEST(Time, is_counted_in_nanoseconds_and_shown_in_whole_milliseconds) {
    constexpr Time time = Time{} + Duration::of_ms(3) + Duration::of_us(999);
    EXPECT_EQ(time.ns, 3'999'000);
    EXPECT_EQ(time.ms(), 3u);
    EXPECT_EQ(time - Time{1'000}, Duration{3'998'000});
    EXPECT_EQ(Duration::of_us(2) * 3, Duration{6'000});
    EXPECT_LT(Time{1}, Time{2});
}

TEST(Id, ids_count_up_from_one_and_zero_is_none) {
    IdSource<Id<struct SomeTag>> source;
    EXPECT_FALSE(source.last());
    EXPECT_EQ(source.next().value, 1u);
    EXPECT_EQ(source.next().value, 2u);
    EXPECT_TRUE(source.last());
}

}  // namespace
}  // namespace lg
