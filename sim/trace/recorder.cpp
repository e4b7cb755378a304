#include "sim/trace/recorder.h"

#include <fmt/format.h>

namespace lg::trace {

Recorder::Recorder(std::shared_ptr<Trace> trace, bool keep_events, Gate* gate)
    : trace_(std::move(trace)),
      own_(std::make_unique<World>()),
      world_(own_.get()),
      thread_(world_),
      keep_events_(keep_events),
      gate_(gate) {}

Recorder::Recorder(Recorder& main, uint32_t thread)
    : trace_(main.trace_),
      world_(main.world_),
      thread_(world_->thread(thread)),
      lane_{LaneKind::loop, static_cast<uint16_t>(thread)},
      keep_events_(main.keep_events_),
      gate_(main.gate_) {
    LG_CHECK(thread_, "a thread is created before it records");
}

Seq Recorder::context() const { return thread_->stack.empty() ? running_ : thread_->stack.back().born; }

Seq Recorder::record(const Event* event) {
    const char* fault = apply(*world_, *event);
    LG_CHECK(!fault, fmt::format("event {} {}: {}", world_->step + 1, kind_name(event->kind()), fault));
    if (event->is<CallbackStarted>() || event->is<TickStarted>() || event->is<JobStarted>()) {
        running_ = world_->step;
    } else if (event->is<TurnStarted>() || event->is<PhaseEntered>()) {
        phase_ = running_ = world_->step;
    } else if (event->is<DrainEnded>()) {
        running_ = phase_;
    }
    if (keep_events_) trace_->publish();
    if (gate_) gate_->pass(*event);
    return world_->step;
}

}  // namespace lg::trace
