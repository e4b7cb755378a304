#include "sim/host/virtual_actors.h"

#include <algorithm>
#include <utility>

#include "sim/host/address.h"

namespace lg::host {

namespace {
constexpr uint32_t read_bytes = 64 << 10;
}

// A connection's id is its socket's.
class VirtualActors::VirtualStage final : public Stage, public SocketOwner {
  public:
    VirtualStage(uint32_t number, const ActorDescription& description, VirtualNetwork& network, Clock& clock,
                 ArrivalSink& sink)
        : number_(number),
          name_(name_of(description)),
          lane_{trace::LaneKind::actor, static_cast<uint8_t>(std::min<uint32_t>(number, 255))},
          network_(network),
          clock_(clock),
          sink_(sink),
          actor_(make_actor(description, *this)) {}

    Actor& actor() { return *actor_; }

    ConnectionId connect(const Address& address) override {
        const SocketId socket = network_.open({this, name_, lane_});
        const ConnectionId id{socket.value};
        const ErrorNumber error = network_.connect(socket, address);
        connections_.insert(id, {});
        if (error != ErrorNumber::none) {
            connections_.find(id)->error = error;
            clock_.after({}, {Happening::Kind::actor_refused, number_, id.value});
        }
        return id;
    }
    bool listen(const Address& address) override {
        const SocketId socket = network_.open({this, name_, lane_});
        if (network_.listen(socket, address, 511) == ErrorNumber::none) {
            listeners_.push_back(socket);
            return true;
        }
        network_.close(socket);
        return false;
    }
    void when_listening(const Address& address) override {
        awaited_ = address;
        if (network_.is_listened_to(address)) on_listening(address);
    }
    void on_listening(const Address& address) {
        if (!awaited_ || awaited_->port != address.port) return;
        if (!host::hears(address.host, destination(awaited_->host))) return;
        awaited_.reset();
        clock_.after({}, {Happening::Kind::actor_hears, number_, 0});
    }
    void send(ConnectionId id, std::string_view bytes) override {
        Connection* connection = connections_.find(id);
        if (!connection || bytes.empty()) return;
        connection->unsent.push_back(std::string(bytes));
        flush(id);
    }
    void finish(ConnectionId id) override {
        if (Connection* connection = connections_.find(id)) connection->is_finished = true;
        flush(id);
    }
    void stop_reading(ConnectionId id) override {
        if (Connection* connection = connections_.find(id)) connection->reads = false;
    }
    void close(ConnectionId id) override {
        Connection* connection = connections_.find(id);
        if (!connection) return;
        connection->is_closing = true;
        flush(id);
    }
    void reset(ConnectionId id) override {
        if (connections_.erase(id)) network_.reset(SocketId{id.value});
    }
    void alarm(Duration delay, uint64_t token) override {
        clock_.after(delay, {Happening::Kind::actor_alarm, number_, token});
    }
    void act(std::string_view what) override { sink_.add(lane_, ActorActed{Act{name_, std::string(what)}}); }

    void refused(ConnectionId id) {
        if (const Connection* connection = connections_.find(id)) end(id, connection->error);
    }

    void on_change(SocketId socket) override {
        if (std::find(listeners_.begin(), listeners_.end(), socket) != listeners_.end()) {
            accept_all(socket);
            return;
        }
        const ConnectionId id{socket.value};
        if (Connection* connection = connections_.find(id); connection && !connection->is_made) {
            const ErrorNumber error = network_.connect_result(socket);
            if (error == ErrorNumber::eagain) return;
            if (error != ErrorNumber::none) return end(id, error);
            connection->is_made = true;
            actor_->on_connected(id);
        }
        flush(id);
        read_all(id);
    }

  private:
    struct Connection {
        bool is_made = false;
        bool reads = true;
        bool has_ended = false;    // the other end said "no more", and the actor knows
        bool is_finished = false;  // the actor will send no more
        bool is_closing = false;
        std::vector<std::string> unsent;  // what the kernel had no room for, as it was written
        ErrorNumber error = ErrorNumber::none;
    };

