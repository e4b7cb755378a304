#include "sim/trace/recorder.h"

#include <fmt/format.h>

namespace lg::trace {

Recorder::Recorder(std::shared_ptr<Trace> trace, bool keep_events, Gate* gate)
    : trace_(std::move(trace)),
      owned_world_(std::make_unique<World>()),
      world_(owned_world_.get()),
      own_(*world_, lane_),
      keep_events_(keep_events),
      gate_(gate) {}

Recorder::Recorder(Recorder& main, uint32_t thread)
    : trace_(main.trace_),
      world_(main.world_),
      lane_{LaneKind::loop, static_cast<uint16_t>(thread)},
      own_(*world_, lane_),
      keep_events_(main.keep_events_),
      gate_(main.gate_) {
    LG_CHECK(own_.thread, "a thread is created before it records");
}

void Recorder::refuse(const char* name, const char* fault) const {
    check_failed("an event fits the world", __FILE__, __LINE__,
                 fmt::format("event {} {}: {}", world_->step + 1, name, fault));
}

}  // namespace lg::trace
