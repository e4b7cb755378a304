// What a run did and in which order, without when: what is left of a trace if all that only a clock makes is
// left out, and all that only one host has. Where nothing but the order of a program's own steps decides,
// every host gives the same: the virtual one, each real demultiplexer.
//
// Left out are times, turns, phases and polls; how work and I/O went on outside of the loop; descriptors and
// ports; memory. Ids are counted anew, in the order in which they appear. Each thread is told by itself.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/trace/trace.h"

namespace lg::trace {

// One line for each step, the main thread's first, then those of each worker thread.
std::vector<std::string> steps_in_order(const Trace& trace);

// A hash of these lines.
uint64_t order_fingerprint(const Trace& trace);

}  // namespace lg::trace
