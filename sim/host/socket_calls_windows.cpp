#include "sim/base/result.h"
#include "sim/host/error_number.h"
#include "sim/host/socket_calls.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

SOCKET native(int32_t socket) { return static_cast<SOCKET>(static_cast<uint32_t>(socket)); }

void set_manners(SOCKET socket) {
    u_long on = 1;
    ioctlsocket(socket, static_cast<long>(FIONBIO), &on);
    SetHandleInformation(reinterpret_cast<HANDLE>(socket), HANDLE_FLAG_INHERIT, 0);
}

template <class Call>
std::optional<Address> address_by(Call call, int32_t socket, int64_t* error) {
    SocketAddress address;
    address.size = sizeof address.storage;
    if (call(native(socket), address.get(), &address.size) == 0) return from_socket_address(address.get());
    if (error) *error = last_error();
    return std::nullopt;
}

}  // namespace

SocketLibrary::SocketLibrary() {
    WSADATA data;
    LG_CHECK(WSAStartup(MAKEWORD(2, 2), &data) == 0, "the system has no Winsock 2.2");
}
SocketLibrary::~SocketLibrary() { WSACleanup(); }

int64_t open_stream_socket(int family) {
    const SOCKET made = WSASocketW(family, SOCK_STREAM, IPPROTO_TCP, nullptr, 0, WSA_FLAG_OVERLAPPED);
    if (made == INVALID_SOCKET) return last_error();
    set_manners(made);
    return static_cast<int64_t>(made);
}

int64_t close_socket(int32_t socket) { return value_or_error(closesocket(native(socket))); }
// Where exclusive use is asked for, "no access" is what Winsock says of a port that somebody has.
int64_t bind_socket(int32_t socket, SocketAddress& address) {
    const int64_t value = value_or_error(::bind(native(socket), address.get(), address.size));
    const bool is_taken = value == -static_cast<int64_t>(ErrorNumber::eacces);
    return is_taken ? -static_cast<int64_t>(ErrorNumber::eaddrinuse) : value;
}
int64_t listen_on(int32_t socket, int32_t backlog) {
    return value_or_error(::listen(native(socket), backlog));
}
int64_t connect_socket(int32_t socket, SocketAddress& peer) {
    if (::connect(native(socket), peer.get(), peer.size) == 0) return 0;
    const int64_t error = last_error();
    if (error != -static_cast<int64_t>(ErrorNumber::eagain)) return error;
    return -static_cast<int64_t>(ErrorNumber::einprogress);  // Winsock calls it WSAEWOULDBLOCK
}

int64_t accept_from(int32_t listener, SocketAddress& peer) {
    peer.size = sizeof peer.storage;
    const SOCKET made = ::accept(native(listener), peer.get(), &peer.size);
    if (made == INVALID_SOCKET) return last_error();
    set_manners(made);
    return static_cast<int64_t>(made);
}

int64_t receive(int32_t socket, char* bytes, size_t room) {
    return value_or_error(::recv(native(socket), bytes, static_cast<int>(room), 0));
}
int64_t send_bytes(int32_t socket, std::string_view bytes) {
    return value_or_error(::send(native(socket), bytes.data(), static_cast<int>(bytes.size()), 0));
}
int64_t shut_writing(int32_t socket) { return value_or_error(::shutdown(native(socket), SD_SEND)); }

int64_t take_error(int32_t socket) {
    int error = 0;
    int size = sizeof error;
    const int value =
        getsockopt(native(socket), SOL_SOCKET, SO_ERROR, reinterpret_cast<char*>(&error), &size);
    return value == 0 ? minus_error(error) : last_error();
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
        return value_or_error(
            setsockopt(native(socket), level, name, reinterpret_cast<const char*>(&what), sizeof what));
    };
    switch (option) {
        case Option::exclusive_use: return set(SOL_SOCKET, SO_EXCLUSIVEADDRUSE, BOOL{value});
        case Option::keep_alive: return set(SOL_SOCKET, SO_KEEPALIVE, BOOL{value});
        case Option::linger: return set(SOL_SOCKET, SO_LINGER, linger{1, static_cast<u_short>(value)});
        case Option::ipv6_only: return set(IPPROTO_IPV6, IPV6_V6ONLY, DWORD(value));
        case Option::no_delay: return set(IPPROTO_TCP, TCP_NODELAY, BOOL{value});
#ifdef TCP_KEEPIDLE
        case Option::keep_idle: return set(IPPROTO_TCP, TCP_KEEPIDLE, DWORD(value));
#endif
#ifdef TCP_KEEPINTVL
        case Option::keep_interval: return set(IPPROTO_TCP, TCP_KEEPINTVL, DWORD(value));
#endif
#ifdef TCP_KEEPCNT
        case Option::keep_count: return set(IPPROTO_TCP, TCP_KEEPCNT, DWORD(value));
#endif
        default: return -static_cast<int64_t>(ErrorNumber::enoprotoopt);
    }
}
int64_t open_reserve() { return -1; }

}  // namespace lg::host
