// Opening, connecting, accepting and closing. How bytes travel is in virtual_network_bytes.cpp.
#include "sim/host/virtual_network.h"

#include <algorithm>

#include "sim/host/address.h"
#include "sim/host/outcome.h"
#include "sim/host/virtual_socket.h"

namespace lg::host {

namespace {

constexpr uint16_t first_ephemeral_port = 32'768, last_ephemeral_port = 60'999;
constexpr uint16_t first_ordinary_port = 1024;
constexpr Duration syn_retry = Duration::of_ms(1000);  // a full backlog drops the SYN; the client asks again

}  // namespace

VirtualNetwork::VirtualNetwork(const WorldDescription& world, Clock& clock, ArrivalSink& sink)
    : clock_(clock),
      sink_(sink),
      latency_(world.latencies.network),
      window_(world.limits.receive_buffer_bytes),
      send_buffer_(world.limits.send_buffer_bytes),
      known_(world.hosts),
      last_port_(static_cast<uint16_t>(first_ephemeral_port + clock.random().below(10'000))) {
    for (const KnownHost& host : world.hosts)
        reachable_.insert(reachable_.end(), host.addresses.begin(), host.addresses.end());
    for (const ActorDescription& actor : world.actors) {
        if (const auto* server = std::get_if<PostgresServer>(&actor))
            reachable_.push_back(server->address.host);
        if (const auto* server = std::get_if<TcpServer>(&actor)) reachable_.push_back(server->address.host);
    }
}

VirtualNetwork::~VirtualNetwork() = default;

VirtualNetwork::Socket* VirtualNetwork::find(SocketId id) {
    auto* found = sockets_.find(id);
    return found ? found->get() : nullptr;
}
const VirtualNetwork::Socket* VirtualNetwork::find(SocketId id) const {
    const auto* found = sockets_.find(id);
    return found ? found->get() : nullptr;
}

void VirtualNetwork::tell(const Socket& socket, SocketId id) {
    if (socket.holder.owner && socket.state != Socket::State::closed) socket.holder.owner->on_change(id);
}

SocketId VirtualNetwork::open(const SocketHolder& holder) {
    const SocketId id = ids_.next();
    auto socket = std::make_unique<Socket>(window_);
    socket->holder = holder;
    sockets_.insert(id, std::move(socket));
    return id;
}

bool VirtualNetwork::is_reachable(const std::string& host) const {
    return is_loopback(host) || std::find(reachable_.begin(), reachable_.end(), host) != reachable_.end();
}

SocketId VirtualNetwork::find_listener(const Address& address) const {
    const auto port = listeners_.find(address.port);
    if (port == listeners_.end()) return {};
    for (const SocketId id : port->second)
        if (hears(find(id)->local.host, address.host)) return id;
    return {};
}

bool VirtualNetwork::is_listened_to(const Address& address) const {
    return static_cast<bool>(find_listener({destination(address.host), address.port}));
}

uint16_t VirtualNetwork::free_port() {
    do {
        last_port_ = last_port_ >= last_ephemeral_port ? first_ephemeral_port : uint16_t(last_port_ + 1);
    } while (listeners_.contains(last_port_));
    return last_port_;
}

bool VirtualNetwork::is_program(const Socket& socket) {
    return socket.holder.lane.kind != trace::LaneKind::actor;
}

Duration VirtualNetwork::delay_to(const Socket& socket) {
    return socket.is_local ? Duration{} : clock_.spread(latency_);
}

ErrorNumber VirtualNetwork::listen(SocketId id, const Address& address, int32_t backlog) {
    Socket& socket = *find(id);
    if (socket.state != Socket::State::fresh) return ErrorNumber::einval;
    Address local = address;
    if (local.host == "localhost") local.host = "127.0.0.1";
    if (local.host.empty()) local.host = "0.0.0.0";
    if (!is_any(local.host) && !is_loopback(local.host) &&
        (is_program(socket) || !is_reachable(local.host))) {
        return ErrorNumber::eaddrnotavail;
    }
    if (is_program(socket) && local.port != 0 && local.port < first_ordinary_port) return ErrorNumber::eacces;
    if (local.port == 0) local.port = free_port();
    auto& others = listeners_[local.port];
    for (const SocketId other : others)
        if (collide(find(other)->local.host, local.host)) return ErrorNumber::eaddrinuse;
    others.push_back(id);
    socket.state = Socket::State::listening;
    socket.local = local;
    socket.backlog = static_cast<size_t>(std::max(backlog, 0));
    if (watcher_) watcher_->on_listening(local);
    return ErrorNumber::none;
}

ErrorNumber VirtualNetwork::connect(SocketId id, const Address& address) {
    Socket& socket = *find(id);
    if (socket.state == Socket::State::connecting) return ErrorNumber::ealready;
    if (socket.state != Socket::State::fresh) return ErrorNumber::eisconn;
    const Address target{destination(address.host), address.port};
    if (!is_ipv4(target.host) && !is_ipv6(target.host)) return ErrorNumber::einval;
    if (!is_reachable(target.host)) return ErrorNumber::enetunreach;
    const SocketId listener = find_listener(target);
    if (is_loopback(target.host) && !listener) {
        if (!is_program(socket)) return ErrorNumber::econnrefused;
        // The refusal arrives while the kernel holds the socket, so connect() says that it is in progress.
        socket.state = Socket::State::refused;
        socket.error = ErrorNumber::econnrefused;
        tell(socket, id);
        return ErrorNumber::none;
    }
    socket.is_local = listener && is_program(socket) && is_program(*find(listener));
    socket.state = Socket::State::connecting;
    socket.remote = target;
    socket.local = {is_loopback(target.host) ? target.host : "10.0.0.1", free_port()};
    socket.connection = ++connections_;
    socket.is_client = true;
    socket.names = std::make_shared<ConnectionNames>();
    clock_.after(delay_to(socket), {Happening::Kind::syn_arrives, id.value, 0});
    return ErrorNumber::none;
}

void VirtualNetwork::syn_arrives(SocketId client_id) {
    Socket* client = find(client_id);
    if (!client || client->state != Socket::State::connecting) return;
    const SocketId listener_id = find_listener(client->remote);
    Socket* listener = find(listener_id);
    client->last_arrival = clock_.now() + delay_to(*client);
    if (!listener) {
        client->error = ErrorNumber::econnrefused;
        clock_.at(client->last_arrival, {Happening::Kind::connect_ends, client_id.value, 0});
        return;
    }
    if (listener->accepted.size() > listener->backlog) {
        clock_.after(syn_retry, {Happening::Kind::syn_arrives, client_id.value, 0});
        return;
    }
    const SocketId server_id = open(listener->holder);
    Socket& server = *find(server_id);
    server.state = Socket::State::connected;
    server.local = client->remote;
    server.remote = client->local;
    if (listener->local.host == "::" && is_ipv4(client->remote.host)) {
        server.local.host = "::ffff:" + server.local.host;
        server.remote.host = "::ffff:" + server.remote.host;
    }
    server.connection = client->connection;
    server.names = client->names;
    server.peer = client_id;
    server.is_local = client->is_local;
    server.window = ReceiveWindow(window_, ReceiveWindow::announced_by_server);
    client->peer = server_id;
    clock_.at(client->last_arrival, {Happening::Kind::connect_ends, client_id.value, 0});
    listener->accepted.push_back(server_id);
    tell(*listener, listener_id);
}

void VirtualNetwork::connect_ends(SocketId client_id) {
    Socket* client = find(client_id);
    if (!client || client->state != Socket::State::connecting) return;
    client->state = client->error == ErrorNumber::none ? Socket::State::connected : Socket::State::refused;
    tell(*client, client_id);
}

ErrorNumber VirtualNetwork::connect_result(SocketId id) {
    Socket& socket = *find(id);
    if (socket.state == Socket::State::connecting) return ErrorNumber::eagain;
    if (socket.state == Socket::State::fresh) return ErrorNumber::enotconn;
    return std::exchange(socket.error, ErrorNumber::none);
}

SocketId VirtualNetwork::accept(SocketId listener) {
    Socket& socket = *find(listener);
    if (socket.accepted.empty()) return {};
    const SocketId id = socket.accepted.front();
    socket.accepted.pop_front();
    return id;
}

void VirtualNetwork::close(SocketId id) {
    Socket& socket = *find(id);
    switch (socket.state) {
        case Socket::State::listening: {
            auto& others = listeners_[socket.local.port];
            std::erase(others, id);
            if (others.empty()) listeners_.erase(socket.local.port);
            for (const SocketId waiting : socket.accepted) reset(waiting);
            sockets_.erase(id);
            return;
        }
        case Socket::State::connected:
            if (!socket.received.empty()) return reset(id);
            socket.state = Socket::State::closed;
            socket.is_shut = true;
            pump(id);
            bury(id);
            return;
        case Socket::State::connecting: return reset(id);
        case Socket::State::closed: return;
        case Socket::State::fresh:
        case Socket::State::refused: sockets_.erase(id); return;
    }
}

void VirtualNetwork::reset(SocketId id) {
    Socket& socket = *find(id);
    if (socket.state == Socket::State::listening) return close(id);
    socket.state = Socket::State::closed;
    socket.is_shut = true;
    socket.unsent.clear();
    socket.received.clear();
    send_reset(id);
    bury(id);
}

void VirtualNetwork::bury(SocketId id) {
    Socket* socket = find(id);
    if (!socket || socket->state != Socket::State::closed || !socket->flight.empty()) return;
    const bool nothing_to_send = socket->fin_sent && socket->unsent.empty();
    const bool nothing_to_come = socket->ended || socket->is_reset || !find(socket->peer);
    if (socket->reset_sent || (nothing_to_send && nothing_to_come) || !find(socket->peer)) sockets_.erase(id);
}

uint32_t VirtualNetwork::ready_mask(SocketId id) const {
    const Socket& socket = *find(id);
    using enum trace::ReadyMask;
    switch (socket.state) {
        case Socket::State::listening: return socket.accepted.empty() ? ready_none : ready_read;
        case Socket::State::connecting:
        case Socket::State::closed: return ready_none;
        case Socket::State::fresh: return ready_write | ready_hang_up;
        case Socket::State::refused: return ready_read | ready_write | ready_error | ready_hang_up;
        case Socket::State::connected: break;
    }
    uint32_t mask = ready_none;
    if (!socket.received.empty() || socket.ended || socket.is_reset) mask |= ready_read;
    const bool has_room = socket.unsent.size() * 3 <= send_buffer_ * 2;
    if (has_room || socket.is_shut || socket.is_reset) mask |= ready_write;
    if (socket.error != ErrorNumber::none) mask |= ready_error;
    if (socket.is_reset || (socket.ended && socket.is_shut)) mask |= ready_hang_up;
    return mask;
}

const Address* VirtualNetwork::local_address(SocketId id) const {
    const Socket& socket = *find(id);
    return socket.local.port ? &socket.local : nullptr;
}
const Address* VirtualNetwork::peer_address(SocketId id) const {
    const Socket& socket = *find(id);
    return socket.state == Socket::State::connected ? &socket.remote : nullptr;
}

Outcome VirtualNetwork::look_up(const std::string& name, uint32_t family) const {
    Outcome outcome;
    const auto add = [&](const std::string& host) {
        const bool wanted = family == 0 || (family == 6) == is_ipv6(host);
        if (wanted) outcome.more->addresses.push_back({host, 0});
    };
    if (is_ipv4(name) || is_ipv6(name)) {
        add(name);
    } else if (name == "localhost") {
        // As in the hosts file of Ubuntu, whose ::1 has other names: the server of an older Node, which
        // took IPv4 first, and of a newer one, which takes what comes, is the same.
        add("127.0.0.1");
    } else {
        const auto known = std::find_if(known_.begin(), known_.end(),
                                        [&](const KnownHost& host) { return host.name == name; });
        if (known != known_.end()) std::for_each(known->addresses.begin(), known->addresses.end(), add);
    }
    return outcome.more->addresses.empty() ? failed(ErrorNumber::eai_noname) : outcome;
}

}  // namespace lg::host
