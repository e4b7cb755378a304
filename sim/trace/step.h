// What people step by while a run goes on or afterwards: the events that begin something worth a stop.
#pragma once
#include <cstdint>

#include "sim/trace/event.h"

namespace lg::trace {

enum class StepKind : uint8_t { event, line, callback, phase, turn };

constexpr bool begins_step(StepKind kind, const Event& event) {
    switch (kind) {
        case StepKind::event: return true;
        case StepKind::line: return event.is<LineReached>();
        case StepKind::callback:
            return event.is<CallbackStarted>() || event.is<TickStarted>() || event.is<JobStarted>();
        case StepKind::phase: return event.is<PhaseEntered>();
        case StepKind::turn: return event.is<TurnStarted>();
    }
    return false;
}

}  // namespace lg::trace
