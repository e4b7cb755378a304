#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "sim/host/error_number.h"
#include "sim/host/socket_calls.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int send_flags = MSG_NOSIGNAL;
#else
constexpr int send_flags = 0;
#endif

#ifdef __linux__
constexpr int socket_flags = SOCK_CLOEXEC | SOCK_NONBLOCK;
void set_manners(int32_t) {}
#else
constexpr int socket_flags = 0;
void set_manners(int32_t socket) {
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
#ifdef SO_NOSIGPIPE
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
}
#endif

template <class Call>
std::optional<Address> address_by(Call call, int32_t socket, int64_t* error) {
    SocketAddress address;
    address.size = sizeof address.storage;
    if (call(socket, address.get(), &address.size) == 0) return from_socket_address(address.get());
    if (error) *error = last_error();
    return std::nullopt;
}

}  // namespace

SocketLibrary::SocketLibrary() = default;
SocketLibrary::~SocketLibrary() = default;

int64_t open_stream_socket(int family) {
    const int fd = ::socket(family, SOCK_STREAM | socket_flags, 0);
    if (fd < 0) return last_error();
    set_manners(fd);
    return fd;
}

int64_t put_behind(int32_t socket, int32_t other) {
#ifdef __linux__
    const int64_t value = value_or_error(::dup3(other, socket, O_CLOEXEC));
#else
    const int64_t value = value_or_error(::dup2(other, socket));
    if (value >= 0) set_manners(socket);
#endif
    ::close(other);
    return std::min<int64_t>(value, 0);
}

int64_t close_socket(int32_t socket) { return value_or_error(::close(socket)); }
int64_t bind_socket(int32_t socket, SocketAddress& address) {
    return value_or_error(::bind(socket, address.get(), address.size));
}
int64_t listen_on(int32_t socket, int32_t backlog) { return value_or_error(::listen(socket, backlog)); }
int64_t connect_socket(int32_t socket, SocketAddress& peer) {
    return value_or_error(::connect(socket, peer.get(), peer.size));
}

int64_t accept_from(int32_t listener, SocketAddress& peer) {
    peer.size = sizeof peer.storage;
#ifdef __linux__
    const int fd = ::accept4(listener, peer.get(), &peer.size, socket_flags);
#else
    const int fd = ::accept(listener, peer.get(), &peer.size);
#endif
    if (fd < 0) return last_error();
    set_manners(fd);
    return fd;
}

int64_t receive(int32_t socket, char* bytes, size_t room) {
    return value_or_error(::recv(socket, bytes, room, 0));
}
uint64_t bytes_to_read(int32_t socket) {
    int count = 0;
    return ::ioctl(socket, FIONREAD, &count) == 0 ? static_cast<uint64_t>(count) : 0;
}
int64_t send_bytes(int32_t socket, std::string_view bytes) {
    return value_or_error(::send(socket, bytes.data(), bytes.size(), send_flags));
}
int64_t shut_writing(int32_t socket) { return value_or_error(::shutdown(socket, SHUT_WR)); }

int64_t take_error(int32_t socket) {
    int error = 0;
    socklen_t size = sizeof error;
    if (getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return last_error();
    return minus_error(error);
}

std::optional<Address> own_address(int32_t socket, int64_t* error) {
    return address_by(::getsockname, socket, error);
}
std::optional<Address> peer_address(int32_t socket, int64_t* error) {
    return address_by(::getpeername, socket, error);
}

int64_t set_option(int32_t socket, SocketOption option, int32_t value) {
    using Option = SocketOption;
    const auto set = [&](int level, int name, const auto& what) {
        return value_or_error(setsockopt(socket, level, name, &what, sizeof what));
    };
    switch (option) {
        case Option::reuse_address: return set(SOL_SOCKET, SO_REUSEADDR, value);
        case Option::keep_alive: return set(SOL_SOCKET, SO_KEEPALIVE, value);
        case Option::linger: return set(SOL_SOCKET, SO_LINGER, linger{1, value});
        case Option::ipv6_only: return set(IPPROTO_IPV6, IPV6_V6ONLY, value);
        case Option::no_delay: return set(IPPROTO_TCP, TCP_NODELAY, value);
#ifdef SO_BINDTODEVICE
        case Option::bind_to_device: return set(SOL_SOCKET, SO_BINDTODEVICE, "lo");
#endif
#ifdef IP_BOUND_IF
        case Option::bound_interface:
            set(IPPROTO_IPV6, IPV6_BOUND_IF, value);
            return set(IPPROTO_IP, IP_BOUND_IF, value);
#endif
#if defined(TCP_KEEPIDLE)
        case Option::keep_idle: return set(IPPROTO_TCP, TCP_KEEPIDLE, value);
#elif defined(TCP_KEEPALIVE)
        case Option::keep_idle: return set(IPPROTO_TCP, TCP_KEEPALIVE, value);
#endif
#ifdef TCP_KEEPINTVL
        case Option::keep_interval: return set(IPPROTO_TCP, TCP_KEEPINTVL, value);
#endif
#ifdef TCP_KEEPCNT
        case Option::keep_count: return set(IPPROTO_TCP, TCP_KEEPCNT, value);
#endif
        default: return -static_cast<int64_t>(ErrorNumber::enoprotoopt);
    }
}

int64_t open_reserve() { return value_or_error(::open("/", O_RDONLY | O_CLOEXEC)); }

}  // namespace lg::host
