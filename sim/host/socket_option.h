// What setsockopt and getsockopt are asked about, as the systems call it. Values are 0 or 1 where nothing
// else is said. Which of them a system has, socket_calls.h says.
#pragma once
#include "sim/trace/fields.h"

namespace lg::host {

enum class SocketOption : uint32_t {
    none,
    error,
    reuse_address,
    exclusive_use,  // Windows
    keep_alive,
    linger,           // the value: for how many seconds
    bind_to_device,   // Linux: the loopback
    bound_interface,  // Apple's systems: likewise
    ipv6_only,
    no_delay,
    keep_idle,      // seconds before the first probe
    keep_interval,  // seconds between probes
    keep_count,     // how many probes
};
constexpr auto names_of(SocketOption) {
    return std::array<std::string_view, 13>{"",
                                            "SO_ERROR",
                                            "SO_REUSEADDR",
                                            "SO_EXCLUSIVEADDRUSE",
                                            "SO_KEEPALIVE",
                                            "SO_LINGER",
                                            "SO_BINDTODEVICE",
                                            "IP_BOUND_IF",
                                            "IPV6_V6ONLY",
                                            "TCP_NODELAY",
                                            "TCP_KEEPIDLE",
                                            "TCP_KEEPINTVL",
                                            "TCP_KEEPCNT"};
}

}  // namespace lg::host
