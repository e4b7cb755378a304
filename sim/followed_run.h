// A run in a thread of its own, and what somebody who watches it can do: read its trace while it grows, let
// it stand still, let it take a step, end it. Its destructor ends it in order.
// The watcher's thread only.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "sim/run.h"

namespace lg {

class FollowedRun {
  public:
    // Begins at once. Of the options, what is said to the user, the wake-up, the trace and the gate are the
    // run's own. paused: it stands still behind its first event.
    FollowedRun(Scenario scenario, RunOptions options, bool paused = false);
    ~FollowedRun();
    FollowedRun(const FollowedRun&) = delete;
    FollowedRun& operator=(const FollowedRun&) = delete;

    // Grows until the run is over.
    const std::shared_ptr<trace::Trace>& trace() const { return trace_; }
    trace::Gate& gate() { return gate_; }
    const trace::Gate& gate() const { return gate_; }

    // As Ctrl-C ends a run on the command line: in order, with its trace. Does not wait for it.
    void stop();
    bool is_stopping() const { return is_stopping_; }

    bool is_over() const { return is_over_.load(std::memory_order_acquire); }
    // Waits for the end. The outcome is as that of run().
    const Result<RunOutcome>& finish();

    // What the user should know (see RunOptions::notice) and was not yet told, a line each.
    std::vector<std::string> take_notices();

  private:
    const std::shared_ptr<trace::Trace> trace_;
    const std::shared_ptr<host::Wakeup> wakeup_;
    trace::Gate gate_;
    bool is_stopping_ = false;
    std::atomic<bool> is_over_{false};
    std::optional<Result<RunOutcome>> outcome_;  // the thread's, until it is over
    std::mutex mutex_;                           // guards the notices
    std::vector<std::string> notices_;
    std::thread thread_;
};

}  // namespace lg
