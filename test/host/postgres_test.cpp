// The PostgreSQL server: its wire format, its answers, and itself on a stage of the test's own.
#include <gtest/gtest.h>

#include <map>

#include "sim/base/hash.h"
#include "sim/host/postgres_answers.h"
#include "sim/host/postgres_server.h"
#include "sim/host/postgres_wire.h"

namespace lg::host {
namespace {

using postgres::Reader;
using postgres::Writer;

TEST(PostgresWire, what_is_written_is_read) {
    const std::string message = Writer('X').int32(-7).int16(300).byte('b').text("text").bytes("raw").finish();
    const auto found = postgres::next_message(message);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->type, 'X');
    EXPECT_EQ(found->whole_bytes, message.size());
    Reader reader(found->body);
    EXPECT_EQ(reader.int32(), -7);
    EXPECT_EQ(reader.int16(), 300);
    EXPECT_EQ(reader.byte(), 'b');
    EXPECT_EQ(reader.text(), "text");
    EXPECT_EQ(reader.bytes(3), "raw");
    EXPECT_TRUE(reader.ok());
    EXPECT_EQ(reader.int32(), 0);
    EXPECT_FALSE(reader.ok());
}

TEST(PostgresWire, torn_and_nonsensical_messages_are_told_apart) {
    const std::string message = Writer('Q').text("SELECT 1").finish();
    for (size_t length = 0; length < message.size(); length++) {
        EXPECT_FALSE(postgres::next_message(message.substr(0, length)));
        EXPECT_FALSE(postgres::is_nonsense(message.substr(0, length)));
    }
    EXPECT_TRUE(postgres::is_nonsense(std::string("Q\0\0\0\1", 5)));
    EXPECT_TRUE(postgres::is_nonsense(std::string("Q\x7f\xff\xff\xff", 5)));
}

PostgresServer shop() {
    PostgresServer server;
    server.answers.push_back({"SELECT*FROM users",
                              {{"id", "int4"}, {"name", "text"}},
                              {{"1", "Ada"}, {"2", "Alan"}},
                              "",
                              "",
                              "",
                              "",
                              std::nullopt});
    server.answers.push_back({"select * from users where id = $1",
                              {{"id", "int4"}, {"name", "text"}},
                              {{"1", "Ada"}, {"2", "Alan"}},
                              "id",
                              "",
                              "",
                              "",
                              Duration::of_ms(1)});
    server.answers.push_back({"insert into users*", {}, {}, "", "", "", "", std::nullopt});
    server.answers.push_back({"drop*", {}, {}, "", "", "42501", "permission denied", std::nullopt});
    return server;
}

TEST(PostgresAnswers, patterns_ignore_case_and_white_space) {
    EXPECT_EQ(postgres::normal_form("  SELECT\n\t*  FROM t ; "), "SELECT * FROM t");
    EXPECT_TRUE(postgres::matches("select*from users*", "SELECT a, b FROM users WHERE x"));
    EXPECT_FALSE(postgres::matches("select*from users", "SELECT a FROM users WHERE x"));
    EXPECT_TRUE(postgres::matches("*", ""));
    EXPECT_FALSE(postgres::matches("", "x"));
    EXPECT_EQ(postgres::count_parameters("a = $1 and b = $12 or c = $2"), 12);
}

TEST(PostgresAnswers, statements_are_parted_at_semicolons_outside_of_quotes_and_comments) {
    using Texts = std::vector<std::string>;
    EXPECT_EQ(postgres::statements_of("SELECT 1; SELECT 2 ;; "), (Texts{"SELECT 1", " SELECT 2 "}));
    for (const char* one : {"SELECT 'a;b'", "SELECT \"a;b\"", "SELECT 1 -- a;b", "SELECT /* a;b */ 1",
                            "SELECT $$a;b$$", "DO $do$ a; $$ b; $do$", "SELECT 'open;", "SELECT $1"})
        EXPECT_EQ(postgres::statements_of(one), Texts{one});
    EXPECT_EQ(postgres::statements_of("SELECT $1; SELECT '$$;'; SELECT 'it''s;'").size(), 3u);
    EXPECT_EQ(postgres::statements_of(" ; "), Texts{});
}

TEST(PostgresAnswers, the_first_pattern_that_matches_answers) {
    const auto all = postgres::answer(shop(), "select id, name\n from users;", {});
    EXPECT_EQ(all.rows.size(), 2u);
    EXPECT_EQ(all.tag, "SELECT 2");
    const auto one = postgres::answer(shop(), "SELECT * FROM users WHERE id = $1", {"2"});
    ASSERT_EQ(one.rows.size(), 1u);
    EXPECT_EQ(one.rows[0][1], "Alan");
    EXPECT_EQ(postgres::answer(shop(), "INSERT INTO users VALUES (3)", {}).tag, "INSERT 0 1");
    EXPECT_EQ(postgres::answer(shop(), "DROP TABLE users", {}).error_code, "42501");
}

TEST(PostgresAnswers, an_unknown_statement_is_an_error_that_names_it) {
    const auto unknown = postgres::answer(shop(), "SELECT * FROM orders", {});
    EXPECT_EQ(unknown.error_code, "0A000");
    EXPECT_EQ(unknown.error_message,
              "the scenario's DB Server has no answer to this statement: SELECT * FROM orders");
}

TEST(PostgresAnswers, common_statements_need_no_scenario) {
    EXPECT_EQ(postgres::answer({}, "BEGIN", {}).tag, "BEGIN");
    EXPECT_EQ(postgres::answer({}, "SELECT 1", {}).rows.size(), 1u);
    EXPECT_EQ(postgres::answer({}, "select pg_sleep(0.25)", {}).latency, Duration::of_ms(250));
}

// ---- the server

// A stage on which the test plays the client.
class TestStage final : public Stage {
  public:
    ConnectionId connect(const Address&) override { return {}; }
    bool listen(const Address& address) override {
        listened = address;
        return true;
    }
    void when_listening(const Address&) override {}
    void send(ConnectionId, std::string_view bytes) override { sent.append(bytes); }
    void finish(ConnectionId) override {}
    void stop_reading(ConnectionId) override {}
    void close(ConnectionId) override { is_closed = true; }
    void reset(ConnectionId) override { is_closed = true; }
    void alarm(Duration delay, uint64_t token) override { alarms.emplace_back(delay, token); }
    void act(std::string_view what) override { acts.emplace_back(what); }

