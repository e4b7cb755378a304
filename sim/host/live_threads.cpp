#include "sim/host/live_threads.h"

#include <algorithm>

namespace lg::host {

namespace {

// So long a thread may go on although others wait.
constexpr std::chrono::milliseconds slice{1};
constexpr std::chrono::milliseconds look_again{50};

}  // namespace

uint32_t LiveThreads::add() {
    const std::lock_guard guard(mutex_);
    threads_.emplace_back();
    alive_++;
    return static_cast<uint32_t>(threads_.size() - 1);
}

void LiveThreads::pass_locked() {
    served_ticket_++;
    turn_.notify_all();
}

void LiveThreads::take_locked(std::unique_lock<std::mutex>& lock) {
    const uint64_t ticket = next_ticket_++;
    turn_.wait(lock, [&] { return served_ticket_ == ticket; });
    taken_at_ = Clock::now();
}

void LiveThreads::pass(bool rests) {
    const std::lock_guard guard(mutex_);
    resting_ += rests;
    pass_locked();
}

void LiveThreads::take(bool rested) {
    std::unique_lock lock(mutex_);
    take_locked(lock);
    resting_ -= rested;
}

void LiveThreads::let_those_who_wait() {
    if (Clock::now() - taken_at_ < slice) return;
    std::unique_lock lock(mutex_);
    if (next_ticket_ == served_ticket_ + 1) return;  // nobody waits
    pass_locked();
    take_locked(lock);
}

Host::Woken LiveThreads::block(uint32_t number, std::optional<Duration> timeout,
                               const std::function<bool()>& gives_up) {
    std::unique_lock lock(mutex_);
    Thread& self = threads_[number];
    const auto deadline =
        timeout ? Clock::now() + std::chrono::nanoseconds(timeout->ns) : Clock::time_point::max();
    self.is_notified = false;
    self.is_blocked = true;
    pass_locked();
    while (!self.is_notified && !self.is_hurried && Clock::now() < deadline && !gives_up())
        self.woken.wait_until(lock, std::min(deadline, Clock::now() + look_again));
    self.is_blocked = self.is_hurried = false;
    take_locked(lock);
    return self.is_notified ? Host::Woken::notified : Host::Woken::timed_out;
}

void LiveThreads::unblock(uint32_t number) {
    const std::lock_guard guard(mutex_);
    Thread& other = threads_[number];
    if (!other.is_blocked) return;
    other.is_notified = true;
    other.woken.notify_one();
}

void LiveThreads::hurry(uint32_t number) {
    const std::lock_guard guard(mutex_);
    threads_[number].is_hurried = true;
    threads_[number].woken.notify_one();
}

void LiveThreads::leave() {
    const std::lock_guard guard(mutex_);
    alive_--;
    pass_locked();
}

}  // namespace lg::host
