// What a run stands on: the virtual machine, or the real one through one of its demultiplexers.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace lg::host {

enum class HostKind : uint8_t { simulated, epoll, poll, select, kqueue, iocp };

constexpr std::array<std::string_view, 6> host_names{"virtual", "epoll", "poll", "select", "kqueue", "iocp"};
constexpr std::string_view name_of(HostKind kind) { return host_names[static_cast<size_t>(kind)]; }

}  // namespace lg::host
