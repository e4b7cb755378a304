// A datagram socket that is connected to itself, so that actors can wait for it in poll. A completion port
// gets a packet instead.
#include "sim/base/result.h"
#include "sim/host/wakeup.h"

namespace lg::host {

Wakeup::Wakeup() {
    const SOCKET made = ::socket(AF_INET, SOCK_DGRAM, 0);
    LG_CHECK(made != INVALID_SOCKET, "the system gives no datagram socket");
    socket_ = SocketHandle{static_cast<int64_t>(made)};
    auto address = to_socket_address({"127.0.0.1", 0});
    LG_CHECK(bind_socket(socket_.get(), *address) == 0, "a datagram socket can be bound to the loopback");
    address = to_socket_address(*own_address(socket_.get()));
    LG_CHECK(connect_socket(socket_.get(), *address) == 0, "and connected to itself");
    u_long on = 1;
    ioctlsocket(made, static_cast<long>(FIONBIO), &on);
    read_fd_ = write_fd_ = socket_.get();
}

Wakeup::~Wakeup() = default;

bool Wakeup::take_turn() noexcept { return !is_signalled_.exchange(true, std::memory_order_acq_rel); }

void Wakeup::write_signal() noexcept {
    if (void* port = port_) PostQueuedCompletionStatus(port, 0, 0, nullptr);
    else send_bytes(write_fd_, "!");
}

// As elsewhere: first what was signalled goes, then it may be signalled again.
int64_t Wakeup::clear() noexcept {
    char bytes[16];
    int64_t last = 0, value = 0;
    while (!port_ && (value = receive(read_fd_, bytes, sizeof bytes)) > 0) last = value;
    is_signalled_.exchange(false, std::memory_order_acq_rel);
    return last;
}

}  // namespace lg::host
