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

// Puts a recorded run beside the one that the session shows.
void show_beside(Session& session, LoadedBeside recorded);

class Follow {
  public:
    // The subject has a scenario. The run begins at once. growing: as begin_run() gave it.
    Follow(const Subject& subject, RunMaterial growing);

    const std::shared_ptr<trace::Trace>& trace() const { return run_.trace(); }

    // Before each frame. Returns true if there is something new to draw.
    bool update(Session& session);
    // Until the next event, for who has nothing else to do: blocks until the run stands still or is over.
    void wait_until_still() { run_.gate().wait_until_holding(); }
    // Blocks until the run is over, and the one that it is compared with, if any.
    void wait_until_over();

    // True if the intent was one for the run.
    bool apply(const Intent& intent, const Session& session);

  private:
    LiveStatus status() const;
    void finish(Session& session);
    void keep();
    void begin_comparing(Session& session);
    bool compare(Session& session);
    void pace_simulated();

    RunMaterial growing_;
    const std::string name_;           // for the file that is kept
    const Subject simulated_subject_;  // the same on the virtual machine
    FollowedRun run_;
    // What the run is compared with, from when that was asked for.
    bool wants_comparing_ = false;
    std::optional<FollowedRun> simulated_;
    std::optional<RunMaterial> simulated_growing_;
    std::shared_ptr<trace::Comparison> comparison_;
    bool is_simulated_finished_ = false;
    std::chrono::steady_clock::time_point next_comparing_{};
    LiveStatus shown_;
    Seq size_shown_ = 0;
    bool is_finished_ = false;
    bool wants_keeping_ = false;
    // Charts are bound and runs compared anew while they go on, for a small part of the time at most.
    Seq size_bound_ = 0;
    std::chrono::steady_clock::time_point next_binding_{};
};

}  // namespace lg::gui
