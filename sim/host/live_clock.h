// The real clock: the time since a run began. Any thread.
#pragma once
#include <cstdint>

#include "sim/base/time.h"

namespace lg::host {

class LiveClock {
  public:
    // The run begins now.
    LiveClock();

    // Monotonic.
    Time now() const;
    // What the wall clock said at the beginning, in milliseconds since the epoch.
    int64_t epoch_ms() const { return epoch_ms_; }

  private:
    int64_t began_ns_;
    int64_t epoch_ms_;
};

}  // namespace lg::host
