#include "sim/host/virtual_threads.h"

#include <algorithm>
#include <utility>

namespace lg::host {

uint32_t VirtualThreads::add(Time begins) {
    threads_.emplace_back().now = begins;
    alive_++;
    return static_cast<uint32_t>(threads_.size() - 1);
}

// ---- who is next

Time VirtualThreads::ready_at(const Thread& thread) const {
    switch (thread.state) {
        case State::ready: return thread.now;
        case State::waiting:
        case State::blocked: return thread.deadline;
        case State::ended: break;
    }
    return never;
}

Time VirtualThreads::earliest_other() const {
    Time earliest = never;
    for (uint32_t number = 0; number < threads_.size(); number++) {
        if (number != current_) earliest = std::min(earliest, ready_at(threads_[number]));
    }
    return earliest;
}

// Of several at one time, the one that was created first.
uint32_t VirtualThreads::earliest() const {
    const auto found =
        std::min_element(threads_.begin(), threads_.end(),
                         [&](const Thread& a, const Thread& b) { return ready_at(a) < ready_at(b); });
    return static_cast<uint32_t>(found - threads_.begin());
}

void VirtualThreads::make_ready(Thread& thread, Time at) {
    thread.state = State::ready;
    thread.now = std::max(thread.now, at);
}

void VirtualThreads::wake_waiting() {
    for (uint32_t number = 0; number < threads_.size(); number++) {
        Thread& thread = threads_[number];
        if (thread.state == State::waiting && world_.may_go_on(number)) make_ready(thread, clock_.now());
    }
}

uint32_t VirtualThreads::choose() {
    for (;;) {
        wake_waiting();
        const uint32_t next = earliest();
        Thread& thread = threads_[next];
        const Time at = ready_at(thread);
        const auto& agenda = clock_.agenda();
        if (!agenda.empty() && agenda.next() <= at) {
            world_.happen_next();
            continue;
        }
        if (at == never) {  // the whole program waits for ever: its main thread is told
            threads_.front().is_stuck = true;
            clock_.turn_to(threads_.front().now);
            return 0;
        }
        clock_.turn_to(at);
        return next;
    }
}

// ---- turns

void VirtualThreads::hand_over(uint32_t thread) {
    const std::lock_guard lock(mutex_);
    current_ = thread;
    threads_[thread].turn.notify_one();
}

void VirtualThreads::enter(uint32_t thread) {
    std::unique_lock lock(mutex_);
    threads_[thread].turn.wait(lock, [&] { return current_ == thread; });
}

void VirtualThreads::give_way(State state) {
    const uint32_t self = current_;
    threads_[self].state = state;
    threads_[self].now = clock_.now();
    const uint32_t next = choose();
    if (next != self) {
        hand_over(next);
        enter(self);
    }
    threads_[self].state = State::ready;
}

bool VirtualThreads::wait(Time deadline) {
    Thread& self = threads_[current_];
    self.deadline = deadline;
    give_way(State::waiting);
    return !std::exchange(self.is_stuck, false);
}

Host::Woken VirtualThreads::block(std::optional<Duration> timeout) {
    Thread& self = threads_[current_];
    self.deadline = timeout ? clock_.now() + *timeout : never;
    self.is_notified = false;
    if (!std::exchange(self.is_hurried, false)) give_way(State::blocked);
    self.is_hurried = false;
    if (std::exchange(self.is_stuck, false)) return Host::Woken::never;
    return self.is_notified ? Host::Woken::notified : Host::Woken::timed_out;
}

void VirtualThreads::leave() {
    threads_[current_].state = State::ended;
    alive_--;
    hand_over(choose());
}

void VirtualThreads::unblock(uint32_t thread) {
    Thread& other = threads_[thread];
    if (other.state != State::blocked) return;
    other.is_notified = true;
    make_ready(other, clock_.now() + signal_latency);
}

void VirtualThreads::hurry(uint32_t thread) {
    Thread& other = threads_[thread];
    other.is_hurried = true;
    if (thread == current_) return;
    if (other.state == State::waiting || other.state == State::blocked)
        make_ready(other, clock_.now() + signal_latency);
}

}  // namespace lg::host
