#include "sim/loop/streams.h"

#include <algorithm>

#include <fmt/format.h>

namespace lg::loop {

using namespace trace;

static constexpr uint32_t read_room = 65536;       // libuv's suggested size, as Node allocates it
static constexpr uint32_t reads_in_turn_max = 32;  // rule L14
static constexpr int64_t cancelled = -125;         // ECANCELED

// ---- handles

HandleId Streams::adopt(int32_t fd, HandleKind kind, StringId label) {
    const HandleId handle = loop_.process_.handle_ids.next();
    Stream stream;
    stream.fd = fd;
    streams_.insert(handle, std::move(stream));
    loop_.recorder_.emit(HandleOpened{handle, kind, fd, label});
    return handle;
}

Streams::Opened Streams::open(HandleKind kind, SiteId from, std::string towards) {
    loop_.spend_on_first(FirstUse::network);
    const host::Outcome outcome =
        loop_.perform(host::SocketCall{host::SocketCall::Kind::open, -1, {std::move(towards), 0}, 0});
    if (outcome.value < 0) return {{}, outcome.value};
    const HandleId handle = adopt(static_cast<int32_t>(outcome.value), kind, {});
    streams_.find(handle)->from = from;
    return {handle, 0};
}

int64_t Streams::set_option(HandleId handle, host::SocketOption option, int32_t value) {
    host::SocketCall call{host::SocketCall::Kind::set_option, streams_.find(handle)->fd, {}};
    call.option = option;
    call.value = value;
    return loop_.perform(call).value;
}

void Streams::tell_activity(HandleId handle, const Stream& stream, StringId label) {
    const bool active = stream.reading || stream.listening || stream.requests > 0;
    const Handle* known = loop_.thread().handles.find(handle);
    if (!known || (known->active == active && known->referenced == stream.referenced && !label)) return;
    loop_.recorder_.emit(HandleChanged{handle, flag(active), flag(stream.referenced), label});
}

StringId Streams::address_text(const host::Address& address) {
    return loop_.recorder_.trace().intern(fmt::format("{}:{}", address.host, address.port));
}

void Streams::set_referenced(HandleId handle, bool referenced) {
    Stream* stream = streams_.find(handle);
    if (!stream) return;
    stream->referenced = referenced;
    tell_activity(handle, *stream);
}

static host::Address first_address(const host::Outcome& outcome) {
    return outcome.more->addresses.empty() ? host::Address{} : outcome.more->addresses.front();
}
host::Address Streams::local_address(HandleId handle) {
    const Stream* stream = streams_.find(handle);
    if (!stream) return {};
    return first_address(
        loop_.perform(host::SocketCall{host::SocketCall::Kind::local_address, stream->fd, {}, 0}));
}
host::Address Streams::peer_address(HandleId handle) {
    const Stream* stream = streams_.find(handle);
    if (!stream) return {};
    return first_address(
        loop_.perform(host::SocketCall{host::SocketCall::Kind::peer_address, stream->fd, {}, 0}));
}

// ---- requests

OperationId Streams::begin(HandleId handle, Stream& stream, IoKind kind, uint32_t bytes, StringId detail,
                           SiteId from) {
    const OperationId id = loop_.process_.operation_ids.next();
    stream.operations.push_back(id);
    loop_.recorder_.emit(IoSubmitted{id, handle, kind, bytes, detail, from});
    return id;
}

void Streams::finish_at_once(OperationId operation, int64_t value) {
    loop_.recorder_.emit(IoFinished{value, operation, Flag::yes});
}

void Streams::put_off(OperationId operation, host::Outcome&& outcome) {
    finish_at_once(operation, outcome.value);
    loop_.recorder_.emit(PendingQueued{operation}, Rule::L10);
    Request* request = requests_.find(operation);
    if (!request) request = &requests_.insert(operation, {});
    request->outcome = std::move(outcome);
}

int64_t Streams::listen(HandleId handle, const host::Address& address, int32_t backlog, SiteId from,
                        ConnectionTask task) {
    Stream& stream = *streams_.find(handle);
    const host::SocketCall call{host::SocketCall::Kind::listen, stream.fd, address, backlog};
    const host::Outcome outcome = loop_.perform(call);
    if (outcome.value < 0) return outcome.value;
    stream.listening = true;
    stream.from = from;
    stream.on_connection = std::move(task);
    tell_activity(handle, stream, address_text(local_address(handle)));
    start_accepting(handle, stream, false);
    return 0;
}

void Streams::start_accepting(HandleId handle, Stream& stream, bool try_now) {
    if (!stream.listening || stream.closing || stream.waiting) return;
    const OperationId id = begin(handle, stream, IoKind::accept, 0, {}, stream.from);
    stream.waiting = id;
    host::Io io;
    io.kind = IoKind::accept;
    io.fd = stream.fd;
    io.try_now = try_now;
    auto at_once = loop_.host_.submit(id, std::move(io));
    if (!at_once) return;
    loop_.stamp();
    finish_at_once(id, at_once->value);
    run_callback(id, CallbackKind::io, Rule::L13, std::move(*at_once));
}

void Streams::connect(HandleId handle, const host::Address& peer, SiteId from, OutcomeTask task) {
    Stream& stream = *streams_.find(handle);
    stream.requests++;
    const StringId detail = address_text(peer);
    tell_activity(handle, stream, detail);
    const OperationId id = begin(handle, stream, IoKind::connect, 0, detail, from);
    requests_.insert(id, {std::move(task), {}});
    host::Io io;
    io.kind = IoKind::connect;
    io.fd = stream.fd;
    io.peer = peer;
    if (auto at_once = loop_.host_.submit(id, std::move(io))) put_off(id, std::move(*at_once));
    loop_.look_around();
}

void Streams::read_start(HandleId handle, SiteId from, ReadTask task) {
    Stream* stream = streams_.find(handle);
    if (!stream || stream->closing) return;
    stream->from = from;
    stream->on_read = std::move(task);
    stream->reading = true;
    tell_activity(handle, *stream);
    if (!stream->held) return start_reading(handle, *stream, false);
    // What was read before read_stop() and not delivered: the pending phase brings it.
    const OperationId id = begin(handle, *stream, IoKind::read, read_room, {}, from);
    stream->waiting = id;
    put_off(id, std::move(*std::exchange(stream->held, std::nullopt)));
}

void Streams::read_stop(HandleId handle) {
    Stream* stream = streams_.find(handle);
    if (!stream || !stream->reading) return;
    stream->reading = false;
    if (stream->waiting) {
        const OperationId id = stream->waiting;
        stream->waiting = {};
        const Operation* operation = loop_.recorder_.world().operations.find(id);
        if (operation && operation->state == OperationState::waiting) {
            loop_.host_.cancel(id, stream->fd);
            stream->operations.erase(id);
            loop_.recorder_.emit(IoCancelled{id});
        }
    }
    tell_activity(handle, *stream);
}

void Streams::start_reading(HandleId handle, Stream& stream, bool try_now) {
    if (!stream.reading || stream.closing || stream.waiting) return;
    const OperationId id = begin(handle, stream, IoKind::read, read_room, {}, stream.from);
    stream.waiting = id;
    host::Io io;
    io.kind = IoKind::read;
    io.fd = stream.fd;
    io.room = read_room;
    io.try_now = try_now;
    auto at_once = loop_.host_.submit(id, std::move(io));
    if (!at_once) return;
    loop_.stamp();
    finish_at_once(id, at_once->value);
    run_callback(id, CallbackKind::io, Rule::L14, std::move(*at_once));
}

Streams::Written Streams::write(HandleId handle, std::string bytes, StringId detail, SiteId from,
                                OutcomeTask task, bool ends_empty) {
    Stream* stream = streams_.find(handle);
    if (!stream || stream->closing) return {-9, false};  // EBADF
    const auto size = static_cast<uint32_t>(bytes.size());
    const OperationId id = loop_.process_.operation_ids.next();
    loop_.recorder_.emit(IoSubmitted{id, handle, IoKind::write, size, detail, from});
    host::Io io;
    io.kind = IoKind::write;
    io.fd = stream->fd;
    io.bytes = std::move(bytes);
    auto at_once = loop_.host_.submit(id, std::move(io));
    loop_.look_around();
    if (!at_once) {
        stream->operations.push_back(id);
        requests_.insert(id, {std::move(task), {}});
        stream->requests++;
        tell_activity(handle, *stream);
        return {0, true};
    }
    const int64_t value = at_once->value;
    if (!ends_empty) stream->written_in_pass = pending_passes_;
    finish_at_once(id, value);
    loop_.recorder_.emit(IoCancelled{id});  // nobody waits for its callback
    return {value < 0 ? value : 0, false};
}

bool Streams::fin_waits_for_poll(const Stream& stream) const {
    const FinWait wait = loop_.profile_.fin_wait;
    const bool is_fed = stream.written_in_pass == pending_passes_;
    return wait == FinWait::poll || (wait == FinWait::feed_behind_a_write && !is_fed);
}

void Streams::shutdown(HandleId handle, SiteId from, OutcomeTask task) {
    Stream& stream = *streams_.find(handle);
    const bool is_drained = stream.requests == 0;
    stream.requests++;
    tell_activity(handle, stream);
    const OperationId id = begin(handle, stream, IoKind::shutdown, 0, {}, from);
    const bool is_put_off = is_drained && !fin_waits_for_poll(stream);
    requests_.insert(id, {std::move(task), {}, is_put_off});
    if (is_put_off) loop_.recorder_.emit(PendingQueued{id}, Rule::L10);
    else if (auto at_once = submit_shutdown(id, stream, false)) put_off(id, std::move(*at_once));
    loop_.look_around();
}

std::optional<host::Outcome> Streams::submit_shutdown(OperationId operation, const Stream& stream,
                                                      bool try_now) {
    host::Io io;
    io.kind = IoKind::shutdown;
    io.fd = stream.fd;
    io.try_now = try_now;
    return loop_.host_.submit(operation, std::move(io));
}

// ---- completion

void Streams::run_callback(OperationId operation, CallbackKind kind, Rule rule, host::Outcome&& outcome) {
    const Operation* known = loop_.recorder_.world().operations.find(operation);
    if (!known || loop_.stopping()) return;  // cancelled meanwhile
    const HandleId handle = known->handle;
    const IoKind io = known->io;
    const int64_t value = outcome.value;
    Stream* stream = run_one(operation, *known, kind, rule, outcome);
    while (stream && stream->again && !loop_.stopping()) {  // of one that closes, too
        const OperationId id =
            begin(handle, *stream, IoKind::read, 0, loop_.recorder_.trace().intern("rest"), stream->from);
        requests_.insert(id, {std::exchange(stream->again, {}), {}});
        finish_at_once(id, 0);
        host::Outcome rest;
        const Operation& further = *loop_.recorder_.world().operations.find(id);
        stream = run_one(id, further, CallbackKind::io, Rule::J2, rest);
    }
    if (stream && !loop_.stopping()) go_on(handle, *stream, io, value);
}

void Streams::run_pending(OperationId operation) {
    Request* request = requests_.find(operation);
    if (!request) return;
    host::Outcome outcome = std::move(request->outcome);  // the request ends before its callback
    if (std::exchange(request->is_put_off, false)) {
        const HandleId handle = loop_.recorder_.world().operations.find(operation)->handle;
        auto at_once = submit_shutdown(operation, *streams_.find(handle), true);
        if (!at_once) return;
        loop_.look_around();
        finish_at_once(operation, at_once->value);
        outcome = std::move(*at_once);
    }
    run_callback(operation, CallbackKind::pending, Rule::L10, std::move(outcome));
}

Streams::Stream* Streams::run_one(OperationId id, const Operation& operation, CallbackKind kind, Rule rule,
                                  host::Outcome& outcome) {
    const HandleId handle = operation.handle;
    const IoKind io = operation.io;
    if (Stream* stream = streams_.find(handle)) {
        stream->operations.erase(id);
        if (stream->waiting == id) stream->waiting = {};
        if (io != IoKind::read && io != IoKind::accept) stream->requests--;
    }
    OutcomeTask task;
    if (Request* request = requests_.find(id)) {
        task = std::move(request->task);
        requests_.erase(id);
    }
    loop_.run_callback({kind, id.value, operation.from, operation.detail, operation.changed, rule},
                       [&] { return task ? task(outcome) : complete(handle, io, outcome); });
    Stream* const stream = streams_.find(handle);
    if (stream) tell_activity(handle, *stream);
    return stream;
}

void Streams::call_again(HandleId handle, OutcomeTask task) {
    if (Stream* stream = streams_.find(handle)) stream->again = std::move(task);
}

// Of a read or an accept.
Completion Streams::complete(HandleId handle, IoKind kind, host::Outcome& outcome) {
    if (kind == IoKind::accept) return complete_accept(handle, outcome);
    Stream* stream = streams_.find(handle);
    if (!stream || stream->closing) return Completion::normal;
    if (!stream->reading) {  // stopped behind the kernel's answer: nothing may be lost
        stream->held = std::move(outcome);
        return Completion::normal;
    }
    if (outcome.value <= 0) stream->reading = false;
    ReadTask on_read = std::move(stream->on_read);  // the callback may replace it, or end the stream
    const Completion completion = on_read(outcome);
    stream = streams_.find(handle);
    if (stream && !stream->on_read) stream->on_read = std::move(on_read);
    return completion;
}

Completion Streams::complete_accept(HandleId handle, host::Outcome& outcome) {
    Stream* stream = streams_.find(handle);
    if (!stream || stream->closing) {
        // The listener was closed behind the kernel's answer: nobody will have the connection.
        if (outcome.value >= 0) close_descriptor(static_cast<int32_t>(outcome.value));
        return Completion::normal;
    }
    const ConnectionTask on_connection = stream->on_connection;
    if (outcome.value < 0) return on_connection({}, outcome.value);
    const StringId label = address_text(first_address(outcome));
    return on_connection(adopt(static_cast<int32_t>(outcome.value), HandleKind::tcp_socket, label), 0);
}

// With both directions at their end, libuv before 1.52 tells the end of reading right behind a read that came
// short (POLLHUP). It does not ask the kernel, so a reset is an end like any other.
static bool hang_up_ends_reading(const NodeProfile& profile) { return profile.libuv_version < "1.52"; }
bool Streams::hung_up(const Stream& stream) const {
    const auto& ready = loop_.thread().ready;
    const auto found =
        std::find_if(ready.begin(), ready.end(), [&](const Ready& entry) { return entry.fd == stream.fd; });
    return found != ready.end() && (found->mask & ready_hang_up) != 0;
}

void Streams::end_reading(HandleId handle, Stream& stream) {
    if (!stream.reading) return;
    const OperationId id = begin(handle, stream, IoKind::read, read_room, {}, stream.from);
    finish_at_once(id, 0);
    run_callback(id, CallbackKind::io, Rule::L14, {});
}

// Behind a read or an accept: libuv goes on at once only while the buffer came back full (L14), or,
// before 1.45, while connections wait (L13). Otherwise the demultiplexer is asked again.
void Streams::go_on(HandleId handle, Stream& stream, IoKind kind, int64_t value) {
    if (stream.closing) return;
    if (kind == IoKind::accept) return start_accepting(handle, stream, loop_.profile_.accept_until_empty);
    if (kind != IoKind::read) return;
    const bool full = value == static_cast<int64_t>(read_room);
    if (value > 0 && !full && hang_up_ends_reading(loop_.profile_) && hung_up(stream)) {
        return end_reading(handle, stream);
    }
    const bool try_now = full && ++stream.reads_in_turn < reads_in_turn_max;
    if (!try_now) stream.reads_in_turn = 0;
    start_reading(handle, stream, try_now);
}

void Streams::served(int32_t fd) {
    const auto& ready = loop_.thread().ready;
    const auto is_it = [&](const Ready& entry) { return entry.fd == fd; };
    if (ready.empty()) return;  // it was closed meanwhile
    if (is_it(ready.front()) || std::any_of(ready.begin(), ready.end(), is_it)) {
        loop_.recorder_.emit(DescriptorServed{fd});
    }
}

// ---- closing

void Streams::close_descriptor(int32_t fd, bool resets) {
    using Kind = host::SocketCall::Kind;
    loop_.perform(host::SocketCall{resets ? Kind::reset : Kind::close, fd, {}, 0});
}

void Streams::close(HandleId handle, Task task, bool resets) {
    Stream* stream = streams_.find(handle);
    if (!stream || stream->closing) return;
    read_stop(handle);
    stream->closing = true;
    stream->listening = false;
    stream->on_close = std::move(task);
    for (const OperationId id : stream->operations.all()) loop_.host_.cancel(id, stream->fd);
    close_descriptor(stream->fd, resets);
    loop_.recorder_.emit(HandleClosing{handle});
}

void Streams::finish_closing(HandleId handle) {
    // Requests that were under way end first, with ECANCELED.
    for (const OperationId id : streams_.find(handle)->operations.all()) {
        const Operation& operation = *loop_.recorder_.world().operations.find(id);
        if (operation.io == IoKind::accept) {
            loop_.recorder_.emit(IoCancelled{id});
            continue;
        }
        host::Outcome outcome;
        Request* request = requests_.find(id);
        if (operation.state == OperationState::waiting || (request && request->is_put_off)) {
            outcome.value = cancelled;
            loop_.recorder_.emit(IoFinished{cancelled, id, Flag::no});
        } else if (request) {
            outcome = std::move(request->outcome);
        }
        run_callback(id, CallbackKind::io, Rule::L15, std::move(outcome));
    }
    if (loop_.stopping()) return;
    const Task task = std::move(streams_.find(handle)->on_close);
    streams_.erase(handle);
    const Handle record = *loop_.thread().handles.find(handle);
    loop_.recorder_.emit(HandleClosed{handle});
    loop_.run_callback({CallbackKind::close, handle.value, {}, record.label, record.born, Rule::L15}, task);
}

}  // namespace lg::loop
