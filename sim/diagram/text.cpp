#include "sim/diagram/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lg::diagram {
namespace {

struct Entity {
    std::string_view name;
    uint32_t code;
};

// The named codes that people use in diagrams. Others can be given as numbers.
constexpr std::array entities = {
    Entity{"amp", '&'},      Entity{"lt", '<'},       Entity{"gt", '>'},      Entity{"quot", '"'},
    Entity{"apos", '\''},    Entity{"nbsp", 0xA0},    Entity{"semi", ';'},    Entity{"colon", ':'},
    Entity{"num", '#'},      Entity{"equals", '='},   Entity{"copy", 0xA9},   Entity{"reg", 0xAE},
    Entity{"deg", 0xB0},     Entity{"plusmn", 0xB1},  Entity{"middot", 0xB7}, Entity{"times", 0xD7},
    Entity{"divide", 0xF7},  Entity{"micro", 0xB5},   Entity{"bull", 0x2022}, Entity{"hellip", 0x2026},
    Entity{"ndash", 0x2013}, Entity{"mdash", 0x2014}, Entity{"larr", 0x2190}, Entity{"uarr", 0x2191},
    Entity{"rarr", 0x2192},  Entity{"darr", 0x2193},  Entity{"harr", 0x2194}, Entity{"infin", 0x221E},
    Entity{"ne", 0x2260},    Entity{"le", 0x2264},    Entity{"ge", 0x2265},   Entity{"hearts", 0x2665},
    Entity{"check", 0x2713}, Entity{"cross", 0x2717}, Entity{"euro", 0x20AC}, Entity{"sect", 0xA7},
};

bool is_displayable(uint32_t code) {
    if (code == '\n' || code == '\t') return true;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;
    return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

// What the code between `#` and `;` stands for, 0 for nothing.
uint32_t entity_code(std::string_view name) {
    if (std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        uint32_t code = 0;
        for (const char c : name) {
            code = code * 10 + static_cast<uint32_t>(c - '0');
            if (code > 0x10FFFF) return 0;
        }
        return is_displayable(code) ? code : 0;
    }
    for (const Entity& entity : entities) {
        if (entity.name == name) return entity.code;
    }
    return 0;
}

// The length of `<br>`, `<br/>`, `<br />` at the start of `text`, 0 if there is none.
size_t line_break_length(std::string_view text) {
    if (text.size() < 4 || !equal_ignoring_case(text.substr(0, 3), "<br")) return 0;
    size_t i = 3;
    while (i < text.size() && is_space(text[i])) i++;
    if (i < text.size() && text[i] == '/') i++;
    return i < text.size() && text[i] == '>' ? i + 1 : 0;
}

// Mermaid reads `wrap:` and `nowrap:` at the start of a text as a setting. The length of the word, 0 if none.
size_t wrap_word_length(std::string_view text) {
    const size_t start = text.starts_with(':') ? 1 : 0;
    if (text.substr(start).starts_with("wrap:")) return start + 4;
    if (text.substr(start).starts_with("nowrap:")) return start + 6;
    return 0;
}

constexpr uint32_t variation_emoji = 0xFE0F;
constexpr uint32_t joiner = 0x200D;
constexpr uint32_t keycap = 0x20E3;

struct Range {
    uint32_t first;
    uint32_t last;
};

// Shown as emoji by themselves (Emoji_Presentation of Unicode 15), with the picture blocks taken whole.
constexpr std::array emoji_ranges = {
    Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},   Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},
    Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},   Range{0x2648, 0x2653},   Range{0x267F, 0x267F},
    Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},   Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},
    Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},   Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},
    Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},   Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},
    Range{0x2705, 0x2705},   Range{0x270A, 0x270B},   Range{0x2728, 0x2728},   Range{0x274C, 0x274C},
    Range{0x274E, 0x274E},   Range{0x2753, 0x2755},   Range{0x2757, 0x2757},   Range{0x2795, 0x2797},
    Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},   Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},
    Range{0x2B55, 0x2B55},   Range{0x1F18E, 0x1F18E}, Range{0x1F191, 0x1F19A}, Range{0x1F201, 0x1F201},
    Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F7E0, 0x1F7F0}, Range{0x1F900, 0x1F9FF},
    Range{0x1FA70, 0x1FAFF},
};

bool is_emoji(uint32_t code) {
    return std::any_of(emoji_ranges.begin(), emoji_ranges.end(),
                       [code](Range r) { return code >= r.first && code <= r.last; });
}

// Signs that are text by themselves and emoji when the emoji variation follows, as in ⚙️ and ©️.
bool can_become_emoji(uint32_t code) {
    return code == 0xA9 || code == 0xAE || (code >= 0x2010 && code <= 0x2BFF) ||
           (code >= 0x3030 && code <= 0x3299);
}

bool is_regional(uint32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }
bool is_skin_tone(uint32_t code) { return code >= 0x1F3FB && code <= 0x1F3FF; }
bool is_keycap_base(uint32_t code) { return (code >= '0' && code <= '9') || code == '#' || code == '*'; }

