// Colors as a Mermaid `box` or `rect` gives them: a name of CSS, rgb(), rgba(), hsl(), hsla().
// (Not `#rrggbb`: a `#` begins a comment in Mermaid.) A pure function.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace lg::diagram {

struct Color {
    uint8_t red = 0;
    uint8_t green = 0;
    uint8_t blue = 0;
    uint8_t alpha = 255;

    friend bool operator==(const Color&, const Color&) = default;
};

// Nothing if `text` is no color. Numbers too large are taken as the largest, as CSS does.
std::optional<Color> parse_color(std::string_view text);

// What follows the word `box`: a color, if the first word is one, and a title (as it stands in the file).
struct BoxLabel {
    std::string_view color;
    std::string_view title;
};
BoxLabel split_box_label(std::string_view text);

}  // namespace lg::diagram
