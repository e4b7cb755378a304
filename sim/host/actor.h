// Those whom the program meets: clients that come to it and servers to which it goes. An actor is a state
// machine: it is told what happens and says what it does, and knows neither sockets nor clocks. So the same
// actor can stand on the virtual network or on real sockets.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sim/base/id.h"
#include "sim/host/world_description.h"

namespace lg::host {

using ConnectionId = Id<struct ConnectionTag>;

// What an actor can do. Nothing here calls the actor back before it returns.
class Stage {
  public:
    virtual ~Stage() = default;

    // Ends in on_connected() or on_closed() of the connection that it returns.
    virtual ConnectionId connect(const Address& address) = 0;
    // From here on connections come as on_accepted(). False if the address is taken.
    virtual bool listen(const Address& address) = 0;
    // Calls on_listening() as soon as somebody listens at the address, or at once if somebody does.
    virtual void when_listening(const Address& address) = 0;
    virtual void send(ConnectionId connection, std::string_view bytes) = 0;
    // "No more" behind what was sent.
    virtual void finish(ConnectionId connection) = 0;
    // What comes in from here on stays with the kernel, until its buffer is full and the writer must wait.
    virtual void stop_reading(ConnectionId connection) = 0;
    // No more of either: nothing is told about the connection from here on.
    virtual void close(ConnectionId connection) = 0;
    // The same, but the other end gets ECONNRESET.
    virtual void reset(ConnectionId connection) = 0;
    // Calls on_alarm(token) after the delay.
    virtual void alarm(Duration delay, uint64_t token) = 0;
    // What a reader of the trace should know that the actor does.
    virtual void act(std::string_view what) = 0;
};

class Actor {
  public:
    virtual ~Actor() = default;

    virtual void on_start() = 0;
    virtual void on_listening() {}
    virtual void on_connected(ConnectionId) {}
    virtual void on_accepted(ConnectionId) {}
    virtual void on_bytes(ConnectionId, std::string_view) {}
    // The other end said "no more".
    virtual void on_end(ConnectionId) {}
    // The connection broke, or was never made. error: as in error_number.h, positive.
    virtual void on_closed(ConnectionId, int32_t /*error*/) {}
    virtual void on_alarm(uint64_t /*token*/) {}

    // Whether it will do nothing more unless somebody comes to it: so for servers always.
    virtual bool is_done() const { return true; }
};

// The stage outlives the actor.
std::unique_ptr<Actor> make_actor(const ActorDescription& description, Stage& stage);
const std::string& name_of(const ActorDescription& description);

// How every server begins. A port that is taken is told in the trace.
void listen_or_tell(Stage& stage, const Address& address);

}  // namespace lg::host
