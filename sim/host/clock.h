// The virtual machine's clock, its agenda, and the jitter of everything that takes time. Units put down what
// will happen; the machine runs it when its time has come.
#pragma once
#include "sim/base/hash.h"
#include "sim/host/agenda.h"

namespace lg::host {

// What is due, as plain data: which unit is concerned, and what of it.
struct Happening {
    enum class Kind : uint8_t {
        worker_free,      // subject: a worker that was idle looks at the queue
        work_done,        // subject: a worker; detail: which of its plans
        syn_arrives,      // subject: a socket that connects
        connect_ends,     // subject: a socket that connects
        segment_arrives,  // subject: the receiving socket
        ack_due,          // subject: the socket that has not acknowledged what it received
        actor_alarm,      // subject: an actor; detail: its token
        actor_hears,      // subject: an actor: somebody listens where it wants to go
        actor_refused,    // subject: an actor; detail: a connection that could not be begun
        thread_woken,     // subject: a thread of the program, which another one signalled
    };
    Kind kind = Kind::worker_free;
    uint32_t subject = 0;
    uint64_t detail = 0;
};

class Clock {
  public:
    Clock(uint64_t seed, uint32_t jitter_percent)
        : seed_(seed), random_(seed), jitter_percent_(jitter_percent) {}

    Time now() const { return now_; }
    // Another thread of the program goes on, whose time may be a little earlier.
    void turn_to(Time time) { now_ = time; }
    // Time never goes back.
    void move_to(Time time) {
        if (time > now_) now_ = time;
    }
    void after(Duration delay, const Happening& what) { agenda_.add(now_ + delay, what); }
    void at(Time time, const Happening& what) { agenda_.add(time < now_ ? now_ : time, what); }
    Agenda<Happening>& agenda() { return agenda_; }
    const Agenda<Happening>& agenda() const { return agenda_; }

    // The duration, longer or shorter by up to the jitter.
    Duration spread(Duration duration) {
        const int64_t reach = duration.ns / 100 * jitter_percent_;
        if (reach <= 0) return duration;
        const uint64_t range = static_cast<uint64_t>(2 * reach + 1);
        return {duration.ns - reach + static_cast<int64_t>(random_.below(range))};
    }
    Random& random() { return random_; }
    // Whether a race ends in its less usual way. The first seed gives the orders that real Node shows most
    // often.
    bool upsets_race() { return seed_ != 1 && random_.below(2) == 1; }

  private:
    const uint64_t seed_;
    Time now_;
    Agenda<Happening> agenda_;
    Random random_;
    uint32_t jitter_percent_;
};

}  // namespace lg::host
