// One end of a connection, or a listener. Only the virtual network looks into it.
#pragma once
#include "sim/host/ack_policy.h"
#include "sim/host/receive_window.h"
#include "sim/host/virtual_network.h"

namespace lg::host {

struct VirtualNetwork::Socket {
    enum class State : uint8_t { fresh, listening, connecting, refused, connected, closed };
    struct Segment {
        enum class Kind : uint8_t { data, fin, reset } kind = Kind::data;
        std::string bytes;
        uint64_t acknowledges = 0;  // so many bytes of the receiver's have arrived
    };
    // A piece of bytes as it was written: it has arrived when its last byte has.
    struct Message {
        uint64_t end = 0;  // counted from the connection's beginning
        uint32_t bytes = 0;
        const MessageText* text;
    };

    explicit Socket(uint64_t window_bytes) : window(window_bytes, ReceiveWindow::announced_by_client) {}

    State state = State::fresh;
    SocketHolder holder;
    Address local, remote;
    SocketId peer;
    uint32_t connection = 0;
    bool is_client = false;
    bool is_local = false;  // both ends are the program's own: nothing is between them
    std::shared_ptr<ConnectionNames> names;

    // a listener
    size_t backlog = 0;
    std::deque<SocketId> accepted;

    // outwards
    ByteQueue unsent;
    bool is_shut = false;   // no more will be written
    bool fin_sent = false;  // and the other end was told
    bool reset_sent = false;
    bool is_blocked = false;  // the owner waits for room
    uint64_t written_bytes = 0;
    bool no_delay = false;  // TCP_NODELAY
    uint64_t sent_bytes = 0;
    uint64_t small_end = 0;     // the end of the last segment that was not full
    uint64_t acknowledged = 0;  // bytes that the other end has said to have

    // inwards
    ByteQueue received;
    std::deque<Segment> flight;  // under way to here
    size_t flight_bytes = 0;
    Time last_arrival;
    uint64_t arrived_bytes = 0;
    AckPolicy acks;        // between ends of the program's own
    ReceiveWindow window;  // likewise
    std::optional<Time> ack_scheduled;
    uint64_t ack_order = 0;                 // which of all acknowledgements that wait began to
    std::deque<Message> messages;           // written by the other end, not yet arrived here
    bool ended = false;                     // the other end said "no more"
    bool is_reset = false;                  // the connection was broken off by the other end
    ErrorNumber error = ErrorNumber::none;  // to be told once
};

}  // namespace lg::host
