#include "sim/trace/replay.h"

#include <algorithm>

namespace lg::trace {

static constexpr size_t keyframes_max = 256;
static constexpr size_t keyframe_bytes_max = size_t{128} << 20;

// Roughly what a copy of the world takes: its tables hold nearly all of it.
static size_t bytes_of(const World& w) {
    const auto table = []<class Key, class T>(const IdTable<Key, T>& t) { return t.size() * sizeof(T); };
    return sizeof(World) + table(w.timers.timers()) + table(w.immediates) + table(w.immediate_batch) +
           table(w.ticks) + table(w.jobs) + table(w.promises) + table(w.suspended) + table(w.operations) +
           table(w.handles) + w.in_flight.size() * sizeof(InFlight) + w.stack.size() * sizeof(Frame) +
           w.timers.lists().size() * 2 * sizeof(TimerList);
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
