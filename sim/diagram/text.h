// Text as Mermaid writes it: UTF-8, `<br/>` for a new line, `#9829;` and `#amp;` for characters that would be
// syntax. Pure functions; safe on any bytes unless said otherwise.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/base/letters.h"
#include "sim/base/result.h"

namespace lg::diagram {

// The character at the start of `text`, and its length in bytes. Length 0: nothing there, or not valid UTF-8.
struct Character {
    uint32_t code = 0;
    uint32_t bytes = 0;
};
Character first_character(std::string_view text);
void append_character(std::string& text, uint32_t code);

// How many characters (not bytes) `text` has; it is valid UTF-8.
uint32_t count_characters(std::string_view text);

// An error at the first byte of a line that is not UTF-8 or is a control character other than tab.
// `start` is the place of the line's first character.
Status check_characters(std::string_view line, const Place& start);

std::string_view trimmed(std::string_view text);
bool is_space(char c);
bool is_word(char c);

// The length of the entity code (`#35;`, `#amp;`) that `text` begins with, 0 if none does.
size_t entity_length(std::string_view text);

// `<br/>` becomes a newline and entity codes become what they stand for; a code that stands for nothing stays
// as it is.
std::string decoded(std::string_view text);

// The opposite: decoded(encoded(x)) == x, on one line, safe behind the colon of a message or note.
std::string encoded(std::string_view text);

// Splits a leading emoji off: how many bytes of `text` it takes, 0 if none. Joined ones (👩‍💻) count
// as one.
size_t emoji_length(std::string_view text);

// The start of `text` for an error message: one line of at most 40 characters, in quotes.
std::string in_quotes(std::string_view text);

}  // namespace lg::diagram
