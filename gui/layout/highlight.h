// JavaScript text cut into coloured pieces, line by line. A reader's eye, not a parser: it never fails.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace lg::gui::layout {

enum class TokenKind : uint8_t { word, keyword, function, string, number, comment, punctuation };

struct Token {
    TokenKind kind = TokenKind::word;
    uint32_t begin = 0, end = 0;  // bytes of the line
};

// What a line can leave open for the next one.
enum class Carry : uint8_t { none, comment, template_string };

// The pieces of the line, in order and without gaps except for white space. `carry` goes from line to line.
std::vector<Token> highlight(std::string_view line, Carry& carry);

}  // namespace lg::gui::layout
