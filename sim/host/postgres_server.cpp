#include "sim/host/postgres_server.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace lg::host {

using postgres::Reader;
using postgres::Result;
using postgres::Writer;

void PostgresServerActor::on_start() { listen_or_tell(stage_, description_.address); }

void PostgresServerActor::on_accepted(ConnectionId connection) { sessions_[connection]; }

void PostgresServerActor::on_closed(ConnectionId connection, int32_t) { sessions_.erase(connection); }

void PostgresServerActor::on_end(ConnectionId connection) {
    const auto found = sessions_.find(connection);
    if (found == sessions_.end()) return;
    found->second.has_ended = true;
    go_on(connection);
}

void PostgresServerActor::on_bytes(ConnectionId connection, std::string_view bytes) {
    const auto found = sessions_.find(connection);
    if (found == sessions_.end()) return;
    found->second.incoming.append(bytes);
    go_on(connection);
}

void PostgresServerActor::on_alarm(uint64_t token) {
    const ConnectionId connection{static_cast<uint32_t>(token)};
    const auto found = sessions_.find(connection);
    if (found == sessions_.end()) return;
    Session& session = found->second;
    if (!session.is_busy || session.statement != token >> 32) return;
    session.is_busy = false;
    put_result(session);
    if (session.is_simple) run_next(connection, session);
    go_on(connection);
}

void PostgresServerActor::go_on(ConnectionId connection) {
    while (true) {
        const auto found = sessions_.find(connection);
        if (found == sessions_.end()) return;
        Session& session = found->second;
        if (session.is_busy) return;
        const bool has_moved =
            session.is_open ? take_message(connection, session) : open_session(connection, session);
        if (has_moved) continue;
        if (sessions_.contains(connection) && session.has_ended) {
            sessions_.erase(connection);
            stage_.close(connection);
        }
        return;
    }
}

bool PostgresServerActor::open_session(ConnectionId connection, Session& session) {
    const auto length = postgres::opening_bytes(session.incoming);
    if (!length) {
        sessions_.erase(connection);
        stage_.reset(connection);
        return false;
    }
    if (*length == 0) return false;
    const std::string opening = session.incoming.substr(0, *length);
    session.incoming.erase(0, *length);
    if (postgres::is_ssl_request(opening)) {
        stage_.send(connection, "N");
        return true;
    }
    if (postgres::is_cancel_request(opening)) {
        cancel(opening);
        sessions_.erase(connection);
        stage_.close(connection);
        return false;
    }
    if (const auto problem = postgres::startup_problem(opening)) {
        end_with(connection, problem->sql_state, problem->message);
        return false;
    }
    greet(connection, session, opening);
    put_ready(connection, session);
    return true;
}

// The key is a secret of nobody's: it only has to be another one for each session.
static int32_t key_of(ConnectionId connection) {
    return static_cast<int32_t>(connection.value * 2'654'435'761u);
}

void PostgresServerActor::greet(ConnectionId connection, Session& session, std::string_view opening) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> parameters{{
        {"server_version", "16.0"},
        {"server_encoding", "UTF8"},
        {"client_encoding", "UTF8"},
        {"DateStyle", "ISO, MDY"},
        {"integer_datetimes", "on"},
        {"TimeZone", "UTC"},
    }};
    session.is_open = true;
    session.outgoing += postgres::version_answer(opening);
    session.outgoing += Writer('R').int32(0).finish();
    for (const auto& [name, value] : parameters) {
        session.outgoing += Writer('S').text(name).text(value).finish();
    }
    const auto process = static_cast<int32_t>(connection.value);
    session.outgoing += Writer('K').int32(process).int32(key_of(connection)).finish();
}

void PostgresServerActor::cancel(std::string_view request) {
    Reader reader(request.substr(8));
    const ConnectionId connection{static_cast<uint32_t>(reader.int32())};
    const int32_t key = reader.int32();
    const auto found = sessions_.find(connection);
    if (!reader.ok() || found == sessions_.end() || key != key_of(connection)) return;
    Session& session = found->second;
    if (!session.is_busy) return;
    session.running = {};
    session.running.error_code = "57014";
    session.running.error_message = "canceling statement due to user request";
    set_alarm(connection, session, Duration{});
}

