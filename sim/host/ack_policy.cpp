#include "sim/host/ack_policy.h"

#include <algorithm>

namespace lg::host {

namespace {

constexpr uint64_t first_window = 65'536;
constexpr uint32_t quick_max = 16;                        // TCP_MAX_QUICKACKS
constexpr Duration patience_least = Duration::of_ms(40);  // TCP_ATO_MIN, TCP_DELACK_MIN
constexpr Duration tick = Duration::of_ms(4);             // of the kernel's timers (HZ is 250)
constexpr Duration resent_after = Duration::of_ms(200);   // TCP_RTO_MIN, which a loopback has

}  // namespace

bool AckPolicy::received(uint64_t bytes, Time now, Buffer buffer) {
    learn(bytes, buffer.usual_bytes_max);
    unacknowledged_ += bytes;
    if (patience_ == Duration{}) {
        quick_ = quick_count();
        patience_ = patience_least;
    } else {
        const Duration pause = now - last_came_;
        const Duration half{patience_.ns / 2};
        if (pause <= Duration{patience_least.ns / 2}) patience_ = half + Duration{patience_least.ns / 2};
        else if (pause < patience_) patience_ = std::min(half + pause, resent_after);
        else if (pause > resent_after) quick_ = std::max(quick_, quick_count());
    }
    last_came_ = now;
    wait(now);
    const bool is_quick = quick_ > 0 && !by_turns_;
    if (!is_quick && (unacknowledged_ <= usual_segment_ || !buffer.advances)) return false;
    acknowledge();
    if (buffer.is_crowded) quick_ = 0;
    return true;
}

// As many as half of the first window holds of the usual segments (tcp_incr_quickack).
uint32_t AckPolicy::quick_count() const {
    const uint64_t count = first_window / (2 * usual_segment_);
    return count == 0 ? 2 : static_cast<uint32_t>(std::min<uint64_t>(count, quick_max));
}

// How large segments are here, and whether this one ended a write: all of ours do.
void AckPolicy::learn(uint64_t bytes, uint64_t usual_bytes_max) {
    const uint64_t most = by_turns_ ? segment_max : usual_bytes_max;
    if (bytes >= usual_segment_) usual_segment_ = std::min(bytes, most);
    else if (is_pushed_) is_pushed_again_ = true;
    is_pushed_ = true;
}

void AckPolicy::ended(Time now) {
    by_turns_ = true;
    wait(now);
}

bool AckPolicy::was_read(bool is_drained) {
    if (!due_) return false;
    const bool was_pushed = is_pushed_again_ || (is_pushed_ && !by_turns_);
    if (unacknowledged_ <= usual_segment_ && !(was_pushed && is_drained)) return false;
    acknowledge();
    return true;
}

void AckPolicy::sends(bool has_data, Time now) {
    settle(now);
    acknowledge();
    if (has_data && patience_ > Duration{} && now - last_came_ < patience_) by_turns_ = true;
}

bool AckPolicy::settle(Time now) {
    if (!due_ || *due_ > now) return false;
    if (by_turns_) {
        by_turns_ = false;
        patience_ = patience_least;
    } else {
        patience_ = std::min(patience_ + patience_, resent_after);
    }
    acknowledge();
    return true;
}

void AckPolicy::acknowledge() {
    if (due_ && quick_ > 0 && --quick_ == 0) patience_ = patience_least;
    due_.reset();
    unacknowledged_ = 0;
    is_pushed_ = is_pushed_again_ = false;
}

// A timer of the kernel's runs in the tick behind its own, so that all of one tick run together.
void AckPolicy::wait(Time now) {
    if (due_) return;
    const Time least = now + patience_least;
    due_ = Time{least.ns - least.ns % tick.ns} + tick;
}

}  // namespace lg::host