    Address listened;
    std::string sent;
    bool is_closed = false;
    std::vector<std::pair<Duration, uint64_t>> alarms;
    std::vector<std::string> acts;
};

class PostgresServerTest : public ::testing::Test {
  protected:
    PostgresServerTest() {
        server.on_start();
        server.on_accepted(client);
    }
    void say(const std::string& bytes) { server.on_bytes(client, bytes); }
    void ring() {
        ASSERT_FALSE(stage.alarms.empty());
        const auto token = stage.alarms.front().second;
        stage.alarms.erase(stage.alarms.begin());
        server.on_alarm(token);
    }
    // The types of all messages that the server has sent since the last call, as letters.
    std::string heard() {
        std::string types;
        std::string_view rest = stage.sent;
        while (const auto message = postgres::next_message(rest)) {
            types += message->type;
            if (message->type == 'Z') types += message->body;
            rest.remove_prefix(message->whole_bytes);
        }
        EXPECT_TRUE(rest.empty()) << "half a message was sent";
        stage.sent.clear();
        return types;
    }
    void open() {
        std::string body("\0\3\0\0user\0me\0\0", 13);
        say(std::string("\0\0\0\x11", 4) + body);
        EXPECT_EQ(heard(), "RSSSSSSKZI");
    }
    static std::string query(const std::string& text) { return Writer('Q').text(text).finish(); }
    static std::string extended(const std::string& text, const PostgresRow& parameters) {
        Writer bind('B');
        bind.text("").text("").int16(0).int16(static_cast<int16_t>(parameters.size()));
        for (const auto& value : parameters) bind.int32(static_cast<int32_t>(value->size())).bytes(*value);
        bind.int16(0);
        return Writer('P').text("").text(text).int16(0).finish() + bind.finish() +
               Writer('D').byte('P').text("").finish() + Writer('E').text("").int32(0).finish() +
               Writer('S').finish();
    }

