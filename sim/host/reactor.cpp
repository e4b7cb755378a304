#include "sim/host/reactor.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/host/error_number.h"
#include "sim/host/outcome.h"

namespace lg::host {

namespace {

using enum trace::ReadyMask;

bool is_inward(IoKind kind) { return kind == IoKind::accept || kind == IoKind::read; }
bool would_block(const Outcome& outcome) {
    return is_error(outcome, ErrorNumber::eagain) || is_error(outcome, ErrorNumber::einprogress);
}

}  // namespace

Reactor::Reactor(std::unique_ptr<Poller> poller, LiveSockets& sockets, Wakeup& wakeup, LiveLog& log,
                 Notice notice)
    : poller_(std::move(poller)), sockets_(sockets), wakeup_(wakeup), log_(log), notice_(std::move(notice)) {}

int64_t Reactor::refusal() const { return refusal_of_wakeup(*poller_, wakeup_.fd()); }

Reactor::Watch& Reactor::watch_of(int32_t fd) {
    const auto index = static_cast<size_t>(fd);
    if (index >= watches_.size()) watches_.resize(index + 1);
    if (!watches_[index]) watches_[index] = std::make_unique<Watch>();
    return *watches_[index];
}

Reactor::Watch* Reactor::find(int32_t fd) {
    const auto index = static_cast<size_t>(fd);
    return fd >= 0 && index < watches_.size() ? watches_[index].get() : nullptr;
}

// ---- requests

std::optional<Outcome> Reactor::submit(OperationId operation, Io&& io) {
    const int32_t fd = io.fd;
    if (!sockets_.is_open(fd)) return failed(ErrorNumber::ebadf);
    if (is_inward(io.kind)) return submit_inward(operation, io);
    Watch& watch = watch_of(fd);
    size_t written = 0;
    if (io.kind == IoKind::write) sockets_.begin_write(fd, io.bytes);
    if (io.kind == IoKind::connect) {
        Outcome outcome = sockets_.connect(fd, *std::as_const(io.peer));
        if (!would_block(outcome)) return outcome;
    } else if (watch.writes.empty() && io.try_now) {
        if (auto outcome = attempt(io, written)) return outcome;
    }
    watch.writes.push_back({operation, std::move(io), written});
    mark_changed(fd, watch);
    return std::nullopt;
}

std::optional<Outcome> Reactor::submit_inward(OperationId operation, const Io& io) {
    Watch& watch = watch_of(io.fd);
    const Inward request{operation, io.kind, io.room};
    if (watch.reads.empty() && io.try_now) {
        if (auto outcome = attempt(io.fd, request)) return outcome;
    }
    watch.reads.push_back(request);
    mark_changed(io.fd, watch);
    return std::nullopt;
}

bool Reactor::cancel(OperationId operation, int32_t fd) {
    Watch* const found = find(fd);
    if (!found) return false;
    Watch& watch = *found;
    const auto is_it = [&](const auto& request) { return request.operation == operation; };
    if (watch.reads.erase_if(is_it) + std::erase_if(watch.writes, is_it) == 0) return false;
    mark_changed(fd, watch);
    return true;
}

void Reactor::forget(int32_t fd) {
    const Watch* const watch = find(fd);
    if (!watch) return;
    if (watch->interest) set_interest(fd, ready_none);
    std::erase(changed_, fd);  // the number's next owner has its own place
    watches_[static_cast<size_t>(fd)].reset();
}

std::optional<Outcome> Reactor::attempt(int32_t fd, const Inward& request) {
    Outcome outcome = request.kind == IoKind::accept ? sockets_.accept(fd) : sockets_.read(fd, request.room);
    if (would_block(outcome)) return std::nullopt;
    return outcome;
}

std::optional<Outcome> Reactor::attempt(const Io& io, size_t& written) {
    if (io.kind == IoKind::write) return attempt_write(io, written);
    Outcome outcome = io.kind == IoKind::connect ? sockets_.connect_result(io.fd) : sockets_.shutdown(io.fd);
    if (would_block(outcome)) return std::nullopt;
    return outcome;
}

std::optional<Outcome> Reactor::attempt_write(const Io& io, size_t& written) {
    const std::string_view whole = io.bytes;
    do {
        const Outcome outcome = sockets_.write(io.fd, whole.substr(written));
        if (would_block(outcome)) return std::nullopt;
        if (outcome.value < 0) return outcome;
        written += static_cast<size_t>(outcome.value);
    } while (written < whole.size());
    return succeeded(static_cast<int64_t>(whole.size()));
}

// ---- the table

uint32_t Reactor::wanted(const Watch& watch) {
    uint32_t mask = ready_none;
    if (!watch.reads.empty()) mask |= ready_read;
    if (!watch.writes.empty()) mask |= ready_write;
    return mask;
}

void Reactor::mark_changed(int32_t fd, Watch& watch) {
    if (watch.is_changed) return;
    watch.is_changed = true;
    changed_.push_back(fd);
}

int64_t Reactor::set_interest(int32_t fd, uint32_t mask) {
    const int64_t value = poller_->watch(fd, mask);
    const int32_t shown = fd == wakeup_.fd() ? pool_wakeup_fd : fd;
    if (const auto call = poller_->watch_call()) log_.called(*call, shown, mask, value);
    if (value == 0) log_.add(InterestChanged{shown, mask});
    return value;
}

size_t Reactor::apply_interest() {
    size_t refused = 0;
    if (!has_registered_wakeup_) {
        set_interest(wakeup_.fd(), ready_read);
        has_registered_wakeup_ = true;
    }
    for (const int32_t fd : changed_) {
        Watch* const watch = find(fd);
        if (!watch || !watch->is_changed) continue;
        watch->is_changed = false;
        const uint32_t mask = wanted(*watch);
        if (mask == watch->interest) continue;
        const int64_t value = set_interest(fd, mask);
        refused += value != 0;
        if (value == 0) watch->interest = mask;
        else refuse(fd, *watch, value);
    }
    changed_.clear();
    return refused;
}

// The demultiplexer cannot watch it: nobody would ever wake the requests that wait.
void Reactor::refuse(int32_t fd, Watch& watch, int64_t error) {
    const bool has_no_bit = poller_->wait_call() == trace::SystemCall::select;
    const std::string what =
        fmt::format("{} cannot watch descriptor {}: {}", trace::name_of(poller_->wait_call()), fd,
                    has_no_bit ? "it watches only those below 1024 (FD_SETSIZE)" : error_text(error));
    log_.add(ActorActed{Act{"host", what}});
    if (notice_) notice_(what);
    while (!watch.reads.empty()) finish_read(fd, watch, succeeded(error));
    while (!watch.writes.empty()) finish_write(fd, watch, succeeded(error));
}

// ---- what is ready

int64_t Reactor::poll(std::optional<Duration> timeout) {
    const int64_t count = poller_->wait(timeout, ready_);
    const int64_t timeout_ms = whole_milliseconds(timeout);
    log_.fetch();  // what the threads did while we slept comes before what woke us
    return log_.called(poller_->wait_call(), poller_->handed_over(), timeout_ms, count);
}

bool Reactor::is_anything_ready(Duration patience) { return poll(patience) > 0; }

size_t Reactor::wait(std::optional<Duration> timeout) {
    const size_t refused = apply_interest();
    if (refused > 0) timeout = Duration{};  // there is something to tell already
    if (poll(timeout) < 0) ready_.clear();
    for (const auto& [fd, mask, error] : ready_) {
        const bool is_wakeup = fd == wakeup_.fd();
        if (!is_wakeup) {
            Watch& watch = watch_of(fd);
            watch.is_told = true;
            if (error) watch.taken_error = error;
            sockets_.tell_arrivals(fd);
        }
        log_.add(DescriptorReady{is_wakeup ? pool_wakeup_fd : fd, mask});
    }
    return refused + ready_.size();
}

void Reactor::serve(int32_t fd, Direction direction) {
    if (fd == pool_wakeup_fd) {
        log_.called(trace::SystemCall::read, fd, Wakeup::cleared_bytes_max, wakeup_.clear());
        return;
    }
    Watch* const watch = find(fd);
    if (!watch || !watch->is_told) return;  // it was closed meanwhile, and may be another one
    if (direction == Direction::in) serve_reads(fd, *watch);
    else serve_writes(fd, *watch);
}

void Reactor::serve_reads(int32_t fd, Watch& watch) {
    if (watch.reads.empty()) return;
    auto outcome = attempt(fd, watch.reads.front());
    if (!outcome) return;
    // Where the socket's error is gone, an end is what is left of it.
    if (outcome->value == 0 && watch.taken_error) {
        outcome = succeeded(std::exchange(watch.taken_error, 0));
    }
    finish_read(fd, watch, std::move(*outcome));
}

void Reactor::serve_writes(int32_t fd, Watch& watch) {
    while (!watch.writes.empty()) {
        Outward& first = watch.writes.front();
        const bool fails = first.io.kind == IoKind::connect && watch.taken_error;
        auto outcome =
            fails ? succeeded(std::exchange(watch.taken_error, 0)) : attempt(first.io, first.written);
        if (!outcome) return;
        finish_write(fd, watch, std::move(*outcome));
    }
}

void Reactor::finish_read(int32_t fd, Watch& watch, Outcome&& outcome) {
    const OperationId operation = watch.reads.front().operation;
    watch.reads.pop_front();
    mark_changed(fd, watch);
    log_.add(IoFinished{operation, fd, std::move(outcome)});
}

void Reactor::finish_write(int32_t fd, Watch& watch, Outcome&& outcome) {
    const OperationId operation = watch.writes.front().operation;
    watch.writes.pop_front();
    mark_changed(fd, watch);
    log_.add(IoFinished{operation, fd, std::move(outcome)});
}

}  // namespace lg::host
