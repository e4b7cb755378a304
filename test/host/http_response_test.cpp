#include "sim/host/http_response.h"

#include <gtest/gtest.h>

namespace lg::host {
namespace {

// Fed byte by byte, so that every split is tried. Returns how many bytes it took; -1 if it never ended.
int bytes_taken(HttpResponseReader& reader, const std::string& text) {
    for (size_t i = 0; i < text.size(); i++) {
        reader.feed(text.substr(i, 1));
        if (reader.is_done() || reader.is_bad()) return static_cast<int>(i + 1);
    }
    return -1;
}

TEST(HttpResponse, ends_where_its_length_says) {
    const std::string text = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    HttpResponseReader reader(false);
    EXPECT_EQ(bytes_taken(reader, text + "HTTP/1.1"), static_cast<int>(text.size()));
    EXPECT_EQ(reader.status(), 200);
    EXPECT_TRUE(reader.keeps_alive());
}

TEST(HttpResponse, ends_behind_the_last_chunk_and_its_trailers) {
    const std::string text =
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;x=1\r\nhello\r\nA\r\n0123456789\r\n0\r\nT: "
        "1\r\n\r\n";
    HttpResponseReader reader(false);
    EXPECT_EQ(bytes_taken(reader, text + "x"), static_cast<int>(text.size()));
    EXPECT_TRUE(reader.is_done());
}

TEST(HttpResponse, has_no_body_when_there_can_be_none) {
    for (const std::string status : {"204 No Content", "304 Not Modified"}) {
        HttpResponseReader reader(false);
        reader.feed("HTTP/1.1 " + status + "\r\nContent-Length: 9\r\n\r\n");
        EXPECT_TRUE(reader.is_done()) << status;
    }
    HttpResponseReader head(true);
    head.feed("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
    EXPECT_TRUE(head.is_done());
    HttpResponseReader empty(false);
    empty.feed("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    EXPECT_TRUE(empty.is_done());
}

TEST(HttpResponse, a_continue_comes_before_the_answer) {
    HttpResponseReader reader(false);
    reader.feed("HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_FALSE(reader.is_done());
    reader.feed("HTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\nx");
    EXPECT_TRUE(reader.is_done());
    EXPECT_EQ(reader.status(), 201);
}

TEST(HttpResponse, without_a_length_it_ends_with_the_connection) {
    HttpResponseReader reader(false);
    reader.feed("HTTP/1.1 200 OK\r\n\r\nall that comes");
    EXPECT_FALSE(reader.is_done());
    reader.end();
    EXPECT_TRUE(reader.is_done());
    EXPECT_FALSE(reader.keeps_alive());
}

TEST(HttpResponse, a_server_may_say_that_it_closes) {
    HttpResponseReader reader(false);
    reader.feed("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    EXPECT_FALSE(reader.keeps_alive());
    HttpResponseReader old(false);
    old.feed("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n");
    EXPECT_FALSE(old.keeps_alive());
}

TEST(HttpResponse, what_is_no_response_is_bad) {
    for (const std::string text : {"hello\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n",
                                   "HTTP/1.1 200 OK\r\nContent-Length: many\r\n",
                                   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
        HttpResponseReader reader(false);
        reader.feed(text);
        EXPECT_TRUE(reader.is_bad()) << text;
    }
    HttpResponseReader cut(false);
    cut.feed("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    cut.end();
    EXPECT_TRUE(cut.is_bad());
    HttpResponseReader endless(false);
    endless.feed(std::string(100'000, 'x'));
    EXPECT_TRUE(endless.is_bad()) << "a line has a limit";
}

}  // namespace
}  // namespace lg::host