// One emoji without joiners: the base, then its variation and skin tone. 0 if there is none.
size_t simple_emoji_length(std::string_view text) {
    const Character base = first_character(text);
    if (base.bytes == 0) return 0;
    size_t length = base.bytes;
    const Character second = first_character(text.substr(length));
    if (is_regional(base.code)) return is_regional(second.code) ? length + second.bytes : 0;
    if (is_keycap_base(base.code)) {
        if (second.code != variation_emoji) return 0;
        const Character third = first_character(text.substr(length + second.bytes));
        return third.code == keycap ? length + second.bytes + third.bytes : 0;
    }
    const bool shown = second.code == variation_emoji;
    if (!is_emoji(base.code) && !(can_become_emoji(base.code) && shown)) return 0;
    if (shown) length += second.bytes;
    const Character tone = first_character(text.substr(length));
    return is_skin_tone(tone.code) ? length + tone.bytes : length;
}

}  // namespace

Character first_character(std::string_view text) {
    if (text.empty()) return {};
    const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return {byte(0), 1};
    const uint32_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length) return {};
    uint32_t code = byte(0) & (0x7Fu >> length);
    for (uint32_t i = 1; i < length; i++) {
        if ((byte(i) & 0xC0u) != 0x80) return {};
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    // The same character in more bytes than needed, a half of a surrogate pair, or beyond Unicode.
    if ((length == 3 && code < 0x800) || (length == 4 && code < 0x10000)) return {};
    if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return {};
    return {code, length};
}

void append_character(std::string& text, uint32_t code) {
    const auto put = [&text](uint32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0u | code >> 6);
        put(0x80u | (code & 0x3Fu));
    } else if (code < 0x10000) {
        put(0xE0u | code >> 12);
        put(0x80u | (code >> 6 & 0x3Fu));
        put(0x80u | (code & 0x3Fu));
    } else {
        put(0xF0u | code >> 18);
        put(0x80u | (code >> 12 & 0x3Fu));
        put(0x80u | (code >> 6 & 0x3Fu));
        put(0x80u | (code & 0x3Fu));
    }
}

uint32_t count_characters(std::string_view text) {
    return static_cast<uint32_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80; }));
}

Status check_characters(std::string_view line, const Place& start) {
    Place place = start;
    for (; !line.empty(); place.column++) {
        const Character character = first_character(line);
        if (character.bytes == 0) return Error{"this byte is not UTF-8; save the file as UTF-8", place};
        if (!is_displayable(character.code)) {
            return Error{
                "control character " + std::to_string(character.code) + "; only text is expected here",
                place};
        }
        line.remove_prefix(character.bytes);
    }
    return Nothing{};
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

size_t entity_length(std::string_view text) {
    if (!text.starts_with('#')) return 0;
    size_t i = 1;
    while (i < text.size() && is_word(text[i])) i++;
    return i > 1 && i < text.size() && text[i] == ';' ? i + 1 : 0;
}

std::string decoded(std::string_view text) {
    text = trimmed(text);
    if (const size_t word = wrap_word_length(text)) text = trimmed(text.substr(word + 1));
    std::string result;
    while (!text.empty()) {
        size_t taken = line_break_length(text);
        if (taken > 0) {
            result += '\n';
        } else if ((taken = entity_length(text)) > 0) {
            const uint32_t code = entity_code(text.substr(1, taken - 2));
            if (code != 0) append_character(result, code);
            else result += text.substr(0, taken);
        } else {
            taken = 1;
            result += text.front();
        }
        text.remove_prefix(taken);
    }
    return result;
}

std::string encoded(std::string_view text) {
    std::string result;
    const size_t wrap_word = wrap_word_length(text);
    for (size_t i = 0; i < text.size(); i++) {
        const char c = text[i];
        const bool at_end = i == 0 || i + 1 == text.size();
        const bool hidden = c == '#' || c == ';' || (c == '<' && line_break_length(text.substr(i)) > 0) ||
                            (at_end && (c == ' ' || c == '\t')) || (wrap_word > 0 && i == wrap_word);
        if (c == '\n') result += "<br/>";
        else if (hidden) result += '#' + std::to_string(static_cast<int>(c)) + ';';
        else result += c;
    }
    return result;
}

size_t emoji_length(std::string_view text) {
    size_t length = simple_emoji_length(text);
    while (length > 0) {
        const Character join = first_character(text.substr(length));
        if (join.code != joiner) break;
        const size_t next = simple_emoji_length(text.substr(length + join.bytes));
        if (next == 0) break;
        length += join.bytes + next;
    }
    return length;
}

std::string in_quotes(std::string_view text) {
    constexpr size_t longest = 40;
    std::string result = "'";
    size_t i = 0;
    for (size_t n = 0; i < text.size() && text[i] != '\n'; n++) {
        if (n == longest) return result + "...'";
        const Character character = first_character(text.substr(i));
        if (character.bytes == 0) break;
        result += text.substr(i, character.bytes);
        i += character.bytes;
    }
    return result + "'";
}

}  // namespace lg::diagram
