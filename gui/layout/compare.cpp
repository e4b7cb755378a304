#include "gui/layout/compare.h"

#include <cmath>

namespace lg::gui::layout {

using trace::Alignment;
using trace::Side;

CompareColumns place_compare_columns(float width, const CompareStyle& style) {
    Rect room{style.margin, 0, std::max(style.margin, width - style.margin), 0};
    const float between = std::min(style.between_width, room.width());
    const float side = std::floor((room.width() - between) / 2);
    CompareColumns columns;
    Rect left = room.cut_left(side);
    Rect right = room.cut_right(side);
    columns.between = room;
    columns.left.time = left.cut_right(style.time_width);
    columns.left.text = left;
    columns.right.time = right.cut_left(style.time_width);
    columns.right.text = right;
    return columns;
}

RowRange rows_in_view(uint32_t rows, float scrolled, float height, float row_height) {
    const float first = std::floor(std::max(0.f, scrolled) / row_height);
    const float last = std::ceil(std::max(0.f, scrolled + height) / row_height);
    const auto bounded = [&](float row) {
        return row >= static_cast<float>(rows) ? rows : static_cast<uint32_t>(row);
    };
    return {bounded(first), bounded(last)};
}

std::vector<GapBox> gaps_in_view(const Alignment& alignment, RowRange view, const CompareColumns& columns,
                                 const CompareStyle& style) {
    std::vector<GapBox> gaps;
    for (const Side side : {Side::left, Side::right}) {
        for (uint32_t row = view.first; row < view.last;) {
            const uint32_t first = row;
            while (row < view.last && alignment.rows[row].on(side) == Alignment::none) row++;
            if (row == first) {
                row++;
                continue;
            }
            Rect box = columns.on(side).whole();
            box.top = static_cast<float>(first) * style.row_height;
            box.bottom = static_cast<float>(row) * style.row_height;
            gaps.push_back({side, {first, row}, box});
        }
    }
    return gaps;
}

std::vector<CompareLink> links_in_view(const Alignment& alignment, RowRange view,
                                       const CompareColumns& columns, const CompareStyle& style) {
    constexpr float rows_beyond = 3;
    const auto y_of = [&](uint32_t row) {
        const float near = std::clamp(static_cast<float>(row), static_cast<float>(view.first) - rows_beyond,
                                      static_cast<float>(view.last) - 1 + rows_beyond);
        return (near + 0.5f) * style.row_height;
    };
    std::vector<CompareLink> links;
    const auto add = [&](uint32_t left_row, uint32_t right_row) {
        links.push_back({{columns.between.left, y_of(left_row)},
                         {columns.between.right, y_of(right_row)},
                         left_row,
                         right_row});
    };
    for (uint32_t row = view.first; row < view.last; row++) {
        const auto [left, right, is_same] = alignment.rows[row];
        if (left != Alignment::none && alignment.left[left].partner != Alignment::none)
            add(row, alignment.right[alignment.left[left].partner].row);
        if (right == Alignment::none || is_same) continue;
        const uint32_t partner = alignment.right[right].partner;
        if (partner == Alignment::none) continue;
        const uint32_t left_row = alignment.left[partner].row;
        if (left_row < view.first || left_row >= view.last) add(left_row, row);
    }
    return links;
}

std::vector<Stretch> differences_in_small(const trace::Comparison& comparison, float height) {
    std::vector<Stretch> stretches;
    const auto rows = static_cast<double>(comparison.alignment().rows.size());
    if (comparison.first_row() == Alignment::none) return stretches;
    for (float top = 0; top + 1 <= height; top++) {
        const auto first = static_cast<uint32_t>(top / height * rows);
        const auto end = std::max(first + 1, static_cast<uint32_t>((top + 1) / height * rows));
        if (!comparison.differs(first) && comparison.next_difference(first, 1) >= end) continue;
        if (!stretches.empty() && stretches.back().bottom == top) stretches.back().bottom = top + 1;
        else stretches.push_back({top, top + 1});
    }
    return stretches;
}

}  // namespace lg::gui::layout
