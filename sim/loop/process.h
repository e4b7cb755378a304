// What all loops of a process share: the numbers of all that it makes, and its message ports. One loop at a
// time.
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/trace/recorder.h"

namespace lg::loop {

using trace::HandleId;
using trace::MessageId;
using trace::OperationId;
using trace::PortId;

// What a message carries; only the script side knows what is in it.
struct Payload {
    virtual ~Payload() = default;
    std::vector<PortId> ports;  // that travel with it, and belong to nobody until then
};
using SharedPayload = std::shared_ptr<const Payload>;

class Ports;

// All ports of a process, each held by one loop or on its way to another. A port sends to its group: the two
// ends of a channel, or all ports of one name.
class PortExchange {
  public:
    std::pair<PortId, PortId> open_channel();
    // A new port that sends to all others of this name, and receives from them.
    PortId join(const std::string& name);
    // Nobody will hold the port again. Of a channel, the other end closes.
    void give_up(PortId port, trace::Recorder& recorder);

  private:
    friend class Ports;

    struct Message {
        MessageId id;  // none: the other end has gone
        SharedPayload payload;
    };
    struct Group {
        bool is_channel = true;
        std::vector<PortId> members;
    };
    struct Port {
        std::shared_ptr<Group> group;
        std::deque<Message> waiting;
        Ports* holder = nullptr;
        HandleId handle;
    };
    PortId add(const std::shared_ptr<Group>& group);
    void put(PortId port, Message message);

    IdSource<PortId> port_ids_;
    IdSource<MessageId> message_ids_;
    IdTable<PortId, Port> ports_;
    std::map<std::string, std::weak_ptr<Group>> named_;
};

struct Process {
    IdSource<OperationId> operation_ids;
    IdSource<trace::TimerId> timer_ids;
    IdSource<trace::ImmediateId> immediate_ids;
    IdSource<trace::TickId> tick_ids;
    IdSource<HandleId> handle_ids;
    PortExchange ports;
};

}  // namespace lg::loop
