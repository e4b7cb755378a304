// The real thread pool, by libuv's rules: threads begin with the first work (T1); first come, first served;
// of slow work (getaddrinfo) at most half of the threads, rounded up, do some at a time (T2). What each
// worker did and when goes with its own times into the mailbox of the thread that submitted the work. Its
// methods belong to the program's threads, one at a time.
#pragma once
#include <functional>
#include <memory>

#include "sim/host/live_clock.h"
#include "sim/host/mailbox.h"

namespace lg::host {

class ThreadPool {
  public:
    // Everything that a thread uses, and outlives the pool if the thread does.
    struct Surroundings {
        std::shared_ptr<const LiveClock> clock;
        // On the worker. Several may run at a time.
        std::function<Outcome(const Work&)> perform;
    };
    // One of the program's threads.
    struct Client {
        std::shared_ptr<Mailbox> mailbox;
        // On the worker. Work was finished: the loop must be woken.
        std::function<void()> on_finished;
    };

    // workers: 1 to 1024.
    ThreadPool(uint32_t workers, Surroundings surroundings);
    // Work that has not begun never does. Waits for what runs, but not for ever: a worker that a call of the
    // kernel's holds is left behind, and what it finds out is lost.
    ~ThreadPool();

    void submit(OperationId operation, Work work, std::shared_ptr<const Client> client);
    // False if a worker has it already.
    bool cancel(OperationId operation);
    // Whether all that was submitted is finished. Any later result is in the mailbox already.
    bool is_idle() const;

  private:
    struct Shared;
    std::shared_ptr<Shared> shared_;
};

}  // namespace lg::host
