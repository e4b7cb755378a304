#include "sim/host/message_names.h"

#include <gtest/gtest.h>

#include "sim/host/postgres_wire.h"

namespace lg::host {
namespace {

using postgres::Writer;

std::string startup() {
    std::string body("\0\3\0\0user\0me\0\0", 13);
    body.insert(0, std::string("\0\0\0", 3) + static_cast<char>(body.size() + 4));
    return body;
}

TEST(MessageNames, http_is_named_by_its_first_line) {
    ConnectionNames names;
    EXPECT_EQ(names.name(true, "GET /users HTTP/1.1\r\nHost: x\r\n\r\n"), "GET /users HTTP/1.1");
    EXPECT_EQ(names.name(false, "HTTP/1.1 200 OK\r\n\r\n"), "HTTP/1.1 200 OK");
    EXPECT_EQ(names.name(false, "the body"), "8 bytes");
    EXPECT_EQ(names.name(true, "GET somewhere"), "13 bytes") << "not every GET is HTTP";
    EXPECT_EQ(names.name(false, "thirteen more"), "13 bytes");
    EXPECT_EQ(names.name(false, "HTTP/1.1 204 No Content\r\n\r\n"), "HTTP/1.1 204 No Content");
    EXPECT_EQ(names.name(false, "thirteen more"), "13 bytes");
    EXPECT_EQ(names.name(false, ""), "0 bytes");
}

TEST(MessageNames, postgres_messages_are_counted_and_queries_shown) {
    ConnectionNames names;
    EXPECT_EQ(names.name(true, std::string("\0\0\0\x08\x04\xd2\x16\x2f", 8)), "SSLRequest");
    EXPECT_EQ(names.name(false, "N"), "no SSL");
    EXPECT_EQ(names.name(true, startup()), "StartupMessage");
    EXPECT_EQ(names.name(true, Writer('Q').text("SELECT 1").finish()), "Query: SELECT 1");
    const std::string rows = postgres::row_description({{"a", "int4"}}) + postgres::data_row({"1"}) +
                             postgres::data_row({"2"}) + Writer('C').text("SELECT 2").finish() +
                             Writer('Z').byte('I').finish();
    EXPECT_EQ(names.name(false, rows), "RowDescription, 2 DataRow, CommandComplete, ReadyForQuery");
    const std::string extended = Writer('P').text("").text("SELECT $1").int16(0).finish() +
                                 Writer('B').text("").text("").int16(0).int16(0).int16(0).finish() +
                                 Writer('S').finish();
    EXPECT_EQ(names.name(true, extended), "Parse: SELECT $1, Bind, Sync");
    EXPECT_EQ(names.name(true, extended.substr(0, 9)), "9 bytes") << "a torn message";
}

TEST(MessageNames, other_bytes_are_counted_and_nothing_reaches_a_terminal) {
    ConnectionNames names;
    EXPECT_EQ(names.name(true, "x"), "1 byte");
    EXPECT_EQ(names.name(true, std::string("\x1b[2J", 4)), "4 bytes");
    EXPECT_EQ(names.name(true, "GET /\x1b[2J HTTP/1.1\r\n"), "GET / [2J HTTP/1.1");
}

TEST(MessageNames, long_lines_are_cut_between_letters) {
    ConnectionNames names;
    std::string path;
    for (int i = 0; i < 60; i++) path += "가";
    const std::string name = names.name(true, "GET /" + path + " HTTP/1.1\r\n");
    EXPECT_LE(name.size(), 123u);
    EXPECT_TRUE(name.ends_with("가...")) << name;
}

}  // namespace
}  // namespace lg::host
