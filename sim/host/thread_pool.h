// The real thread pool, by libuv's rules: threads begin with the first work (T1); first come, first served;
// of slow work (getaddrinfo) at most half of the threads, rounded up, do some at a time (T2). There is one
// for all threads of the program, for the world has one pool. Its methods belong to that thread of the
// program which has its turn.
//
// Jobs and results change hands in one short section, exchange(), many at a time: whoever calls it gets what
// the workers have done for anybody, in the order in which they did it, with their own times.
#pragma once
#include <functional>
#include <list>
#include <memory>
#include <vector>

#include "sim/host/live_clock.h"
#include "sim/host/pool_job.h"

namespace lg::host {

class ThreadPool {
  public:
    // Everything that a thread uses, and outlives the pool if the thread does.
    struct Surroundings {
        std::shared_ptr<const LiveClock>
            clock;  // null: nobody wants to know when, nor of starts by themselves
        // On the worker. Several may run at a time.
        std::function<Outcome(const Work&)> perform;
    };

    // workers: 1 to 1024.
    ThreadPool(uint32_t workers, Surroundings surroundings);
    // Work that has not begun never does. Waits for what runs, but not for ever: a worker that a call of the
    // kernel's holds is left behind, and what it finds out is lost.
    ~ThreadPool();

    // The workers get it with the next exchange(). wakeup: signalled when the work is finished.
    void submit(OperationId operation, Work&& work, const std::shared_ptr<Wakeup>& wakeup);
    // Whether what was submitted should not wait for more: the first job, or many.
    bool is_exchange_due() const { return hand_.size() >= hand_max_; }
    // False if a worker has it already.
    bool cancel(OperationId operation);

    // What the caller does: he will submit more, or compute for a while, or he has slept.
    enum class Then : uint8_t { submits, computes, wakes };
    // Hands over what was submitted, and puts what the workers did behind what is in `target`: who has slept
    // gets all that was put down before a signal that his Wakeup has cleared. The caller must tell it before
    // another thread has its turn. Workers are woken one at a time, while those who are awake get on.
    void exchange(std::vector<Arrival>& target, Then then);
    // Hands over what was submitted, and as many workers are woken as there is work for: the caller will be
    // busy with something else for long, or he sleeps until a job is finished (nothing is done for who sleeps
    // where one is already: he will not).
    enum class Away : uint8_t { is_busy, sleeps };
    void hand_over(Away caller);
    // Whether all that was submitted is finished, and handed out.
    bool is_idle() const { return under_way_ == 0; }

  private:
    struct Shared;
    // What a worker did: it has begun an operation, or finished it, or it wakes the loop.
    struct Note {
        PoolJob* job = nullptr;  // null: it has begun
        OperationId operation;   // none: it wakes the loop
        uint32_t worker = 0;
        Time at;
        Outcome outcome;
    };

    void start_threads();
    // With the lock. Whether a worker is to be woken; job upon job, not before the last one has woken up.
    bool offer(bool is_urgent, bool in_burst);
    void find_client(const std::shared_ptr<Wakeup>& wakeup);
    void make_jobs();
    void tell(Note& note, std::vector<Arrival>& target);
    void end(PoolJob& job);

    const std::shared_ptr<Shared> shared_;
    std::vector<PoolJob*> hand_;  // submitted, and not yet handed over
    size_t hand_max_ = 1;         // where job comes upon job, each exchange waits for more of them
    std::vector<Note> notes_;     // empty but in exchange()
    std::vector<PoolJob*> spare_;
    std::list<PoolClient> clients_;
    PoolClient* client_ = nullptr;  // who submitted last
    uint32_t under_way_ = 0;
    bool work_is_left_ = false;  // at the last exchange(), for workers that slept
    uint64_t taken_ = 0;         // by the workers, as of then
};

}  // namespace lg::host
