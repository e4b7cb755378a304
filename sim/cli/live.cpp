#include "sim/cli/live.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

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

// Only where it is: who asks it and for what is the script's business.
static Result<host::Address> address_of_database(std::string_view text) {
    const Error wrong{fmt::format("--db is postgres://HOST:PORT, not '{}'", text)};
    for (const std::string_view scheme : {"postgres://", "postgresql://"}) {
        if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
    }
    text = text.substr(0, text.find_first_of("/?"));
    if (const size_t user = text.rfind('@'); user != text.npos) text.remove_prefix(user + 1);
    host::Address address{std::string(text), 5432};
    if (const size_t colon = text.rfind(':'); colon != text.npos) {
        address.host = text.substr(0, colon);
        const char* end = text.data() + text.size();
        const auto parsed = std::from_chars(text.data() + colon + 1, end, address.port);
        if (parsed.ec != std::errc{} || parsed.ptr != end || address.port == 0) return wrong;
    }
    if (address.host.empty()) return wrong;
    return address;
}

Status apply_live_choice(const LiveChoice& choice, Scenario& scenario, RunOptions& options) {
    options.limits = choice.limits;
    options.serves = choice.serves;
    if (choice.clients) put_clients(choice, scenario);
    if (choice.database.empty()) return Nothing{};
    const auto address = address_of_database(choice.database);
    if (!address) return address.error();
    if (choice.host == "virtual") return Error{"--db needs a live run: add --host live"};
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
