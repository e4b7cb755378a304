#include "sim/host/live_sockets.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "sim/host/address.h"
#include "sim/host/outcome.h"
#include "sim/host/socket_address.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

using trace::SystemCall;

constexpr trace::Lane program_lane = LiveLog::kernel;

// A wildcard hears what comes over the loopback, and nothing else.
int64_t keep_on_loopback(int32_t fd) {
#if defined(SO_BINDTODEVICE)
    return value_or_error(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3));
#elif defined(IP_BOUND_IF)
    const int loopback = 1;
    setsockopt(fd, IPPROTO_IPV6, IPV6_BOUND_IF, &loopback, sizeof loopback);
    return value_or_error(setsockopt(fd, IPPROTO_IP, IP_BOUND_IF, &loopback, sizeof loopback));
#else
    (void)fd;
    return -static_cast<int64_t>(ErrorNumber::eopnotsupp);
#endif
}

}  // namespace

LiveSockets::LiveSockets(LiveLog& log, PortMap& ports, Wire& wire, Options options)
    : log_(log), ports_(ports), wire_(wire), options_(std::move(options)) {}

LiveSockets::~LiveSockets() {
    if (reserve_ >= 0) ::close(reserve_);
    for (size_t fd = 0; fd < sockets_.size(); fd++)
        if (sockets_[fd]) ::close(static_cast<int>(fd));
}

LiveSockets::Socket* LiveSockets::find(int32_t fd) {
    const bool is_there = fd >= 0 && static_cast<size_t>(fd) < sockets_.size();
    return is_there && sockets_[static_cast<size_t>(fd)] ? &*sockets_[static_cast<size_t>(fd)] : nullptr;
}
const LiveSockets::Socket* LiveSockets::find(int32_t fd) const {
    return const_cast<LiveSockets*>(this)->find(fd);
}

void LiveSockets::adopt(int32_t fd, Socket socket) {
    if (static_cast<size_t>(fd) >= sockets_.size()) sockets_.resize(static_cast<size_t>(fd) + 1);
    sockets_[static_cast<size_t>(fd)] = std::move(socket);
}

Outcome LiveSockets::refuse(const std::string& what) {
    const std::string line = fmt::format(
        "{} was refused: only this machine can be reached; --allow-net "
        "allows the others",
        what);
    log_.add(ActorActed{"host", line});
    if (options_.notice) options_.notice(line);
    return failed(ErrorNumber::eacces);
}

// ---- calls that make and end sockets

Outcome LiveSockets::open() {
    const int64_t fd = log_.called(SystemCall::socket, -1, 0, open_stream_socket(AF_INET));
    if (fd >= 0) adopt(static_cast<int32_t>(fd), {});
    return succeeded(fd);
}

int64_t LiveSockets::set_family(int32_t fd, int family) {
    if (family == AF_INET) return 0;
    const int64_t other = open_stream_socket(family);
    if (other < 0) return other;
    const int64_t value = value_or_error(dup2(static_cast<int>(other), fd));
    ::close(static_cast<int>(other));
    if (value >= 0) set_manners(fd);
    return std::min<int64_t>(value, 0);
}

bool LiveSockets::may_move(uint16_t port) const {
    if (options_.all_ports_move) return true;
    const auto& ports = options_.movable_ports;
    return std::find(ports.begin(), ports.end(), port) != ports.end();
}

int64_t LiveSockets::bind_and_listen(int32_t fd, const Address& seen, uint16_t real_port, int32_t backlog) {
    auto address = to_socket_address({seen.host, real_port});
    if (!address) return -static_cast<int64_t>(ErrorNumber::einval);
    if (const int64_t error = set_family(fd, address->family()); error < 0) return error;
    const int on = 1, off = 0;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (address->family() == AF_INET6) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (is_any(seen.host) && !options_.network) {
        if (const int64_t error = keep_on_loopback(fd); error < 0) return error;
    }
    if (::bind(fd, address->get(), address->size) != 0) return last_error();
    return value_or_error(::listen(fd, backlog));
}

Outcome LiveSockets::listen(int32_t fd, const Address& address, int32_t backlog) {
    Socket* socket = find(fd);
    if (!socket) return failed(ErrorNumber::ebadf);
    if (socket->listening_port || socket->ports.server) return failed(ErrorNumber::einval);
    Address seen = address;
    if (seen.host.empty()) seen.host = "0.0.0.0";
    if (seen.host == "localhost") seen.host = "127.0.0.1";
    if (!is_any(seen.host) && !is_loopback(seen.host) && !options_.network) {
        return refuse(fmt::format("listening on {}", seen.host));
    }
    const bool is_taken_by_us = seen.port && ports_.is_listened_to(seen);
    if (is_taken_by_us && may_move(seen.port)) return failed(ErrorNumber::eaddrinuse);
    const bool moves = options_.all_ports_move && seen.port;
    int64_t value = bind_and_listen(fd, seen, moves ? uint16_t{0} : seen.port, backlog);
    if (value == -static_cast<int64_t>(ErrorNumber::eaddrinuse) && may_move(seen.port)) {
        value = bind_and_listen(fd, seen, 0, backlog);
        const auto real = own_address(fd);
        if (value == 0 && real && options_.notice) {
            options_.notice(
                fmt::format("port {} is taken on this machine: the script's port {} is {} outside", seen.port,
                            seen.port, real->port));
        }
    }
    log_.called(SystemCall::listen, fd, backlog, value);
    if (value < 0) return succeeded(value);
    if (reserve_ < 0) reserve_ = ::open("/", O_RDONLY | O_CLOEXEC);
    const auto real = own_address(fd);
    socket->listening_port = real ? real->port : seen.port;
    if (seen.port == 0) seen.port = socket->listening_port;
    ports_.add_listener(seen, socket->listening_port);
    wire_.name_server(socket->listening_port, "program", true);
    return succeeded();
}

