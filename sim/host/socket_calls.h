// The calls on stream sockets, which Windows and the others name and answer differently. A socket is the
// kernel's own number: a descriptor, or on Windows a SOCKET, of which 32 bits count. No call waits. All give
// what POSIX's call gives, or minus an error number in Linux's numbering. Any thread.
#pragma once
#include <string_view>
#include <utility>

#include "sim/host/socket_address.h"
#include "sim/host/socket_option.h"
#include "sim/trace/kinds.h"

namespace lg::host {

// Sockets can be used as long as one of these lives.
class SocketLibrary {
  public:
    SocketLibrary();
    // NOLINTNEXTLINE(performance-trivially-destructible): on Windows there is something to clean up
    ~SocketLibrary();
    SocketLibrary(const SocketLibrary&) = delete;
    SocketLibrary& operator=(const SocketLibrary&) = delete;
};

// It never blocks and does not outlive exec.
int64_t open_stream_socket(int family);
int64_t close_socket(int32_t socket);
#ifndef _WIN32
// The descriptor stays, what is behind it becomes the other one, whose own descriptor goes.
int64_t put_behind(int32_t socket, int32_t other);
#ifdef __linux__
inline constexpr auto put_behind_call = trace::SystemCall::dup3;
#else
inline constexpr auto put_behind_call = trace::SystemCall::dup2;
#endif
#endif
int64_t bind_socket(int32_t socket, SocketAddress& address);
int64_t listen_on(int32_t socket, int32_t backlog);
// EINPROGRESS: it is under way.
int64_t connect_socket(int32_t socket, SocketAddress& peer);
// The new socket, with the manners of the others.
int64_t accept_from(int32_t listener, SocketAddress& peer);
int64_t receive(int32_t socket, char* bytes, size_t room);
#ifndef _WIN32
// How many bytes the kernel holds for it; 0 if it does not say.
uint64_t bytes_to_read(int32_t socket);
#endif
int64_t send_bytes(int32_t socket, std::string_view bytes);
// The other end reads that no more comes.
int64_t shut_writing(int32_t socket);
// What became of a connection that was under way.
int64_t take_error(int32_t socket);

// Of the socket itself, or of its peer; error is set if it has none.
std::optional<Address> own_address(int32_t socket, int64_t* error = nullptr);
std::optional<Address> peer_address(int32_t socket, int64_t* error = nullptr);

// ENOPROTOOPT: the system has no such option. Of linger, the value is the time in seconds.
int64_t set_option(int32_t socket, SocketOption option, int32_t value);
// A port that somebody listened on a moment ago can be listened on again. What POSIX calls reuse, Windows has
// always; its own SO_REUSEADDR lets others take the port away.
#ifdef _WIN32
inline constexpr auto reuse_option = SocketOption::exclusive_use;
#else
inline constexpr auto reuse_option = SocketOption::reuse_address;
#endif
// Set to 1, a wildcard hears what comes over the loopback, and nothing else. Windows has none: there, who
// accepts has to look from where a connection comes.
#if defined(_WIN32)
inline constexpr auto loopback_option = SocketOption::none;
#elif defined(__APPLE__)
inline constexpr auto loopback_option = SocketOption::bound_interface;
#else
inline constexpr auto loopback_option = SocketOption::bind_to_device;
#endif
// A descriptor that stands for nothing, to be given up when there is no other; -1 where they do not run out.
int64_t open_reserve();

// Owns a socket.
class SocketHandle {
  public:
    SocketHandle() = default;
    explicit SocketHandle(int64_t socket) : socket_(static_cast<int32_t>(socket)) {}
    SocketHandle(SocketHandle&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    SocketHandle& operator=(SocketHandle&& other) noexcept {
        std::swap(socket_, other.socket_);
        return *this;
    }
    ~SocketHandle() {
        if (socket_ >= 0) close_socket(socket_);
    }

    int32_t get() const { return socket_; }
    explicit operator bool() const { return socket_ >= 0; }
    int32_t release() { return std::exchange(socket_, -1); }

  private:
    int32_t socket_ = -1;
};

}  // namespace lg::host