void PostgresServerActor::end_with(ConnectionId connection, std::string_view code, std::string_view message) {
    stage_.send(connection, postgres::error_response(code, message, "FATAL"));
    sessions_.erase(connection);
    stage_.close(connection);
}

bool PostgresServerActor::take_message(ConnectionId connection, Session& session) {
    static constexpr std::array<Entry, 8> handlers{{{'Q', &PostgresServerActor::on_query},
                                                    {'P', &PostgresServerActor::on_parse},
                                                    {'B', &PostgresServerActor::on_bind},
                                                    {'D', &PostgresServerActor::on_describe},
                                                    {'E', &PostgresServerActor::on_execute},
                                                    {'C', &PostgresServerActor::on_close},
                                                    {'H', &PostgresServerActor::on_flush},
                                                    {'S', &PostgresServerActor::on_sync}}};
    const auto message = postgres::next_message(session.incoming);
    const bool is_over = message && message->type == 'X';
    if (is_over || postgres::is_nonsense(session.incoming)) {
        sessions_.erase(connection);
        stage_.close(connection);
        return false;
    }
    if (!message) return false;
    const std::string body(message->body);
    const char type = message->type;
    session.incoming.erase(0, message->whole_bytes);
    if (session.skips && type != 'S') return true;
    for (const Entry& entry : handlers) {
        if (entry.type != type) continue;
        (this->*entry.handler)(connection, session, body);
        return true;
    }
    // Parts of a COPY that has failed may still be under way.
    if (std::string_view("dcf").find(type) != std::string_view::npos) return true;
    end_with(connection, "08P01", fmt::format("invalid frontend message type {}", static_cast<int>(type)));
    return false;
}

// ---- the messages

void PostgresServerActor::on_query(ConnectionId connection, Session& session, std::string_view body) {
    Reader reader(body);
    session.is_simple = true;
    session.simple_rest = postgres::statements_of(reader.text());
    std::reverse(session.simple_rest.begin(), session.simple_rest.end());
    if (!reader.ok()) {
        fail(session, "08P01", "invalid string in message");
    } else if (session.simple_rest.empty()) {
        session.outgoing += Writer('I').finish();
    }
    run_next(connection, session);
}

void PostgresServerActor::run_next(ConnectionId connection, Session& session) {
    if (session.skips) session.simple_rest.clear();
    session.skips = false;
    if (session.simple_rest.empty()) return put_ready(connection, session);
    const std::string next = std::move(session.simple_rest.back());
    session.simple_rest.pop_back();
    run(connection, session, next, {});
}

void PostgresServerActor::on_parse(ConnectionId, Session& session, std::string_view body) {
    Reader reader(body);
    const std::string name(reader.text());
    const std::string query(reader.text());
    if (!reader.ok()) return fail(session, "08P01", "invalid string in message");
    if (postgres::statements_of(query).size() > 1)
        return fail(session, "42601", "cannot insert multiple commands into a prepared statement");
    if (!name.empty() && session.statements.contains(name))
        return fail(session, "42P05", fmt::format("prepared statement \"{}\" already exists", name));
    session.statements[name] = query;
    session.outgoing += Writer('1').finish();
}

void PostgresServerActor::on_bind(ConnectionId, Session& session, std::string_view body) {
    Reader reader(body);
    const std::string portal_name(reader.text()), statement_name(reader.text());
    const auto statement = session.statements.find(statement_name);
    if (statement == session.statements.end()) {
        return fail(session, "26000",
                    fmt::format("prepared statement \"{}\" does not exist", statement_name));
    }
    Portal portal{statement->second, {}};
    const int formats = reader.int16();
    for (int i = 0; i < formats && reader.ok(); i++) reader.int16();
    const int parameters = reader.int16();
    for (int i = 0; i < parameters && reader.ok(); i++) {
        const int32_t length = reader.int32();
        if (length < 0) portal.parameters.emplace_back();
        else portal.parameters.emplace_back(reader.bytes(static_cast<size_t>(length)));
    }
    const int result_formats = reader.int16();
    for (int i = 0; i < result_formats && reader.ok(); i++) {
        if (reader.int16() != 0)
            return fail(session, "0A000",
                        fmt::format("{} is a scenario's: it answers in text format only", description_.name));
    }
    if (!reader.ok()) return fail(session, "08P01", "insufficient data left in message");
    session.portals[portal_name] = std::move(portal);
    session.outgoing += Writer('2').finish();
}

