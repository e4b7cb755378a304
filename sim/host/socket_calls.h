// The calls on stream sockets, which Windows and the others name and answer differently. A socket is the
// kernel's own number: a descriptor, or on Windows a SOCKET, of which 32 bits count. No call waits. All give
// what POSIX's call gives, or minus an error number in Linux's numbering. Any thread.
#pragma once
#include <string_view>
#include <utility>

#include "sim/host/socket_address.h"

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

// It never blocks, does not outlive exec and sends small pieces at once.
int64_t open_stream_socket(int family);
int64_t close_socket(int32_t socket);
#ifndef _WIN32
// The descriptor stays, what is behind it becomes the other one, whose own descriptor goes.
int64_t put_behind(int32_t socket, int32_t other);
#endif
int64_t bind_socket(int32_t socket, SocketAddress& address);
int64_t listen_on(int32_t socket, int32_t backlog);
// EINPROGRESS: it is under way.
int64_t connect_socket(int32_t socket, SocketAddress& peer);
// The new socket, with the manners of the others.
int64_t accept_from(int32_t listener, SocketAddress& peer);
int64_t receive(int32_t socket, char* bytes, size_t room);
int64_t send_bytes(int32_t socket, std::string_view bytes);
// The other end reads that no more comes.
int64_t shut_writing(int32_t socket);
// What became of a connection that was under way.
int64_t take_error(int32_t socket);

// Of the socket itself, or of its peer; error is set if it has none.
std::optional<Address> own_address(int32_t socket, int64_t* error = nullptr);
std::optional<Address> peer_address(int32_t socket, int64_t* error = nullptr);

// A port that somebody listened on a moment ago can be listened on again.
void allow_reuse(int32_t socket);
// Of IPv6: it hears IPv4 as well.
void hear_both_families(int32_t socket);
// Closing it resets the other end.
void reset_on_close(int32_t socket);
// A wildcard hears what comes over the loopback, and nothing else. Windows cannot have that: there, who
// accepts has to look from where a connection comes.
int64_t keep_on_loopback(int32_t socket);
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
