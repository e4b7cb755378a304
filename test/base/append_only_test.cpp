#include "sim/base/append_only.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace lg {
namespace {

TEST(AppendOnly, keeps_what_was_pushed_where_it_was_pushed) {
    AppendOnly<std::string, 4> sequence;
    std::vector<const std::string*> places;
    for (size_t i = 0; i < 1'000; i++) {
        EXPECT_EQ(sequence.size(), i);
        sequence.push(std::to_string(i));
        places.push_back(&sequence[i]);
    }
    for (size_t i = 0; i < 1'000; i++) {
        EXPECT_EQ(&sequence[i], places[i]);
        EXPECT_EQ(sequence[i], std::to_string(i));
    }
}

TEST(AppendOnly, destroys_each_element_once) {
    auto alive = std::make_shared<int>(0);
    {
        AppendOnly<std::shared_ptr<int>, 2> sequence;
        for (int i = 0; i < 100; i++) sequence.push(alive);
        EXPECT_EQ(alive.use_count(), 101);
    }
    EXPECT_EQ(alive.use_count(), 1);
}

// What it is for, and what a thread sanitizer looks at.
TEST(AppendOnly, readers_see_a_prefix_of_whole_elements) {
    struct Pair {
        size_t index, square;
    };
    AppendOnly<Pair, 8> sequence;
    constexpr size_t count = 200'000;
    const auto read = [&] {
        for (size_t seen = 0; seen < count;) {
            const size_t size = sequence.size();
            EXPECT_GE(size, seen);
            for (; seen < size; seen++) {
                if (sequence[seen].index != seen || sequence[seen].square != seen * seen) {
                    ADD_FAILURE() << "a torn element at " << seen;
                    return;
                }
            }
        }
    };
    std::thread first(read), second(read);
    for (size_t i = 0; i < count; i++) sequence.push({i, i * i});
    first.join();
    second.join();
}

}  // namespace
}  // namespace lg
