// The world at any step of a trace. Going forwards costs the events in between; going back starts at the
// nearest keyframe, which is a memo of the fold and nothing else. One thread; the trace may grow meanwhile.
#pragma once
#include <memory>
#include <vector>

#include "sim/trace/trace.h"
#include "sim/trace/world.h"

namespace lg::trace {

class Replay {
  public:
    explicit Replay(std::shared_ptr<const Trace> trace) : trace_(std::move(trace)) {}

    const Trace& trace() const { return *trace_; }

    // The world behind the first `step` events; 0 is the empty world. step must not exceed trace().size().
    // The reference holds until the next call. A trace that contradicts itself stops at the last good step.
    const World& at(Seq step);

  private:
    struct Keyframe {
        Seq step;
        size_t bytes;
        World world;
    };
    void keep(const World& world);
    void thin_out();

    std::shared_ptr<const Trace> trace_;
    World world_;
    std::vector<Keyframe> keyframes_;  // by step
    size_t keyframe_bytes_ = 0;        // of all keyframes, roughly
    Seq spacing_ = 4096;               // doubles whenever there are too many keyframes, or too heavy ones
};

// The same by folding from the beginning: the definition that Replay must agree with.
World fold(const Trace& trace, Seq step);

}  // namespace lg::trace
