#include "gui/layout/compare.h"

#include <gtest/gtest.h>

#include <string_view>

using namespace lg::gui::layout;
using lg::trace::Alignment;
using lg::trace::Side;

static const CompareStyle style{20, 80, 60, 10};

static Alignment aligned(std::string_view left, std::string_view right) {
    return lg::trace::align({left.begin(), left.end()}, {right.begin(), right.end()}, true);
}

TEST(Compare, columns_are_alike_on_both_sides_and_the_times_stand_at_the_middle) {
    const CompareColumns columns = place_compare_columns(700, style);
    EXPECT_EQ(columns.left.text.left, 10);
    EXPECT_EQ(columns.right.text.right, 690);
    EXPECT_EQ(columns.left.whole().width(), columns.right.whole().width());
    EXPECT_EQ(columns.left.time.right, columns.between.left);
    EXPECT_EQ(columns.between.right, columns.right.time.left);
    EXPECT_EQ(columns.left.text.right, columns.left.time.left);
    EXPECT_EQ(columns.between.width(), 60);
}

TEST(Compare, in_a_narrow_room_nothing_is_wider_than_it) {
    for (const float width : {0.f, 15.f, 50.f, 150.f, 230.f}) {
        const CompareColumns columns = place_compare_columns(width, style);
        for (const Rect& box : {columns.left.text, columns.left.time, columns.between, columns.right.time,
                                columns.right.text}) {
            EXPECT_GE(box.width(), 0) << width;
            EXPECT_LE(box.right, std::max(width, 10.f)) << width;
        }
    }
}

TEST(Compare, rows_in_view_are_those_that_the_scrolled_room_shows_a_part_of) {
    EXPECT_EQ(rows_in_view(100, 0, 100, 20), (RowRange{0, 5}));
    EXPECT_EQ(rows_in_view(100, 30, 100, 20), (RowRange{1, 7}));
    EXPECT_EQ(rows_in_view(3, 0, 100, 20), (RowRange{0, 3}));
    EXPECT_EQ(rows_in_view(3, 500, 100, 20), (RowRange{3, 3}));
    EXPECT_EQ(rows_in_view(0, 0, 100, 20), (RowRange{0, 0}));
}

TEST(Compare, a_gap_of_many_rows_is_one_box_as_far_as_it_is_in_view) {
    const Alignment alignment = aligned("a123456789b", "ab");
    const auto gaps = gaps_in_view(alignment, {2, 6}, place_compare_columns(700, style), style);
    ASSERT_EQ(gaps.size(), 1u);
    EXPECT_EQ(gaps[0].side, Side::right);
    EXPECT_EQ(gaps[0].rows, (RowRange{2, 6}));
    EXPECT_EQ(gaps[0].box.top, 40);
    EXPECT_EQ(gaps[0].box.bottom, 120);
    EXPECT_EQ(gaps_in_view(alignment, {0, 11}, place_compare_columns(700, style), style)[0].rows,
              (RowRange{1, 10}));
}

TEST(Compare, the_same_step_is_joined_by_a_line_and_what_changed_places_by_crossing_ones) {
    const CompareColumns columns = place_compare_columns(700, style);
    const auto links = links_in_view(aligned("xab", "xba"), {0, 3}, columns, style);
    ASSERT_EQ(links.size(), 3u);
    EXPECT_TRUE(links[0].is_straight());
    EXPECT_EQ(links[0].from, (Point{columns.between.left, 10}));
    EXPECT_EQ(links[0].to, (Point{columns.between.right, 10}));
    EXPECT_EQ(links[1].from.y, 30);
    EXPECT_EQ(links[1].to.y, 50);
    EXPECT_EQ(links[2].from.y, 50);
    EXPECT_EQ(links[2].to.y, 30);
}

TEST(Compare, twenty_that_turn_round_cross_twenty_times) {
    const std::string_view forwards = "abcdefghijklmnopqrst", backwards = "tsrqponmlkjihgfedcba";
    const auto links =
        links_in_view(aligned(forwards, backwards), {0, 20}, place_compare_columns(700, style), style);
    ASSERT_EQ(links.size(), 20u);
    for (const CompareLink& link : links) EXPECT_EQ(link.left_row + link.right_row, 19u);
}

TEST(Compare, a_line_to_a_row_out_of_view_leads_beyond_the_edge_and_no_further) {
    const std::string_view moved = "bcdefghijklmnopa", whole = "abcdefghijklmnop";
    const CompareColumns columns = place_compare_columns(700, style);
    const auto above = links_in_view(aligned(moved, whole), {0, 4}, columns, style);
    ASSERT_EQ(above.size(), 4u) << "the one that came first on the right is in view there";
    EXPECT_EQ(above[0].right_row, 0u);
    EXPECT_EQ(above[0].left_row, 16u);
    EXPECT_GT(above[0].from.y, 4 * style.row_height);
    EXPECT_LE(above[0].from.y, 8 * style.row_height);
    const auto below = links_in_view(aligned(moved, whole), {13, 17}, columns, style);
    ASSERT_EQ(below.size(), 4u);
    EXPECT_LT(below[3].to.y, 13 * style.row_height);
}

static std::shared_ptr<lg::trace::Trace> printing(std::string_view letters) {
    auto trace = std::make_shared<lg::trace::Trace>();
    for (const char& letter : letters) {
        const auto text = trace->intern({&letter, 1});
        trace->append({lg::Time{}, {}, 0, {}, lg::trace::ConsoleWritten{{}, text, {}}});
    }
    trace->append({lg::Time{}, {}, 0, {}, lg::trace::RunEnded{lg::trace::ExitReason::loop_empty, 0}});
    return trace;
}

TEST(Compare, in_small_a_difference_is_where_it_is_in_the_whole_and_never_lost) {
    const std::string same(1000, 'x');
    const auto small = [&](const std::string& left, const std::string& right) {
        lg::trace::Comparison comparison(printing(left), printing(right));
        comparison.extend(true, true);
        return differences_in_small(comparison, 100);
    };
    EXPECT_TRUE(small(same, same).empty());
    EXPECT_TRUE(small("", "").empty());
    EXPECT_EQ(small(same + "a" + same, same + same), (std::vector<Stretch>{{50, 51}}));
    EXPECT_EQ(small(same, same + "a"), (std::vector<Stretch>{{99, 100}}));
    EXPECT_EQ(small("a" + same, same), (std::vector<Stretch>{{0, 1}}));
    EXPECT_EQ(small(std::string(500, 'a') + same, same).front().bottom, 34);
    EXPECT_EQ(small("ab", "b"), (std::vector<Stretch>{{0, 50}}));
}

TEST(Compare, what_only_one_has_is_joined_to_nothing) {
    EXPECT_TRUE(links_in_view(aligned("ab", ""), {0, 2}, place_compare_columns(700, style), style).empty());
}