void PostgresServerActor::on_describe(ConnectionId, Session& session, std::string_view body) {
    Reader reader(body);
    const bool is_statement = reader.byte() == 'S';
    const std::string name(reader.text());
    const auto statement = session.statements.find(name);
    const auto portal = session.portals.find(name);
    if (is_statement ? statement == session.statements.end() : portal == session.portals.end()) {
        return fail(session, is_statement ? "26000" : "34000", fmt::format("\"{}\" does not exist", name));
    }
    const std::string& query = is_statement ? statement->second : portal->second.query;
    if (is_statement) {
        const int count = postgres::count_parameters(query);
        Writer writer('t');
        writer.int16(static_cast<int16_t>(count));
        for (int i = 0; i < count; i++) writer.int32(postgres::text_type.number);
        session.outgoing += writer.finish();
    }
    put_columns(session, postgres::answer(description_, query, {}).columns);
}

void PostgresServerActor::on_execute(ConnectionId connection, Session& session, std::string_view body) {
    const auto portal = session.portals.find(Reader(body).text());
    if (portal == session.portals.end()) return fail(session, "34000", "the portal does not exist");
    session.is_simple = false;
    run(connection, session, portal->second.query, portal->second.parameters);
}

void PostgresServerActor::on_close(ConnectionId, Session& session, std::string_view body) {
    Reader reader(body);
    const bool is_statement = reader.byte() == 'S';
    const std::string name(reader.text());
    if (is_statement) session.statements.erase(name);
    else session.portals.erase(name);
    session.outgoing += Writer('3').finish();
}

void PostgresServerActor::on_flush(ConnectionId connection, Session& session, std::string_view) {
    flush(connection, session);
}

void PostgresServerActor::on_sync(ConnectionId connection, Session& session, std::string_view) {
    session.skips = false;
    put_ready(connection, session);
}

// ---- running a statement

void PostgresServerActor::run(ConnectionId connection, Session& session, const std::string& query,
                              const PostgresRow& parameters) {
    const std::string normal = postgres::normal_form(query);
    if (normal.empty()) {
        session.outgoing += Writer('I').finish();
        return;
    }
    session.running = postgres::answer(description_, query, parameters);
    const bool goes_on = session.running.transaction != Result::Transaction::keeps;
    if (session.transaction == 'E' && !goes_on) {
        session.running = {};
        session.running.error_code = "25P02";
        session.running.error_message =
            "current transaction is aborted, commands ignored until end of transaction block";
        session.running.latency = Duration{};
    }
    stage_.act("executes " + normal);
    session.is_busy = true;
    set_alarm(connection, session, session.running.latency.value_or(description_.latency));
}

void PostgresServerActor::set_alarm(ConnectionId connection, Session& session, Duration delay) {
    session.statement++;
    stage_.alarm(delay, uint64_t{session.statement} << 32 | connection.value);
}

void PostgresServerActor::put_result(Session& session) {
    const Result result = std::exchange(session.running, {});
    if (!result.error_code.empty()) return fail(session, result.error_code, result.error_message);
    if (session.is_simple && !result.columns.empty()) put_columns(session, result.columns);
    for (const PostgresRow& row : result.rows) session.outgoing += postgres::data_row(row);
    session.outgoing += Writer('C').text(result.tag).finish();
    if (result.transaction == Result::Transaction::begins) session.transaction = 'T';
    if (result.transaction == Result::Transaction::ends) session.transaction = 'I';
}

void PostgresServerActor::put_columns(Session& session, const std::vector<PostgresColumn>& columns) {
    session.outgoing += columns.empty() ? Writer('n').finish() : postgres::row_description(columns);
}

void PostgresServerActor::fail(Session& session, std::string_view code, std::string_view message) {
    session.outgoing += postgres::error_response(code, message);
    if (session.transaction == 'T') session.transaction = 'E';
    // Of a simple query the rest is skipped, of an extended one everything up to its Sync.
    session.skips = true;
}

void PostgresServerActor::put_ready(ConnectionId connection, Session& session) {
    session.outgoing += Writer('Z').byte(session.transaction).finish();
    session.is_simple = false;
    flush(connection, session);
}

void PostgresServerActor::flush(ConnectionId connection, Session& session) {
    stage_.send(connection, std::exchange(session.outgoing, {}));
}

}  // namespace lg::host