Outcome LiveSockets::close(int32_t fd) {
    const Socket* socket = find(fd);
    if (!socket) return failed(ErrorNumber::ebadf);
    if (socket->listening_port) ports_.remove_listener(socket->listening_port);
    if (socket->ports.server) wire_.leave(socket->ports, side_of(*socket));
    sockets_[static_cast<size_t>(fd)].reset();
    return succeeded(log_.called(SystemCall::close, fd, 0, value_or_error(::close(fd))));
}

Outcome LiveSockets::local_address(int32_t fd) const {
    if (!find(fd)) return failed(ErrorNumber::ebadf);
    auto address = own_address(fd);
    if (!address) return succeeded(last_error());
    address->port = ports_.seen_port(address->port);
    Outcome outcome;
    outcome.addresses.push_back(*address);
    return outcome;
}

Outcome LiveSockets::peer_address(int32_t fd) const {
    const Socket* socket = find(fd);
    if (!socket) return failed(ErrorNumber::ebadf);
    const auto address = host::peer_address(fd);
    if (!address) return succeeded(last_error());
    Outcome outcome;
    outcome.addresses.push_back(socket->seen_peer.port ? socket->seen_peer : *address);
    return outcome;
}

// ---- calls that move bytes

Outcome LiveSockets::connect(int32_t fd, const Address& address) {
    Socket* socket = find(fd);
    if (!socket) return failed(ErrorNumber::ebadf);
    Address target{destination(address.host), address.port};
    if (const auto real = ports_.real(target)) target = *real;
    else if (!is_loopback(target.host) && !options_.network)
        return refuse(fmt::format("connecting to {}:{}", address.host, address.port));
    auto real = to_socket_address(target);
    if (!real) return failed(ErrorNumber::einval);
    if (const int64_t error = set_family(fd, real->family()); error < 0) return succeeded(error);
    socket->is_client = true;
    socket->seen_peer = {destination(address.host), address.port};
    const int64_t value = value_or_error(::connect(fd, real->get(), real->size));
    log_.called(SystemCall::connect, fd, target.port, value);
    if (const auto own = own_address(fd); own && own->port) {
        socket->ports = {own->port, target.port};
        wire_.join(socket->ports, Wire::Side::client, "program", program_lane);
    }
    return succeeded(value);
}

Outcome LiveSockets::connect_result(int32_t fd) {
    int error = 0;
    socklen_t size = sizeof error;
    if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return succeeded(last_error());
    return succeeded(minus_error(error));
}

void LiveSockets::shed_load(int32_t listener) {
    if (reserve_ < 0) return;
    ::close(reserve_);
    while (true) {
        const int client = ::accept(listener, nullptr, nullptr);
        log_.called(SystemCall::accept, listener, 0, value_or_error(client));
        if (client < 0) break;
        ::close(client);
    }
    reserve_ = ::open("/", O_RDONLY | O_CLOEXEC);
}

Outcome LiveSockets::accept(int32_t fd) {
    SocketAddress peer;
    peer.size = sizeof peer.storage;
#ifdef __linux__
    const int64_t value = value_or_error(::accept4(fd, peer.get(), &peer.size, SOCK_CLOEXEC | SOCK_NONBLOCK));
#else
    const int64_t value = value_or_error(::accept(fd, peer.get(), &peer.size));
#endif
    log_.called(SystemCall::accept, fd, 0, value);
    if (value == -static_cast<int64_t>(ErrorNumber::emfile)) {
        shed_load(fd);
        return failed(ErrorNumber::eagain);
    }
    if (value < 0) return succeeded(value);
    const auto accepted = static_cast<int32_t>(value);
    set_manners(accepted);
    Socket socket;
    const Socket* listener = find(fd);
    socket.seen_peer = from_socket_address(peer.get());
    socket.ports = {socket.seen_peer.port, listener ? listener->listening_port : uint16_t{0}};
    wire_.join(socket.ports, Wire::Side::server, "program", program_lane);
    Outcome outcome = succeeded(value);
    outcome.addresses.push_back(socket.seen_peer);
    adopt(accepted, std::move(socket));
    return outcome;
}

Outcome LiveSockets::read(int32_t fd, uint32_t room) {
    if (buffer_.size() < room) buffer_.resize(room);
    const int64_t value = value_or_error(::recv(fd, buffer_.data(), room, 0));
    log_.called(SystemCall::recv, fd, room, value);
    Outcome outcome = succeeded(value);
    if (value <= 0) return outcome;
    outcome.bytes.assign(buffer_.data(), static_cast<size_t>(value));
    if (const Socket* socket = find(fd)) wire_.received(socket->ports, side_of(*socket), outcome.bytes);
    return outcome;
}

void LiveSockets::begin_write(int32_t fd, std::string_view whole) {
    if (const Socket* socket = find(fd)) wire_.sends(socket->ports, side_of(*socket), whole);
}

Outcome LiveSockets::write(int32_t fd, std::string_view bytes) {
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_NOSIGNAL;
#else
    constexpr int flags = 0;
#endif
    const int64_t value = value_or_error(::send(fd, bytes.data(), bytes.size(), flags));
    return succeeded(log_.called(SystemCall::send, fd, static_cast<int64_t>(bytes.size()), value));
}

Outcome LiveSockets::shutdown(int32_t fd) {
    const int64_t value = value_or_error(::shutdown(fd, SHUT_WR));
    return succeeded(log_.called(SystemCall::shutdown, fd, 0, value));
}

}  // namespace lg::host
