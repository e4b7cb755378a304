// Between addresses in text and the kernel's structures.
#pragma once
#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <sys/socket.h>
#endif

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
// An address has many forms (0:0:0:0:0:0:0:1): the one that the system writes. Anything else stays as it is.
std::string usual_form(const std::string& host);
Address from_socket_address(const sockaddr* address);

}  // namespace lg::host
