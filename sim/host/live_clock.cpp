#include "sim/host/live_clock.h"

#include <chrono>

namespace lg::host {

using namespace std::chrono;

static int64_t monotonic_ns() {
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

LiveClock::LiveClock()
    : began_ns_(monotonic_ns()),
      epoch_ms_(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()) {}

Time LiveClock::now() const { return {monotonic_ns() - began_ns_}; }

}  // namespace lg::host
