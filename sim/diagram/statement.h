// One statement of a sequence diagram: a line, or what stands between two `;`.
// Reads it and tells the builder. Pure apart from that.
#pragma once
#include "sim/diagram/builder.h"
#include "sim/diagram/source.h"

namespace lg::diagram {

// `statement` is not empty, has no spaces at its ends, and is no comment.
Status read_statement(Piece statement, Builder& builder);

// The word of letters and `_` that `text` begins with, if a space, a colon or the end follows; else "".
std::string_view first_word(std::string_view text);

}  // namespace lg::diagram
