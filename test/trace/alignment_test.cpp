#include "sim/trace/alignment.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

#include "sim/base/hash.h"

namespace lg::trace {
namespace {

// Letters are things. A row as "aa": both, "a-": the left alone, "a/b": two that are not partners.
std::vector<uint32_t> things(std::string_view letters) { return {letters.begin(), letters.end()}; }

std::string rows_of(std::string_view left, std::string_view right, bool are_whole = true) {
    std::string text;
    for (const Alignment::Row& row : align(things(left), things(right), are_whole).rows) {
        if (!text.empty()) text += ' ';
        text += row.left == Alignment::none ? '-' : left[row.left];
        if (!row.is_same && row.left != Alignment::none && row.right != Alignment::none) text += '/';
        text += row.right == Alignment::none ? '-' : right[row.right];
    }
    return text;
}

TEST(Alignment, the_same_in_the_same_order_shares_its_rows) {
    EXPECT_EQ(rows_of("abc", "abc"), "aa bb cc");
    EXPECT_EQ(rows_of("", ""), "");
}

TEST(Alignment, what_only_one_has_stands_beside_a_gap) {
    EXPECT_EQ(rows_of("abc", "ac"), "aa b- cc");
    EXPECT_EQ(rows_of("ac", "abc"), "aa -b cc");
    EXPECT_EQ(rows_of("axb", "ayb"), "aa x- -y bb");
    EXPECT_EQ(rows_of("ab", ""), "a- b-");
    EXPECT_EQ(rows_of("", "ab"), "-a -b");
}

TEST(Alignment, two_that_change_places_share_two_rows_and_know_each_other) {
    EXPECT_EQ(rows_of("xaby", "xbay"), "xx a/b b/a yy");
    const Alignment swapped = align(things("xaby"), things("xbay"), true);
    EXPECT_EQ(swapped.left[1].partner, 2u);
    EXPECT_EQ(swapped.left[1].row, 1u);
    EXPECT_EQ(swapped.right[2].row, 2u);
    EXPECT_EQ(swapped.right[2].partner, 1u);
}

TEST(Alignment, groups_that_change_places_cross_as_wholes) {
    EXPECT_EQ(rows_of("TtIi", "IiTt"), "T/I t/i I/T i/t");
    EXPECT_EQ(rows_of("abcd", "dcba"), "a/d b/c c/b d/a");
}

TEST(Alignment, one_that_has_gone_far_leaves_the_rest_in_its_rows) {
    EXPECT_EQ(rows_of("abcdef", "bcdefa"), "a- bb cc dd ee ff -a");
    EXPECT_EQ(rows_of("bcdefa", "abcdef"), "-a bb cc dd ee ff a-");
}

TEST(Alignment, what_is_alone_amid_a_crossing_gets_a_row_of_its_own) {
    EXPECT_EQ(rows_of("a1b", "b2a"), "a/b 1- -2 b/a");
}

TEST(Alignment, of_what_is_repeated_the_kth_belongs_to_the_kth) {
    const Alignment made = align(things("tatbt"), things("btatt"), false);
    EXPECT_EQ(made.left[0].partner, 1u);
    EXPECT_EQ(made.left[2].partner, 3u);
    EXPECT_EQ(made.left[4].partner, 4u);
}

TEST(Alignment, one_more_amid_what_is_repeated_leaves_the_beginnings_and_the_ends_alone) {
    EXPECT_EQ(rows_of("taTbtc", "ttaTbtc"), "tt -t aa TT bb tt cc");
    EXPECT_EQ(rows_of("tttW", "ttttW"), "tt tt tt -t WW");
}

TEST(Alignment, a_list_that_may_grow_is_matched_from_its_beginning) {
    EXPECT_EQ(rows_of("axtbt", "at", false), "aa x- tt b- t-");
    EXPECT_EQ(rows_of("axtbt", "at", true), "aa x- t- b- tt");
}

// Whatever the lists: each member has one row, rows keep both orders, partners are alike and mutual.
void check(const std::vector<uint32_t>& left, const std::vector<uint32_t>& right, bool are_whole) {
    const Alignment made = align(left, right, are_whole);
    ASSERT_EQ(made.left.size(), left.size());
    ASSERT_EQ(made.right.size(), right.size());
    uint32_t lefts = 0, rights = 0;
    for (uint32_t row = 0; row < made.rows.size(); row++) {
        const auto [l, r, is_same] = made.rows[row];
        ASSERT_TRUE(l != Alignment::none || r != Alignment::none);
        if (l != Alignment::none) {
            ASSERT_EQ(l, lefts++);
            ASSERT_EQ(made.left[l].row, row);
        }
        if (r != Alignment::none) {
            ASSERT_EQ(r, rights++);
            ASSERT_EQ(made.right[r].row, row);
        }
        ASSERT_EQ(is_same, l != Alignment::none && made.left[l].partner == r && r != Alignment::none);
    }
    ASSERT_EQ(lefts, left.size());
    ASSERT_EQ(rights, right.size());
    for (uint32_t i = 0; i < left.size(); i++) {
        const uint32_t partner = made.left[i].partner;
        if (partner == Alignment::none) continue;
        ASSERT_EQ(left[i], right[partner]);
        ASSERT_EQ(made.right[partner].partner, i);
    }
}

TEST(Alignment, random_lists_keep_their_order_and_their_partners) {
    const uint64_t seed = 20261126;
    Random random(seed);
    for (int round = 0; round < 500; round++) {
        std::vector<uint32_t> left, right;
        const uint64_t kinds = 1 + random.below(12);
        for (uint64_t i = random.below(30); i > 0; i--)
            left.push_back(static_cast<uint32_t>(random.below(kinds)));
        for (uint64_t i = random.below(30); i > 0; i--)
            right.push_back(static_cast<uint32_t>(random.below(kinds)));
        check(left, right, round % 2 == 0);
        ASSERT_FALSE(HasFatalFailure()) << "seed " << seed << ", round " << round;
    }
}

TEST(Alignment, a_hundred_thousand_are_aligned_at_once_whatever_their_order) {
    constexpr uint32_t many = 100'000;
    std::vector<uint32_t> ascending(many), descending(many), shuffled(many), alike(many, 1);
    for (uint32_t i = 0; i < many; i++) {
        ascending[i] = shuffled[i] = i;
        descending[i] = many - 1 - i;
    }
    Random random(1);
    for (uint32_t i = many - 1; i > 0; i--) std::swap(shuffled[i], shuffled[random.below(i + 1)]);
    const auto before = std::chrono::steady_clock::now();
    for (const auto* other : {&ascending, &descending, &shuffled, &alike}) {
        check(ascending, *other, true);
        check(*other, ascending, false);
    }
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - before;
    EXPECT_LT(passed.count(), 5) << "eight times: what takes n squared would take minutes";
}

}  // namespace
}  // namespace lg::trace
