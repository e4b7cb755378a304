// The text of a scenario.toml: which tables and keys there are, and what they mean.
#include <fmt/format.h>

#include "sim/base/letters.h"
#include "sim/host/address.h"
#include "sim/host/dns_message.h"
#include "sim/host/postgres_wire.h"
#include "sim/scenario.h"
#include "sim/scenario_table.h"

namespace lg {

namespace {

constexpr IntegerRange any_count{0, INT64_MAX};
constexpr IntegerRange buffer_bytes{1024, int64_t{1} << 30};

void take_text(ScenarioTable& table, std::string_view key, LocalText& target) {
    table.take_table(key, [&](ScenarioTable& text) {
        text.take("en", target.en);
        text.take("ko", target.ko);
    });
    if (target.ko.empty()) target.ko = target.en;
}

void take_limits(ScenarioTable& table, Scenario& scenario) {
    RunLimits& run = scenario.limits;
    host::Limits& world = scenario.world.limits;
    table.take("events", run.events, any_count);
    table.take("turns", run.turns, any_count);
    table.take("callbacks", run.callbacks, any_count);
    table.take("operations", run.operations, any_count);
    table.take("memory_bytes", run.memory_bytes, any_count);
    table.take("threads", run.threads, any_count);
    table.take("disk_bytes", world.disk_bytes, any_count);
    table.take("descriptors", world.descriptors, {64, 1'048'576});
    table.take("receive_buffer_bytes", world.receive_buffer_bytes, buffer_bytes);
    table.take("send_buffer_bytes", world.send_buffer_bytes, buffer_bytes);
}

void take_latencies(ScenarioTable& table, host::Latencies& latencies) {
    table.take("open", latencies.open);
    table.take("close", latencies.close);
    table.take("status", latencies.status);
    table.take("read", latencies.read);
    table.take("write", latencies.write);
    table.take("change", latencies.change);
    table.take("directory", latencies.directory);
    table.take("synchronize", latencies.synchronize);
    table.take("lookup", latencies.lookup);
    table.take("first_job", latencies.first_job);
    table.take("network", latencies.network);
    table.take("socket_call", latencies.socket_call);
    table.take("disk_bytes_per_second", latencies.disk_bytes_per_second, {1, INT64_MAX});
    table.take("jitter_percent", latencies.jitter_percent, {0, 90});
}

host::GivenFile take_file(ScenarioTable& table) {
    host::GivenFile file;
    table.require("path");
    table.take("path", file.path);
    table.take("content", file.content);
    table.take("mode", file.mode, {0, 07777});
    if (file.path.ends_with('/') || file.path.find("..") != std::string::npos) {
        table.complain("path", "the path of a file ends in its name and has no \"..\" in it");
    }
    return file;
}

// ---- actors

host::HttpClient take_http_client(ScenarioTable& table) {
    host::HttpClient client;
    table.take("name", client.name);
    table.take("server", client.server);
    table.take("delay", client.delay);
    table.take("keep_alive", client.keep_alive);
    table.require("request");
    table.take_tables("request", [&](ScenarioTable& part) {
        host::HttpRequest request;
        part.take("method", request.method);
        part.take("path", request.path);
        part.take("headers", request.headers);
        part.take("body", request.body);
        part.take("delay", request.delay);
        part.take("times", request.times, {1, 1'000'000});
        client.requests.push_back(std::move(request));
    });
    return client;
}

host::TcpClient take_tcp_client(ScenarioTable& table) {
    host::TcpClient client;
    table.take("name", client.name);
    table.take("server", client.server);
    table.take("delay", client.delay);
    table.take("pause", client.pause);
    table.take("sends", client.sends);
    table.take("expected_bytes", client.expected_bytes, any_count);
    table.take("reads", client.reads);
    table.take("half_close", client.half_close);
    table.take("reset", client.reset);
    return client;
}

// "id int4": a name and a type.
void take_columns(ScenarioTable& table, host::PostgresAnswer& answer) {
    std::vector<std::string> columns;
    table.take("columns", columns);
    for (const std::string& text : columns) {
        const size_t blank = text.rfind(' ');
        host::PostgresColumn column{text.substr(0, blank), "text"};
        if (blank != std::string::npos) column.type = text.substr(blank + 1);
        if (column.name.empty() || !host::postgres::find_type(column.type)) {
            table.complain(
                "columns",
                fmt::format("a column is a name and a type, such as \"id int4\": found \"{}\"; the "
                            "types are {}",
                            text, host::postgres::type_names()));
        }
        answer.columns.push_back(std::move(column));
    }
}

// A value in PostgreSQL's text format; {} stands for NULL.
std::optional<std::string> take_value(const toml::node& node, ScenarioErrors& errors) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
    if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "t" : "f";
    if (const auto* table = node.as_table(); table && table->empty()) return std::nullopt;
    errors.add(node.source(), "a value of a row is a string, a number, true, false, or {} for NULL: " +
                                  ScenarioTable::found(node));
    return std::nullopt;
}

void take_rows(ScenarioTable& table, host::PostgresAnswer& answer) {
    const toml::array* rows = table.take_array("rows", "an array of rows");
    if (!rows) return;
    for (const toml::node& element : *rows) {
        const toml::array* row = element.as_array();
        if (!row || row->size() != answer.columns.size()) {
            table.errors().add(element.source(),
                               fmt::format("a row is an array of {} values, one for each column: found {}",
                                           answer.columns.size(),
                                           row ? fmt::format("{} of them", row->size()) : "something else"));
            return;
        }
        host::PostgresRow values;
        for (const toml::node& value : *row) values.push_back(take_value(value, table.errors()));
        answer.rows.push_back(std::move(values));
    }
}

host::PostgresServer take_postgres(ScenarioTable& table) {
    host::PostgresServer server;
    table.take("name", server.name);
    table.take("address", server.address);
    table.take("latency", server.latency);
    table.take_tables("answer", [&](ScenarioTable& part) {
        host::PostgresAnswer answer;
        part.require("query");
        part.take("query", answer.pattern);
        take_columns(part, answer);
        take_rows(part, answer);
        part.take("match_column", answer.match_column);
        part.take("tag", answer.tag);
        part.take("latency", answer.latency);
        part.take_table("error", [&](ScenarioTable& error) {
            error.require("code");
            error.take("code", answer.error_code);
            error.take("message", answer.error_message);
            if (answer.error_code.size() != 5)
                error.complain("code", "an SQLSTATE has five letters, such as \"42P01\"");
        });
        server.answers.push_back(std::move(answer));
    });
    return server;
}

host::TcpServer take_tcp_server(ScenarioTable& table) {
    static constexpr std::string_view behaviours[] = {"echo", "answer", "silent", "reset"};
    host::TcpServer server;
    table.take("name", server.name);
    table.take("address", server.address);
    table.take_choice("behaviour", server.behaviour, behaviours);
    table.take("answer", server.answer);
    table.take("latency", server.latency);
    table.take("close_after", server.close_after);
    return server;
}

host::DnsRecord take_record(ScenarioTable& table) {
    host::DnsRecord record;
    for (const char* key : {"name", "type", "value"}) table.require(key);
    table.take("name", record.name);
    table.take("type", record.type);
    table.take("value", record.value);
    table.take("ttl", record.ttl_seconds, {0, INT32_MAX});
    record.name = lower(record.name);
    const auto type = host::dns::type_number(record.type);
    if (!type) {
        table.complain("type",
                       fmt::format("the types are {}: found \"{}\"", host::dns::type_names(), record.type));
    } else if (!host::dns::encode_data(*type, record.value)) {
        table.complain("value", fmt::format("\"{}\" is no value of the type {}, such as \"{}\"", record.value,
                                            record.type, host::dns::example_of(*type)));
    }
    return record;
}

host::NameServer take_name_server(ScenarioTable& table) {
    host::NameServer server;
    table.take("name", server.name);
    table.take("address", server.address);
    table.take("latency", server.latency);
    table.take_tables("record", [&](ScenarioTable& part) { server.records.push_back(take_record(part)); });
    return server;
}

// A name server knows all hosts of the scenario, in both directions.
void tell_hosts(host::WorldDescription& world) {
    for (host::ActorDescription& actor : world.actors) {
        auto* server = std::get_if<host::NameServer>(&actor);
        if (!server) continue;
        for (const host::KnownHost& known : world.hosts) {
            for (const std::string& address : known.addresses) {
                const char* type = host::is_ipv4(address) ? "A" : "AAAA";
                server->records.push_back({lower(known.name), type, address});
                server->records.push_back({host::dns::reverse_name(address), "PTR", known.name});
            }
        }
    }
}

void take_actor(ScenarioTable& table, host::WorldDescription& world) {
    static constexpr std::string_view kinds[] = {"http_client", "tcp_client", "postgres", "tcp_server",
                                                 "name_server"};
    enum class Kind { http_client, tcp_client, postgres, tcp_server, name_server } kind = Kind::http_client;
    table.require("kind");
    table.take_choice("kind", kind, kinds);
    if (table.errors().any()) return;
    switch (kind) {
        case Kind::http_client: world.actors.emplace_back(take_http_client(table)); return;
        case Kind::tcp_client: world.actors.emplace_back(take_tcp_client(table)); return;
        case Kind::postgres: world.actors.emplace_back(take_postgres(table)); return;
        case Kind::tcp_server: world.actors.emplace_back(take_tcp_server(table)); return;
        case Kind::name_server: world.actors.emplace_back(take_name_server(table)); return;
    }
}

void take_scenario(ScenarioTable& table, Scenario& scenario) {
    static constexpr std::string_view protocols[] = {"epoll", "kqueue", "poll", "select", "iocp"};
    host::WorldDescription& world = scenario.world;
    take_text(table, "title", scenario.title);
    take_text(table, "summary", scenario.summary);
    table.take("script", scenario.script);
    table.take("diagram", scenario.diagram);
    table.take("node", scenario.node);
    table.take("seed", scenario.seed, any_count);
    table.take("random_seed", scenario.random_seed, any_count);
    table.take("pool_size", scenario.pool_size, {1, 1024});
    table.take_choice("protocol", world.protocol, protocols);
    table.take("writable", world.writable);
    table.take_date("start", world.epoch_ms);
    table.take_table("costs", [&](ScenarioTable& costs) {
        costs.take("operation", scenario.costs.operation);
        costs.take("clock_read", scenario.costs.clock_read);
        costs.take("callback", scenario.costs.callback);
        costs.take("first_output", scenario.costs.first_output);
        costs.take("first_module", scenario.costs.first_module);
        costs.take("first_completion", scenario.costs.first_completion);
        costs.take("first_exception", scenario.costs.first_exception);
    });
    table.take_table("limits", [&](ScenarioTable& limits) { take_limits(limits, scenario); });
    table.take_table("latencies",
                     [&](ScenarioTable& latencies) { take_latencies(latencies, world.latencies); });
    table.take_tables("file", [&](ScenarioTable& file) { world.files.push_back(take_file(file)); });
    table.take_tables("host", [&](ScenarioTable& part) {
        host::KnownHost known;
        part.require("name");
        part.require("addresses");
        part.take("name", known.name);
        part.take("addresses", known.addresses);
        for (const std::string& address : known.addresses) {
            if (host::dns::reverse_name(address).empty())
                part.complain("addresses", fmt::format("\"{}\" is no IP address", address));
        }
        world.hosts.push_back(std::move(known));
    });
    table.take_tables("actor", [&](ScenarioTable& actor) { take_actor(actor, world); });
    tell_hosts(world);
}

}  // namespace

Status read_scenario(std::string_view text, const std::string& file, Scenario& scenario) {
    const toml::parse_result parsed = toml::parse(text, file);
    if (!parsed) {
        const toml::source_position& at = parsed.error().source().begin;
        return Error{std::string(parsed.error().description()), {file, at.line, at.column}};
    }
    ScenarioErrors errors(file);
    ScenarioTable table(parsed.table(), "the scenario", errors);
    take_scenario(table, scenario);
    table.done();
    return errors.status();
}

}  // namespace lg
