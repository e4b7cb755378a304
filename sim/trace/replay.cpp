#include "sim/trace/replay.h"

#include <algorithm>

namespace lg::trace {

static constexpr size_t keyframes_max = 256;

void Replay::keep(const World& world) {
    if (world.step % spacing_ != 0 || world.step == 0) return;
    const auto place = std::lower_bound(keyframes_.begin(), keyframes_.end(), world.step,
                                        [](const Keyframe& frame, Seq step) { return frame.step < step; });
    if (place != keyframes_.end() && place->step == world.step) return;
    keyframes_.insert(place, {world.step, world});
    if (keyframes_.size() < keyframes_max) return;
    spacing_ *= 2;
    std::erase_if(keyframes_, [&](const Keyframe& frame) { return frame.step % spacing_ != 0; });
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
