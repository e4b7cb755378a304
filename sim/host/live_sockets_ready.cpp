// The calls of a reactor's: each is tried, and says so if it would have to wait.
#include "sim/host/live_sockets.h"
#include "sim/host/outcome.h"
#include "sim/host/socket_calls.h"

namespace lg::host {

using trace::SystemCall;

Outcome LiveSockets::connect(int32_t fd, const Address& address) {
    SocketAddress real;
    Outcome prepared = prepare_connect(fd, address, real);
    if (prepared.value < 0) return prepared;
    const uint16_t port = from_socket_address(real.get()).port;
    const int64_t value = connect_socket(numbers_.socket(fd), real);
    log_.called(SystemCall::connect, fd, port, value);
    join_as_client(fd, port);
    return succeeded(value);
}

Outcome LiveSockets::connect_result(int32_t fd) {
    return succeeded(
        log_.called(SystemCall::getsockopt, fd, 0, take_error(numbers_.socket(fd)), SocketOption::error));
}

void LiveSockets::tell_arrivals(int32_t fd) {
    if (!wire_.is_told()) return;
    const Socket* socket = find(fd);
    if (!socket || !wire_.expects(socket->place)) return;
    wire_.has_come(socket->place, bytes_to_read(numbers_.socket(fd)), log_.told_at(), messages_);
}

bool LiveSockets::shed_load(int32_t listener) {
    if (reserve_ < 0) reserve_ = open_reserve();
    if (reserve_ < 0) return false;
    close_socket(static_cast<int32_t>(reserve_));
    while (true) {
        SocketAddress peer;
        const int64_t client =
            log_.called(SystemCall::accept, listener, 0, accept_from(numbers_.socket(listener), peer));
        if (client < 0) break;
        close_socket(static_cast<int32_t>(client));
    }
    reserve_ = open_reserve();
    return true;
}

Outcome LiveSockets::accept(int32_t fd) {
    SocketAddress peer;
    const int64_t value = log_.called(SystemCall::accept, fd, 0, accept_from(numbers_.socket(fd), peer));
    if (value == -static_cast<int64_t>(ErrorNumber::emfile)) {
        return shed_load(fd) ? failed(ErrorNumber::eagain) : succeeded(value);
    }
    if (value < 0) return succeeded(value);
    return accepted(fd, value, from_socket_address(peer.get()));
}

}  // namespace lg::host
