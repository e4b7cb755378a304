// How everything looks: colours by meaning, sizes in font units, and the few shapes that views draw with.
// A Canvas belongs to one view in one frame. Text and edges are snapped to whole pixels, or they blur.
#pragma once
#include <imgui.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gui/fonts.h"
#include "gui/layout/geometry.h"

namespace lg::gui {

using layout::Point;
using layout::Rect;

// 0xRRGGBB. A Rgb is called with an opacity to become what ImGui draws with.
struct Rgb {
    uint32_t value = 0;

    ImU32 operator()(float opacity = 1) const {
        return IM_COL32((value >> 16) & 255, (value >> 8) & 255, value & 255, std::lround(opacity * 255));
    }
    friend bool operator==(Rgb, Rgb) = default;
};

namespace colour {
inline constexpr Rgb ground{0x0D1017}, panel{0x141925}, raised{0x1C2333}, well{0x0F131C}, line{0x262E40};
inline constexpr Rgb text{0xE8ECF4}, dim{0x98A2B6}, faint{0x5D6880}, ink{0x10131B}, white{0xFFFFFF},
    black{0x000000};
inline constexpr Rgb script{0xF5C86B}, stack{0x62CDF2}, tick{0xF78FB3}, microtask{0xC792EA}, timer{0x79DDA2};
inline constexpr Rgb pool{0xFF9E64}, demultiplexer{0x4FD6BE}, loop{0x8EA0FF}, actor{0xE57CD8},
    console{0xB8C4DC};
inline constexpr Rgb now{0xFF5C7A}, error{0xFF6B6B}, good{0x79DDA2}, action{0x5163D8}, found{0xFFE27A};

// Of JavaScript text.
inline constexpr Rgb keyword{0xC792EA}, string{0x9FD88B}, number{0xFF9E64}, comment{0x6B7690},
    function{0x7DB4FF}, punctuation{0x9AA6C0}, word{0xE3E8F2};
}  // namespace colour

// The accent of the participant that stands in this place of a diagram, from the left.
Rgb participant_accent(size_t place);

enum class Font : uint8_t { text, bold, mono };
enum class Size : uint8_t { tiny, small, body, title, huge };

// What a card says by its looks: one of many, the one whose turn it is, or something that is only hinted at.
enum class Look : uint8_t { plain, lit, faded };

class Canvas {
  public:
    // `unit` is how many pixels one unit of size is: zoom times the scale of the screen.
    Canvas(ImDrawList* list, const Fonts& fonts, float unit) : list_(list), fonts_(fonts), unit_(unit) {}

    ImDrawList* list() const { return list_; }
    const Fonts& fonts() const { return fonts_; }
    float unit() const { return unit_; }
    // Units to whole pixels; what is more than nothing stays at least one pixel.
    float px(float units) const;

    // Pixels.
    Point measure(Font font, Size size, std::string_view text) const;
    float line_height(Font font, Size size) const { return measure(font, size, "|").y; }
    void push_font(Font font, Size size) const;

    void text(Point top_left, Font font, Size size, ImU32 colour, std::string_view text) const;
    void text_centred(Point centre, Font font, Size size, ImU32 colour, std::string_view text) const;
    // Keeps to `box`, centred vertically; too long a text ends in an ellipsis and is shown whole in a
    // tooltip. Returns the width used in pixels.
    float text_in(const Rect& box, Font font, Size size, ImU32 colour, std::string_view text) const;
    // The same, centred horizontally too.
    void text_centred_in(const Rect& box, Font font, Size size, ImU32 colour, std::string_view text) const;

    void fill(const Rect& box, ImU32 colour, float radius_units = 0) const;
    // From one colour at the top to another at the bottom.
    void fill_down(const Rect& box, ImU32 top, ImU32 bottom) const;
    void outline(const Rect& box, ImU32 colour, float radius_units = 0, float thickness_units = 1) const;
    // Layers of darkness under a box that stands out.
    void shadow(const Rect& box, float radius_units, float spread_units, float opacity) const;
    void line(Point a, Point b, ImU32 colour, float thickness_units) const;
    void dashed(Point a, Point b, ImU32 colour, float thickness_units, float on_units, float off_units) const;
    // Light around a line, for what happens now.
    void glow(Point a, Point b, Rgb accent, float strength) const;
    // Light around a box.
    void halo(const Rect& box, Rgb accent, float radius_units, float strength) const;
    // A filled head whose tip points right (direction 1) or left (-1).
    void arrow_head(Point tip, float direction, ImU32 colour, float size_units) const;
    // A rounded box with a little depth.
    void card(const Rect& box, Rgb accent, Look look, float radius_units = 8) const;
    // A number in a circle.
    void badge(Point centre, std::string_view text, Rgb accent, Look look) const;
    // A small label; returns the width it took, in pixels. `box.left` and the vertical extent are kept.
    float chip(Point left_centre, float width_max, Font font, Size size, Rgb accent, Look look,
               std::string_view text) const;
    float chip_width(Font font, Size size, std::string_view text) const;

    // Cuts what is drawn after it to the box, until the next unclip().
    void clip(const Rect& box) const;
    void unclip() const { list_->PopClipRect(); }

  private:
    ImFont* face(Font font) const;
    float pixels(Font font, Size size) const;
    std::string_view fitting(Font font, Size size, std::string_view text, float width) const;

    ImDrawList* list_;
    Fonts fonts_;
    float unit_;
};

// ImGui's own widgets (buttons, sliders, menus) in our colours and at this unit.
void apply_theme(float unit);

// A tooltip in our style, when the mouse rests on the box and nothing is in front of it.
bool hovered(const Rect& box);
void tooltip(std::string_view text);

}  // namespace lg::gui