    void accept_all(SocketId listener) {
        while (const SocketId socket = network_.accept(listener)) {
            const ConnectionId id{socket.value};
            connections_.insert(id, {});
            connections_.find(id)->is_made = true;
            actor_->on_accepted(id);
            on_change(socket);  // what has come meanwhile
        }
    }

    // Each callback may close the connection.
    void read_all(ConnectionId id) {
        while (const Connection* connection = connections_.find(id)) {
            if (!connection->is_made || !connection->reads || connection->is_closing) return;
            const Outcome outcome = network_.read(SocketId{id.value}, read_bytes);
            if (outcome.value > 0) {
                actor_->on_bytes(id, outcome.more->bytes);
            } else if (outcome.value == 0) {
                if (std::exchange(connections_.find(id)->has_ended, true)) return;
                actor_->on_end(id);
                return;
            } else {
                const ErrorNumber error{static_cast<int32_t>(-outcome.value)};
                if (error != ErrorNumber::eagain) end(id, error);
                return;
            }
        }
    }

    void flush(ConnectionId id) {
        Connection* connection = connections_.find(id);
        if (!connection || !connection->is_made) return;
        const SocketId socket{id.value};
        size_t sent = 0;
        while (sent < connection->unsent.size()) {
            std::string& bytes = connection->unsent[sent];
            const Outcome outcome = network_.write(socket, bytes);
            if (outcome.value < 0 && -outcome.value != static_cast<int64_t>(ErrorNumber::eagain)) {
                connection->unsent.clear();  // the reader will hear of the error
                sent = 0;
                break;
            }
            if (outcome.value < 0) break;
            bytes.erase(0, static_cast<size_t>(outcome.value));
            sent += bytes.empty();
        }
        connection->unsent.erase(connection->unsent.begin(),
                                 connection->unsent.begin() + static_cast<long>(sent));
        if (!connection->unsent.empty()) return;
        if (connection->is_closing) {
            connections_.erase(id);
            network_.close(socket);
        } else if (connection->is_finished) {
            network_.shutdown(socket);
        }
    }

    void end(ConnectionId id, ErrorNumber error) {
        connections_.erase(id);
        network_.close(SocketId{id.value});
        actor_->on_closed(id, static_cast<int32_t>(error));
    }

    const uint32_t number_;
    const std::string name_;
    const trace::Lane lane_;
    VirtualNetwork& network_;
    Clock& clock_;
    ArrivalSink& sink_;
    std::optional<Address> awaited_;
    std::vector<SocketId> listeners_;
    IdTable<ConnectionId, Connection> connections_;
    std::unique_ptr<Actor> actor_;
};

VirtualActors::VirtualActors(const WorldDescription& world, VirtualNetwork& network, Clock& clock,
                             ArrivalSink& sink) {
    network.watch_listeners(*this);
    for (const ActorDescription& description : world.actors) {
        const uint32_t number = static_cast<uint32_t>(stages_.size());
        stages_.push_back(std::make_unique<VirtualStage>(number, description, network, clock, sink));
    }
}

VirtualActors::~VirtualActors() = default;

void VirtualActors::start() {
    for (const auto& stage : stages_) stage->actor().on_start();
}

void VirtualActors::on_listening(const Address& address) {
    for (const auto& stage : stages_) stage->on_listening(address);
}

void VirtualActors::alarm(uint32_t actor, uint64_t token) { stages_[actor]->actor().on_alarm(token); }
void VirtualActors::hears(uint32_t actor) { stages_[actor]->actor().on_listening(); }
void VirtualActors::refused(uint32_t actor, uint64_t connection) {
    stages_[actor]->refused(ConnectionId{static_cast<uint32_t>(connection)});
}

}  // namespace lg::host
