// Where the pool's workers put down what they did. There is one for all threads of the program, for the world
// has one pool: whichever thread has its turn takes everything, also what another one waits for, in the order
// in which it was put down.
#pragma once
#include <atomic>
#include <mutex>
#include <vector>

#include "sim/host/pool_job.h"

namespace lg::host {

class WorkTray {
  public:
    // ---- workers
    // The job has begun, and will be put down again when it has finished.
    void put_started(PoolJob& job, Time at) { put({&job, nullptr, at}); }
    void put_finished(std::unique_ptr<PoolJob> job, Time at) {
        PoolJob* const finished = job.get();
        put({finished, std::move(job), at});
    }

    // ---- the thread of the program that has its turn
    // Cheap. Whatever was put down before a signal that a Wakeup has cleared is seen: all agree on one order.
    bool empty() const { return !has_notes_.load(); }
    // Puts all of it behind what is in `target`.
    void take(std::vector<Arrival>& target);
    // To be filled: one that came back, if there is one, for its memory is warm.
    std::unique_ptr<PoolJob> empty_job();

  private:
    static constexpr size_t spare_max = 1024;
    struct Note {
        PoolJob* job;
        std::unique_ptr<PoolJob> finished;  // the same, if it has
        Time at;
    };

    void put(Note&& note) {
        const std::lock_guard guard(mutex_);
        notes_.push_back(std::move(note));
        has_notes_.store(true);
    }

    std::mutex mutex_;
    std::vector<Note> notes_;
    std::atomic<bool> has_notes_ = false;
    // Of the thread that has its turn.
    std::vector<Note> taken_;  // empty but in take()
    std::vector<std::unique_ptr<PoolJob>> spare_;
};

}  // namespace lg::host
