#include "sim/loop/process.h"

#include "sim/loop/ports.h"

namespace lg::loop {

using namespace trace;

PortId PortExchange::add(const std::shared_ptr<Group>& group) {
    const PortId id = port_ids_.next();
    Port port;
    port.group = group;
    ports_.insert(id, std::move(port));
    group->members.push_back(id);
    return id;
}

std::pair<PortId, PortId> PortExchange::open_channel() {
    const auto group = std::make_shared<Group>();
    const PortId first = add(group);
    return {first, add(group)};
}

PortId PortExchange::join(const std::string& name) {
    auto group = named_[name].lock();
    if (!group) {
        group = std::make_shared<Group>(Group{false, {}});
        named_[name] = group;
    }
    return add(group);
}

void PortExchange::put(PortId id, Message message) {
    Port& port = *ports_.find(id);
    port.waiting.push_back(std::move(message));
    if (port.holder) port.holder->signal(port.handle);
}

void PortExchange::give_up(PortId id, Recorder& recorder) {
    Port* found = ports_.find(id);
    if (!found) return;
    const Port port = std::move(*found);
    ports_.erase(id);
    std::erase(port.group->members, id);
    if (port.group->is_channel) {
        for (const PortId other : port.group->members) put(other, {});
    }
    for (const Message& message : port.waiting) {
        if (!message.id) continue;
        recorder.emit(MessageTaken{message.id});
        for (const PortId travelling : message.payload->ports) give_up(travelling, recorder);
    }
}

}  // namespace lg::loop
