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
    // A worker has put down a result: the loop of the thread that asked for it must be woken.
    virtual void on_finished(uint32_t thread) = 0;
};

class VirtualPool {
  public:
    // first_job: so long after the first job began no thread is warm; libuv starts all of them together.
    VirtualPool(uint32_t workers, Duration first_job, WorkEngine& engine, Clock& clock, ArrivalSink& sink);

    // thread: whose it is, of the program's.
    void submit(OperationId operation, Work work, uint32_t thread = 0);
    // False if a worker has it already.
    bool cancel(OperationId operation);

    // What the agenda tells. A free worker takes up the next job, or goes idle.
    void worker_free(uint32_t worker);
    // plan: as the worker's job was put on the agenda; it may have been put off since.
    void work_done(uint32_t worker, uint64_t plan);

    // The jobs of one thread that workers have now.
    std::vector<Host::RunningWork> running(uint32_t thread = 0) const;
    void end_at(OperationId operation, Time time);

  private:
    struct Job {
        OperationId operation;
        Work work;
        uint32_t thread = 0;
        bool is_of_first = false;  // asked for before the pool was warm
    };
    struct Worker {
        enum class State : uint8_t { idle, waking, busy } state = State::idle;
        Job job;
        Time ends;
        uint64_t plan = 0;  // counts how often an end was put on the agenda: only the last one holds
        bool is_slow = false;
        std::optional<Outcome> computed;
    };

    static bool is_slow(const Job& job) { return job.work.kind == WorkKind::getaddrinfo; }
    void wake_somebody();
    // The job whose turn it is, if any.
    std::optional<Job> take();
    bool only_marker_waits() const;
    Duration behind_earlier(uint32_t number, Duration duration) const;
    void plan_end(uint32_t worker, Time ends);
    void meet_others(uint32_t worker, Duration duration);

    WorkEngine& engine_;
    Clock& clock_;
    ArrivalSink& sink_;
    std::vector<Worker> workers_;
    std::deque<std::optional<Job>> queue_;  // nothing stands for the marker of the slow jobs
    std::deque<Job> slow_;
    uint32_t slow_max_;
    const Duration first_job_;
    std::optional<Time> warm_at_;
    uint32_t slow_running_ = 0;
    bool marker_waits_ = false;
};

}  // namespace lg::host
