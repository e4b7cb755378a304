// Points and rectangles in pixels; y grows downwards. The only types that layout and painting share.
#pragma once
#include <algorithm>

namespace lg::gui::layout {

struct Point {
    float x = 0, y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Rect {
    float left = 0, top = 0, right = 0, bottom = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }
    Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
    bool contains(Point p) const { return p.x >= left && p.x < right && p.y >= top && p.y < bottom; }
    Rect inset(float by) const { return inset(by, by); }
    Rect inset(float by_x, float by_y) const {
        return {left + by_x, top + by_y, right - by_x, bottom - by_y};
    }
    Rect moved(float by_x, float by_y) const {
        return {left + by_x, top + by_y, right + by_x, bottom + by_y};
    }
    friend bool operator==(const Rect&, const Rect&) = default;

    // Cuts a strip off one side and returns it; what remains stays in *this. Never more than there is.
    Rect cut_top(float by) {
        const float edge = std::min(bottom, top + by);
        const Rect strip{left, top, right, edge};
        top = edge;
        return strip;
    }
    Rect cut_bottom(float by) {
        const float edge = std::max(top, bottom - by);
        const Rect strip{left, edge, right, bottom};
        bottom = edge;
        return strip;
    }
    Rect cut_left(float by) {
        const float edge = std::min(right, left + by);
        const Rect strip{left, top, edge, bottom};
        left = edge;
        return strip;
    }
    Rect cut_right(float by) {
        const float edge = std::max(left, right - by);
        const Rect strip{edge, top, right, bottom};
        right = edge;
        return strip;
    }
};

}  // namespace lg::gui::layout
