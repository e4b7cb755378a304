// A sequence diagram of any run, for scripts that bring none and for export. Each message is bound to its
// event, so that a run holds against its own diagram. Pure functions; the trace may grow meanwhile, what it
// held at the start counts.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/diagram/diagram.h"
#include "sim/trace/trace.h"

namespace lg::diagram {

struct TraceDiagram {
    Diagram diagram;
    std::vector<trace::Seq> events;  // by message
    uint64_t left_out = 0;           // messages; a note at the end of the diagram says so too
};

// At most `messages_max` messages. If there are more, the inner ones (ticks, microtasks, the demultiplexer's
// table) are left out from some point on, and then the others too.
TraceDiagram from_trace(const trace::Trace& trace, uint32_t messages_max = 400);

}  // namespace lg::diagram
