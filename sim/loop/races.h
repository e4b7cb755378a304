// Where the order of real Node depends on timing: each such race is told by an event just before it is
// decided, and the host decides it (--seed). Part of the loop; one thread.
//
// The loop's own clock says what comes first on the virtual machine. Here stands how far real Node may be
// from it: its clock ticks in whole milliseconds that begin at no time in particular, and what runs for the
// first time is slow. An order that no plausible timing changes is never called a race: see `chance_min`.
#pragma once
#include <cstdint>
#include <optional>

#include "sim/base/time.h"
#include "sim/trace/timer_lists.h"
#include "sim/trace/trace.h"

namespace lg::loop {

class Loop;

// When something happened, on a line on which timers run exactly their delay behind their arming.
struct Moment {
    Time at;
    Duration slack;              // real Node may have needed so much longer up to here
    uint32_t clock_changes = 0;  // of Date.now(): who waited for its next tick may have waited 1 ms less
};

// How often the clock of milliseconds may have ticked between two moments.
struct Ticks {
    int64_t least = 0;
    int64_t most = 0;
};
Ticks ticks_between(const Moment& from, const Moment& to);

class Races {
  public:
    explicit Races(Loop& loop) : loop_(loop) {}

    // ---- what makes real Node differ ----
    // The script's first file is loaded: the time until the next tick of the clock passes. Where in its
    // millisecond the clock stands is chance, and the length of the source must not be that chance.
    void script_begins();
    // Lets the time between the main script and the first turn pass.
    void start_up(Duration cost);
    // The script has written; the first time that costs.
    void output(Duration cost);
    // Node itself is busy for long: it loads a module that the script asked for, or collects garbage.
    void loads(Duration cost);
    // Date.now() was read: only who saw it change can have waited for that.
    void clock_was_read();
    void timer_armed();
    // A timer's callback runs, that was armed then.
    void timer_starts(const Moment& armed, uint32_t delay_ms);
    // The loop is going to wait: how the time since the last timer passed no longer matters.
    void waits() { shift_ = {}; }
    Moment now() const;

    // ---- what is decided ----
    // Rule J16, at the beginning of the timers phase: the next timer against the immediates, or the finished
    // work, that come in this turn. True if the timers wait for the next turn.
    bool timers_wait();
    // Rule J10: of two lists that expire within a tick, the duration of the one that comes first.
    uint32_t first_list(const trace::TimerList& next);
    // Rules L12, T3, when poll will be entered `lead` from now and must not wait since there are immediates:
    // the results that may be there in time.
    void work_against_immediates(Duration lead);
    // The same, when poll waits for the next timer.
    void work_against_timer(Duration timeout);
    // Of two threads that are about to start: true if the one that was created first does so first.
    bool starts(uint32_t first, uint32_t second);

  private:
    struct Racer {
        trace::CallbackKind kind;
        uint32_t subject;
    };
    // Tells the race. True if the usual one comes first; nothing if the host does not decide.
    std::optional<bool> usual_comes_first(Racer usual, Racer rival, trace::Rule rule);
    Moment unshifted() const;
    bool immediates_wait() const;

    Loop& loop_;
    Duration slack_;
    uint64_t clock_ms_ = UINT64_MAX;  // when it was read last
    uint32_t clock_changes_ = 0;      // that readings saw
    uint32_t turns_ = 0;
    uint32_t outputs_ = 0;
    Moment shift_;            // what now() is ahead of unshifted()
    bool has_begun_ = false;  // the script
    bool has_armed_ = false;  // a timer
};

}  // namespace lg::loop
