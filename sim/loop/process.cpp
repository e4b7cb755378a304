#include "sim/loop/process.h"

#include "sim/loop/loop.h"
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
        for (const PortId other : port.group->members) put(other, {{}, nullptr, recorder.now()});
    }
    for (const Message& message : port.waiting) {
        if (!message.id) continue;
        recorder.emit(MessageTaken{message.id});
        for (const PortId travelling : message.payload->ports) give_up(travelling, recorder);
    }
}

void PortExchange::send(PortId id, SharedPayload payload, StringId what, Recorder& recorder) {
    if (!ports_.contains(id)) return;
    const MessageId message = message_ids_.next();
    recorder.emit(MessagePosted{message, id, what, {}}, Rule::T9);
    put(id, {message, std::move(payload), recorder.now()});
}

// ---- threads

uint32_t Process::add_thread(host::Host& host) {
    threads.emplace_back().host = &host;
    return static_cast<uint32_t>(threads.size() - 1);
}

void Process::join(uint32_t thread) {
    threads[thread].system_thread.reset();
    threads[thread].host = nullptr;
    threads[thread].own_host.reset();
}

uint32_t Process::threads_alive() const {
    uint32_t alive = 0;
    for (const ThreadEntry& entry : threads) alive += !entry.has_ended;
    return alive;
}

void Process::enter(uint32_t thread, Loop& loop) {
    threads[thread].loop = &loop;
    threads[thread].host = &loop.host();
    if (threads[thread].doomed) loop.stop(*threads[thread].doomed, threads[thread].doomed_code);
}

void Process::stop_thread(uint32_t thread, trace::ExitReason reason, int exit_code) {
    ThreadEntry& entry = threads[thread];
    if (entry.loop) {
        entry.loop->stop(reason, exit_code);
    } else if (!entry.doomed) {
        entry.doomed = reason;
        entry.doomed_code = exit_code;
    }
    if (entry.host) entry.host->hurry();
}

// ---- Atomics

void Waiters::forget(uint32_t thread) {
    std::erase_if(waiting_, [&](const Waiter& waiter) { return waiter.thread == thread; });
}

std::vector<Waiter> Waiters::take(const void* address, uint32_t most) {
    std::vector<Waiter> taken;
    std::erase_if(waiting_, [&](const Waiter& waiter) {
        if (waiter.address != address || taken.size() >= most) return false;
        taken.push_back(waiter);
        return true;
    });
    return taken;
}

}  // namespace lg::loop
