#include "sim/host/live_sockets.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/host/outcome.h"
#include "sim/host/socket_calls.h"

namespace lg::host {

using trace::SystemCall;

// What is kept of reads that were told: as many as one wait can tell, and none that is long.
static constexpr size_t spares_max = 1024, spare_bytes_max = 4096;

LiveSockets::LiveSockets(LiveLog& log, PortMap& ports, Wire& wire, MessageSink& messages, Options options)
    : log_(log), ports_(ports), wire_(wire), messages_(messages), options_(std::move(options)) {}

LiveSockets::~LiveSockets() {
    if (reserve_ >= 0) close_socket(static_cast<int32_t>(reserve_));
    for (size_t fd = 0; fd < sockets_.size(); fd++)
        if (sockets_[fd]) numbers_.close(static_cast<int32_t>(fd));
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
    log_.add(ActorActed{Act{"host", line}});
    if (options_.notice) options_.notice(line);
    return failed(ErrorNumber::eacces);
}

// ---- calls that make and end sockets

Outcome LiveSockets::open(const Address& towards) {
    Socket socket;
    if (is_ipv6(towards.host)) socket.family = AF_INET6;
    int64_t value = open_stream_socket(socket.family);
    if (value >= 0) {
        value = numbers_.take(value);
        adopt(static_cast<int32_t>(value), std::move(socket));
    }
    return succeeded(log_.called(SystemCall::socket, -1, 0, value));
}

int64_t LiveSockets::set(int32_t fd, SocketOption option, int32_t value) {
    return log_.called(SystemCall::setsockopt, fd, value,
                       host::set_option(numbers_.socket(fd), option, value), option);
}

Outcome LiveSockets::set_option(int32_t fd, SocketOption option, int32_t value) {
    Socket* socket = find(fd);
    if (!socket) return failed(ErrorNumber::ebadf);
    if (socket->is_connection || socket->listening_port) return succeeded(set(fd, option, value));
    auto& wanted = socket->wanted;
    const auto known =
        std::find_if(wanted.begin(), wanted.end(), [&](const auto& each) { return each.first == option; });
    if (known != wanted.end()) known->second = value;
    else wanted.emplace_back(option, value);
    return succeeded();
}

int64_t LiveSockets::prepare(int32_t fd, int family) {
    Socket& socket = *find(fd);
    if (socket.family != family) {
        if (const int64_t error = set_family(fd, family); error < 0) return error;
        socket.family = family;
    }
    for (const auto& [option, value] : std::exchange(socket.wanted, {})) set(fd, option, value);
    return 0;
}

int64_t LiveSockets::set_family(int32_t fd, int family) {
    const int64_t other = log_.called(SystemCall::socket, -1, 0, open_stream_socket(family));
    if (other < 0) return other;
    const int64_t value = numbers_.replace(fd, other);
#ifndef _WIN32
    log_.called(put_behind_call, static_cast<int32_t>(other), fd, value < 0 ? value : fd);
    log_.called(SystemCall::close, static_cast<int32_t>(other), 0, 0);
#endif
    return value;
}

bool LiveSockets::may_move(uint16_t port) const {
    if (options_.all_ports_move) return true;
    const auto& ports = options_.movable_ports;
    return std::find(ports.begin(), ports.end(), port) != ports.end();
}

int64_t LiveSockets::bind_and_listen(int32_t fd, const Address& seen, uint16_t real_port, int32_t backlog) {
    auto address = to_socket_address({seen.host, real_port});
    if (!address) return -static_cast<int64_t>(ErrorNumber::einval);
    if (const int64_t error = prepare(fd, address->family()); error < 0) return error;
    const int32_t socket = numbers_.socket(fd);
    set(fd, reuse_option, 1);
    if (address->family() == AF_INET6) set(fd, SocketOption::ipv6_only, 0);
    if (is_any(seen.host) && !options_.network && loopback_option != SocketOption::none) {
        if (const int64_t error = set(fd, loopback_option, 1); error < 0) return error;
    }
    const int64_t bound = log_.called(SystemCall::bind, fd, real_port, bind_socket(socket, *address));
    return bound < 0 ? bound : log_.called(SystemCall::listen, fd, backlog, listen_on(socket, backlog));
}

Outcome LiveSockets::listen(int32_t fd, const Address& address, int32_t backlog) {
    Socket* socket = find(fd);
    if (!socket) return failed(ErrorNumber::ebadf);
    if (socket->listening_port || socket->is_connection) return failed(ErrorNumber::einval);
    Address seen = address;
    if (seen.host.empty()) seen.host = "0.0.0.0";
    if (seen.host == "localhost") seen.host = "127.0.0.1";
    seen.host = usual_form(seen.host);
    if (!is_any(seen.host) && !is_loopback(seen.host) && !options_.network) {
        return refuse(fmt::format("listening on {}", seen.host));
    }
    const bool is_taken_by_us = seen.port && ports_.is_listened_to(seen);
    if (is_taken_by_us && may_move(seen.port)) return failed(ErrorNumber::eaddrinuse);
    const bool moves = options_.all_ports_move && seen.port;
    int64_t value = bind_and_listen(fd, seen, moves ? uint16_t{0} : seen.port, backlog);
    if (value == -static_cast<int64_t>(ErrorNumber::eaddrinuse) && may_move(seen.port)) {
        value = bind_and_listen(fd, seen, 0, backlog);
        const auto real = own_address(numbers_.socket(fd));
        if (value == 0 && real && options_.notice) {
            options_.notice(
                fmt::format("port {} is taken on this machine: the script's port {} is {} outside", seen.port,
                            seen.port, real->port));
        }
    }
    if (value < 0) return succeeded(value);
    if (reserve_ < 0) reserve_ = open_reserve();
    const auto real = own_address(numbers_.socket(fd));
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
    wire_.leave(socket->place);
    sockets_[static_cast<size_t>(fd)].reset();
    return succeeded(log_.called(SystemCall::close, fd, 0, numbers_.close(fd)));
}

void LiveSockets::reset_on_close(int32_t fd) {
    if (find(fd)) set(fd, SocketOption::linger, 0);
}

Outcome LiveSockets::local_address(int32_t fd) const {
    if (!find(fd)) return failed(ErrorNumber::ebadf);
    int64_t error = 0;
    auto address = own_address(numbers_.socket(fd), &error);
    if (!address) return succeeded(error);
    address->port = ports_.seen_port(address->port);
    Outcome outcome;
    outcome.more->addresses.push_back(*address);
    return outcome;
}

Outcome LiveSockets::peer_address(int32_t fd) const {
    const Socket* socket = find(fd);
    if (!socket) return failed(ErrorNumber::ebadf);
    int64_t error = 0;
    const auto address = host::peer_address(numbers_.socket(fd), &error);
    if (!address) return succeeded(error);
    Outcome outcome;
    outcome.more->addresses.push_back(socket->seen_peer->port ? *socket->seen_peer : *address);
    return outcome;
}

// ---- what moves bytes

Outcome LiveSockets::prepare_connect(int32_t fd, const Address& address, SocketAddress& real) {
    Socket* socket = find(fd);
    if (!socket) return failed(ErrorNumber::ebadf);
    Address target{destination(usual_form(address.host)), address.port};
    if (const auto known = ports_.real(target)) target = *known;
    else if (!is_loopback(target.host) && !options_.network)
        return refuse(fmt::format("connecting to {}:{}", address.host, address.port));
    const auto found = to_socket_address(target);
    if (!found) return failed(ErrorNumber::einval);
    if (const int64_t error = prepare(fd, found->family()); error < 0) return succeeded(error);
    socket->seen_peer = Address{destination(address.host), address.port};
    real = *found;
    return succeeded();
}

void LiveSockets::join_as_client(int32_t fd, uint16_t port) {
    Socket* socket = find(fd);
    const auto own = own_address(numbers_.socket(fd));
    if (!socket || !own || !own->port) return;
    socket->is_connection = true;
    socket->place = wire_.join({own->port, port}, Wire::Side::client, "program", log_.lane());
}

Outcome LiveSockets::accepted(int32_t listener, int64_t socket, Address peer) {
    const int32_t fd = numbers_.take(socket);
    Socket known;
    const Socket* from = find(listener);
    const PortPair ports{peer.port, from ? from->listening_port : uint16_t{0}};
    known.is_connection = true;
    known.place = wire_.join(ports, Wire::Side::server, "program", log_.lane());
    Outcome outcome = succeeded(fd);
    outcome.more->addresses.push_back(peer);
    known.seen_peer = std::move(peer);
    adopt(fd, std::move(known));
    return outcome;
}

void LiveSockets::received(int32_t fd, std::string_view bytes) {
    if (!wire_.is_told()) return;
    if (const Socket* socket = find(fd)) wire_.received(socket->place, bytes, log_.told_at(), messages_);
}

void LiveSockets::begin_write(int32_t fd, std::string_view whole) {
    if (!wire_.is_told()) return;
    if (const Socket* socket = find(fd)) wire_.sends(socket->place, whole, log_.now(), messages_);
}

Outcome LiveSockets::read(int32_t fd, uint32_t room) {
    if (buffer_.size() < room) buffer_.resize(room);
    const int64_t value = receive(numbers_.socket(fd), buffer_.data(), room);
    log_.called(SystemCall::recv, fd, room, value);
    Outcome outcome = succeeded(value);
    if (value <= 0) return outcome;
    if (!spare_.empty()) {
        outcome.more = std::move(spare_.back());
        spare_.pop_back();
    }
    outcome.more->bytes.assign(buffer_.data(), static_cast<size_t>(value));
    received(fd, outcome.more->bytes);
    return outcome;
}

void LiveSockets::take_back(std::vector<Arrival>& told) {
    for (Arrival& arrival : told) {
        auto* done = std::get_if<IoFinished>(&arrival.what);
        if (!done || !done->outcome.more.is_there() || spare_.size() == spares_max) continue;
        const OutcomeDetails& details = *std::as_const(done->outcome.more);
        const bool is_small_read = details.addresses.empty() && details.bytes.capacity() <= spare_bytes_max;
        if (is_small_read) spare_.push_back(std::move(done->outcome.more));
    }
}

Outcome LiveSockets::write(int32_t fd, std::string_view bytes) {
    const int64_t value = send_bytes(numbers_.socket(fd), bytes);
    return succeeded(log_.called(SystemCall::send, fd, static_cast<int64_t>(bytes.size()), value));
}

Outcome LiveSockets::shutdown(int32_t fd) {
    return succeeded(log_.called(SystemCall::shutdown, fd, 0, shut_writing(numbers_.socket(fd))));
}

}  // namespace lg::host
