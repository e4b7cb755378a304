// A piece of work on its way: from the loop to a worker of the pool and back. What its worker tells of it has
// its room in it, so that telling takes neither memory nor a lock.
#pragma once
#include <memory>

#include "sim/host/host.h"

namespace lg::host {

class Wakeup;

struct PoolJob {
    struct Note {
        PoolJob* job = nullptr;
        Time at;
        Note* next = nullptr;  // of those on a tray
    };

    PoolJob(OperationId its_operation, Work&& its_work, std::shared_ptr<Wakeup> its_wakeup)
        : operation(its_operation), work(std::move(its_work)), wakeup(std::move(its_wakeup)) {}
    PoolJob(const PoolJob&) = delete;
    PoolJob& operator=(const PoolJob&) = delete;

    const OperationId operation;
    Work work;
    const std::shared_ptr<Wakeup> wakeup;  // of the loop that waits for it
    uint32_t worker = 0;
    Outcome outcome;
    bool is_start_told = false;
    Note started{this, {}, nullptr};
    Note finished{this, {}, nullptr};
};

}  // namespace lg::host
