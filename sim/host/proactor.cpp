#include "sim/host/proactor.h"

#include <algorithm>

#include "sim/host/outcome.h"
#include "sim/host/poller.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

using trace::SystemCall;

constexpr int rounds_max = 48;                        // of full lists of packets (rule L11)
constexpr Duration patience = Duration::of_ms(2000);  // with the kernel, when the run is over

SystemCall call_of(IoKind kind) {
    switch (kind) {
        case IoKind::accept: return SystemCall::accept_ex;
        case IoKind::connect: return SystemCall::connect_ex;
        case IoKind::read: return SystemCall::wsa_recv;
        default: return SystemCall::wsa_send;
    }
}

}  // namespace

Proactor::Proactor(std::unique_ptr<CompletionPort> port, LiveSockets& sockets, Wakeup& wakeup, LiveLog& log)
    : port_(std::move(port)), sockets_(sockets), wakeup_(wakeup), log_(log) {}

// The kernel writes into what it was given until its packet has come.
Proactor::~Proactor() {
    while (!watches_.empty()) forget(watches_.begin()->first);
    do {
        for (Operation* packet : packets_) deal_with(packet);
        packets_.clear();
    } while (in_kernel_ > 0 && port_->wait(patience, packets_) > 0);
}

// ---- requests

std::optional<Outcome> Proactor::submit(OperationId id, Io&& io) {
    const int32_t fd = io.fd;
    if (!sockets_.is_open(fd)) return failed(ErrorNumber::ebadf);
    Watch& watch = watches_[fd];
    if (auto outcome = kept(watch, io)) return outcome;
    if (io.kind == IoKind::shutdown) return shut(fd, watch, id);
    size_t written = 0;
    if (io.kind == IoKind::write) {
        sockets_.begin_write(fd, io.bytes);
        log_.fetch();  // what the wire says of it comes before the call
        if (auto outcome = try_write(watch, io, written)) return outcome;
    } else if (io.kind == IoKind::read && io.try_now) {  // behind a full buffer, as libuv on Windows
        Outcome outcome = sockets_.read(fd, io.room);
        if (!is_error(outcome, ErrorNumber::eagain)) return outcome;
    }
    auto operation = port_->make_operation();
    operation->id = id;
    operation->io = std::move(io);
    operation->written = written;
    if (const int64_t error = post(*operation); error < 0) return succeeded(error);
    hand_over(std::move(operation));
    return std::nullopt;
}

std::optional<Outcome> Proactor::kept(Watch& watch, const Io& io) {
    if (io.kind == IoKind::read && !watch.unread.empty()) {
        Outcome outcome;
        outcome.more->bytes = watch.unread.take(io.room);
        outcome.value = static_cast<int64_t>(outcome.more->bytes.size());
        return outcome;
    }
    if (io.kind != IoKind::accept || watch.unclaimed.empty()) return std::nullopt;
    Outcome outcome = std::move(watch.unclaimed.front());
    watch.unclaimed.erase(watch.unclaimed.begin());
    return outcome;
}

bool Proactor::is_writing(const Watch& watch) {
    return std::any_of(watch.under_way.begin(), watch.under_way.end(),
                       [](const Operation* each) { return each->io.kind == IoKind::write; });
}

// As uv_try_write() on Windows: what the socket's buffer takes at once needs no packet.
std::optional<Outcome> Proactor::try_write(const Watch& watch, const Io& io, size_t& written) {
    if (!io.try_now || is_writing(watch)) return std::nullopt;
    Outcome outcome = sockets_.write(io.fd, io.bytes);
    if (is_error(outcome, ErrorNumber::eagain)) return std::nullopt;
    if (outcome.value < 0) return outcome;
    written = static_cast<size_t>(outcome.value);
    return written == io.bytes.size() ? std::optional(std::move(outcome)) : std::nullopt;
}

// No operation of the port's: it is called when nothing is left to be written.
std::optional<Outcome> Proactor::shut(int32_t fd, Watch& watch, OperationId operation) {
    if (!is_writing(watch)) return sockets_.shutdown(fd);
    watch.shutdown = operation;
    return std::nullopt;
}

// What is behind a descriptor may be another socket by now.
int64_t Proactor::associate(int32_t fd, Operation& operation) {
    Watch& watch = watches_[fd];
    operation.socket = sockets_.socket(fd);
    if (watch.associated == operation.socket) return 0;
    const int64_t value = port_->associate(operation.socket);
    if (value == 0) watch.associated = operation.socket;
    return value;
}

int64_t Proactor::post(Operation& operation) {
    const Io& io = operation.io;
    SocketAddress peer;
    int64_t argument = io.kind == IoKind::write ? static_cast<int64_t>(io.bytes.size() - operation.written)
                                                : int64_t{io.room};
    if (io.kind == IoKind::connect) {
        const Outcome prepared = sockets_.prepare_connect(io.fd, *io.peer, peer);
        if (prepared.value < 0) return prepared.value;
        argument = from_socket_address(peer.get()).port;
    }
    if (const int64_t error = associate(io.fd, operation); error < 0) return error;
    if (io.kind == IoKind::connect) {
        auto own = to_socket_address({peer.family() == AF_INET6 ? "::" : "0.0.0.0", 0});
        const int64_t bound = log_.called(SystemCall::bind, io.fd, 0, bind_socket(operation.socket, *own));
        if (bound < 0) return bound;
        sockets_.join_as_client(io.fd, static_cast<uint16_t>(argument));
    }
    return log_.called(call_of(io.kind), io.fd, argument, port_->post(operation, &peer));
}

