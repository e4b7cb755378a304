// TCP in memory: sockets with buffers and windows, listeners with backlogs, latency, half close and reset.
// Program and actors use it alike; whoever owns a socket is told when something about it has changed and then
// asks what. Bytes are never lost or reordered while both ends live.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/id.h"
#include "sim/base/id_table.h"
#include "sim/host/arrival_sink.h"
#include "sim/host/byte_queue.h"
#include "sim/host/clock.h"
#include "sim/host/error_number.h"
#include "sim/host/message_names.h"
#include "sim/host/message_texts.h"
#include "sim/host/world_description.h"

namespace lg::host {

using SocketId = Id<struct SocketTag>;

class SocketOwner {
  public:
    virtual ~SocketOwner() = default;
    // Something about the socket has changed: look at ready_mask(). A connection that waits in a listener's
    // queue has the listener's owner, which has not seen it yet.
    virtual void on_change(SocketId socket) = 0;
};
class ListenWatcher {
  public:
    virtual ~ListenWatcher() = default;
    // Somebody listens here from now on.
    virtual void on_listening(const Address& address) = 0;
};

// Who holds an end of a connection, as the trace shows it.
struct SocketHolder {
    SocketOwner* owner = nullptr;
    std::string name;  // "program", or the actor's
    trace::Lane lane;
};

class VirtualNetwork {
  public:
    VirtualNetwork(const WorldDescription& world, Clock& clock, ArrivalSink& sink);
    ~VirtualNetwork();

    void watch_listeners(ListenWatcher& watcher) { watcher_ = &watcher; }

    SocketId open(const SocketHolder& holder);
    // From here on nobody owns the socket. What was written still goes out; what comes in is answered with a
    // reset. Closing with unread bytes is a reset, as in Linux.
    void close(SocketId id);
    // Breaks the connection off: the other end gets ECONNRESET.
    void reset(SocketId id);

    ErrorNumber listen(SocketId id, const Address& address, int32_t backlog);
    // none: under way; see connect_result(). Nobody listens on this machine: ECONNREFUSED at once.
    ErrorNumber connect(SocketId id, const Address& address);
    // eagain while it is under way, none when it is made.
    ErrorNumber connect_result(SocketId id);
    // Does anybody listen there?
    bool is_listened_to(const Address& address) const;
    // None if no connection waits.
    SocketId accept(SocketId listener);

    // Values as in POSIX: -EAGAIN, 0 at the end.
    Outcome read(SocketId id, uint32_t room);
    Outcome write(SocketId id, std::string_view bytes);
    // "No more" behind what was written.
    Outcome shutdown(SocketId id);
    // TCP_NODELAY.
    void set_no_delay(SocketId id, bool no_delay);
    // trace::ReadyMask, as epoll would report it.
    uint32_t ready_mask(SocketId id) const;
    // Null if the socket has none.
    const Address* local_address(SocketId id) const;
    const Address* peer_address(SocketId id) const;

    // getaddrinfo: addresses in the family 0, 4 or 6.
    Outcome look_up(const std::string& name, uint32_t family) const;

    // What the agenda tells.
    void syn_arrives(SocketId client);
    void connect_ends(SocketId client);
    void segment_arrives(SocketId receiver);
    void ack_is_due(SocketId receiver);

  private:
    struct Socket;
    Socket* find(SocketId id);
    const Socket* find(SocketId id) const;
    // None if nobody listens there.
    SocketId find_listener(const Address& address) const;
    uint16_t free_port();
    bool is_reachable(const std::string& host) const;
    static bool is_program(const Socket& socket);
    // The way to a socket's other end: no time at all between two ends of the program's own, as on a real
    // machine's loopback.
    Duration delay_to(const Socket& socket);
    // Sends what the window allows.
    void pump(SocketId id);
    // How many of the bytes that there is room for may go now, in one segment (Nagle's algorithm). segment:
    // what a full one has, between ends of the program's own.
    size_t sendable(const Socket& socket, const Socket& receiver, size_t segment) const;
    size_t room_at(const Socket& receiver, const Socket& sender) const;
    // The other end learns that all has arrived, and sends what waited for that.
    void acknowledge(Socket& receiver);
    // ... if that was due meanwhile.
    void settle_ack(Socket& receiver);
    // ... at the latest when that is due. Nobody needs to know but who has something to send.
    void schedule_ack(SocketId receiver_id, Socket& receiver);
    // What is received has to be acknowledged some time. True: it is time now.
    bool must_acknowledge(Socket& receiver, size_t bytes);
    void send_reset(SocketId id);
    void take_segment(Socket& receiver, SocketId id);
    void take_in_turn(Socket& receiver, SocketId id, size_t bytes);
    void announce_arrivals(Socket& receiver);
    void note_sent(const Socket& sender, Socket& receiver, std::string_view bytes);
    void schedule_segment(SocketId receiver_id, Socket& receiver);
    void tell(const Socket& socket, SocketId id);
    // Forgets a closed socket as soon as nothing more can come to it.
    void bury(SocketId id);

    Clock& clock_;
    ArrivalSink& sink_;
    const Duration latency_;
    const size_t window_;
    const size_t send_buffer_;
    ListenWatcher* watcher_ = nullptr;
    std::vector<std::string> reachable_;  // hosts besides this machine
    std::vector<KnownHost> known_;
    IdTable<SocketId, std::unique_ptr<Socket>> sockets_;
    IdSource<SocketId> ids_;
    MessageTexts texts_;
    std::map<uint16_t, std::vector<SocketId>> listeners_;
    uint32_t connections_ = 0;
    uint64_t acks_awaited_ = 0;
    std::vector<SocketId> scheduled_acks_;
    uint16_t last_port_;
};

}  // namespace lg::host
