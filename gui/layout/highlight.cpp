#include "gui/layout/highlight.h"

#include <algorithm>
#include <array>

namespace lg::gui::layout {
namespace {

constexpr std::array<std::string_view, 42> keywords = {
    "async",   "await",     "break",  "case",   "catch",  "class",      "const", "continue", "debugger",
    "default", "delete",    "do",     "else",   "export", "extends",    "false", "finally",  "for",
    "from",    "function",  "if",     "import", "in",     "instanceof", "let",   "new",      "null",
    "of",      "return",    "static", "super",  "switch", "this",       "throw", "true",     "try",
    "typeof",  "undefined", "var",    "void",   "while",  "yield"};
static_assert(std::is_sorted(keywords.begin(), keywords.end()) && !keywords.back().empty());

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Bytes of non-ASCII characters count as letters: Hangul makes fine names.
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 128;
}
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

class Scanner {
  public:
    Scanner(std::string_view line, Carry& carry) : line_(line), carry_(carry) {}

    std::vector<Token> scan() {
        if (carry_ == Carry::comment) block_comment(0);
        if (carry_ == Carry::template_string) quoted(0, '`');
        while (at_ < line_.size()) piece();
        return std::move(tokens_);
    }

  private:
    char peek(size_t ahead = 0) const { return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0'; }
    void end_token(TokenKind kind, size_t begin) {
        if (at_ > begin) tokens_.push_back({kind, static_cast<uint32_t>(begin), static_cast<uint32_t>(at_)});
    }

    void piece() {
        const size_t begin = at_;
        const char c = peek();
        if (is_space(c)) {
            at_++;
        } else if (c == '/' && peek(1) == '/') {
            at_ = line_.size();
            end_token(TokenKind::comment, begin);
        } else if (c == '/' && peek(1) == '*') {
            at_ += 2;
            block_comment(begin);
        } else if (c == '"' || c == '\'' || c == '`') {
            at_++;
            quoted(begin, c);
        } else if (is_digit(c)) {
            while (is_digit(peek()) || is_letter(peek()) || (peek() == '.' && is_digit(peek(1)))) at_++;
            end_token(TokenKind::number, begin);
        } else if (is_letter(c)) {
            word(begin);
        } else {
            while (at_ < line_.size() && !is_space(peek()) && !is_letter(peek()) && !is_digit(peek()) &&
                   peek() != '"' && peek() != '\'' && peek() != '`' && !(at_ > begin && peek() == '/'))
                at_++;
            end_token(TokenKind::punctuation, begin);
        }
    }

    void word(size_t begin) {
        while (is_letter(peek()) || is_digit(peek())) at_++;
        const std::string_view name = line_.substr(begin, at_ - begin);
        const bool is_member = begin > 0 && line_[begin - 1] == '.';
        if (!is_member && std::binary_search(keywords.begin(), keywords.end(), name))
            end_token(TokenKind::keyword, begin);
        else end_token(peek() == '(' ? TokenKind::function : TokenKind::word, begin);
    }

    void block_comment(size_t begin) {
        const size_t end = line_.find("*/", at_);
        carry_ = end == std::string_view::npos ? Carry::comment : Carry::none;
        at_ = end == std::string_view::npos ? line_.size() : end + 2;
        end_token(TokenKind::comment, begin);
    }

    void quoted(size_t begin, char quote) {
        bool is_closed = false;
        while (at_ < line_.size() && !is_closed) {
            if (peek() == '\\') at_ = std::min(at_ + 2, line_.size());
            else is_closed = line_[at_++] == quote;
        }
        carry_ = quote == '`' && !is_closed ? Carry::template_string : Carry::none;
        end_token(TokenKind::string, begin);
    }

    std::string_view line_;
    Carry& carry_;
    size_t at_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> highlight(std::string_view line, Carry& carry) { return Scanner(line, carry).scan(); }

}  // namespace lg::gui::layout
