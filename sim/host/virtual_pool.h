// The virtual thread pool: workers and one wait queue, first come, first served. Slow work (name look-ups)
// may hold at most half of the workers, rounded up; the rest of it waits behind a marker in the queue that is
// put back whenever its turn comes too early (rule T2, after libuv's threadpool.c).
#pragma once
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "sim/host/arrival_sink.h"
#include "sim/host/world_description.h"

namespace lg::host {

// Does the work for the pool: files, names.
class WorkEngine {
  public:
    virtual ~WorkEngine() = default;
    // How long it will take, asked when it is taken up.
    virtual Duration duration(const Work& work) = 0;
    // Asked when it ends.
    virtual Outcome perform(const Work& work) = 0;
    // A worker has put down a result: the loop must be woken.
    virtual void on_finished() = 0;
};

class VirtualPool {
  public:
    VirtualPool(uint32_t workers, WorkEngine& engine, Clock& clock, ArrivalSink& sink);

    void submit(OperationId operation, Work work);
    // False if a worker has it already.
    bool cancel(OperationId operation);

    // What the agenda tells. A free worker takes up the next job, or goes idle.
    void worker_free(uint32_t worker);
    void work_done(uint32_t worker);

  private:
    struct Job {
        OperationId operation;
        Work work;
    };
    struct Worker {
        enum class State : uint8_t { idle, waking, busy } state = State::idle;
        Job job;
        bool is_slow = false;
        std::optional<Outcome> computed;
    };

    static bool is_slow(const Job& job) { return job.work.kind == WorkKind::getaddrinfo; }
    void wake_somebody();
    // The job whose turn it is, if any.
    std::optional<Job> take();
    bool only_marker_waits() const;

    WorkEngine& engine_;
    Clock& clock_;
    ArrivalSink& sink_;
    std::vector<Worker> workers_;
    std::deque<std::optional<Job>> queue_;  // nothing stands for the marker of the slow jobs
    std::deque<Job> slow_;
    uint32_t slow_max_;
    uint32_t slow_running_ = 0;
    bool marker_waits_ = false;
};

}  // namespace lg::host
