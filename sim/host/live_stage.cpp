#include "sim/host/live_stage.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/host/address.h"
#include "sim/host/error_number.h"

namespace lg::host {

namespace {

constexpr size_t read_bytes = 64 << 10;
constexpr int backlog = 511;
constexpr int64_t would_block = -static_cast<int64_t>(ErrorNumber::eagain);
constexpr int64_t in_progress = -static_cast<int64_t>(ErrorNumber::einprogress);

}  // namespace

LiveStage::LiveStage(uint32_t number, const ActorDescription& description,
                     const ActorSurroundings& surroundings, Poller& poller, ActorAgenda& agenda)
    : name_(name_of(description)),
      lane_{trace::LaneKind::actor, static_cast<uint8_t>(std::min<uint32_t>(number, 255))},
      surroundings_(surroundings),
      poller_(poller),
      agenda_(agenda),
      actor_(make_actor(description, *this)) {}

LiveStage::Connection* LiveStage::find(ConnectionId id) {
    const auto found = connections_.find(id);
    return found == connections_.end() ? nullptr : &found->second;
}

void LiveStage::later(Duration delay, std::function<void()> what) {
    agenda_.emplace(surroundings_.clock.now() + delay, std::move(what));
}

bool LiveStage::is_at_rest() const {
    return std::all_of(connections_.begin(), connections_.end(),
                       [](const auto& entry) { return entry.second.is_made && entry.second.unsent.empty(); });
}

// ---- beginnings

ConnectionId LiveStage::adopt(Connection connection) {
    const ConnectionId id{++last_connection_};
    if (connection.socket) descriptors_[connection.socket.get()] = id;
    connection.place = surroundings_.wire.join(connection.ports, connection.side, name_, lane_);
    connections_.emplace(id, std::move(connection));
    return id;
}

// The port is bound before anybody can come to know of the connection, so that the wire knows whose it is.
int64_t LiveStage::begin_connection(Connection& connection, const Address& to) {
    auto target = to_socket_address(to);
    if (!target) return -static_cast<int64_t>(ErrorNumber::einval);
    const int64_t fd = open_stream_socket(target->family());
    if (fd < 0) return fd;
    connection.socket = SocketHandle{fd};
    set_option(connection.socket.get(), SocketOption::no_delay, 1);
    auto own = to_socket_address({is_ipv6(to.host) ? "::1" : "127.0.0.1", 0});
    if (const int64_t error = bind_socket(connection.socket.get(), *own); error < 0) return error;
    connection.ports = {own_address(connection.socket.get())->port, to.port};
    return 0;
}

ConnectionId LiveStage::connect(const Address& address) {
    const auto real = surroundings_.ports.real(address);
    Connection connection;
    int64_t value = -static_cast<int64_t>(ErrorNumber::econnrefused);
    if (real) value = begin_connection(connection, *real);
    const int32_t socket = connection.socket.get();
    const ConnectionId id = adopt(std::move(connection));
    if (value == 0) {
        auto target = to_socket_address(*real);
        value = connect_socket(socket, *target);
        watch(*find(id));
    }
    if (value < 0 && value != in_progress) later({}, [this, id, value] { end(id, value); });
    return id;
}

bool LiveStage::listen(const Address& address) {
    for (const uint16_t port : {surroundings_.all_ports_move ? uint16_t{0} : address.port, uint16_t{0}}) {
        auto local = to_socket_address({"127.0.0.1", port});
        SocketHandle socket{open_stream_socket(AF_INET)};
        if (!socket) return false;
        set_option(socket.get(), reuse_option, 1);
        if (bind_socket(socket.get(), *local) < 0) continue;
        if (listen_on(socket.get(), backlog) < 0) continue;
        const uint16_t real = own_address(socket.get())->port;
        if (!surroundings_.all_ports_move && real != address.port && surroundings_.notice) {
            surroundings_.notice(fmt::format(
                "port {} is taken on this machine: {} listens on {}; the script still finds it at {}",
                address.port, name_, real, address.port));
        }
        surroundings_.ports.add_server(address, {"127.0.0.1", real});
        surroundings_.wire.name_server(real, name_, true);
        poller_.watch(socket.get(), trace::ready_read);
        const int32_t fd = socket.get();
        listeners_.emplace(fd, std::move(socket));
        return true;
    }
    return false;
}

void LiveStage::when_listening(const Address& address) {
    awaited_ = address;
    look_for_listener();
}

void LiveStage::look_for_listener() {
    if (!awaited_ || !surroundings_.ports.real(*awaited_)) return;
    awaited_.reset();
    later({}, [this] { actor_->on_listening(); });
}

void LiveStage::accept_all(int32_t listener) {
    while (true) {
        SocketAddress peer;
        SocketHandle socket{accept_from(listener, peer)};
        if (!socket) return;
        Connection connection;
        connection.socket = std::move(socket);
        set_option(connection.socket.get(), SocketOption::no_delay, 1);
        connection.ports = {from_socket_address(peer.get()).port, own_address(listener)->port};
        connection.side = Wire::Side::server;
        connection.is_made = true;
        const ConnectionId id = adopt(std::move(connection));
        watch(*find(id));
        actor_->on_accepted(id);
    }
}

// ---- bytes

void LiveStage::watch(const Connection& connection) {
    uint32_t mask = trace::ready_none;
    if (connection.is_made && connection.reads && !connection.has_ended && !connection.is_closing)
        mask |= trace::ready_read;
    if (!connection.is_made || !connection.unsent.empty()) mask |= trace::ready_write;
    poller_.watch(connection.socket.get(), mask);
}

void LiveStage::on_ready(int32_t fd) {
    if (listeners_.contains(fd)) return accept_all(fd);
    const auto found = descriptors_.find(fd);
    if (found == descriptors_.end()) return;
    const ConnectionId id = found->second;
    Connection* connection = find(id);
    if (!connection->is_made) {
        if (const int64_t error = take_error(fd); error < 0) return end(id, error);
        connection->is_made = true;
        watch(*connection);
        actor_->on_connected(id);
    }
    flush(id);
    read_all(id);
}

void LiveStage::read_all(ConnectionId id) {
    std::string buffer(read_bytes, '\0');
    while (Connection* connection = find(id)) {
        if (!connection->reads || connection->has_ended || connection->is_closing) return;
        const int64_t value = receive(connection->socket.get(), buffer.data(), buffer.size());
        if (value == would_block) return;
        if (value < 0) return end(id, value);
        if (value == 0) {
            connection->has_ended = true;
            watch(*connection);
            return actor_->on_end(id);
        }
        const std::string_view bytes = std::string_view(buffer).substr(0, static_cast<size_t>(value));
        surroundings_.wire.received(connection->place, bytes, surroundings_.clock.now(),
                                    surroundings_.mailbox);
        actor_->on_bytes(id, bytes);
    }
}

void LiveStage::send(ConnectionId id, std::string_view bytes) {
    Connection* connection = find(id);
    if (!connection || bytes.empty()) return;
    surroundings_.wire.sends(connection->place, bytes, surroundings_.clock.now(), surroundings_.mailbox);
    connection->unsent.append(bytes);
    flush(id);
}

void LiveStage::flush(ConnectionId id) {
    Connection* connection = find(id);
    if (!connection || !connection->is_made) return;
    const int32_t socket = connection->socket.get();
    size_t sent = 0;
    while (sent < connection->unsent.size()) {
        const int64_t value = send_bytes(socket, std::string_view(connection->unsent).substr(sent));
        if (value < 0 && value != would_block)
            sent = connection->unsent.size();  // the reader will hear of it
        if (value < 0) break;
        sent += static_cast<size_t>(value);
    }
    connection->unsent.erase(0, sent);
    if (connection->unsent.empty() && connection->is_closing) return forget(id);
    if (connection->unsent.empty() && connection->is_finished && !connection->is_shut) {
        connection->is_shut = true;
        shut_writing(socket);
    }
    watch(*connection);
}

// ---- ends

void LiveStage::finish(ConnectionId id) {
    if (Connection* connection = find(id)) connection->is_finished = true;
    flush(id);
}

void LiveStage::stop_reading(ConnectionId id) {
    Connection* connection = find(id);
    if (!connection) return;
    connection->reads = false;
    watch(*connection);
}

void LiveStage::forget(ConnectionId id) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) return;
    const Connection& connection = found->second;
    surroundings_.wire.leave(connection.place);
    if (connection.socket) {
        poller_.watch(connection.socket.get(), trace::ready_none);
        descriptors_.erase(connection.socket.get());
    }
    connections_.erase(found);
}

void LiveStage::close(ConnectionId id) {
    Connection* connection = find(id);
    if (!connection) return;
    connection->is_closing = true;
    if (connection->is_made) flush(id);
    else forget(id);
}

void LiveStage::reset(ConnectionId id) {
    const Connection* connection = find(id);
    if (!connection) return;
    set_option(connection->socket.get(), SocketOption::linger, 0);
    forget(id);
}

void LiveStage::end(ConnectionId id, int64_t error) {
    if (!find(id)) return;
    forget(id);
    actor_->on_closed(id, static_cast<int32_t>(-error));
}

void LiveStage::alarm(Duration delay, uint64_t token) {
    later(delay, [this, token] { actor_->on_alarm(token); });
}

void LiveStage::act(std::string_view what) {
    surroundings_.mailbox.put({surroundings_.clock.now(), lane_, ActorActed{Act{name_, std::string(what)}}});
}

}  // namespace lg::host
