// The messages on the connections of a live run, as the trace tells them: each end says what it sends before
// it sends it, and how much it has received, and the wire finds the messages that this completes. Ends are
// named when they join. Any thread.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sim/host/host.h"
#include "sim/host/message_names.h"
#include "sim/host/message_sink.h"
#include "sim/host/message_texts.h"

namespace lg::host {

// A connection on this machine, by the real ports of its two ends.
struct PortPair {
    uint16_t client = 0;
    uint16_t server = 0;

    friend bool operator==(const PortPair&, const PortPair&) = default;
};

class Wire {
    struct Connection;

  public:
    enum class Side : uint8_t { client, server };

    // An end that has joined, for whoever it is of; or none, of which nothing is told.
    class Place {
        friend class Wire;
        std::shared_ptr<Connection> connection_;
        Side side_ = Side::client;
    };

    // is_told false: nobody wants to hear of messages; all calls do nothing.
    explicit Wire(bool is_told) : is_told_(is_told) {}
    bool is_told() const { return is_told_; }

    // Who answers at a real port, for connections that he has not accepted yet. is_ours false: a program of
    // which we see only what it exchanges with ours.
    void name_server(uint16_t port, const std::string& name, bool is_ours);

    // Before the end's first bytes; a client of ours joins before it connects.
    Place join(const PortPair& ports, Side side, const std::string& name, trace::Lane lane);
    void leave(const Place& place);

    // Before the bytes are handed to the kernel, and as many of them as it then took. sink: of the end's own
    // thread.
    void sends(const Place& place, std::string_view bytes, Time at, MessageSink& sink);
    void received(const Place& place, std::string_view bytes, Time at, MessageSink& sink);
    // Whether a message is on its way to this end, as far as we know.
    bool expects(const Place& place);
    // The kernel holds so many bytes for this end: the messages that end within them have arrived.
    void has_come(const Place& place, uint64_t bytes, Time at, MessageSink& sink);

  private:
    struct Message {
        uint64_t end = 0;  // the sender's byte behind it
        uint32_t bytes = 0;
        const MessageText* text;
    };
    struct End {
        std::string name;
        trace::Lane lane;
        bool is_ours = false;
        bool has_left = false;
        uint64_t sent = 0;
        uint64_t received = 0;
        std::deque<Message> under_way;      // to this end
        const MessageText* last = nullptr;  // that came to this end
    };
    struct Connection {
        PortPair ports;
        uint32_t number = 0;
        ConnectionNames names;
        End client, server;

        End& end(Side side) { return side == Side::client ? client : server; }
        End& other_end(Side side) { return side == Side::client ? server : client; }
    };
    struct Server {
        std::string name;
        bool is_ours = true;
    };
    struct PortHash {
        size_t operator()(const PortPair& ports) const { return size_t{ports.client} << 16 | ports.server; }
    };

    const std::shared_ptr<Connection>& find(const PortPair& ports);
    const MessageText& name(Connection& connection, const End& from, End& to, bool from_client,
                            std::string_view bytes);
    // To one end of a connection, with the lock.
    struct Telling {
        const Connection& connection;
        const End& from;
        const End& to;
        Time at;
        MessageSink& sink;

        void sent(const Message& message) const;
        void arrived(const Message& message) const;
        void arrived(std::deque<Message>& under_way, uint64_t end) const;
    };

    const bool is_told_;
    std::mutex mutex_;
    std::unordered_map<PortPair, std::shared_ptr<Connection>, PortHash> by_ports_;  // looked up only
    std::map<uint16_t, Server> servers_;
    uint32_t last_number_ = 0;
    MessageTexts texts_;
};

}  // namespace lg::host
