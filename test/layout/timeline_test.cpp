#include "gui/layout/timeline.h"

#include <gtest/gtest.h>

#include "sim/base/hash.h"

using namespace lg::gui::layout;

static Track three_intervals() {
    Track track(TrackKind::callbacks, 0);
    track.open(0, 1, 7);
    track.close(100, 3);
    track.open(200, 4, 8);
    track.close(300, 9);
    track.point(900, 10, 9);
    return track;
}

TEST(Timeline, wide_intervals_become_one_fold_each) {
    const auto folds = three_intervals().fold(true, 0, 1000, 100);
    ASSERT_EQ(folds.size(), 3u);
    EXPECT_EQ(folds[0].column, 0u);
    EXPECT_EQ(folds[0].columns, 10u);
    EXPECT_EQ(folds[0].mark, 7);
    EXPECT_EQ(folds[1].column, 20u);
    EXPECT_EQ(folds[1].columns, 10u);
    EXPECT_EQ(folds[2].column, 90u);
    EXPECT_EQ(folds[2].first, 10u);
    EXPECT_GT(folds[2].busy, 0) << "what takes no time is seen all the same";
}

TEST(Timeline, many_intervals_fold_into_the_columns_there_are) {
    Track track(TrackKind::jobs, 0);
    for (uint32_t i = 0; i < 10'000; i++) {
        track.open(i * 10, 2 * i + 1, 0);
        track.close(i * 10 + 5, 2 * i + 2);
    }
    const auto folds = track.fold(true, 0, 100'000, 100);
    ASSERT_EQ(folds.size(), 100u);
    for (const Fold& fold : folds) EXPECT_NEAR(fold.busy, 0.5, 0.02);
}

TEST(Timeline, the_axis_of_events_gives_each_event_its_own_room) {
    const auto folds = three_intervals().fold(false, 1, 11, 10);
    ASSERT_EQ(folds.size(), 3u);
    EXPECT_EQ(folds[0].columns, 3u);
    EXPECT_EQ(folds[1].column, 3u);
    EXPECT_EQ(folds[1].columns, 6u);
    EXPECT_EQ(folds[2].column, 9u);
}

TEST(Timeline, what_is_out_of_view_is_not_drawn) {
    EXPECT_TRUE(three_intervals().fold(true, 400, 800, 50).empty());
    EXPECT_TRUE(three_intervals().fold(true, 400, 400, 50).empty());
    EXPECT_TRUE(Track(TrackKind::poll, 0).fold(true, 0, 10, 50).empty());
}

TEST(Timeline, every_interval_in_view_is_under_some_fold_whatever_the_zoom) {
    lg::Random random(20261123);
    Track track(TrackKind::jobs, 0);
    int64_t at = 0;
    for (uint32_t i = 0; i < 500; i++) {
        at += static_cast<int64_t>(random.below(40));
        track.open(at, 2 * i + 1, 0);
        at += static_cast<int64_t>(random.below(15));
        track.close(at, 2 * i + 2);
    }
    for (const uint32_t columns : {1u, 7u, 100u, 1000u, 9000u}) {
        std::vector<bool> covered(columns);
        for (const Fold& fold : track.fold(true, 0, static_cast<double>(at + 1), columns))
            for (uint32_t i = 0; i < fold.columns; i++) {
                ASSERT_LT(fold.column + i, columns);
                covered[fold.column + i] = true;
            }
        for (const Interval& interval : track.intervals()) {
            const auto column = static_cast<uint32_t>(static_cast<double>(interval.from_ns) * columns /
                                                      static_cast<double>(at + 1));
            EXPECT_TRUE(covered[std::min(column, columns - 1)])
                << "seed 20261123, columns " << columns << " at " << interval.from_ns;
        }
    }
}

TEST(Timeline, pointing_finds_the_interval_under_or_beside) {
    const Track track = three_intervals();
    EXPECT_EQ(track.at(true, 50, 1)->first, 1u);
    EXPECT_EQ(track.at(true, 902, 5)->first, 10u);
    EXPECT_EQ(track.at(true, 150, 5), nullptr);
}

TEST(Timeline, workers_share_a_name_and_stand_closer) {
    std::vector<Track> tracks = {{TrackKind::callbacks, 0}, {TrackKind::worker, 0}, {TrackKind::worker, 1}};
    const auto boxes = place_lanes(tracks, 10, 100, 20);
    ASSERT_EQ(boxes.size(), 3u);
    EXPECT_TRUE(boxes[1].leads);
    EXPECT_FALSE(boxes[2].leads);
    EXPECT_EQ(boxes[1].group_bottom, boxes[2].bottom);
    EXPECT_LT(boxes[1].bottom - boxes[1].top, boxes[0].bottom - boxes[0].top);
    EXPECT_EQ(boxes[0].top, 10);
}
