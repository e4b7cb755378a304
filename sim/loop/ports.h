// Message ports: copies of values that wait at a port until the loop that holds it comes to them in poll.
// Each port that a loop holds is a uv_async of its own; all of them, and the pool, wake the loop by one
// descriptor (rules L12, T9). Part of the loop; one thread.
#pragma once
#include "sim/loop/loop.h"

namespace lg::loop {

// The ports that one loop holds.
class Ports {
  public:
    Ports(Loop& loop, PortExchange& exchange) : loop_(loop), exchange_(exchange) {}
    ~Ports();

    struct Receiver {
        std::function<Completion(const Payload&)> receive;
        Task closed;
    };
    // The loop holds the port from here on: its messages come once it is started. Not referenced.
    HandleId attach(PortId port, StringId label, Receiver receiver);
    // Gives the port up without closing it, to be sent to somebody. Its handle closes.
    PortId detach(HandleId handle);
    // Lets messages in. listener: the function that the trace shows.
    void start(HandleId handle, SiteId listener);
    void stop(HandleId handle);
    void set_referenced(HandleId handle, bool referenced);
    // `closed` runs in the close phase; then the other end closes too.
    void close(HandleId handle);

    // To all others of the port's group. what: a line that names the message.
    void post(HandleId handle, const SharedPayload& payload, StringId what, SiteId from);
    // The message at the head of the queue, without a callback; null if there is none.
    SharedPayload take(HandleId handle);

    // ---- the loop's own side ----
    bool holds(HandleId handle) const { return entries_.contains(handle); }
    // The wake-up descriptor is ready: runs through the handles that were signalled, in the order of their
    // making.
    void deliver(HandleId newest);
    void finish_closing(HandleId handle);
    // The thread ends: the other ends of its channels close.
    void give_up_all();
    void signal(HandleId handle);

  private:
    struct Entry {
        PortId port;  // none once it is detached
        Receiver receiver;
        SiteId listener;
        bool receiving = false;
        bool referenced = false;
        bool signalled = false;
        bool closing = false;
    };
    void run_messages(HandleId handle);
    // False if nothing may be taken now, as from a port that was given up; a notice that the other end has
    // gone closes the handle.
    bool next(HandleId handle, bool forced, PortExchange::Message* message);

    Loop& loop_;
    PortExchange& exchange_;
    IdTable<HandleId, Entry> entries_;
};

}  // namespace lg::loop
