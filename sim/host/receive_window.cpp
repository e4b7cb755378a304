#include "sim/host/receive_window.h"

#include <algorithm>

namespace lg::host {

namespace {

constexpr uint64_t first_small = 32'768;      // less than this is no usual segment
constexpr uint64_t little_unread = 64 << 10;  // the buffer is half free
constexpr uint64_t opened_half = 66 << 10;    // what is free then
constexpr uint64_t opened_whole = 93 << 10;   // of 128 KiB, with segments of 46 KiB
constexpr uint64_t opened_behind_small = 126 << 10;

// Half of it is filled by the first segment, whose acknowledgement opens the rest.
constexpr uint64_t opened_first(uint64_t announced) { return announced / 2 + opened_whole; }

}  // namespace

ReceiveWindow::ReceiveWindow(uint64_t grown_bytes, uint64_t announced_bytes)
    : grown_bytes_(grown_bytes),
      first_bytes_(opened_first(announced_bytes)),
      edge_(std::min(first_bytes_, grown_bytes)),
      phase_(grown_bytes > first_bytes_ ? Phase::fresh : Phase::grown) {}

void ReceiveWindow::open(Phase phase, uint64_t arrived, uint64_t bytes) {
    phase_ = phase;
    edge_ = std::max(edge_, arrived + bytes);
}

void ReceiveWindow::received(uint64_t bytes, uint64_t arrived) {
    const bool is_first = bytes == arrived;
    if (phase_ == Phase::fresh && is_first && bytes < first_small)
        open(Phase::begun_small, arrived, first_bytes_);
}

void ReceiveWindow::was_read(uint64_t arrived, uint64_t unread) {
    const bool is_drained = unread == 0;
    const bool was_used_up = arrived >= edge_;
    switch (phase_) {
        case Phase::fresh:
            if (was_used_up && unread <= little_unread) return open(Phase::opened_once, arrived, opened_half);
            break;
        case Phase::begun_small:
            if (is_drained && was_used_up) return open(Phase::opened_twice, arrived, opened_behind_small);
            break;
        case Phase::opened_once:
            if (!is_drained) return;
            if (!knows_round_trip_) return open(Phase::opened_twice, arrived, opened_whole);
            return open(Phase::grown, arrived, grown_bytes_);
        case Phase::opened_twice:
            if (is_drained) open(Phase::grown, arrived, grown_bytes_);
            return;
        case Phase::grown: return open(Phase::grown, arrived, grown_bytes_ - std::min(unread, grown_bytes_));
    }
    // Before the first window was used up, what is read makes room.
    if (!is_drained) return;
    knows_round_trip_ = true;
    open(Phase::fresh, arrived, first_bytes_);
}

}  // namespace lg::host
