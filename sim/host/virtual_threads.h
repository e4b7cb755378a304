// The threads of the simulated program. Each is on a thread of the system's own, and exactly one of them runs
// at any moment: that whose virtual time is the earliest. All others wait for their turn. So a run with many
// threads takes the same way on every machine, and nothing of it needs a lock.
//
// A thread gives way when it waits, and when it has come so far ahead of another one that could go on
// (`slice`). Behind that the threads' times never lie further apart.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "sim/host/clock.h"
#include "sim/host/host.h"

namespace lg::host {

// From a thread's signal to the other thread that it wakes.
inline constexpr Duration signal_latency = Duration::of_us(12);

// What the threads share: the machine around them.
class ThreadWorld {
  public:
    virtual ~ThreadWorld() = default;
    // Whether a thread that waits has something to look at.
    virtual bool may_go_on(uint32_t thread) const = 0;
    // Lets the next thing on the agenda happen, at its time.
    virtual void happen_next() = 0;
};

class VirtualThreads {
  public:
    static constexpr Time never{INT64_MAX};

    // Thread 0 exists, and it is its turn.
    VirtualThreads(Clock& clock, ThreadWorld& world) : clock_(clock), world_(world), threads_(1) {}

    // A thread that goes on at that time, as soon as it has called enter(). Its number.
    uint32_t add(Time begins);
    uint32_t current() const { return current_; }
    bool is_hurried(uint32_t thread) const { return threads_[thread].is_hurried; }

    // ---- the thread whose turn it is
    // Gives way if another one is far behind.
    void let_others() {
        if (alive_ > 1 && clock_.now() - earliest_other() > slice) give_way(State::ready);
    }
    // Something has happened: threads that wait for it are ready from now on.
    void look() {
        if (alive_ > 1) wake_waiting();
    }
    // Whether what is on the agenda at that time may happen: nobody else is still before it.
    bool may_happen(Time time) const { return alive_ == 1 || time <= earliest_other(); }
    // Until the world has something for this thread, or until the deadline. False: for ever.
    bool wait(Time deadline);
    Host::Woken block(std::optional<Duration> timeout);
    // The thread is over: the turn goes to another one and does not come back.
    void leave();

    // ---- a new thread, before its first turn
    void enter(uint32_t thread);

    // ---- any thread, of another one
    void unblock(uint32_t thread);
    void hurry(uint32_t thread);

  private:
    enum class State : uint8_t { ready, waiting, blocked, ended };
    struct Thread {
        State state = State::ready;
        Time now;               // while it is not its turn: from where it goes on
        Time deadline = never;  // waiting, blocked
        bool is_hurried = false;
        bool is_notified = false;  // block() was ended by unblock()
        bool is_stuck = false;     // nothing could ever end its waiting
        std::condition_variable turn;
    };
    static constexpr Duration slice = Duration::of_us(20);

    Time ready_at(const Thread& thread) const;
    Time earliest_other() const;
    uint32_t earliest() const;
    void wake_waiting();
    void make_ready(Thread& thread, Time at);
    // Finds whose turn it is, letting happen what comes before; sets the clock to its time.
    uint32_t choose();
    void give_way(State state);
    void hand_over(uint32_t thread);

    Clock& clock_;
    ThreadWorld& world_;
    std::deque<Thread> threads_;
    uint32_t alive_ = 1;
    uint32_t current_ = 0;  // guarded by mutex_ where another thread of the system looks at it
    std::mutex mutex_;
};

}  // namespace lg::host
