// How bytes travel: from the writer's send buffer, as far as the reader's window allows, after a latency,
// into the reader's receive buffer.
#include <algorithm>

#include "sim/host/outcome.h"
#include "sim/host/virtual_socket.h"

namespace lg::host {

void VirtualNetwork::note_sent(const Socket& sender, Socket& receiver, std::string_view bytes) {
    const uint32_t count = static_cast<uint32_t>(bytes.size());
    const std::string& what = sender.names->name(sender.is_client, bytes);
    const MessageText& text = texts_.text(sender.holder.name, receiver.holder.name, what);
    sink_.add(sender.holder.lane, MessageMoved{false, sender.connection, count, &text});
    receiver.messages.push_back({sender.written_bytes, count, &text});
}

void VirtualNetwork::announce_arrivals(Socket& receiver) {
    while (!receiver.messages.empty() && receiver.messages.front().end <= receiver.arrived_bytes) {
        const Socket::Message& message = receiver.messages.front();
        // Who accepts a connection is known late.
        const MessageText& text =
            texts_.text(message.text, message.text->sender, receiver.holder.name, message.text->what);
        sink_.add(receiver.holder.lane, MessageMoved{true, receiver.connection, message.bytes, &text});
        receiver.messages.pop_front();
    }
}

void VirtualNetwork::schedule_segment(SocketId receiver_id, Socket& receiver) {
    // Jitter never lets a segment overtake the one before it.
    receiver.last_arrival = std::max(receiver.last_arrival, clock_.now() + delay_to(receiver));
    clock_.at(receiver.last_arrival, {Happening::Kind::segment_arrives, receiver_id.value, 0});
}

// While a segment that was not full is under way, another such one waits for its acknowledgement, so that
// small writes go together. Neither with TCP_NODELAY nor in front of a FIN. What goes elsewhere is not held
// back: nothing is known of who acknowledges it.
size_t VirtualNetwork::sendable(const Socket& socket, const Socket& receiver, size_t segment) const {
    const size_t count = std::min(socket.unsent.size(), room_at(receiver, socket));
    if (!socket.is_local) return count;
    if (count >= segment) return segment;
    const bool may_wait = !socket.no_delay && !socket.is_shut;
    return may_wait && socket.small_end > socket.acknowledged ? 0 : count;
}

void VirtualNetwork::set_no_delay(SocketId id, bool no_delay) {
    Socket& socket = *find(id);
    socket.no_delay = no_delay;
    if (socket.state == Socket::State::connected) pump(id);
}

void VirtualNetwork::acknowledge(Socket& receiver) {
    Socket* sender = find(receiver.peer);
    if (!sender) return;
    receiver.window.acknowledged(receiver.received.size());
    sender->acknowledged = receiver.arrived_bytes;
    pump(receiver.peer);
}

void VirtualNetwork::settle_ack(Socket& receiver) {
    if (receiver.acks.settle(clock_.now())) acknowledge(receiver);
}

void VirtualNetwork::schedule_ack(SocketId receiver_id, Socket& receiver) {
    const auto due = receiver.acks.due();
    if (!receiver.is_local || !due || receiver.ack_scheduled == due) return;
    if (!receiver.ack_scheduled) scheduled_acks_.push_back(receiver_id);
    receiver.ack_scheduled = due;
    clock_.at(std::max(*due, clock_.now()), {Happening::Kind::ack_due, receiver_id.value, 0});
}

// The kernel's list of a tick's timers begins with the youngest.
void VirtualNetwork::ack_is_due(SocketId id) {
    const Socket* first = find(id);
    if (!first || first->ack_scheduled != clock_.now()) return;
    const auto is_later = [&](SocketId other) {
        const Socket* receiver = find(other);
        return receiver && receiver->ack_scheduled > clock_.now();
    };
    const auto due = std::stable_partition(scheduled_acks_.begin(), scheduled_acks_.end(), is_later);
    std::vector<SocketId> now{due, scheduled_acks_.end()};
    scheduled_acks_.erase(due, scheduled_acks_.end());
    std::erase_if(now, [&](SocketId other) { return !find(other); });
    std::sort(now.begin(), now.end(),
              [&](SocketId a, SocketId b) { return find(a)->ack_order > find(b)->ack_order; });
    for (const SocketId each : now) {
        Socket* receiver = find(each);
        if (!receiver) continue;
        receiver->ack_scheduled.reset();
        settle_ack(*receiver);
    }
}

size_t VirtualNetwork::room_at(const Socket& receiver, const Socket& sender) const {
    // A closed reader's window opens no more: what comes to it is answered with a reset.
    if (receiver.is_local)
        return receiver.window.edge() - std::min(sender.sent_bytes, receiver.window.edge());
    if (receiver.state == Socket::State::closed) return sender.unsent.size();
    return window_ - std::min(receiver.received.size() + receiver.flight_bytes, window_);
}

void VirtualNetwork::pump(SocketId id) {
    Socket& socket = *find(id);
    Socket* peer = find(socket.peer);
    if (!peer || socket.is_reset || socket.reset_sent) {
        socket.unsent.clear();
        socket.fin_sent = socket.fin_sent || socket.is_shut;
        return;
    }
    const bool by_turns = peer->acks.by_turns();
    size_t full = peer->window.segment_bytes(true, by_turns);
    while (const size_t count = sendable(socket, *peer, full)) {
        const bool is_small = count < full;
        full = peer->window.segment_bytes(false, by_turns);
        Socket::Segment segment{Socket::Segment::Kind::data, socket.unsent.take(count), socket.arrived_bytes};
        socket.sent_bytes += count;
        if (is_small) socket.small_end = socket.sent_bytes;
        socket.acks.sends(true, clock_.now());
        socket.window.sends();
        socket.window.acknowledged(socket.received.size());
        peer->flight_bytes += count;
        peer->flight.push_back(std::move(segment));
        schedule_segment(socket.peer, *peer);
    }
    if (socket.unsent.empty() && socket.is_shut && !socket.fin_sent) {
        socket.fin_sent = true;
        socket.acks.sends(false, clock_.now());
        peer->flight.push_back({Socket::Segment::Kind::fin, {}, socket.arrived_bytes});
        schedule_segment(socket.peer, *peer);
    }
    if (!socket.unsent.empty()) schedule_ack(socket.peer, *peer);
    if (socket.is_blocked && (ready_mask(id) & trace::ready_write)) {
        socket.is_blocked = false;
        tell(socket, id);
    }
}

void VirtualNetwork::send_reset(SocketId id) {
    Socket& socket = *find(id);
    Socket* peer = find(socket.peer);
    if (socket.reset_sent) return;
    socket.reset_sent = true;
    if (!peer || socket.is_reset) return;
    peer->flight.push_back({Socket::Segment::Kind::reset, {}});
    schedule_segment(socket.peer, *peer);
}

void VirtualNetwork::segment_arrives(SocketId id) {
    Socket* receiver = find(id);
    if (!receiver || receiver->flight.empty()) return;
    const SocketId sender = receiver->peer;
    take_segment(*receiver, id);
    if (receiver->state != Socket::State::closed) return tell(*receiver, id);
    bury(id);
    if (find(sender)) bury(sender);
}

bool VirtualNetwork::must_acknowledge(Socket& receiver, size_t bytes) {
    if (!receiver.acks.due()) receiver.ack_order = ++acks_awaited_;
    if (bytes > 0) {
        const ReceiveWindow& window = receiver.window;
        const size_t unread = receiver.received.size();
        return receiver.acks.received(
            bytes, clock_.now(),
            {window.usual_bytes_max(), window.is_crowded(unread), window.advances(unread)});
    }
    receiver.acks.ended(clock_.now());
    return false;
}

// As tcp_rcv_established: what an acknowledgement allows is sent first.
void VirtualNetwork::take_in_turn(Socket& receiver, SocketId id, size_t bytes) {
    const bool at_once = must_acknowledge(receiver, bytes);
    pump(id);
    if (at_once) return acknowledge(receiver);
    const Socket* sender = find(receiver.peer);
    if (sender && !sender->unsent.empty()) schedule_ack(id, receiver);
}

void VirtualNetwork::take_segment(Socket& receiver, SocketId id) {
    const Socket::Segment segment = std::move(receiver.flight.front());
    receiver.flight.pop_front();
    receiver.acknowledged = std::max(receiver.acknowledged, segment.acknowledges);
    switch (segment.kind) {
        case Socket::Segment::Kind::data:
            settle_ack(receiver);
            receiver.flight_bytes -= segment.bytes.size();
            receiver.arrived_bytes += segment.bytes.size();
            receiver.window.received(segment.bytes.size(), receiver.arrived_bytes);
            announce_arrivals(receiver);
            if (receiver.state == Socket::State::closed) return send_reset(id);
            receiver.received.push(segment.bytes);
            if (receiver.is_local) take_in_turn(receiver, id, segment.bytes.size());
            return;
        case Socket::Segment::Kind::fin:
            receiver.ended = true;
            if (receiver.is_local) must_acknowledge(receiver, 0);
            pump(id);
            if (find(receiver.peer)) bury(receiver.peer);
            return;
        case Socket::Segment::Kind::reset:
            receiver.is_reset = true;
            receiver.error = receiver.ended ? ErrorNumber::epipe : ErrorNumber::econnreset;
            receiver.unsent.clear();
            if (receiver.state == Socket::State::connecting) {
                receiver.state = Socket::State::refused;
            }
            if (find(receiver.peer)) bury(receiver.peer);
            return;
    }
}

Outcome VirtualNetwork::read(SocketId id, uint32_t room) {
    Socket& socket = *find(id);
    if (socket.state != Socket::State::connected) return failed(ErrorNumber::enotconn);
    if (!socket.received.empty()) {
        Outcome outcome;
        outcome.more->bytes = socket.received.take(room);
        outcome.value = static_cast<int64_t>(outcome.more->bytes.size());
        const bool is_open_again = socket.window.was_read(socket.arrived_bytes, socket.received.size());
        const bool is_acknowledged = socket.acks.was_read(socket.received.empty());
        if (socket.is_local && (is_acknowledged || is_open_again)) acknowledge(socket);
        else if (find(socket.peer)) pump(socket.peer);  // the window is open again
        return outcome;
    }
    if (socket.ended) return succeeded();  // Linux asks for the end before it asks for an error
    if (socket.error != ErrorNumber::none) return failed(std::exchange(socket.error, ErrorNumber::none));
    if (socket.is_reset) return succeeded();
    return failed(ErrorNumber::eagain);
}

Outcome VirtualNetwork::write(SocketId id, std::string_view bytes) {
    Socket& socket = *find(id);
    if (socket.state == Socket::State::connecting) return failed(ErrorNumber::eagain);
    if (socket.error != ErrorNumber::none) return failed(std::exchange(socket.error, ErrorNumber::none));
    if (socket.state != Socket::State::connected || socket.is_shut || socket.is_reset) {
        return failed(ErrorNumber::epipe);
    }
    if (bytes.empty()) return succeeded();
    const size_t count = std::min(bytes.size(), send_buffer_ - std::min(socket.unsent.size(), send_buffer_));
    if (count < bytes.size()) socket.is_blocked = true;
    if (count == 0) return failed(ErrorNumber::eagain);
    Socket* peer = find(socket.peer);
    if (peer) settle_ack(*peer);
    socket.unsent.push(bytes.substr(0, count));
    socket.written_bytes += count;
    if (peer) note_sent(socket, *peer, bytes.substr(0, count));
    pump(id);
    return succeeded(static_cast<int64_t>(count));
}

Outcome VirtualNetwork::shutdown(SocketId id) {
    Socket& socket = *find(id);
    if (socket.state != Socket::State::connected || socket.is_reset) return failed(ErrorNumber::enotconn);
    if (!socket.is_shut) {
        socket.is_shut = true;
        pump(id);
    }
    return succeeded();
}

}  // namespace lg::host
