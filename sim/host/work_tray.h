// Where the pool's workers put down what they did. There is one for all threads of the program, for the world
// has one pool: whichever thread has its turn takes everything, also what another one waits for, in the order
// in which it was put down.
#pragma once
#include <atomic>
#include <vector>

#include "sim/host/pool_job.h"

namespace lg::host {

class WorkTray {
  public:
    WorkTray() = default;
    ~WorkTray();
    WorkTray(const WorkTray&) = delete;
    WorkTray& operator=(const WorkTray&) = delete;

    // ---- workers
    // The job has begun, and will be put down again when it has finished.
    void put_started(PoolJob& job) { push(job.started); }
    void put_finished(std::unique_ptr<PoolJob> job) { push(job.release()->finished); }

    // ---- the thread of the program that has its turn
    // Cheap. Whatever was put down before a signal that a Wakeup has cleared is seen: all agree on one order.
    bool empty() const { return notes_.load() == nullptr; }
    // Puts all of it behind what is in `target`.
    void take(std::vector<Arrival>& target);

  private:
    void push(PoolJob::Note& note);

    std::atomic<PoolJob::Note*> notes_ = nullptr;  // the last one first
};

}  // namespace lg::host
