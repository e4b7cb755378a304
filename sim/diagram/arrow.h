// The arrows of Mermaid: which signs draw which line and head.
// Pure functions over a constant table.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "sim/diagram/diagram.h"

namespace lg::diagram {

struct Arrow {
    std::string_view signs;
    LineStyle style;
    Head head;
};

struct FoundArrow {
    const Arrow* arrow;
    size_t offset;  // in bytes
};

// The arrow that `text` begins with, or null.
const Arrow* arrow_at(std::string_view text);
// The first arrow in `text`.
std::optional<FoundArrow> find_arrow(std::string_view text);
std::string_view signs_of(LineStyle style, Head head);

}  // namespace lg::diagram
