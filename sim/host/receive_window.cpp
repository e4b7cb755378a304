#include "sim/host/receive_window.h"

#include <algorithm>

#include "sim/host/ack_policy.h"

namespace lg::host {

namespace {

constexpr uint64_t small_bytes = 128;  // less than this tells nothing about segments (tcp_event_data_recv)
constexpr uint64_t little_unread = 64 << 10;  // the buffer is half free
constexpr uint64_t opened_half = 66 << 10;    // what is free then
constexpr uint64_t opened_whole = 93 << 10;   // of 128 KiB, with segments of 46 KiB
constexpr uint64_t opened_behind_small = 126 << 10;
constexpr uint64_t free_at_most = 125 << 10;  // without the overhead of segments

}  // namespace

// Half of what was announced is filled by the first segment, whose acknowledgement opens the rest.
ReceiveWindow::ReceiveWindow(uint64_t grown_bytes, uint64_t announced_bytes)
    : grown_bytes_(grown_bytes),
      announced_bytes_(announced_bytes),
      first_bytes_(announced_bytes / 2 + opened_whole),
      edge_(std::min(first_bytes_, grown_bytes)),
      told_(announced_bytes),
      told_most_(announced_bytes),
      phase_(grown_bytes > first_bytes_ ? Phase::fresh : Phase::grown) {}

uint64_t ReceiveWindow::segment_bytes(bool is_first, bool by_turns) const {
    if (phase_ == Phase::grown) return AckPolicy::segment_max;
    if (!is_first) return opened_whole / 2;
    if (told_most_ > announced_bytes_) return told_most_ / 2;
    return came_small_ && !by_turns ? announced_bytes_ : announced_bytes_ / 2;
}

uint64_t ReceiveWindow::usual_bytes_max() const {
    return phase_ == Phase::grown || read_large_ ? AckPolicy::segment_max : announced_bytes_ / 2;
}

uint64_t ReceiveWindow::free_bytes(uint64_t unread) const {
    const uint64_t most = phase_ == Phase::grown ? grown_bytes_ : free_at_most;
    return most - std::min(unread, most);
}

bool ReceiveWindow::is_crowded(uint64_t unread) const {
    return free_bytes(unread) < (phase_ == Phase::grown ? grown_bytes_ / 2 : little_unread);
}

bool ReceiveWindow::advances(uint64_t unread) const {
    return phase_ == Phase::grown ? !is_crowded(unread) : free_bytes(unread) >= told_;
}

// True: it was used up.
bool ReceiveWindow::open(Phase phase, uint64_t arrived, uint64_t bytes) {
    const bool was_used_up = arrived >= edge_;
    phase_ = phase;
    edge_ = std::max(edge_, arrived + bytes);
    return was_used_up;
}

void ReceiveWindow::received(uint64_t bytes, uint64_t arrived) {
    (bytes < small_bytes ? came_small_ : came_large_) = true;
    const bool is_first = bytes == arrived;
    if (phase_ == Phase::fresh && is_first && bytes < announced_bytes_ / 2)
        open(Phase::begun_small, arrived, first_bytes_);
}

void ReceiveWindow::acknowledged(uint64_t unread) {
    told_ = std::min(free_bytes(unread), came_large_ ? opened_whole : announced_bytes_);
    told_most_ = std::max(told_most_, told_);
}

bool ReceiveWindow::was_read(uint64_t arrived, uint64_t unread) {
    const bool is_drained = unread == 0;
    const bool was_used_up = arrived >= edge_;
    read_large_ = read_large_ || (is_drained && came_large_);
    switch (phase_) {
        case Phase::fresh:
            if (was_used_up && unread <= little_unread) return open(Phase::opened_once, arrived, opened_half);
            break;
        case Phase::begun_small:
            if (is_drained && was_used_up) return open(Phase::opened_twice, arrived, opened_behind_small);
            break;
        case Phase::opened_once:
            if (!is_drained) return false;
            if (!knows_round_trip_) return open(Phase::opened_twice, arrived, opened_whole);
            return open(Phase::grown, arrived, grown_bytes_);
        case Phase::opened_twice: return is_drained && open(Phase::grown, arrived, grown_bytes_);
        case Phase::grown: return open(Phase::grown, arrived, grown_bytes_ - std::min(unread, grown_bytes_));
    }
    // Before the first window was used up, what is read makes room.
    if (!is_drained) return false;
    knows_round_trip_ = true;
    return open(Phase::fresh, arrived, first_bytes_);
}

}  // namespace lg::host