    TestStage stage;
    PostgresServerActor server{shop(), stage};
    ConnectionId client{1};
};

TEST_F(PostgresServerTest, refuses_ssl_and_greets) {
    EXPECT_EQ(stage.listened.port, 5432);
    say(std::string("\0\0\0\x08\x04\xd2\x16\x2f", 8));
    EXPECT_EQ(stage.sent, "N");
    stage.sent.clear();
    open();
}

TEST_F(PostgresServerTest, a_simple_query_takes_its_time_and_returns_rows) {
    open();
    say(query("SELECT * FROM users"));
    EXPECT_EQ(heard(), "");
    ASSERT_EQ(stage.alarms.size(), 1u);
    EXPECT_EQ(stage.alarms[0].first, Duration::of_ms(3));
    EXPECT_EQ(stage.acts, (std::vector<std::string>{"executes SELECT * FROM users"}));
    ring();
    EXPECT_EQ(heard(), "TDDCZI");
}

TEST_F(PostgresServerTest, an_extended_query_is_answered_when_it_is_synced) {
    open();
    say(extended("SELECT * FROM users WHERE id = $1", {"2"}));
    EXPECT_EQ(stage.alarms.at(0).first, Duration::of_ms(1)) << "the answer has a latency of its own";
    ring();
    EXPECT_EQ(heard(), "12TDCZI");
}

TEST_F(PostgresServerTest, one_statement_runs_at_a_time) {
    open();
    say(query("SELECT * FROM users") + query("SELECT 1"));
    EXPECT_EQ(stage.alarms.size(), 1u);
    ring();
    EXPECT_EQ(stage.alarms.size(), 1u);
    ring();
    EXPECT_EQ(heard(), "TDDCZITDCZI");
}

TEST_F(PostgresServerTest, an_error_skips_to_the_next_sync) {
    open();
    say(extended("DROP TABLE users", {}) + extended("SELECT * FROM users", {}));
    ring();
    ring();
    EXPECT_EQ(heard(), "12nEZI12TDDCZI");
    say(Writer('B').text("").text("missing").int16(0).int16(0).int16(0).finish() + Writer('S').finish());
    EXPECT_EQ(heard(), "EZI");
}

TEST_F(PostgresServerTest, a_failed_transaction_refuses_all_but_its_end) {
    open();
    for (const std::string text : {"BEGIN", "DROP TABLE users", "SELECT 1", "ROLLBACK"}) {
        say(query(text));
        ring();
    }
    EXPECT_EQ(heard(), "CZTEZEEZECZI");
}

TEST_F(PostgresServerTest, an_empty_query_is_answered_as_such) {
    open();
    say(query(" ; "));
    EXPECT_EQ(heard(), "IZI");
}

TEST_F(PostgresServerTest, messages_may_come_in_any_pieces) {
    open();
    for (const char byte : extended("SELECT * FROM users WHERE id = $1", {"1"})) say(std::string(1, byte));
    ring();
    EXPECT_EQ(heard(), "12TDCZI");
}

TEST_F(PostgresServerTest, the_statements_of_one_query_run_one_behind_the_other) {
    open();
    say(query("SELECT 1; SELECT * FROM users"));
    ring();
    EXPECT_EQ(heard(), "") << "it goes out when all of it is there";
    ring();
    EXPECT_EQ(heard(), "TDCTDDCZI");
}

TEST_F(PostgresServerTest, an_error_ends_the_rest_of_its_query_alone) {
    open();
    say(query("SELECT 1; DROP TABLE users; SELECT 1") + query("SELECT 1"));
    for (int i = 0; i < 3; i++) ring();
    EXPECT_EQ(heard(), "TDCEZITDCZI");
    EXPECT_TRUE(stage.alarms.empty());
}

class PostgresCancelTest : public PostgresServerTest {
  protected:
    PostgresCancelTest() {
        const std::string body("\0\3\0\0user\0me\0\0", 13);
        say(std::string("\0\0\0\x11", 4) + body);
        const size_t key = stage.sent.find(std::string("K\0\0\0\x0c", 5));
        request = std::string("\0\0\0\x10\x04\xd2\x16\x2e", 8) + stage.sent.substr(key + 5, 8);
        stage.sent.clear();
        server.on_accepted(other);
    }
    std::string request;
    const ConnectionId other{2};
};

TEST_F(PostgresCancelTest, a_request_with_the_session_s_key_ends_its_statement_now) {
    say(query("SELECT pg_sleep(5); SELECT 1"));
    server.on_bytes(other, request);
    EXPECT_TRUE(stage.is_closed) << "the request is a connection of its own";
    ASSERT_EQ(stage.alarms.size(), 2u);
    EXPECT_EQ(stage.alarms[1].first, Duration{});
    const auto sleep = stage.alarms[0];
    stage.alarms.erase(stage.alarms.begin());
    ring();
    EXPECT_NE(stage.sent.find("57014"), std::string::npos);
    EXPECT_EQ(heard(), "EZI");
    say(query("SELECT 1"));
    server.on_alarm(sleep.second);
    EXPECT_EQ(heard(), "") << "the alarm of what was cancelled is void";
    ring();
    EXPECT_EQ(heard(), "TDCZI");
}

TEST_F(PostgresCancelTest, another_key_and_nothing_to_cancel_change_nothing) {
    server.on_bytes(other, request);
    EXPECT_TRUE(stage.alarms.empty()) << "nothing runs";
    say(query("SELECT 1"));
    request.back() ^= 1;
    server.on_accepted(other);
    server.on_bytes(other, request);
    EXPECT_EQ(stage.alarms.size(), 1u);
    ring();
    EXPECT_EQ(heard(), "TDCZI");
}

TEST_F(PostgresServerTest, who_opens_a_session_wrongly_hears_why) {
    const struct {
        std::string bytes, code;
    } wrong[] = {{std::string("\0\0\0\x11\0\2\0\0user\0me\0\0", 17), "0A000"},
                 {std::string("\0\0\0\x09\0\3\0\0\0", 9), "28000"},
                 {std::string("\0\0\0\x0f\0\3\0\0user\0me", 15), "08P01"}};
    for (const auto& [bytes, code] : wrong) {
        stage.is_closed = false;
        server.on_accepted(client);
        say(bytes);
        EXPECT_NE(stage.sent.find("FATAL"), std::string::npos) << code;
        EXPECT_NE(stage.sent.find(code), std::string::npos) << code;
        EXPECT_EQ(heard(), "E") << code;
        EXPECT_TRUE(stage.is_closed) << code;
    }
}

TEST_F(PostgresServerTest, a_newer_protocol_of_version_3_is_told_that_3_0_is_spoken) {
    say(std::string("\0\0\0\x11\0\3\0\2user\0me\0\0", 17));
    EXPECT_EQ(heard(), "vRSSSSSSKZI");
}

TEST_F(PostgresServerTest, an_unknown_message_is_the_end_and_the_rest_of_a_copy_is_nothing) {
    open();
    say(Writer('d').bytes("x").finish() + query("SELECT 1"));
    ring();
    EXPECT_EQ(heard(), "TDCZI");
    say(Writer('!').finish());
    EXPECT_NE(stage.sent.find("FATAL"), std::string::npos);
    EXPECT_EQ(heard(), "E");
    EXPECT_TRUE(stage.is_closed);
}

TEST_F(PostgresServerTest, what_cannot_be_parsed_or_answered_as_asked_is_an_error) {
    open();
    const std::string sync = Writer('S').finish();
    say(Writer('P').bytes("torn").finish() + sync);
    say(Writer('P').text("").text("SELECT 1; SELECT 1").int16(0).finish() + sync);
    say(Writer('P').text("a").text("SELECT 1").int16(0).finish() + sync);
    say(Writer('P').text("a").text("SELECT 1").int16(0).finish() + sync);
    EXPECT_EQ(heard(), "EZIEZI1ZIEZI");
    say(Writer('B').text("").text("a").int16(0).int16(0).int16(1).int16(1).finish() + sync);
    EXPECT_NE(stage.sent.find("text format"), std::string::npos);
    EXPECT_EQ(heard(), "EZI");
}

TEST_F(PostgresServerTest, terminate_closes_and_nonsense_does_too) {
    open();
    say(Writer('X').finish());
    EXPECT_TRUE(stage.is_closed);
    stage.is_closed = false;
    server.on_accepted(ConnectionId{2});
    server.on_bytes(ConnectionId{2}, std::string("\xff\xff\xff\xff\xff\xff\xff\xff", 8));
    EXPECT_TRUE(stage.is_closed);
}

TEST_F(PostgresServerTest, random_bytes_never_confuse_it) {
    Random random(11);
    for (uint32_t round = 2; round < 400; round++) {
        const ConnectionId other{round};
        server.on_accepted(other);
        std::string bytes("\0\0\0\x11\0\3\0\0user\0me\0\0", 17);
        const std::string good = extended("SELECT * FROM users WHERE id = $1", {"2"});
        bytes += good.substr(0, random.below(good.size()));
        for (uint64_t i = random.below(60); i > 0; i--) bytes += static_cast<char>(random.next());
        server.on_bytes(other, bytes);
        while (!stage.alarms.empty()) ring();
        server.on_end(other);
        heard();
    }
    open();
}

}  // namespace
}  // namespace lg::host
