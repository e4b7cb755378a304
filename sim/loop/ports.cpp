#include "sim/loop/ports.h"

#include <algorithm>

namespace lg::loop {

using namespace trace;

static constexpr size_t messages_min = 1000;  // of one wake (rule T9)

// ---- handles

Ports::~Ports() {
    entries_.for_each([&](HandleId, const Entry& entry) {
        if (PortExchange::Port* port = exchange_.ports_.find(entry.port)) port->holder = nullptr;
        return true;
    });
}

HandleId Ports::attach(PortId id, StringId label, Receiver receiver) {
    loop_.spend_on_first(FirstUse::channel);
    const HandleId handle = loop_.process_.handle_ids.next();
    loop_.recorder_.emit(HandleOpened{handle, HandleKind::message_port, -1, label, id});
    loop_.recorder_.emit(HandleChanged{handle, Flag::yes, Flag::no});
    Entry entry;
    entry.port = id;
    entry.receiver = std::move(receiver);
    entries_.insert(handle, std::move(entry));
    PortExchange::Port& port = *exchange_.ports_.find(id);
    port.holder = this;
    port.handle = handle;
    return handle;
}

PortId Ports::detach(HandleId handle) {
    Entry* entry = entries_.find(handle);
    if (!entry || entry->closing) return {};
    const PortId id = std::exchange(entry->port, {});
    exchange_.ports_.find(id)->holder = nullptr;
    close(handle);
    return id;
}

void Ports::start(HandleId handle, SiteId listener) {
    Entry* entry = entries_.find(handle);
    if (!entry || entry->closing) return;
    entry->receiving = true;
    entry->listener = listener;
    if (!exchange_.ports_.find(entry->port)->waiting.empty()) signal(handle);
}

void Ports::stop(HandleId handle) {
    if (Entry* entry = entries_.find(handle)) entry->receiving = false;
}

void Ports::set_referenced(HandleId handle, bool referenced) {
    Entry* entry = entries_.find(handle);
    if (!entry || entry->closing || entry->referenced == referenced) return;
    entry->referenced = referenced;
    loop_.recorder_.emit(HandleChanged{handle, Flag::yes, flag(referenced)});
}

void Ports::close(HandleId handle) {
    Entry* entry = entries_.find(handle);
    if (!entry || entry->closing) return;
    entry->closing = true;
    loop_.recorder_.emit(HandleClosing{handle});
}

void Ports::finish_closing(HandleId handle) {
    const Entry entry = std::move(*entries_.find(handle));
    entries_.erase(handle);
    if (entry.port) exchange_.give_up(entry.port, loop_.recorder_);
    const Handle record = *loop_.thread().handles.find(handle);
    loop_.recorder_.emit(HandleClosed{handle});
    loop_.run_callback({CallbackKind::close, handle.value, {}, record.label, record.born, Rule::L15},
                       entry.receiver.closed);
}

void Ports::give_up_all() {
    entries_.for_each([&](HandleId, const Entry& entry) {
        if (entry.port) exchange_.give_up(entry.port, loop_.recorder_);
    });
}

// uv_async_send: many of them are one wake.
void Ports::signal(HandleId handle) {
    Entry* entry = entries_.find(handle);
    if (!entry || entry->closing) return;
    entry->signalled = true;
    loop_.host_.wake();
}

// ---- messages

void Ports::post(HandleId handle, const SharedPayload& payload, StringId what, SiteId from) {
    const Entry* entry = entries_.find(handle);
    const PortExchange::Port* port = entry ? exchange_.ports_.find(entry->port) : nullptr;
    const bool has_receiver = port && port->group->members.size() > 1;
    if (!has_receiver) {
        for (const PortId travelling : payload->ports) exchange_.give_up(travelling, loop_.recorder_);
        return;
    }
    for (const PortId other : port->group->members) {
        if (other == entry->port) continue;
        const MessageId id = exchange_.message_ids_.next();
        loop_.recorder_.emit(MessagePosted{id, other, what, from}, Rule::T9);
        exchange_.put(other, {id, payload, loop_.host_.now()});
    }
}

bool Ports::next(HandleId handle, bool forced, PortExchange::Message* message) {
    Entry* entry = entries_.find(handle);
    if (!entry || !entry->port) return false;
    auto& waiting = exchange_.ports_.find(entry->port)->waiting;
    if (waiting.empty()) return false;
    if (waiting.front().sent > loop_.host_.now()) {
        entry->signalled = true;  // the wake-up is on its way
        return false;
    }
    if (!waiting.front().id) {
        waiting.pop_front();
        close(handle);
        return false;
    }
    if (!entry->receiving && !forced) return false;
    *message = std::move(waiting.front());
    waiting.pop_front();
    return true;
}

SharedPayload Ports::take(HandleId handle) {
    PortExchange::Message message;
    const Entry* entry = entries_.find(handle);
    if (!entry || entry->closing || !next(handle, true, &message)) return nullptr;
    loop_.recorder_.emit(MessageTaken{message.id});
    return message.payload;
}

void Ports::deliver(HandleId newest) {
    std::vector<HandleId> handles;
    entries_.for_each([&](HandleId handle, const Entry&) {
        if (handle <= newest) handles.push_back(handle);
    });
    for (const HandleId handle : handles) {
        if (loop_.stopping()) return;
        Entry* entry = entries_.find(handle);
        if (entry && std::exchange(entry->signalled, false)) run_messages(handle);
    }
}

// Rule T9: what waits now, and at least 1000; then the loop goes on. A listener that throws ends it, too; one
// that closes the port does not, since the handle closes only in the close phase.
void Ports::run_messages(HandleId handle) {
    const Entry& entry = *entries_.find(handle);
    if (entry.closing) return;
    size_t left = std::max(exchange_.ports_.find(entry.port)->waiting.size(), messages_min);
    PortExchange::Message message;
    while (!loop_.stopping()) {
        if (left-- == 0) return signal(handle);
        if (!next(handle, false, &message)) return;
        const Entry current = *entries_.find(handle);  // the callback may close and free it
        const Posted posted = *loop_.recorder_.world().messages.find(message.id);
        const Completion completion = loop_.run_callback(
            {CallbackKind::message, message.id.value, current.listener, posted.what, posted.born, Rule::T9},
            [&] { return current.receiver.receive(*message.payload); });
        if (completion == Completion::threw) return signal(handle);
    }
}

}  // namespace lg::loop
