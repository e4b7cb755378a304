// A run as Chrome trace events, the JSON that Perfetto (ui.perfetto.dev) and chrome://tracing open.
//
// Process 1 is Node: its loop (turn > phase > callback > tick or job > frames of the script) and its pool's
// workers. Process 2 is the kernel's demultiplexer, process 3 the world outside. Arrows go from what caused a
// callback, tick or job to it. Counters tell the lengths of the queues and the engine's heap. Times are
// microseconds with three decimals, which is every nanosecond.
#pragma once
#include "sim/trace/sink.h"
#include "sim/trace/trace.h"

namespace lg::trace {

void export_chrome(const Trace& trace, const Sink& sink);

}  // namespace lg::trace
