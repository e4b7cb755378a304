// One actor on real sockets. Belongs to its thread (live_actors.cpp).
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "sim/host/actor.h"
#include "sim/host/live_actors.h"
#include "sim/host/poller.h"
#include "sim/host/socket_calls.h"

namespace lg::host {

// What is to happen on an actor's thread, in the order of time.
using ActorAgenda = std::multimap<Time, std::function<void()>>;

class LiveStage final : public Stage {
  public:
    LiveStage(uint32_t number, const ActorDescription& description, const ActorSurroundings& surroundings,
              Poller& poller, ActorAgenda& agenda);

    void start() { actor_->on_start(); }
    // Does the program listen where the actor waits for it?
    void look_for_listener();
    bool owns(int32_t fd) const { return descriptors_.contains(fd) || listeners_.contains(fd); }
    void on_ready(int32_t fd);
    // Nothing that it has to say waits.
    bool is_at_rest() const;
    bool is_done() const { return actor_->is_done(); }

    ConnectionId connect(const Address& address) override;
    bool listen(const Address& address) override;
    void when_listening(const Address& address) override;
    void send(ConnectionId id, std::string_view bytes) override;
    void finish(ConnectionId id) override;
    void stop_reading(ConnectionId id) override;
    void close(ConnectionId id) override;
    void reset(ConnectionId id) override;
    void alarm(Duration delay, uint64_t token) override;
    void act(std::string_view what) override;

  private:
    struct Connection {
        SocketHandle socket;
        PortPair ports;
        Wire::Side side = Wire::Side::client;
        Wire::Place place;
        bool is_made = false;
        bool reads = true;
        bool has_ended = false;    // the other end said "no more", and the actor knows
        bool is_finished = false;  // the actor will send no more
        bool is_shut = false;      // and the kernel knows
        bool is_closing = false;
        std::string unsent;
    };

    Connection* find(ConnectionId id);
    ConnectionId adopt(Connection connection);
    void forget(ConnectionId id);
    void watch(const Connection& connection);
    void accept_all(int32_t listener);
    // Each callback may close the connection.
    void read_all(ConnectionId id);
    void flush(ConnectionId id);
    void end(ConnectionId id, int64_t error);
    void later(Duration delay, std::function<void()> what);
    // 0, or minus an error number. `to` is a real address.
    int64_t begin_connection(Connection& connection, const Address& to);

    const std::string name_;
    const trace::Lane lane_;
    const ActorSurroundings& surroundings_;
    Poller& poller_;
    ActorAgenda& agenda_;
    std::optional<Address> awaited_;
    std::map<int32_t, SocketHandle> listeners_;
    std::map<int32_t, ConnectionId> descriptors_;
    std::map<ConnectionId, Connection> connections_;
    uint32_t last_connection_ = 0;
    std::unique_ptr<Actor> actor_;
};

}  // namespace lg::host
