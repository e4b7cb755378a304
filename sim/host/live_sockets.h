// The program's sockets on the real kernel: what each stands for, and whom it may reach: nothing but this
// machine, unless that is allowed. Every call is made at once and never waits; what it said goes to the log.
// The loop's thread only.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/host/address.h"
#include "sim/host/live_limits.h"
#include "sim/host/live_log.h"
#include "sim/host/port_map.h"
#include "sim/host/socket_numbers.h"
#include "sim/host/wire.h"

namespace lg::host {

class LiveSockets {
  public:
    struct Options {
        bool network = false;
        // Ports that may move to another one if they are taken on this machine: those that actors look for.
        std::vector<uint16_t> movable_ports;
        bool all_ports_move = false;  // every port is another one, so that runs can stand side by side
        Notice notice;
    };

    // messages: where the wire tells of those that these sockets send and receive.
    LiveSockets(LiveLog& log, PortMap& ports, Wire& wire, MessageSink& messages, Options options);
    ~LiveSockets();

    bool is_open(int32_t fd) const { return find(fd) != nullptr; }

    // As in SocketCall. on_close is the caller's: the demultiplexer must have forgotten the descriptor.
    Outcome open(const Address& towards);
    Outcome listen(int32_t fd, const Address& address, int32_t backlog);
    Outcome close(int32_t fd);
    void reset_on_close(int32_t fd);
    Outcome set_option(int32_t fd, SocketOption option, int32_t value);
    Outcome local_address(int32_t fd) const;
    Outcome peer_address(int32_t fd) const;

    // As in Io. EAGAIN: the demultiplexer has to be asked (connect: EINPROGRESS).
    Outcome connect(int32_t fd, const Address& address);
    Outcome connect_result(int32_t fd);
    Outcome accept(int32_t fd);
    Outcome read(int32_t fd, uint32_t room);
    // The loop is done with these: reads to come use their memory.
    void take_back(std::vector<Arrival>& told);
    Outcome write(int32_t fd, std::string_view bytes);
    Outcome shutdown(int32_t fd);

    // What there is to each of these besides the call itself, for a demultiplexer that makes the calls.
    // The kernel's own number. The descriptor must be open.
    int32_t socket(int32_t fd) const { return numbers_.socket(fd); }
    // Where the connection has to go, which may be somewhere else; an error if it must not.
    Outcome prepare_connect(int32_t fd, const Address& address, SocketAddress& real);
    // The wire comes to know the client, as soon as the socket has a port.
    void join_as_client(int32_t fd, uint16_t port);
    // Whether somebody who came may be let in.
    bool may_come(const Address& peer) const { return options_.network || is_loopback(peer.host); }
    // The socket of somebody who came gets its descriptor.
    Outcome accepted(int32_t listener, int64_t socket, Address peer);
    void received(int32_t fd, std::string_view bytes);
    // It is ready: the wire tells what has arrived by now, of what it knows to be under way.
    void tell_arrivals(int32_t fd);
    // Tells the wire of the whole message; the parts are then written.
    void begin_write(int32_t fd, std::string_view whole);

  private:
    struct Socket {
        int family = AF_INET;
        uint16_t listening_port = 0;  // the real one
        bool is_connection = false;
        Wire::Place place;  // of a connection
        Rare<Address> seen_peer;
        std::vector<std::pair<SocketOption, int32_t>> wanted;  // options, until it connects or listens
    };

    Socket* find(int32_t fd);
    const Socket* find(int32_t fd) const;
    void adopt(int32_t fd, Socket socket);
    Outcome refuse(const std::string& what);
    // setsockopt(2), and tells of it.
    int64_t set(int32_t fd, SocketOption option, int32_t value);
    // It is about to listen or to connect: it is of this family, with the options that are wanted.
    int64_t prepare(int32_t fd, int family);
    // It was of the other one: a socket takes the place of another.
    int64_t set_family(int32_t fd, int family);
    // No descriptor is left for a connection. As libuv does: the one kept for this case is given up, all that
    // wait are accepted and closed at once, so that their clients need not wait for ever. False: there is
    // none, and they wait on.
    bool shed_load(int32_t listener);
    // Binds and listens; 0 or minus an error number.
    int64_t bind_and_listen(int32_t fd, const Address& seen, uint16_t real_port, int32_t backlog);
    bool may_move(uint16_t port) const;

    LiveLog& log_;
    PortMap& ports_;
    Wire& wire_;
    MessageSink& messages_;
    const Options options_;
    SocketNumbers numbers_;
    std::vector<std::optional<Socket>> sockets_;  // by descriptor
    std::string buffer_;                          // for reading
    std::vector<Rare<OutcomeDetails>> spare_;     // of reads whose bytes nobody needs any more
    int64_t reserve_ = -1;                        // a descriptor to give up when there is no other
};

}  // namespace lg::host
