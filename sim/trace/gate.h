// Where a run stands still when somebody who watches it wants it to. The run passes the gate behind each
// event that it has recorded, so what a watcher sees then is exactly what the run has done. Open, it costs
// the run one relaxed load an event; only a gate that is shut takes a lock.
// One run passes; any thread may pause, step and resume it.
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "sim/trace/step.h"

namespace lg::trace {

class Gate {
  public:
    // The run's thread, behind the event. Returns when the run may go on.
    void pass(const Event& event) {
        if (mode_.load(std::memory_order_relaxed) != Mode::open) hold(event);
    }

    // The run stands still behind the event that it records next, perhaps much later: who waits in the
    // kernel records nothing.
    void pause();
    // The run goes on, and stands still again behind the next event that begins such a step.
    void step(StepKind kind);
    void resume();
    // Goes on, and nobody stops it at this gate any more.
    void open_for_good();

    // It is asked to stand still, at once or behind its step.
    bool is_shut() const { return mode_.load(std::memory_order_relaxed) != Mode::open; }
    // It stands still now.
    bool is_holding() const { return is_standing_.load(std::memory_order_acquire) && mode_ == Mode::shut; }
    // Blocks until it stands still, or until nobody will come any more.
    void wait_until_holding();
    // The run's thread, or who knows that it has ended: nobody will come any more.
    void leave();

  private:
    enum class Mode : uint8_t { open, shut, stepping };

    void hold(const Event& event);
    void set(Mode mode, StepKind step = StepKind::event);

    std::atomic<Mode> mode_{Mode::open};
    std::atomic<bool> is_standing_{false};  // the run's thread waits, or has not yet heard that it may go
    std::mutex mutex_;                      // guards what follows, and changes of the above
    std::condition_variable changed_;
    StepKind step_ = StepKind::event;
    bool is_for_good_ = false;
    bool is_left_ = false;
};

}  // namespace lg::trace
