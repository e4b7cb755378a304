// The geometry of two runs beside each other: where columns and rows stand, the gaps, and the lines between
// the same step of both. Pure: an alignment and a width in, boxes out. Only what is in view is laid out,
// however long the runs are.
#pragma once
#include <cstdint>
#include <vector>

#include "gui/layout/geometry.h"
#include "sim/trace/comparison.h"

namespace lg::gui::layout {

// Pixels.
struct CompareStyle {
    float row_height = 24;
    float time_width = 80;     // of a time, beside the middle
    float between_width = 64;  // of the middle, where the lines are
    float margin = 8;
};

// From where to where each column reaches; only left and right count. A side's text stands outside, its time
// beside the middle: so both times of a step are next to each other.
struct CompareColumns {
    struct Column {
        Rect text, time;
        Rect whole() const {
            return {std::min(text.left, time.left), 0, std::max(text.right, time.right), 0};
        }
    };
    Column left, right;
    Rect between;

    const Column& on(trace::Side side) const { return side == trace::Side::left ? left : right; }
};
CompareColumns place_compare_columns(float width, const CompareStyle& style);

// Rows [first, last).
struct RowRange {
    uint32_t first = 0, last = 0;

    friend bool operator==(const RowRange&, const RowRange&) = default;
};
RowRange rows_in_view(uint32_t rows, float scrolled, float height, float row_height);

// Rows in which a side has nothing, as far as they are in view and one behind the other: one box.
// y counts from the top of the content, x as the columns do.
struct GapBox {
    trace::Side side;
    RowRange rows;
    Rect box;
};
std::vector<GapBox> gaps_in_view(const trace::Alignment& alignment, RowRange view,
                                 const CompareColumns& columns, const CompareStyle& style);

// From a step on the left to its partner on the right. Of one far out of view, the end stands a little beyond
// the edge, so that the line's slope still shows where it leads.
struct CompareLink {
    Point from, to;
    uint32_t left_row = 0, right_row = 0;

    bool is_straight() const { return left_row == right_row; }
};
// All of which at least one end is in view, by the row that is; each once.
std::vector<CompareLink> links_in_view(const trace::Alignment& alignment, RowRange view,
                                       const CompareColumns& columns, const CompareStyle& style);

// Where the rows that differ are in the whole, for a strip of this height: stretches [top, bottom) of it, in
// order, each at least a pixel high.
struct Stretch {
    float top = 0, bottom = 0;

    friend bool operator==(const Stretch&, const Stretch&) = default;
};
std::vector<Stretch> differences_in_small(const trace::Comparison& comparison, float height);

}  // namespace lg::gui::layout
