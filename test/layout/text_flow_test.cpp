#include "gui/layout/text_flow.h"

#include <gtest/gtest.h>

using namespace lg::gui::layout;

// Every character is ten pixels wide, Hangul and the ellipsis too.
static float width(std::string_view text) {
    float characters = 0;
    for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return characters * 10;
}

TEST(TextFlow, short_text_is_one_line) {
    const Flow flowed = flow("hello", 100, 3, width);
    EXPECT_EQ(flowed.lines, std::vector<std::string>{"hello"});
    EXPECT_FALSE(flowed.is_cut);
    EXPECT_EQ(flowed.width, 50);
}

TEST(TextFlow, lines_break_at_spaces_which_go_away) {
    const Flow flowed = flow("one two three", 80, 3, width);
    EXPECT_EQ(flowed.lines, (std::vector<std::string>{"one two", "three"}));
    EXPECT_EQ(flowed.width, 70);
}

TEST(TextFlow, a_word_that_is_too_wide_is_broken_between_characters) {
    const Flow flowed = flow("마이크로태스크", 30, 5, width);
    EXPECT_EQ(flowed.lines, (std::vector<std::string>{"마이크", "로태스", "크"}));
}

TEST(TextFlow, newlines_are_kept) {
    EXPECT_EQ(flow("a\nb", 100, 3, width).lines, (std::vector<std::string>{"a", "b"}));
}

TEST(TextFlow, more_lines_than_allowed_end_in_an_ellipsis_that_fits) {
    const Flow flowed = flow("one two three four", 50, 2, width);
    ASSERT_EQ(flowed.lines.size(), 2u);
    EXPECT_TRUE(flowed.is_cut);
    EXPECT_TRUE(flowed.lines[1].ends_with("…"));
    EXPECT_LE(flowed.width, 50);
}

TEST(TextFlow, every_line_fits_or_is_a_single_character) {
    for (float room = 1; room < 200; room += 7) {
        const Flow flowed = flow("Poll 단계에서 이벤트 감지해서 콜백 실행", room, 100, width);
        for (const std::string& line : flowed.lines)
            EXPECT_TRUE(width(line) <= room || width(line) == 10) << line;
    }
}

TEST(TextFlow, empty_text_is_one_empty_line) { EXPECT_EQ(flow("", 10, 3, width).lines.size(), 1u); }

TEST(TextFlow, cut_keeps_what_fits_whole_and_never_splits_a_character) {
    EXPECT_EQ(cut("안녕", 20, width), "안녕");
    EXPECT_EQ(cut("안녕하세요", 30, width), "안녕…");
    EXPECT_EQ(cut("abc def", 50, width), "abc…") << "no space before the ellipsis";
}
