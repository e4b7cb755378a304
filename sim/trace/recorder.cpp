#include "sim/trace/recorder.h"

#include <fmt/format.h>

namespace lg::trace {

Recorder::Recorder(std::shared_ptr<Trace> trace, bool keep_events)
    : trace_(std::move(trace)), keep_events_(keep_events) {}

Seq Recorder::context() const { return world_.stack.empty() ? running_ : world_.stack.back().born; }

Seq Recorder::record(const Event& event) {
    const char* fault = apply(world_, event);
    LG_CHECK(!fault, fmt::format("event {} {}: {}", world_.step + 1, kind_name(event.kind()), fault));
    if (event.is<CallbackStarted>() || event.is<TickStarted>() || event.is<JobStarted>()) {
        running_ = world_.step;
    } else if (event.is<TurnStarted>() || event.is<PhaseEntered>()) {
        phase_ = running_ = world_.step;
    } else if (event.is<DrainEnded>()) {
        running_ = phase_;
    }
    if (keep_events_) trace_->append(event);
    return world_.step;
}

}  // namespace lg::trace