void Proactor::hand_over(std::unique_ptr<Operation> operation) {
    waiting_.insert(operation->id, operation.get());
    watches_[operation->io.fd].under_way.push_back(operation.release());
    in_kernel_++;
}

// What it brought before it could be cancelled is kept for the next one, which comes behind it.
bool Proactor::cancel(OperationId id, int32_t) {
    Operation** found = waiting_.find(id);
    if (!found) return cancel_shutdown(id);
    Operation& operation = **found;
    Watch& watch = watches_[operation.io.fd];
    log_.called(SystemCall::cancel_io_ex, operation.io.fd, 0, port_->cancel(operation));
    Outcome outcome = outcome_of(operation);
    if (outcome.value > 0 && operation.io.kind == IoKind::read) watch.unread.push(outcome.more->bytes);
    if (outcome.value > 0 && operation.io.kind == IoKind::accept)
        watch.unclaimed.push_back(std::move(outcome));
    operation.is_dead = true;
    waiting_.erase(id);
    std::erase(watch.under_way, &operation);
    return true;
}

bool Proactor::cancel_shutdown(OperationId operation) {
    for (auto& [fd, watch] : watches_) {
        if (watch.shutdown != operation) continue;
        watch.shutdown.reset();
        return true;
    }
    return false;
}

void Proactor::forget(int32_t fd) {
    const auto found = watches_.find(fd);
    if (found == watches_.end()) return;
    for (Operation* operation : found->second.under_way) {
        operation->is_dead = true;
        waiting_.erase(operation->id);
        port_->cancel(*operation);
    }
    watches_.erase(found);
}

// ---- packets

bool Proactor::is_anything_ready(Duration time) {
    return !packets_.empty() || port_->wait(time, packets_) > 0;
}

size_t Proactor::wait(std::optional<Duration> timeout) {
    size_t served = 0;
    for (int round = 0; round < rounds_max; round++) {
        if (round > 0) timeout = Duration{};
        int64_t count = static_cast<int64_t>(packets_.size());
        if (count == 0) count = port_->wait(timeout, packets_);
        log_.fetch();  // what the threads did while we slept comes before what woke us
        log_.called(SystemCall::get_queued_completion_status_ex, -1, whole_milliseconds(timeout), count);
        for (Operation* packet : packets_) served += deal_with(packet);
        packets_.clear();
        if (count < static_cast<int64_t>(CompletionPort::packets_max)) break;
    }
    return served;
}

void Proactor::serve(int32_t, Direction) { wakeup_.clear(); }

bool Proactor::deal_with(Operation* packet) {
    if (!packet) {
        log_.add(DescriptorReady{pool_wakeup_fd, trace::ready_read});
        return true;
    }
    in_kernel_--;
    std::unique_ptr<Operation> operation(packet);
    return !operation->is_dead && finish(std::move(operation));
}

bool Proactor::finish(std::unique_ptr<Operation> operation) {
    const int32_t fd = operation->io.fd;
    Watch& watch = watches_[fd];
    std::erase(watch.under_way, operation.get());
    waiting_.erase(operation->id);
    Outcome outcome = outcome_of(*operation);
    if (operation->io.kind == IoKind::accept && is_error(outcome, ErrorNumber::eagain)) {
        outcome.value = post(*operation);
        if (outcome.value == 0) return hand_over(std::move(operation)), false;
    }
    log_.fetch();  // what the wire says of it comes before it
    log_.add(IoFinished{operation->id, fd, std::move(outcome)});
    if (!watch.shutdown) return true;
    const OperationId shutdown = *std::exchange(watch.shutdown, std::nullopt);
    if (auto done = shut(fd, watch, shutdown)) log_.add(IoFinished{shutdown, fd, std::move(*done)});
    return true;
}

// EAGAIN of an accept: nobody came who may, or he is gone again.
Outcome Proactor::outcome_of(Operation& operation) {
    port_->settle(operation);
    Outcome outcome = succeeded(operation.result);
    if (operation.io.kind == IoKind::write && operation.result >= 0)
        outcome.value += static_cast<int64_t>(operation.written);
    if (operation.io.kind == IoKind::read && operation.result > 0) {
        outcome.more->bytes = std::move(operation.bytes);
        sockets_.received(operation.io.fd, outcome.more->bytes);
    }
    if (operation.io.kind != IoKind::accept) return outcome;
    if (is_error(outcome, ErrorNumber::econnreset)) return failed(ErrorNumber::eagain);
    if (outcome.value < 0) return outcome;
    if (!sockets_.may_come(operation.peer)) return failed(ErrorNumber::eagain);
    return sockets_.accepted(operation.io.fd, operation.accepted.release(), operation.peer);
}

}  // namespace lg::host
