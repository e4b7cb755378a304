// The actors of a scenario on real sockets: peers over loopback TCP, in threads of their own. They are the
// same actors as on the virtual network. Its methods belong to the loop's thread.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "sim/host/live_clock.h"
#include "sim/host/live_limits.h"
#include "sim/host/mailbox.h"
#include "sim/host/port_map.h"
#include "sim/host/wire.h"
#include "sim/host/world_description.h"

namespace lg::host {

// What all actors share. Outlives them.
struct ActorSurroundings {
    const LiveClock& clock;
    Mailbox& mailbox;
    PortMap& ports;
    Wire& wire;
    bool all_ports_move = false;  // as in LiveSockets
    Notice notice;
    // All have come to rest: the loop may want to know. Any thread.
    std::function<void()> on_rest;
};

class LiveActors {
  public:
    LiveActors(const std::vector<ActorDescription>& actors, const ActorSurroundings& surroundings);
    ~LiveActors();

    // 0, or minus an error number: why they cannot wait for anything. Before start().
    int64_t refusal() const;
    // Returns when each has begun: servers listen.
    void start();
    // The program listens somewhere since the last call.
    void tell_of_listener();

    // Whether all of them had come to rest when they were last busy: nothing is under way, and nothing will
    // be unless the program does something. Cheap, and perhaps out of date.
    bool seem_at_rest() const;
    // Asks them all, and waits until each has looked at what may have come. Returns a number that changes
    // whenever one of them does something, or nothing if one of them is busy.
    std::optional<uint64_t> ask_for_rest();

  private:
    class ActorThread;
    struct Rest;

    std::unique_ptr<Rest> rest_;
    std::vector<std::unique_ptr<ActorThread>> threads_;
};

}  // namespace lg::host
