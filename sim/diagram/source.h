// The lines of a file that belong to a diagram: without the Markdown around them, the front matter above them
// and the directives among them. Every line remembers its number, so that errors point into the file.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/result.h"
#include "sim/diagram/diagram.h"

namespace lg::diagram {

// A line of the file, or a part of one. It borrows from the text that was split.
struct Piece {
    std::string_view text;
    uint32_t line = 0;
    uint32_t column = 0;  // of the first character of `text`, from 1

    // The piece without its first `bytes` and without the spaces at its ends.
    Piece after(size_t bytes) const;
    // The first `bytes`, without the spaces at their ends.
    Piece until(size_t bytes) const { return Piece{text.substr(0, bytes), line, column}.after(0); }
    Origin origin() const { return {line, column}; }
};

// Splits at \n, \r\n and \r, and skips a byte order mark.
std::vector<Piece> split_lines(std::string_view text);

// The contents of every block that a Markdown fence (``` or ~~~) marks as `mermaid`, wherever the fence
// stands.
std::vector<std::vector<Piece>> mermaid_blocks(const std::vector<Piece>& lines);

// True if the first line that is not empty opens a fence for `mermaid`.
bool begins_with_fence(const std::vector<Piece>& lines);

struct FrontMatter {
    std::string text;  // the lines between `---` and `---`
    std::string title;
};

// Takes the front matter off the start of `lines`. Nothing happens when there is none.
Result<FrontMatter> take_front_matter(std::vector<Piece>& lines, const std::string& file);

// Takes the directives (`%%{init: ...}%%`, over several lines or not) that stand at the start of a line out
// of `lines`.
Result<std::vector<std::string>> take_directives(std::vector<Piece>& lines, const std::string& file);

}  // namespace lg::diagram
