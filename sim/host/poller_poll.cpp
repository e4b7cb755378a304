// POSIX's poll: there is no table in the kernel. Each wait hands over the whole set, and both sides walk
// through all of it, ready or not: the known O(n).
#ifdef _WIN32
#include <winsock2.h>
#else
#include <poll.h>
#endif

#include <algorithm>

#include "sim/host/poller.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

using enum trace::ReadyMask;

short to_poll(uint32_t mask) {
    int events = 0;
    if (mask & ready_read) events |= POLLIN;
    if (mask & ready_write) events |= POLLOUT;
    return static_cast<short>(events);
}

uint32_t from_poll(short events) {
    uint32_t mask = ready_none;
    if (events & POLLIN) mask |= ready_read;
    if (events & POLLOUT) mask |= ready_write;
    if (events & (POLLERR | POLLNVAL)) mask |= ready_error;
    if (events & POLLHUP) mask |= ready_hang_up;
    return mask;
}

#ifdef _WIN32
int poll_now(pollfd* set, size_t count, int timeout_ms) {
    return WSAPoll(set, static_cast<ULONG>(count), timeout_ms);
}
#else
int poll_now(pollfd* set, size_t count, int timeout_ms) {
    return ::poll(set, static_cast<nfds_t>(count), timeout_ms);
}
#endif

class PollPoller final : public Poller {
  public:
    int64_t watch(int32_t fd, uint32_t mask) override {
        const auto native = static_cast<decltype(pollfd::fd)>(fd);
        const auto place =
            std::lower_bound(set_.begin(), set_.end(), native,
                             [](const pollfd& entry, auto wanted) { return entry.fd < wanted; });
        const bool is_there = place != set_.end() && place->fd == native;
        if (mask == ready_none) {
            if (is_there) set_.erase(place);
        } else if (is_there) {
            place->events = to_poll(mask);
        } else {
            set_.insert(place, {native, to_poll(mask), 0});
        }
        return 0;
    }

    int64_t wait(std::optional<Duration> timeout, std::vector<Readiness>& ready) override {
        ready.clear();
        const int count = poll_now(set_.data(), set_.size(), whole_milliseconds(timeout));
        if (count < 0) return last_error();
        for (const pollfd& entry : set_) {
            if (ready.size() == static_cast<size_t>(std::min(count, events_max))) break;
            if (entry.revents) ready.push_back({static_cast<int32_t>(entry.fd), from_poll(entry.revents)});
        }
        return count;
    }
    trace::SystemCall wait_call() const override { return trace::SystemCall::poll; }
    int32_t handed_over() const override { return static_cast<int32_t>(set_.size()); }

  private:
    std::vector<pollfd> set_;  // in the order of descriptors
};

}  // namespace

std::unique_ptr<Poller> make_poll_poller() { return std::make_unique<PollPoller>(); }

}  // namespace lg::host
