#include "sim/base/short_list.h"

#include <gtest/gtest.h>

namespace lg {
namespace {

ShortList<int> list_of(std::initializer_list<int> values) {
    ShortList<int> list;
    for (const int value : values) list.push_back(value);
    return list;
}

TEST(ShortList, comes_out_in_the_order_in_which_it_went_in) {
    ShortList<int> list = list_of({1, 2, 3});
    EXPECT_EQ(list.all(), (std::vector{1, 2, 3}));
    for (const int value : {1, 2, 3}) {
        ASSERT_FALSE(list.empty());
        EXPECT_EQ(list.front(), value);
        list.pop_front();
    }
    EXPECT_TRUE(list.empty());
    list.push_back(4);
    EXPECT_EQ(list.all(), std::vector{4});
}

TEST(ShortList, what_is_erased_leaves_the_others_in_order) {
    const auto is_odd = [](int value) { return value % 2 == 1; };
    ShortList<int> list = list_of({1, 2, 3, 4});
    EXPECT_EQ(list.erase_if(is_odd), 2u);
    EXPECT_EQ(list.all(), (std::vector{2, 4}));
    EXPECT_EQ(list.erase_if(is_odd), 0u);
    list = list_of({1, 3});
    EXPECT_EQ(list.erase_if(is_odd), 2u);
    EXPECT_TRUE(list.empty());
    EXPECT_EQ(list.erase_if(is_odd), 0u);
    EXPECT_TRUE(list.all().empty());
}

}  // namespace
}  // namespace lg
