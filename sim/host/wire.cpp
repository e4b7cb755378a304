#include "sim/host/wire.h"

namespace lg::host {

static constexpr trace::Lane kernel_lane{trace::LaneKind::demultiplexer, 0};

void Wire::name_server(uint16_t port, const std::string& name, bool is_ours) {
    const std::lock_guard guard(mutex_);
    servers_[port] = {name, is_ours};
}

// Until an end joins, its name is a guess: the server's by its port; a client that does not say who it is
// comes from elsewhere.
Wire::Connection& Wire::find(const PortPair& ports) {
    const auto [found, fresh] = by_ports_.try_emplace(ports);
    Connection& connection = found->second;
    if (!fresh) return connection;
    connection.number = ++last_number_;
    connection.client.name = connection.server.name = "outside";
    connection.client.lane = connection.server.lane = kernel_lane;
    if (const auto server = servers_.find(ports.server); server != servers_.end()) {
        connection.server.name = server->second.name;
        connection.server.is_ours = server->second.is_ours;
    }
    return connection;
}

void Wire::join(const PortPair& ports, Side side, const std::string& name, trace::Lane lane) {
    if (!is_told_) return;
    const std::lock_guard guard(mutex_);
    // The kernel gives a pair of ports anew once the connection is over.
    const auto old = by_ports_.find(ports);
    if (old != by_ports_.end()) {
        const End& own = side == Side::client ? old->second.client : old->second.server;
        if (own.has_left) by_ports_.erase(old);
    }
    Connection& connection = find(ports);
    End& end = side == Side::client ? connection.client : connection.server;
    end.name = name;
    end.lane = lane;
    end.is_ours = true;
}

void Wire::leave(const PortPair& ports, Side side) {
    if (!is_told_) return;
    const std::lock_guard guard(mutex_);
    const auto found = by_ports_.find(ports);
    if (found == by_ports_.end()) return;
    End& end = side == Side::client ? found->second.client : found->second.server;
    End& other = side == Side::client ? found->second.server : found->second.client;
    end.has_left = true;
    if (other.has_left || !other.is_ours) by_ports_.erase(found);
}

const MessageText& Wire::name(Connection& connection, const End& from, End& to, bool from_client,
                              std::string_view bytes) {
    const std::string& what = connection.names.name(from_client, bytes);
    const MessageText& text = texts_.text(to.last, from.name, to.name, what);
    to.last = &text;
    return text;
}

void Wire::Telling::sent(const Message& message) const {
    sink.put(at, from.lane, MessageMoved{false, connection.number, message.bytes, message.text});
}
void Wire::Telling::arrived(const Message& message) const {
    sink.put(at, to.lane, MessageMoved{true, connection.number, message.bytes, message.text});
}

// What is told is told with the lock: nobody may hear that it arrived before he hears that it was sent.
void Wire::sends(const PortPair& ports, Side side, std::string_view bytes, Time at, MessageSink& sink) {
    if (!is_told_ || bytes.empty()) return;
    const std::lock_guard guard(mutex_);
    Connection& connection = find(ports);
    End& from = side == Side::client ? connection.client : connection.server;
    End& to = side == Side::client ? connection.server : connection.client;
    from.sent += bytes.size();
    const Message message{from.sent, static_cast<uint32_t>(bytes.size()),
                          &name(connection, from, to, side == Side::client, bytes)};
    const Telling telling{connection, from, to, at, sink};
    telling.sent(message);
    // Of another program's kernel buffer we know no more than that it has them.
    if (to.is_ours) to.under_way.push_back(message);
    else telling.arrived(message);
}

void Wire::received(const PortPair& ports, Side side, std::string_view bytes, Time at, MessageSink& sink) {
    if (!is_told_ || bytes.empty()) return;
    const std::lock_guard guard(mutex_);
    Connection& connection = find(ports);
    End& to = side == Side::client ? connection.client : connection.server;
    End& from = side == Side::client ? connection.server : connection.client;
    to.received += bytes.size();
    const Telling telling{connection, from, to, at, sink};
    if (!from.is_ours) {
        const Message message{to.received, static_cast<uint32_t>(bytes.size()),
                              &name(connection, from, to, side == Side::server, bytes)};
        telling.sent(message);
        return telling.arrived(message);
    }
    while (!to.under_way.empty() && to.under_way.front().end <= to.received) {
        telling.arrived(to.under_way.front());
        to.under_way.pop_front();
    }
}

}  // namespace lg::host
