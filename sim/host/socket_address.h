// Between addresses in text and the kernel's structures.
#pragma once
#include <sys/socket.h>

#include <optional>

#include "sim/host/host.h"

namespace lg::host {

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;

    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
    int family() const { return storage.ss_family; }
};

// Nothing if the host is no numeric address. "localhost" and nothing at all are 127.0.0.1 and 0.0.0.0.
std::optional<SocketAddress> to_socket_address(const Address& address);
Address from_socket_address(const sockaddr* address);
// Of the socket itself, or of its peer; nothing if it has none.
std::optional<Address> own_address(int32_t fd);
std::optional<Address> peer_address(int32_t fd);

// A socket that never blocks, does not outlive exec and sends small pieces at once; or minus an error number.
int64_t open_stream_socket(int family);
// The same manners for a descriptor that exists.
void set_manners(int32_t fd);

}  // namespace lg::host
