// A piece of work on its way: from the loop to a worker of the pool and back.
#pragma once
#include <memory>
#include <optional>

#include "sim/host/host.h"

namespace lg::host {

class Wakeup;

// A loop that waits for work of its own.
struct PoolClient {
    std::shared_ptr<Wakeup> wakeup;
    uint32_t under_way = 0;  // how much: as long as there is any, the client is there
};

// Made in blocks, and used again. The workers only read it, so that it stays in the cache of the program's
// thread.
struct PoolJob {
    OperationId operation;
    PoolClient* client = nullptr;
    std::optional<Work> work;  // none once it has come back
};

}  // namespace lg::host
