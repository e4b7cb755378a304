#include "sim/script/bindings/json_error.h"

namespace lg::script {

namespace {

constexpr size_t context_length = 10;

std::u16string wide(std::string_view text) { return {text.begin(), text.end()}; }
std::u16string number(size_t value) { return wide(std::to_string(value)); }

class Scanner {
  public:
    Scanner(std::u16string_view text, JsonErrorStyle style) : text_(text), style_(style) {}

    std::optional<std::u16string> run() {
        if (!value() || !end()) return error_;
        return std::nullopt;
    }

  private:
    static constexpr char16_t nothing = 0xFFFF;

    char16_t peek() const { return at_ < text_.size() ? text_[at_] : nothing; }
    bool at_end() const { return at_ >= text_.size(); }
    static bool is_digit(char16_t c) { return c >= '0' && c <= '9'; }
    void skip_space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') at_++;
    }

    bool fail_at_position(std::string_view what) {
        if (style_ == JsonErrorStyle::token) return fail_at_token();
        error_ = wide(what) + u" in JSON at position " + number(at_);
        if (what.starts_with("Unexpected non-")) error_ = wide(what) + u" at position " + number(at_);
        if (style_ != JsonErrorStyle::expected_with_line) return false;
        size_t line = 1, column = 1;
        for (size_t i = 0; i < at_; i++) {
            if (text_[i] == '\n' || (text_[i] == '\r' && (i + 1 >= text_.size() || text_[i + 1] != '\n'))) {
                line++;
                column = 0;
            }
            column++;
        }
        error_ += u" (line " + number(line) + u" column " + number(column) + u")";
        return false;
    }

    bool fail_at_token() {
        const std::u16string place = u" in JSON at position " + number(at_);
        if (at_end()) error_ = u"Unexpected end of JSON input";
        else if (is_digit(peek()) || peek() == '-') error_ = u"Unexpected number" + place;
        else if (peek() == '"') error_ = u"Unexpected string" + place;
        else error_ = u"Unexpected token " + std::u16string{peek()} + place;
        return false;
    }

    // The token that stands here may not stand here.
    bool fail_unexpected() {
        if (style_ == JsonErrorStyle::token) return fail_at_token();
        if (at_end()) {
            error_ = u"Unexpected end of JSON input";
            return false;
        }
        if (is_digit(peek()) || peek() == '-') return fail_at_position("Unexpected number");
        if (peek() == '"') return fail_at_position("Unexpected string");
        if (text_ == u"NaN" || text_ == u"Infinity" || text_ == u"undefined" || text_ == u"[object Object]") {
            error_ = u"\"" + std::u16string{text_} + u"\" is not valid JSON";
            return false;
        }
        size_t from = 0, to = text_.size();
        if (text_.size() > 2 * context_length) {
            if (at_ >= context_length) from = at_ - context_length;
            if (at_ < text_.size() - context_length) to = at_ + context_length;
        }
        error_ = u"Unexpected token '" + std::u16string{peek()} + u"', " + (from ? u"...\"" : u"\"") +
                 std::u16string{text_.substr(from, to - from)} + (to < text_.size() ? u"\"..." : u"\"") +
                 u" is not valid JSON";
        return false;
    }

    bool end() {
        skip_space();
        return at_end() || fail_at_position("Unexpected non-whitespace character after JSON");
    }

    // Deep nesting is followed without recursion: `open_` holds the brackets.
    bool value() {
        do {
            skip_space();
            bool opened = false;
            if (!begin_value(&opened)) return false;
            if (!opened && !end_values()) return false;
        } while (!open_.empty());
        return true;
    }

    // A whole scalar, an empty container, or what stands before the first value of a container.
    bool begin_value(bool* opened) {
        const char16_t c = peek();
        if (c == '"') return string();
        if (c == '-' || is_digit(c)) return scalar_number();
        if (c == 't') return literal(u"true");
        if (c == 'f') return literal(u"false");
        if (c == 'n') return literal(u"null");
        if (c != '[' && c != '{') return fail_unexpected();
        at_++;
        skip_space();
        if (peek() == (c == '[' ? u']' : u'}')) {
            at_++;
            return true;
        }
        open_.push_back(c);
        *opened = true;
        return c == '[' || property("Expected property name or '}'");
    }

    // Behind a value: a comma and what stands before the next one, or the ends of containers.
    bool end_values() {
        while (!open_.empty()) {
            skip_space();
            const bool in_array = open_.back() == '[';
            if (peek() == ',') {
                at_++;
                skip_space();
                return in_array || property("Expected double-quoted property name");
            }
            if (peek() != (in_array ? u']' : u'}')) {
                return fail_at_position(in_array ? "Expected ',' or ']' after array element"
                                                 : "Expected ',' or '}' after property value");
            }
            at_++;
            open_.pop_back();
        }
        return true;
    }

    bool property(std::string_view message) {
        if (peek() != '"') return fail_at_position(message);
        if (!string()) return false;
        skip_space();
        if (peek() != ':') return fail_at_position("Expected ':' after property name");
        at_++;
        return true;
    }

    bool literal(std::u16string_view word) {
        for (const char16_t c : word) {
            if (peek() != c) return fail_unexpected();
            at_++;
        }
        return true;
    }

    bool scalar_number() {
        if (peek() == '-') {
            at_++;
            if (!is_digit(peek())) return fail_at_position("No number after minus sign");
        }
        if (peek() == '0') {
            at_++;
            if (is_digit(peek())) return fail_at_position("Unexpected number");
        }
        while (is_digit(peek())) at_++;
        if (peek() == '.') {
            at_++;
            if (!is_digit(peek())) return fail_at_position("Unterminated fractional number");
            while (is_digit(peek())) at_++;
        }
        if (peek() == 'e' || peek() == 'E') {
            at_++;
            if (peek() == '+' || peek() == '-') at_++;
            if (!is_digit(peek())) return fail_at_position("Exponent part is missing a number");
            while (is_digit(peek())) at_++;
        }
        return true;
    }

    bool string() {
        for (at_++; peek() != '"'; at_++) {
            if (at_end()) return fail_at_position("Unterminated string");
            if (peek() < 0x20) return fail_at_position("Bad control character in string literal");
            if (peek() != '\\') continue;
            at_++;
            if (at_end()) return fail_at_position("Unterminated string");
            if (peek() == 'u') {
                for (int i = 0; i < 4; i++) {
                    at_++;
                    const char16_t c = peek();
                    const bool is_hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                    if (!is_hex) return fail_at_position("Bad Unicode escape");
                }
            } else if (std::u16string_view{u"\"\\/bfnrt"}.find(peek()) == std::u16string_view::npos) {
                return fail_at_position("Bad escaped character");
            }
        }
        at_++;
        return true;
    }

    const std::u16string_view text_;
    const JsonErrorStyle style_;
    size_t at_ = 0;
    std::u16string open_;
    std::u16string error_;
};

}  // namespace

std::optional<std::u16string> json_error(std::u16string_view text, JsonErrorStyle style) {
    return Scanner{text, style}.run();
}

}  // namespace lg::script
