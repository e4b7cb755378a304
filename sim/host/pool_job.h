// A piece of work on its way: from the loop to a worker of the pool and back.
#pragma once
#include <memory>
#include <optional>

#include "sim/host/host.h"

namespace lg::host {

class Wakeup;

struct PoolJob {
    OperationId operation;
    uint32_t worker = 0;
    bool is_start_told = false;
    std::optional<Work> work;        // none once it has come back
    std::shared_ptr<Wakeup> wakeup;  // of the loop that waits for it, likewise
    Outcome outcome;
};

}  // namespace lg::host
