#include "sim/cli/live.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/host/address.h"
#include "sim/host/live_demultiplexer.h"

namespace lg::cli {

using host::HostKind;

Result<HostKind> choose_host(const std::string& name) {
    if (name == "live") return host::best_host();
    for (const auto kind : {HostKind::simulated, HostKind::epoll, HostKind::poll, HostKind::select,
                            HostKind::kqueue, HostKind::iocp}) {
        if (host::name_of(kind) == name) return kind;
    }
    return Error{fmt::format(
        "there is no host '{}'; there are virtual, live, epoll, poll, select, kqueue, iocp", name)};
}

// Load: the scenario's first client, so many times over; without one, a GET of / on port 3000.
static void put_clients(const LiveChoice& choice, Scenario& scenario) {
    auto& actors = scenario.world.actors;
    host::HttpClient model;
    model.requests.emplace_back();
    const auto is_client = [](const host::ActorDescription& actor) {
        return std::holds_alternative<host::HttpClient>(actor);
    };
    const auto found = std::find_if(actors.begin(), actors.end(), is_client);
    if (found != actors.end()) model = std::get<host::HttpClient>(*found);
    if (model.requests.empty()) model.requests.emplace_back();
    for (host::HttpRequest& request : model.requests) request.times = choice.requests;
    std::erase_if(actors, is_client);
    for (uint32_t i = 1; i <= choice.clients; i++) {
        host::HttpClient client = model;
        if (choice.clients > 1) client.name = fmt::format("{} {}", model.name, i);
        actors.push_back(std::move(client));
    }
}

// Only where it is: who asks it and for what is the script's business. An address of IPv6 stands in brackets.
static Result<host::Address> address_of_database(const LiveChoice& choice) {
    std::string_view text = choice.database;
    const Error wrong{
        fmt::format("--db is postgres://HOST:PORT, where HOST is an address or localhost, not '{}'", text)};
    const size_t scheme = text.find("://");
    if (scheme == text.npos) return wrong;
    if (text.substr(0, scheme) != "postgres" && text.substr(0, scheme) != "postgresql") return wrong;
    text.remove_prefix(scheme + 3);
    text = text.substr(0, text.find_first_of("/?"));
    if (const size_t user = text.rfind('@'); user != text.npos) text.remove_prefix(user + 1);
    const bool is_in_brackets = text.starts_with('[') && text.find(']') != text.npos;
    const size_t host_ends = is_in_brackets ? text.find(']') + 1 : std::min(text.find(':'), text.size());
    host::Address address{std::string(text.substr(0, host_ends)), 5432};
    if (is_in_brackets) address.host = address.host.substr(1, address.host.size() - 2);
    text.remove_prefix(host_ends);
    if (!text.empty()) {
        const char* end = text.data() + text.size();
        const auto parsed = std::from_chars(text.data() + 1, end, address.port);
        const bool is_number = text.front() == ':' && parsed.ec == std::errc{} && parsed.ptr == end;
        if (!is_number || address.port == 0) return wrong;
    }
    const bool is_known = address.host == "localhost" ||
                          (is_in_brackets ? host::is_ipv6(address.host) : host::is_ipv4(address.host));
    if (!is_known) return wrong;
    if (!host::is_loopback(address.host) && !choice.limits.network)
        return Error{fmt::format("--db {} is on another machine: add --allow-net", choice.database)};
    return address;
}

Status check_live_flags(const LiveChoice& choice) {
    const auto needs = [](const char* flag) {
        return Error{fmt::format("{} is for a live run: add --host live", flag)};
    };
    if (choice.serves) return needs("--serve");
    if (choice.limits.network) return needs("--allow-net");
    if (!choice.limits.read_folders.empty()) return needs("--allow-read");
    if (!choice.limits.write_folders.empty()) return needs("--allow-write");
    if (!choice.database.empty()) return needs("--db");
    return Nothing{};
}

Status apply_live_choice(const LiveChoice& choice, Scenario& scenario, RunOptions& options) {
    options.limits = choice.limits;
    options.serves = choice.serves;
    if (choice.clients) put_clients(choice, scenario);
    if (choice.database.empty()) return Nothing{};
    const auto address = address_of_database(choice);
    if (!address) return address.error();
    if (choice.host == "virtual") return Error{"--db is for a live run: add --host live"};
    auto& actors = scenario.world.actors;
    const auto found = std::find_if(actors.begin(), actors.end(), [](const host::ActorDescription& actor) {
        return std::holds_alternative<host::PostgresServer>(actor);
    });
    host::RealServer server;
    server.address = *address;
    server.seen = *address;
    server.name = "DB Server";
    if (found != actors.end()) {
        server.name = std::get<host::PostgresServer>(*found).name;
        server.seen = std::get<host::PostgresServer>(*found).address;
    }
    options.servers.push_back(std::move(server));
    return Nothing{};
}

}  // namespace lg::cli
