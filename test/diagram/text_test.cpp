#include "sim/diagram/text.h"

#include <gtest/gtest.h>

#include <array>

#include "sim/diagram/binding.h"
#include "sim/diagram/color.h"

namespace lg::diagram {
namespace {

TEST(DiagramText, characters_are_read_only_from_valid_utf8) {
    EXPECT_EQ(first_character("é!").code, 0xE9u);
    EXPECT_EQ(first_character("한").bytes, 3u);
    EXPECT_EQ(first_character("🧑").code, 0x1F9D1u);
    for (const std::string_view wrong : {"\x80", "\xC0\x80", "\xC3", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                         "\xFF", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xC3("}) {
        EXPECT_EQ(first_character(wrong).bytes, 0u);
    }
}

TEST(DiagramText, encoded_text_decodes_to_itself) {
    for (const std::string text : {"", " ", "plain", " both ", "a;b", "#35;", "a\nb\n", "<br/>", "<br\n>",
                                   "wrap:x", ":nowrap: y", "\t", "한국어 #", "&amp; <b>"}) {
        EXPECT_EQ(decoded(encoded(text)), text);
    }
    EXPECT_EQ(decoded("  nowrap: a  "), "a") << "a setting of Mermaid's, not text";
    EXPECT_EQ(decoded("#0;#55296;#1114112;#99999999999;"), "#0;#55296;#1114112;#99999999999;");
}

TEST(DiagramText, an_emoji_counts_as_one_however_it_is_composed) {
    const std::array<std::string_view, 10> emojis = {
        "🧑", "🟦", "🗄️", "💾", "⚙️", "👩‍💻", "👍🏽", "🇰🇷", "1️⃣", "✅"};
    for (const std::string_view emoji : emojis) {
        EXPECT_EQ(emoji_length(std::string(emoji) + " text"), emoji.size()) << emoji;
    }
    for (const std::string_view text : {"A", "1", "한", "→ x", "✓", "(", "", "\xE2\x80\x8D"}) {
        EXPECT_EQ(emoji_length(text), 0u) << text;
    }
}

TEST(DiagramText, quotes_are_short_and_whole_characters) {
    EXPECT_EQ(in_quotes("abc\ndef"), "'abc'");
    std::string korean;
    for (int i = 0; i < 50; i++) korean += "한";
    std::string expected(1, '\'');
    expected.append(korean, 0, 120).append("...'");
    EXPECT_EQ(in_quotes(korean), expected);
}

TEST(DiagramColor, names_and_functions_of_css_are_known) {
    EXPECT_EQ(parse_color("Aqua"), (Color{0, 255, 255, 255}));
    EXPECT_EQ(parse_color("yellowgreen"), (Color{0x9a, 0xcd, 0x32, 255}));
    EXPECT_EQ(parse_color("rgb(191, 223, 255)"), (Color{191, 223, 255, 255}));
    EXPECT_EQ(parse_color("rgba(0, 0, 255, .1)"), (Color{0, 0, 255, 26}));
    EXPECT_EQ(parse_color("rgb(300, 50%, 0)"), (Color{255, 128, 0, 255}));
    EXPECT_EQ(parse_color("hsl(120, 100%, 50%)"), (Color{0, 255, 0, 255}));
    EXPECT_EQ(parse_color("hsla(240, 100%, 25%, 0.5)"), (Color{0, 0, 128, 128}));
    EXPECT_EQ(parse_color("transparent"), (Color{0, 0, 0, 0}));
    for (const char* wrong :
         {"", "blurple", "rgb(1, 2)", "rgb(1, 2, x)", "rgb(1, 2, 3", "hue(1, 2, 3)", "rgb(.,1,1)"}) {
        EXPECT_EQ(parse_color(wrong), std::nullopt) << wrong;
    }
}

TEST(DiagramColor, a_box_label_is_a_color_and_a_title) {
    const auto is = [](std::string_view text, std::string_view color, std::string_view title) {
        const BoxLabel label = split_box_label(text);
        EXPECT_EQ(label.color, color) << text;
        EXPECT_EQ(label.title, title) << text;
    };
    is("Aqua Group (old)", "Aqua", "Group (old)");
    is("Group one", "", "Group one");
    is("rgb(33,66,99)", "rgb(33,66,99)", "");
    is("rgba (1,2,3,0.5) two (2)", "rgba (1,2,3,0.5)", "two (2)");
    is("transparent Aqua", "transparent", "Aqua");
    is("서버", "", "서버");
}

TEST(DiagramBinding, only_a_lone_at_sign_makes_a_binding) {
    EXPECT_TRUE(is_binding("%% @ timer_started"));
    EXPECT_TRUE(is_binding("%%@ timer_started"));
    EXPECT_TRUE(is_binding("%% @"));
    EXPECT_FALSE(is_binding("%% @author somebody"));
    EXPECT_FALSE(is_binding("%% mail me @ home"));
    EXPECT_FALSE(is_binding("# @ timer_started"));
}

TEST(DiagramBinding, values_may_be_quoted) {
    const std::string text = R"(%% @ work_finished kind=read label~"a \"b\" \\c" value!="" path=./x)";
    const Result<Binding> binding = parse_binding(text, "x", {3, 5});
    ASSERT_TRUE(binding) << binding.error().text();
    ASSERT_EQ(binding->conditions.size(), 4u);
    EXPECT_EQ(binding->conditions[1].value, "a \"b\" \\c");
    EXPECT_EQ(binding->conditions[2].value, "");
    EXPECT_EQ(binding->conditions[3].origin.column, 5u + static_cast<uint32_t>(text.find("path")));
    EXPECT_EQ(write_binding(*binding), text);
}

}  // namespace
}  // namespace lg::diagram
