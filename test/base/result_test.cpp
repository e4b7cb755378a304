#include "sim/base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace lg {
namespace {

Result<int> half(int number) {
    if (number % 2) return Error{"odd", {"numbers.txt", 3, 7}};
    return number / 2;
}

TEST(Result, holds_a_value_or_an_error) {
    const auto good = half(8), bad = half(7);
    ASSERT_TRUE(good);
    EXPECT_EQ(*good, 4);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().message, "odd");
}

TEST(Result, may_hold_what_can_only_be_moved) {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = std::move(*result);
    EXPECT_EQ(*taken, 5);
}

TEST(Error, its_text_says_where_as_far_as_that_is_known) {
    EXPECT_EQ((Error{"odd", {"a.txt", 3, 7}}.text()), "a.txt:3:7: odd");
    EXPECT_EQ((Error{"odd", {"a.txt", 3, 0}}.text()), "a.txt:3: odd");
    EXPECT_EQ((Error{"odd", {"a.txt", 0, 7}}.text()), "a.txt: odd");
    EXPECT_EQ((Error{"odd", {"", 3, 7}}.text()), "line 3:7: odd");
    EXPECT_EQ(Error{"odd"}.text(), "odd");
}

TEST(CheckDeathTest, a_failed_check_says_what_and_where_and_aborts) {
    LG_CHECK(true, "never said");
    EXPECT_DEATH(LG_CHECK(1 == 2, "numbers changed"),
                 "bug of ours at .*result_test.cpp.*numbers changed.*1 == 2");
}

}  // namespace
}  // namespace lg
