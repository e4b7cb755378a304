// A live run that a session shows while it goes on: what the window's buttons do to it, and what the session
// must know in each frame. The run happens in a thread of its own; the trace is read without any lock. One
// thread: the window's. Its destructor ends the run in order.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/load.h"
#include "gui/session.h"
#include "sim/followed_run.h"

namespace lg::gui {

class Follow {
  public:
    // The subject has a scenario. The run begins at once. growing: as begin_run() gave it.
    Follow(const Subject& subject, RunMaterial growing);

    const std::shared_ptr<trace::Trace>& trace() const { return run_.trace(); }

    // Before each frame. Returns true if there is something new to draw.
    bool update(Session& session);
    // Until the next event, for who has nothing else to do: blocks until the run stands still or is over.
    void wait_until_still() { run_.gate().wait_until_holding(); }

    // True if the intent was one for the run.
    bool apply(const Intent& intent, const Session& session);

  private:
    LiveStatus status() const;
    void finish(Session& session);
    void keep();
    void compare();

    RunMaterial growing_;
    const std::string name_;  // for the file that is kept
    const Scenario scenario_;
    const std::vector<std::string> arguments_;
    FollowedRun run_;
    std::optional<FollowedRun> simulated_;  // the same on the virtual machine, while it is compared
    LiveStatus shown_;
    Seq size_shown_ = 0;
    bool is_finished_ = false;
    bool wants_keeping_ = false;
    // Charts are bound anew while the run goes on, for a small part of the time at most.
    Seq size_bound_ = 0;
    std::chrono::steady_clock::time_point next_binding_{};
};

}  // namespace lg::gui
