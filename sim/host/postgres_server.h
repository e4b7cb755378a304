// An actor that is a PostgreSQL server: protocol version 3, simple and extended queries, no passwords. Its
// answers are the scenario's. One statement of a connection runs at a time, and takes as long as described.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/base/id_table.h"
#include "sim/host/actor.h"
#include "sim/host/postgres_answers.h"
#include "sim/host/postgres_wire.h"

namespace lg::host {

class PostgresServerActor final : public Actor {
  public:
    PostgresServerActor(const PostgresServer& description, Stage& stage)
        : description_(description), stage_(stage) {}

    void on_start() override;
    void on_accepted(ConnectionId connection) override;
    void on_bytes(ConnectionId connection, std::string_view bytes) override;
    void on_end(ConnectionId connection) override;
    void on_closed(ConnectionId connection, int32_t error) override;
    void on_alarm(uint64_t token) override;

  private:
    struct Portal {
        std::string query;
        PostgresRow parameters;
    };
    struct Session {
        std::string incoming;  // not yet understood
        std::string outgoing;  // goes out when the client waits for it
        std::vector<std::string>
            simple_rest;         // of a Query of several statements: those still to run, last first
        uint32_t statement = 0;  // which one runs, counting from 1: alarms of others are void
        std::map<std::string, std::string, std::less<>> statements;
        std::map<std::string, Portal, std::less<>> portals;
        postgres::Result running;
        bool is_open = false;    // the start-up is over
        bool is_busy = false;    // a statement runs
        bool is_simple = false;  // and it came as a Query: rows are described, and ReadyForQuery follows
        bool skips = false;      // after an error, up to the next Sync; or the rest of a Query
        bool has_ended = false;  // the client will send no more
        char transaction = 'I';  // I: none, T: in one, E: in one that failed
    };
    using Handler = void (PostgresServerActor::*)(ConnectionId, Session&, std::string_view body);
    struct Entry {
        char type;
        Handler handler;
    };

    // Deals with what has come, up to a statement that takes time. May close the connection.
    void go_on(ConnectionId connection);
    // False if more bytes are needed, or the connection was closed.
    bool open_session(ConnectionId connection, Session& session);
    bool take_message(ConnectionId connection, Session& session);
    void greet(ConnectionId connection, Session& session, std::string_view opening);
    // What runs for the session that this request names ends with an error.
    void cancel(std::string_view request);
    void set_alarm(ConnectionId connection, Session& session, Duration delay);
    // Says why, and closes.
    void end_with(ConnectionId connection, std::string_view code, std::string_view message);

    void on_query(ConnectionId connection, Session& session, std::string_view body);
    void on_parse(ConnectionId connection, Session& session, std::string_view body);
    void on_bind(ConnectionId connection, Session& session, std::string_view body);
    void on_describe(ConnectionId connection, Session& session, std::string_view body);
    void on_execute(ConnectionId connection, Session& session, std::string_view body);
    void on_close(ConnectionId connection, Session& session, std::string_view body);
    void on_flush(ConnectionId connection, Session& session, std::string_view body);
    void on_sync(ConnectionId connection, Session& session, std::string_view body);

    void run(ConnectionId connection, Session& session, const std::string& query,
             const PostgresRow& parameters);
    // The next statement of a Query, or its end.
    void run_next(ConnectionId connection, Session& session);
    void put_result(Session& session);
    void put_columns(Session& session, const std::vector<PostgresColumn>& columns);
    void fail(Session& session, std::string_view code, std::string_view message);
    void put_ready(ConnectionId connection, Session& session);
    void flush(ConnectionId connection, Session& session);

    const PostgresServer description_;
    Stage& stage_;
    std::map<ConnectionId, Session> sessions_;
};

}  // namespace lg::host
