#include "sim/script/bindings/text_codec.h"

#include <gtest/gtest.h>

#include "sim/script/bindings/json_error.h"

using namespace lg::script;

TEST(TextCodec, each_wrong_part_of_utf8_becomes_one_replacement) {
    EXPECT_EQ(repaired_utf8("a\xFFz"), "a\xEF\xBF\xBDz");
    EXPECT_EQ(repaired_utf8("\xE2\x82"), "\xEF\xBF\xBD");  // cut: the longest beginning counts once
    EXPECT_EQ(repaired_utf8("\xC0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD");  // overlong: each byte is wrong
    EXPECT_EQ(repaired_utf8("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(repaired_utf8("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80");
    EXPECT_FALSE(is_valid_utf8("\xF5\x80\x80\x80"));
    EXPECT_TRUE(is_valid_utf8(std::string_view{"\0x", 2}));
}

TEST(TextCodec, base64_reads_both_alphabets_and_stops_at_padding) {
    EXPECT_EQ(encode_text(u"aGk", Encoding::base64), "hi");
    EXPECT_EQ(encode_text(u"aG k=\n=x", Encoding::base64), "hi");
    EXPECT_EQ(encode_text(u"-_8", Encoding::base64), encode_text(u"+/8", Encoding::base64url));
    EXPECT_EQ(decode_text("hi", Encoding::base64), "aGk=");
    EXPECT_EQ(decode_text("hi", Encoding::base64url), "aGk");
    EXPECT_EQ(decode_text("", Encoding::base64), "");
}

TEST(TextCodec, hex_ends_at_the_first_pair_that_is_none) {
    EXPECT_EQ(encode_text(u"6869zz6a", Encoding::hex), "hi");
    EXPECT_EQ(encode_text(u"686", Encoding::hex), "h");
    EXPECT_EQ(decode_text("\xAB\x01", Encoding::hex), "ab01");
}

TEST(TextCodec, narrow_encodings_cut_and_mask) {
    EXPECT_EQ(encode_text(u"\u00e9\u0141", Encoding::latin1), "\xE9\x41");
    EXPECT_EQ(decode_text("\xE9", Encoding::latin1), "\xC3\xA9");
    EXPECT_EQ(decode_text("\xE9", Encoding::ascii), "i");
    EXPECT_EQ(encode_text(u"\u20ac", Encoding::utf16le), "\xAC\x20");
}

TEST(JsonError, valid_texts_have_none_however_deep) {
    EXPECT_FALSE(json_error(u" {\"a\":[1,-2.5e+3,null,\"\\u00e9\"],\"b\":{}} ", JsonErrorStyle::expected));
    const std::u16string deep(100'000, u'[');
    EXPECT_FALSE(json_error(deep + u"1" + std::u16string(100'000, u']'), JsonErrorStyle::expected));
}

TEST(JsonError, lines_and_columns_come_with_newer_versions) {
    EXPECT_EQ(*json_error(u"\n{\"a\":1 2}", JsonErrorStyle::expected),
              u"Expected ',' or '}' after property value in JSON at position 8");
    EXPECT_EQ(*json_error(u"\n{\"a\":1 2}", JsonErrorStyle::expected_with_line),
              u"Expected ',' or '}' after property value in JSON at position 8 (line 2 column 8)");
    EXPECT_EQ(*json_error(u"nope", JsonErrorStyle::expected_with_line),
              u"Unexpected token 'o', \"nope\" is not valid JSON");
    EXPECT_EQ(*json_error(u"", JsonErrorStyle::expected_with_line), u"Unexpected end of JSON input");
}
TEST(JsonError, older_versions_name_the_token) {
    EXPECT_EQ(*json_error(u"{\"a\":1 2}", JsonErrorStyle::token), u"Unexpected number in JSON at position 7");
    EXPECT_EQ(*json_error(u"{'a':1}", JsonErrorStyle::token), u"Unexpected token ' in JSON at position 1");
    EXPECT_EQ(*json_error(u"[1,\"x", JsonErrorStyle::token), u"Unexpected end of JSON input");
    EXPECT_EQ(*json_error(u"[1 \"x\"]", JsonErrorStyle::token), u"Unexpected string in JSON at position 3");
}
