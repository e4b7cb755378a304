#include "sim/host/demultiplexer.h"

#include <algorithm>

#include "sim/host/outcome.h"

namespace lg::host {

namespace {

constexpr size_t events_max = 1024;      // of one call (rule L11)
constexpr size_t completions_max = 128;  // of one GetQueuedCompletionStatusEx (rule L11)
constexpr int32_t select_descriptors = 1024;
constexpr uint32_t always_told = trace::ready_error | trace::ready_hang_up;  // whether asked for or not

bool is_inward(IoKind kind) { return kind == IoKind::accept || kind == IoKind::read; }

}  // namespace

Demultiplexer::Demultiplexer(Protocol protocol, VirtualNetwork& network, DescriptorTable& descriptors,
                             ArrivalSink& sink, uint32_t thread)
    : protocol_(protocol),
      lane_{trace::LaneKind::demultiplexer, static_cast<uint16_t>(thread)},
      network_(network),
      descriptors_(descriptors),
      sink_(sink) {}
Demultiplexer::~Demultiplexer() = default;

Demultiplexer::Watch* Demultiplexer::find(int32_t fd) {
    return fd >= 0 && static_cast<size_t>(fd) < watches_.size() ? watches_[static_cast<size_t>(fd)].get()
                                                                : nullptr;
}

int32_t Demultiplexer::descriptor_of(SocketId socket) const {
    const int32_t* fd = descriptor_of_.find(socket);
    return fd ? *fd : -1;
}

int32_t Demultiplexer::open_descriptor(SocketId socket) {
    const int32_t fd = descriptors_.open({Descriptor::Kind::socket, socket.value});
    if (fd < 0) return fd;
    if (static_cast<size_t>(fd) >= watches_.size()) watches_.resize(static_cast<size_t>(fd) + 1);
    auto& watch = watches_[static_cast<size_t>(fd)];
    watch = std::make_unique<Watch>();
    watch->socket = socket;
    descriptor_of_.insert(socket, fd);
    return fd;
}

Outcome Demultiplexer::call(const SocketCall& call) {
    using Kind = SocketCall::Kind;
    if (call.kind == Kind::open) {
        if (descriptors_.is_full()) return failed(ErrorNumber::emfile);
        return succeeded(open_descriptor(network_.open({this, "program", lane_})));
    }
    const Watch* watch = find(call.fd);
    if (!watch) {
        const bool is_file = descriptors_.find(call.fd).kind == Descriptor::Kind::file;
        return failed(is_file ? ErrorNumber::enotsock : ErrorNumber::ebadf);
    }
    Outcome outcome;
    const Address* address = nullptr;
    switch (call.kind) {
        case Kind::open: break;
        case Kind::set_option:  // the others change nothing on a network that loses nothing
            if (call.option == SocketOption::no_delay) network_.set_no_delay(watch->socket, call.value != 0);
            break;
        case Kind::listen:
            outcome.value = -static_cast<int64_t>(network_.listen(watch->socket, call.address, call.backlog));
            return outcome;
        case Kind::reset: close(call.fd, true); return outcome;
        case Kind::close: close(call.fd); return outcome;
        case Kind::local_address:
            address = network_.local_address(watch->socket);
            outcome.more->addresses.push_back(address ? *address : Address{"0.0.0.0", 0});
            return outcome;
        case Kind::peer_address:
            address = network_.peer_address(watch->socket);
            if (!address) return failed(ErrorNumber::enotconn);
            outcome.more->addresses.push_back(*address);
            return outcome;
    }
    return outcome;
}

void Demultiplexer::close(int32_t fd, bool resets) {
    const auto watch = std::move(watches_[static_cast<size_t>(fd)]);
    for (const auto* queue : {&watch->reads, &watch->writes})
        for (const Request& request : *queue) waiting_.erase(request.operation);
    std::erase(changed_, fd);  // the number's next owner has its own place
    descriptor_of_.erase(watch->socket);
    descriptors_.close(fd);
    if (resets) network_.reset(watch->socket);
    else network_.close(watch->socket);
}

void Demultiplexer::close_all() {
    for (size_t fd = 0; fd < watches_.size(); fd++) {
        if (watches_[fd]) close(static_cast<int32_t>(fd));
    }
}

// ---- requests

std::optional<Outcome> Demultiplexer::submit(OperationId operation, Io io) {
    const int32_t fd = io.fd;
    Watch* watch = find(fd);
    if (!watch) {
        const bool is_file = descriptors_.find(fd).kind == Descriptor::Kind::file;
        return failed(is_file ? ErrorNumber::enotsock : ErrorNumber::ebadf);
    }
    const IoKind kind = io.kind;
    auto& queue = is_inward(kind) ? watch->reads : watch->writes;
    Request request{operation, std::move(io), 0};
    if (kind == IoKind::connect) {
        const ErrorNumber error = network_.connect(watch->socket, *request.io.peer);
        if (error != ErrorNumber::none) return failed(error);
    } else if (queue.empty() && request.io.try_now &&
               !(protocol_ == Protocol::iocp && kind == IoKind::accept)) {
        if (auto outcome = attempt(watch->socket, request)) return outcome;
    }
    queue.push_back(std::move(request));
    waiting_.insert(operation, fd);
    mark_changed(fd, *watch);
    return std::nullopt;
}

bool Demultiplexer::cancel(OperationId operation) {
    const int32_t* found = waiting_.find(operation);
    if (!found) return false;
    const int32_t fd = *found;
    Watch& watch = *find(fd);
    for (auto* queue : {&watch.reads, &watch.writes})
        std::erase_if(*queue, [&](const Request& request) { return request.operation == operation; });
    waiting_.erase(operation);
    mark_changed(fd, watch);
    return true;
}

std::optional<Outcome> Demultiplexer::attempt(SocketId socket, Request& request) {
    Outcome outcome;
    switch (request.io.kind) {
        case IoKind::accept: outcome = accept(socket); break;
        case IoKind::connect: outcome.value = -static_cast<int64_t>(network_.connect_result(socket)); break;
        case IoKind::read: outcome = network_.read(socket, request.io.room); break;
        case IoKind::write: return attempt_write(socket, request);
        case IoKind::shutdown: outcome = network_.shutdown(socket); break;
    }
    if (is_error(outcome, ErrorNumber::eagain)) return std::nullopt;
    return outcome;
}

std::optional<Outcome> Demultiplexer::attempt_write(SocketId socket, Request& request) {
    const std::string_view whole = request.io.bytes;
    do {
        const Outcome outcome = network_.write(socket, whole.substr(request.written));
        if (is_error(outcome, ErrorNumber::eagain)) return std::nullopt;
        if (outcome.value < 0) return outcome;
        request.written += static_cast<uint64_t>(outcome.value);
    } while (request.written < whole.size());
    return succeeded(static_cast<int64_t>(whole.size()));
}

Outcome Demultiplexer::accept(SocketId listener) {
    if (!(network_.ready_mask(listener) & trace::ready_read)) return failed(ErrorNumber::eagain);
    if (descriptors_.is_full()) return failed(ErrorNumber::emfile);
    const SocketId socket = network_.accept(listener);
    if (!socket) return failed(ErrorNumber::einval);  // it does not listen
    Outcome outcome = succeeded(open_descriptor(socket));
    const Address* peer = network_.peer_address(socket);
    outcome.more->addresses.push_back(peer ? *peer : Address{});
    return outcome;
}

// ---- the table

uint32_t Demultiplexer::wanted(const Watch& watch) {
    uint32_t mask = trace::ready_none;
    if (!watch.reads.empty()) mask |= trace::ready_read;
    if (!watch.writes.empty()) mask |= trace::ready_write;
    return mask;
}

void Demultiplexer::mark_changed(int32_t fd, Watch& watch) {
    if (watch.is_changed) return;
    watch.is_changed = true;
    changed_.push_back(fd);
}

void Demultiplexer::apply_interest() {
    const bool has_table = protocol_ != Protocol::iocp;
    if (!has_registered_pool_ && has_table) {
        sink_.add(lane_, InterestChanged{pool_wakeup_fd, trace::ready_read});
        has_registered_pool_ = true;
    }
    for (const int32_t fd : changed_) {
        Watch* watch = find(fd);
        if (!watch || !watch->is_changed) continue;
        watch->is_changed = false;
        const uint32_t mask = wanted(*watch);
        if (mask == watch->interest) continue;
        watch->interest = mask;
        if (has_table) sink_.add(lane_, InterestChanged{fd, mask});
        if (ready_now(*watch)) list(*watch);
    }
    changed_.clear();
}

uint32_t Demultiplexer::ready_now(const Watch& watch) const {
    if (!watch.interest) return trace::ready_none;
    return network_.ready_mask(watch.socket) & (watch.interest | always_told);
}

void Demultiplexer::list(Watch& watch) {
    if (watch.is_listed) return;
    watch.is_listed = true;
    ready_.push_back(watch.socket);
}

void Demultiplexer::on_change(SocketId socket) {
    const int32_t fd = descriptor_of(socket);
    Watch* watch = find(fd);
    if (watch && ready_now(*watch)) list(*watch);
}

void Demultiplexer::wake_loop() {
    if (pool_is_ready_) return;
    pool_is_ready_ = true;
    list_pool();
}

void Demultiplexer::list_pool() {
    if (pool_is_listed_) return;
    pool_is_listed_ = true;
    ready_.push_back({});
}

// ---- what is ready

size_t Demultiplexer::reports_max() const {
    return protocol_ == Protocol::iocp ? completions_max : events_max;
}

bool Demultiplexer::collect() {
    reported_ = 0;
    if (protocol_ == Protocol::poll || protocol_ == Protocol::select) scan();
    else take_from_list();
    return reported_ > 0;
}

// Level-triggered: what was reported goes to the end of the list and is looked at again at the next call.
void Demultiplexer::take_from_list() {
    for (size_t left = ready_.size(); left > 0 && !is_full(); left--) {
        const SocketId socket = ready_.front();
        ready_.pop_front();
        if (!socket) {
            pool_is_listed_ = false;
            if (pool_is_ready_) report_pool();
            continue;
        }
        const int32_t fd = descriptor_of(socket);
        Watch* watch = find(fd);
        if (!watch) continue;  // closed meanwhile
        watch->is_listed = false;
        if (!report(fd, *watch)) continue;
        reported_++;
        list(*watch);
    }
}

void Demultiplexer::scan() {
    ready_.clear();
    pool_is_listed_ = false;
    if (pool_is_ready_) report_pool();
    size_t end = watches_.size();
    if (protocol_ == Protocol::select) end = std::min(end, static_cast<size_t>(select_descriptors));
    for (size_t fd = 0; fd < end && !is_full(); fd++) {
        Watch* watch = watches_[fd].get();
        if (!watch) continue;
        watch->is_listed = false;
        reported_ += report(static_cast<int32_t>(fd), *watch);
    }
}

// A packet is gone with its telling; a descriptor stays ready until it is read.
void Demultiplexer::report_pool() {
    sink_.add(lane_, DescriptorReady{pool_wakeup_fd, trace::ready_read});
    reported_++;
    if (protocol_ == Protocol::iocp) pool_is_ready_ = false;
    else list_pool();
}

bool Demultiplexer::report(int32_t fd, Watch& watch) {
    const uint32_t mask = ready_now(watch);
    if (mask == trace::ready_none) return false;
    if (protocol_ == Protocol::iocp) return finish_ready(fd, watch, mask);
    watch.is_told = true;
    if (protocol_ != Protocol::kqueue) {
        sink_.add(lane_, DescriptorReady{fd, mask});
        return true;
    }
    // Two filters, two notices.
    for (const uint32_t filter : {trace::ready_read, trace::ready_write}) {
        const uint32_t part = mask & (filter | always_told);
        if ((watch.interest & filter) && part) sink_.add(lane_, DescriptorReady{fd, part});
    }
    return true;
}

// Nothing is ever ready, only done: the kernel makes the calls itself. False: it has finished none.
bool Demultiplexer::finish_ready(int32_t fd, Watch& watch, uint32_t mask) {
    const size_t before = watch.reads.size() + watch.writes.size();
    if (allows(mask, Direction::in)) serve_reads(fd, watch);
    if (allows(mask, Direction::out)) serve_writes(fd, watch);
    return watch.reads.size() + watch.writes.size() < before;
}

void Demultiplexer::serve(const DescriptorReady& ready, Direction direction) {
    if (ready.fd == pool_wakeup_fd) {
        if (protocol_ != Protocol::iocp) pool_is_ready_ = false;
        return;
    }
    Watch* watch = find(ready.fd);
    if (!watch || !watch->is_told) return;  // it was closed meanwhile, and may be another one
    // A filter's notice is of its direction alone.
    const uint32_t filter = direction == Direction::in ? trace::ready_read : trace::ready_write;
    if (protocol_ == Protocol::kqueue && !(ready.mask & filter)) return;
    if (direction == Direction::in) serve_reads(ready.fd, *watch);
    else serve_writes(ready.fd, *watch);
}

void Demultiplexer::serve_reads(int32_t fd, Watch& watch) {
    if (watch.reads.empty()) return;
    if (auto outcome = attempt(watch.socket, watch.reads.front()))
        finish(fd, watch.reads, std::move(*outcome));
}

void Demultiplexer::serve_writes(int32_t fd, Watch& watch) {
    while (!watch.writes.empty()) {
        auto outcome = attempt(watch.socket, watch.writes.front());
        if (!outcome) return;
        finish(fd, watch.writes, std::move(*outcome));
    }
}

void Demultiplexer::finish(int32_t fd, std::deque<Request>& queue, Outcome outcome) {
    const OperationId operation = queue.front().operation;
    queue.pop_front();
    waiting_.erase(operation);
    mark_changed(fd, *find(fd));
    sink_.add(lane_, IoFinished{operation, fd, std::move(outcome)});
}

}  // namespace lg::host
