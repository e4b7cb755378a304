// What real Node compiles, and makes, when a script asks for it first: the pool's threads, sockets, channels.
// That takes a millisecond (0.8 to 1.4 in 20 and 26, at the least), so a timer of 1 ms that was armed before
// is due behind it. Rules T1, J16.
#pragma once

#include <cstdint>

#include "sim/loop/loop.h"

namespace lg::loop {

// Bits of Loop::work_kinds_seen_, above those of trace::WorkKind.
enum class FirstUse : uint8_t { pool = 24, network, channel };

inline bool is_first_use(FirstUse use, uint32_t& seen) {
    const uint32_t bit = 1u << static_cast<uint32_t>(use);
    const bool is_first = (seen & bit) == 0;
    seen |= bit;
    return is_first;
}

// Of 150 us that the first callback costs, a millisecond; the clock stands in its tick as before.
inline Duration first_use_cost(const Costs& costs) { return Duration{costs.first_completion.ns * 20 / 3}; }

}  // namespace lg::loop
