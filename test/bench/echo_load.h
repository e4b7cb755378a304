// Clients of an echo server, on a thread of their own: each sends a message, waits for its echo, sends again.
#pragma once
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <vector>

#include "sim/base/result.h"

namespace lg::bench {

inline double seconds_now() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

class EchoLoad {
  public:
    EchoLoad(uint32_t connection_count, uint32_t trips) : connections(connection_count), trips_(trips) {}
    ~EchoLoad() { thread_.join(); }
    EchoLoad(const EchoLoad&) = delete;
    EchoLoad& operator=(const EchoLoad&) = delete;

    // The server listens there now.
    void start(uint16_t port) {
        thread_ = std::thread([this, port] { run(port); });
    }

    const uint32_t connections;
    double seconds = 0;  // from the first message to the last echo; known when all connections are closed

  private:
    static constexpr size_t message_bytes = 64;

    void run(uint16_t port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int poll = epoll_create1(EPOLL_CLOEXEC);
        std::vector<int> sockets;
        for (uint32_t i = 0; i < connections; i++) {
            const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            LG_CHECK(connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0,
                     "no connection");
            const int on = 1;
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.fd = fd;
            epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
            sockets.push_back(fd);
        }
        const double begin = seconds_now();
        const char message[message_bytes] = {};
        for (const int fd : sockets) send(fd, message, sizeof message, 0);
        uint32_t sent = connections, echoed = 0;
        std::vector<epoll_event> events(1024);
        while (echoed < trips_) {
            const int count = epoll_wait(poll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; i++) {
                const int fd = events[static_cast<size_t>(i)].data.fd;
                char echo[message_bytes];
                size_t got = 0;
                while (got < sizeof echo) {
                    const ssize_t part = recv(fd, echo + got, sizeof echo - got, 0);
                    LG_CHECK(part > 0, "the server has closed");
                    got += static_cast<size_t>(part);
                }
                echoed++;
                if (sent++ < trips_) send(fd, message, sizeof message, 0);
            }
        }
        seconds = seconds_now() - begin;
        for (const int fd : sockets) close(fd);
        close(poll);
    }

    const uint32_t trips_;
    std::thread thread_;
};

}  // namespace lg::bench
