#include "sim/trace/replay.h"

#include <algorithm>

namespace lg::trace {

static constexpr size_t keyframes_max = 256;
static constexpr size_t keyframe_bytes_max = size_t{128} << 20;

template <class Key, class T>
static size_t bytes_of(const IdTable<Key, T>& table) {
    return table.size() * sizeof(T);
}
// Roughly what a copy takes: its tables hold nearly all of it.
static size_t bytes_of(const Thread& t) {
    return sizeof(Thread) + bytes_of(t.timers.timers()) + bytes_of(t.immediates) +
           bytes_of(t.immediate_batch) + bytes_of(t.ticks) + bytes_of(t.jobs) + bytes_of(t.promises) +
           bytes_of(t.suspended) + bytes_of(t.handles) + t.stack.size() * sizeof(Frame) +
           t.timers.lists().size() * 2 * sizeof(TimerList);
}
static size_t bytes_of(const World& w) {
    size_t bytes = bytes_of(static_cast<const Thread&>(w)) + bytes_of(w.operations) + bytes_of(w.messages) +
                   w.in_flight.size() * sizeof(InFlight);
    for (const Thread& thread : w.threads) bytes += bytes_of(thread);
    return bytes;
}

void Replay::keep(const World& world) {
    if (world.step % spacing_ != 0 || world.step == 0) return;
    const auto place = std::lower_bound(keyframes_.begin(), keyframes_.end(), world.step,
                                        [](const Keyframe& frame, Seq step) { return frame.step < step; });
    if (place != keyframes_.end() && place->step == world.step) return;
    const size_t bytes = bytes_of(world);
    keyframes_.insert(place, {world.step, bytes, world});
    keyframe_bytes_ += bytes;
    const auto too_much = [&] {
        return keyframes_.size() >= keyframes_max || keyframe_bytes_ > keyframe_bytes_max;
    };
    while (keyframes_.size() > 1 && too_much()) thin_out();
}

void Replay::thin_out() {
    spacing_ *= 2;
    std::erase_if(keyframes_, [&](const Keyframe& frame) { return frame.step % spacing_ != 0; });
    keyframe_bytes_ = 0;
    for (const Keyframe& frame : keyframes_) keyframe_bytes_ += frame.bytes;
}

const World& Replay::at(Seq step) {
    LG_CHECK(step <= trace_->size(), "a step behind the end of the trace");
    const auto behind =
        std::upper_bound(keyframes_.begin(), keyframes_.end(), step,
                         [](Seq wanted, const Keyframe& frame) { return wanted < frame.step; });
    const Keyframe* before = behind == keyframes_.begin() ? nullptr : &*(behind - 1);
    if (step < world_.step) world_ = before ? before->world : World{};
    else if (before && before->step > world_.step) world_ = before->world;
    while (world_.step < step) {
        if (apply(world_, (*trace_)[world_.step + 1])) break;
        keep(world_);
    }
    return world_;
}

World fold(const Trace& trace, Seq step) {
    World world;
    while (world.step < step && !apply(world, trace[world.step + 1])) {}
    return world;
}

}  // namespace lg::trace
