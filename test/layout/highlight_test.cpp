#include "gui/layout/highlight.h"

#include <gtest/gtest.h>

#include <string>

using namespace lg::gui::layout;

// The line with each piece followed by the first letter of its kind: "const(k) a(w) =(p) 1(n)".
static std::string marked(std::string_view line, Carry carry = Carry::none) {
    constexpr char letters[] = {'w', 'k', 'f', 's', 'n', 'c', 'p'};
    std::string result;
    for (const Token& token : highlight(line, carry)) {
        if (!result.empty()) result += ' ';
        result += std::string(line.substr(token.begin, token.end - token.begin)) + '(' +
                  letters[static_cast<size_t>(token.kind)] + ')';
    }
    return result;
}

TEST(Highlight, words_keywords_calls_and_numbers_are_told_apart) {
    EXPECT_EQ(marked("const a = f(1.5)"), "const(k) a(w) =(p) f(f) ((p) 1.5(n) )(p)");
}
TEST(Highlight, a_member_is_never_a_keyword) {
    EXPECT_EQ(marked("p.catch(x)"), "p(w) .(p) catch(f) ((p) x(w) )(p)");
}
TEST(Highlight, strings_end_at_their_own_quote) { EXPECT_EQ(marked(R"('a"\'b' x)"), R"('a"\'b'(s) x(w))"); }
TEST(Highlight, hangul_makes_names) { EXPECT_EQ(marked("값(1)"), "값(f) ((p) 1(n) )(p)"); }
TEST(Highlight, a_line_comment_takes_the_rest) { EXPECT_EQ(marked("a // b 'c"), "a(w) // b 'c(c)"); }

TEST(Highlight, comments_and_templates_go_on_over_lines) {
    Carry carry = Carry::none;
    highlight("x /* open", carry);
    EXPECT_EQ(carry, Carry::comment);
    EXPECT_EQ(marked("still */ y", Carry::comment), "still */(c) y(w)");
    highlight("still", carry);
    EXPECT_EQ(carry, Carry::comment);
    highlight("closed */", carry);
    EXPECT_EQ(carry, Carry::none);
    highlight("`open", carry);
    EXPECT_EQ(carry, Carry::template_string);
    EXPECT_EQ(marked("${a}` b", Carry::template_string), "${a}`(s) b(w)");
}

TEST(Highlight, pieces_are_in_order_and_never_empty_whatever_the_text) {
    uint32_t state = 7;
    for (int round = 0; round < 2000; round++) {
        std::string line;
        for (int i = 0; i < 40; i++)
            line += "ab1 '\"`/*\\.${}\x80\xEA\t"[(state = state * 1664525 + 1013904223) >> 28];
        Carry carry = static_cast<Carry>(round % 3);
        uint32_t done = 0;
        for (const Token& token : highlight(line, carry)) {
            ASSERT_GE(token.begin, done) << line;
            ASSERT_GT(token.end, token.begin) << line;
            ASSERT_LE(token.end, line.size()) << line;
            done = token.end;
        }
    }
}
