// Text broken into lines that fit a width. Pure; UTF-8; how wide text is comes from outside.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lg::gui::layout {

// How many pixels wide a text is.
using Width = std::function<float(std::string_view)>;

struct Flow {
    std::vector<std::string> lines;  // at least one
    bool is_cut = false;             // there was more: the last line ends in an ellipsis
    float width = 0;                 // of the widest line
};

// Breaks at spaces and newlines, and within a word only if it alone is too wide.
Flow flow(std::string_view text, float width_max, size_t lines_max, const Width& width);

// The longest beginning that ends between two characters and, with an ellipsis behind it, fits; the text if
// it fits.
std::string cut(std::string_view text, float width_max, const Width& width);

}  // namespace lg::gui::layout
