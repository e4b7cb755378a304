#include "gui/layout/text_flow.h"

#include <algorithm>

namespace lg::gui::layout {
namespace {

constexpr std::string_view ellipsis = "…";

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The most bytes of the text that fit, ending between two characters. At least one character.
size_t fitting(std::string_view text, float width_max, const Width& width) {
    size_t low = 0, high = text.size();
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        while (middle < high && continues_character(text[middle])) middle++;
        if (width(text.substr(0, middle)) <= width_max) {
            low = middle;
        } else {
            high = middle - 1;
            while (high > low && continues_character(text[high])) high--;
        }
    }
    if (low == 0 && !text.empty())
        for (low = 1; low < text.size() && continues_character(text[low]);) low++;
    return low;
}

std::string_view without_leading_spaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

// Takes one line off the front of a paragraph.
std::string_view take_line(std::string_view& rest, float width_max, const Width& width) {
    size_t end = rest.size();
    if (width(rest) > width_max) {
        end = fitting(rest, width_max, width);
        const size_t space = rest.rfind(' ', end);
        if (end < rest.size() && space != std::string_view::npos && space > 0) end = space;
    }
    const std::string_view line = rest.substr(0, end);
    rest = without_leading_spaces(rest.substr(end));
    return line;
}

}  // namespace

std::string cut(std::string_view text, float width_max, const Width& width) {
    if (width(text) <= width_max) return std::string(text);
    const float room = width_max - width(ellipsis);
    std::string shown(text.substr(0, room > 0 ? fitting(text, room, width) : 0));
    while (!shown.empty() && shown.back() == ' ') shown.pop_back();
    return shown.append(ellipsis);
}

Flow flow(std::string_view text, float width_max, size_t lines_max, const Width& width) {
    Flow result;
    while (!result.is_cut) {
        const size_t newline = text.find('\n');
        std::string_view paragraph = without_leading_spaces(text.substr(0, newline));
        do {
            if (result.lines.size() == lines_max) {
                result.is_cut = true;
                break;
            }
            result.lines.emplace_back(take_line(paragraph, width_max, width));
        } while (!paragraph.empty());
        if (newline == std::string_view::npos) break;
        text.remove_prefix(newline + 1);
    }
    if (result.is_cut)
        result.lines.back() = cut(result.lines.back() + std::string(ellipsis), width_max, width);
    for (const std::string& line : result.lines) result.width = std::max(result.width, width(line));
    return result;
}

}  // namespace lg::gui::layout
