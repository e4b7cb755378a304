// Something of a run that can be pointed at. Ids are those of the trace, so a selection survives every seek.
#pragma once
#include <cstdint>

namespace lg::gui::layout {

enum class ThingKind : uint8_t { none, frame, tick, job, timer, immediate, operation, handle, message };

struct Thing {
    ThingKind kind = ThingKind::none;
    uint32_t id = 0;

    friend bool operator==(const Thing&, const Thing&) = default;
};

}  // namespace lg::gui::layout
