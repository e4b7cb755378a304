#include "sim/host/wire.h"

namespace lg::host {

static constexpr trace::Lane kernel_lane{trace::LaneKind::demultiplexer, 0};

void Wire::name_server(uint16_t port, const std::string& name, bool is_ours) {
    const std::lock_guard guard(mutex_);
    servers_[port] = {name, is_ours};
}

// Until an end joins, its name is a guess: the server's by its port; a client that does not say who it is
// comes from elsewhere.
const std::shared_ptr<Wire::Connection>& Wire::find(const PortPair& ports) {
    const auto [found, fresh] = by_ports_.try_emplace(ports);
    if (!fresh) return found->second;
    found->second = std::make_shared<Connection>();
    Connection& connection = *found->second;
    connection.ports = ports;
    connection.number = ++last_number_;
    connection.client.name = connection.server.name = "outside";
    connection.client.lane = connection.server.lane = kernel_lane;
    if (const auto server = servers_.find(ports.server); server != servers_.end()) {
        connection.server.name = server->second.name;
        connection.server.is_ours = server->second.is_ours;
    }
    return found->second;
}

Wire::Place Wire::join(const PortPair& ports, Side side, const std::string& name, trace::Lane lane) {
    if (!is_told_) return {};
    const std::lock_guard guard(mutex_);
    // The kernel gives a pair of ports anew once the connection is over.
    const auto old = by_ports_.find(ports);
    if (old != by_ports_.end() && old->second->end(side).has_left) by_ports_.erase(old);
    Place place;
    place.connection_ = find(ports);
    place.side_ = side;
    End& end = place.connection_->end(side);
    end.name = name;
    end.lane = lane;
    end.is_ours = true;
    return place;
}

void Wire::leave(const Place& place) {
    if (!place.connection_) return;
    const std::lock_guard guard(mutex_);
    Connection& connection = *place.connection_;
    const End& other = connection.other_end(place.side_);
    connection.end(place.side_).has_left = true;
    if (!other.has_left && other.is_ours) return;
    const auto found = by_ports_.find(connection.ports);
    if (found != by_ports_.end() && found->second == place.connection_) by_ports_.erase(found);
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
void Wire::Telling::arrived(std::deque<Message>& under_way, uint64_t end) const {
    while (!under_way.empty() && under_way.front().end <= end) {
        arrived(under_way.front());
        under_way.pop_front();
    }
}

// What is told is told with the lock: nobody may hear that it arrived before he hears that it was sent.
void Wire::sends(const Place& place, std::string_view bytes, Time at, MessageSink& sink) {
    if (!place.connection_ || bytes.empty()) return;
    const std::lock_guard guard(mutex_);
    Connection& connection = *place.connection_;
    End& from = connection.end(place.side_);
    End& to = connection.other_end(place.side_);
    from.sent += bytes.size();
    const Message message{from.sent, static_cast<uint32_t>(bytes.size()),
                          &name(connection, from, to, place.side_ == Side::client, bytes)};
    const Telling telling{connection, from, to, at, sink};
    telling.sent(message);
    // Of another program's kernel buffer we know no more than that it has them.
    if (to.is_ours) to.under_way.push_back(message);
    else telling.arrived(message);
}

void Wire::received(const Place& place, std::string_view bytes, Time at, MessageSink& sink) {
    if (!place.connection_ || bytes.empty()) return;
    const std::lock_guard guard(mutex_);
    Connection& connection = *place.connection_;
    End& to = connection.end(place.side_);
    End& from = connection.other_end(place.side_);
    to.received += bytes.size();
    const Telling telling{connection, from, to, at, sink};
    if (!from.is_ours) {
        const Message message{to.received, static_cast<uint32_t>(bytes.size()),
                              &name(connection, from, to, place.side_ == Side::server, bytes)};
        telling.sent(message);
        return telling.arrived(message);
    }
    telling.arrived(to.under_way, to.received);
}

bool Wire::expects(const Place& place) {
    if (!place.connection_) return false;
    const std::lock_guard guard(mutex_);
    return !place.connection_->end(place.side_).under_way.empty();
}

void Wire::has_come(const Place& place, uint64_t bytes, Time at, MessageSink& sink) {
    if (!place.connection_) return;
    const std::lock_guard guard(mutex_);
    Connection& connection = *place.connection_;
    End& to = connection.end(place.side_);
    const Telling telling{connection, connection.other_end(place.side_), to, at, sink};
    telling.arrived(to.under_way, to.received + bytes);
}

}  // namespace lg::host
