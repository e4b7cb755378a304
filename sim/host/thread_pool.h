// The real thread pool, by libuv's rules: threads begin with the first work (T1); first come, first served;
// of slow work (getaddrinfo) at most half of the threads, rounded up, do some at a time (T2). What each
// worker did and when goes with its own times onto a tray. Its methods belong to the program's threads, one
// at a time.
#pragma once
#include <functional>
#include <memory>

#include "sim/host/live_clock.h"
#include "sim/host/work_tray.h"

namespace lg::host {

class ThreadPool {
  public:
    // Everything that a thread uses, and outlives the pool if the thread does.
    struct Surroundings {
        std::shared_ptr<WorkTray> tray;
        std::shared_ptr<const LiveClock> clock;  // null: nobody wants to know when
        // On the worker. Several may run at a time.
        std::function<Outcome(const Work&)> perform;
    };

    // workers: 1 to 1024.
    ThreadPool(uint32_t workers, Surroundings surroundings);
    // Work that has not begun never does. Waits for what runs, but not for ever: a worker that a call of the
    // kernel's holds is left behind, and what it finds out is lost.
    ~ThreadPool();

    // wakeup: signalled when the work is finished.
    void submit(OperationId operation, Work&& work, const std::shared_ptr<Wakeup>& wakeup);
    // False if a worker has it already.
    bool cancel(OperationId operation);
    // Whether all that was submitted is finished, and on the tray.
    bool is_idle() const;

  private:
    struct Shared;
    std::shared_ptr<Shared> shared_;
};

}  // namespace lg::host
