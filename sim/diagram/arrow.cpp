#include "sim/diagram/arrow.h"

#include <array>

#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

// Longer ones before those that they begin with, because the first match counts.
constexpr std::array<Arrow, 26> arrows = {{
    {"<<-->>", LineStyle::dotted, Head::both},
    {"<<->>", LineStyle::solid, Head::both},
    {"-->>", LineStyle::dotted, Head::arrow},
    {"--|\\", LineStyle::dotted, Head::half_top},
    {"--|/", LineStyle::dotted, Head::half_bottom},
    {"--\\\\", LineStyle::dotted, Head::stick_top},
    {"--//", LineStyle::dotted, Head::stick_bottom},
    {"/|--", LineStyle::dotted, Head::reverse_half_top},
    {"\\|--", LineStyle::dotted, Head::reverse_half_bottom},
    {"//--", LineStyle::dotted, Head::reverse_stick_top},
    {"\\\\--", LineStyle::dotted, Head::reverse_stick_bottom},
    {"-->", LineStyle::dotted, Head::open},
    {"--x", LineStyle::dotted, Head::cross},
    {"--)", LineStyle::dotted, Head::async},
    {"->>", LineStyle::solid, Head::arrow},
    {"-|\\", LineStyle::solid, Head::half_top},
    {"-|/", LineStyle::solid, Head::half_bottom},
    {"-\\\\", LineStyle::solid, Head::stick_top},
    {"-//", LineStyle::solid, Head::stick_bottom},
    {"/|-", LineStyle::solid, Head::reverse_half_top},
    {"\\|-", LineStyle::solid, Head::reverse_half_bottom},
    {"//-", LineStyle::solid, Head::reverse_stick_top},
    {"\\\\-", LineStyle::solid, Head::reverse_stick_bottom},
    {"->", LineStyle::solid, Head::open},
    {"-x", LineStyle::solid, Head::cross},
    {"-)", LineStyle::solid, Head::async},
}};

}  // namespace

const Arrow* arrow_at(std::string_view text) {
    for (const Arrow& arrow : arrows) {
        if (equal_ignoring_case(text.substr(0, arrow.signs.size()), arrow.signs)) return &arrow;
    }
    return nullptr;
}

std::optional<FoundArrow> find_arrow(std::string_view text) {
    for (size_t i = 0; i < text.size(); i++) {
        if (const Arrow* arrow = arrow_at(text.substr(i))) return FoundArrow{arrow, i};
    }
    return std::nullopt;
}

std::string_view signs_of(LineStyle style, Head head) {
    for (const Arrow& arrow : arrows) {
        if (arrow.style == style && arrow.head == head) return arrow.signs;
    }
    return "->>";
}

}  // namespace lg::diagram
