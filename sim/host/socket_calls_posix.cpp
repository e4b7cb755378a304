#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

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

void be_prompt(int32_t socket) {
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
    setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
}

void set_manners(int32_t socket) {
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
    be_prompt(socket);
}

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
    const int fd = ::socket(family, SOCK_STREAM, 0);
    if (fd < 0) return last_error();
    set_manners(fd);
    return fd;
}

int64_t put_behind(int32_t socket, int32_t other) {
    const int64_t value = value_or_error(::dup2(other, socket));
    ::close(other);
    if (value < 0) return value;
    set_manners(socket);
    return 0;
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
    const int fd = ::accept4(listener, peer.get(), &peer.size, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0) return last_error();
    be_prompt(fd);
#else
    const int fd = ::accept(listener, peer.get(), &peer.size);
    if (fd < 0) return last_error();
    set_manners(fd);
#endif
    return fd;
}

int64_t receive(int32_t socket, char* bytes, size_t room) {
    return value_or_error(::recv(socket, bytes, room, 0));
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

void allow_reuse(int32_t socket) {
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}
void hear_both_families(int32_t socket) {
    const int off = 0;
    setsockopt(socket, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
}
void reset_on_close(int32_t socket) {
    const linger at_once{1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

int64_t keep_on_loopback(int32_t socket) {
#if defined(SO_BINDTODEVICE)
    return value_or_error(setsockopt(socket, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3));
#elif defined(IP_BOUND_IF)
    const int loopback = 1;
    setsockopt(socket, IPPROTO_IPV6, IPV6_BOUND_IF, &loopback, sizeof loopback);
    return value_or_error(setsockopt(socket, IPPROTO_IP, IP_BOUND_IF, &loopback, sizeof loopback));
#else
    (void)socket;
    return -static_cast<int64_t>(ErrorNumber::eopnotsupp);
#endif
}

int64_t open_reserve() { return value_or_error(::open("/", O_RDONLY | O_CLOEXEC)); }

}  // namespace lg::host
