// The threads of a live program. Each waits in a demultiplexer of its own, truly beside the others; but only
// one at a time runs JavaScript and touches the world and the trace: the one that has the baton. It passes it
// on while it waits, and when it has had it for a while and others want to go on.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "sim/host/host.h"

namespace lg::host {

class LiveThreads {
  public:
    // Thread 0 exists, and has the baton.
    LiveThreads() : threads_(1) {}

    // ---- the thread that has the baton
    // A thread more, which will take() it. Its number.
    uint32_t add();
    // How many there have been: the number of the next one.
    uint32_t count() const { return static_cast<uint32_t>(threads_.size()); }
    // Passes it while `wait` waits, and takes it again. rests: unless something comes from elsewhere, the
    // thread waits for ever.
    template <class Wait>
    void step_aside(bool rests, Wait wait) {
        if (is_alone()) return wait();
        pass(rests);
        wait();
        take(rests);
    }
    // Passes it and takes it again, if somebody waits and it has been here for long.
    void let_others() {
        if (!is_alone()) let_those_who_wait();
    }
    bool is_alone() const { return alive_ == 1; }
    // Passes it until another thread calls unblock() or hurry(), or until the timeout, or as soon as
    // gives_up() is true: it is looked at now and then.
    Host::Woken block(uint32_t thread, std::optional<Duration> timeout,
                      const std::function<bool()>& gives_up);
    void unblock(uint32_t thread);
    // Ends the thread's block(), or the next one.
    void hurry(uint32_t thread);
    // The thread is over, and passes the baton for the last time.
    void leave();
    // Whether there is no other thread, or all of them wait without a timeout.
    bool others_rest() const { return resting_ + 1 >= alive_; }

    // ---- a thread that has not
    // The first that a new thread does. First come, first served.
    void enter() { take(false); }

  private:
    using Clock = std::chrono::steady_clock;
    struct Thread {
        bool is_blocked = false;
        bool is_notified = false;
        bool is_hurried = false;
        std::condition_variable woken;
    };

    void let_those_who_wait();
    void pass(bool rests);
    void take(bool rested);
    void pass_locked();
    void take_locked(std::unique_lock<std::mutex>& lock);

    std::mutex mutex_;
    std::condition_variable turn_;
    uint64_t next_ticket_ = 1;
    uint64_t served_ticket_ = 0;  // thread 0 has it
    std::deque<Thread> threads_;
    uint32_t alive_ = 1;  // changed with the baton, as what follows
    uint32_t resting_ = 0;
    Clock::time_point taken_at_ = Clock::now();
};

}  // namespace lg::host
