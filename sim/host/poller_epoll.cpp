// Linux's epoll: the kernel keeps the table, each change is a call, and a wait tells only what is ready.
#ifdef __linux__

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "sim/host/poller.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

using enum trace::ReadyMask;

uint32_t to_epoll(uint32_t mask) {
    uint32_t events = 0;
    if (mask & ready_read) events |= EPOLLIN;
    if (mask & ready_write) events |= EPOLLOUT;
    return events;
}

uint32_t from_epoll(uint32_t events) {
    uint32_t mask = ready_none;
    if (events & EPOLLIN) mask |= ready_read;
    if (events & EPOLLOUT) mask |= ready_write;
    if (events & EPOLLERR) mask |= ready_error;
    if (events & EPOLLHUP) mask |= ready_hang_up;
    return mask;
}

class EpollPoller final : public Poller {
  public:
    EpollPoller() : epoll_fd_(static_cast<int>(value_or_error(epoll_create1(EPOLL_CLOEXEC)))) {}
    ~EpollPoller() override {
        if (epoll_fd_ >= 0) close(epoll_fd_);
    }

    int64_t refusal(int32_t) const override { return std::min(epoll_fd_, 0); }

    int64_t watch(int32_t fd, uint32_t mask) override {
        const auto index = static_cast<size_t>(fd);
        if (index >= watched_.size()) watched_.resize(index + 1);
        if (watched_[index] == mask) return 0;
        epoll_event event{};
        event.events = to_epoll(mask);
        event.data.fd = fd;
        int operation = EPOLL_CTL_MOD;
        if (watched_[index] == ready_none) operation = EPOLL_CTL_ADD;
        if (mask == ready_none) operation = EPOLL_CTL_DEL;
        const int64_t value = value_or_error(epoll_ctl(epoll_fd_, operation, fd, &event));
        if (value == 0) watched_[index] = mask;
        return value;
    }
    std::optional<trace::SystemCall> watch_call() const override { return trace::SystemCall::epoll_ctl; }

    int64_t wait(std::optional<Duration> timeout, std::vector<Readiness>& ready) override {
        ready.clear();
        const int count = epoll_wait(epoll_fd_, events_.data(), events_max, whole_milliseconds(timeout));
        if (count < 0) return last_error();
        for (int i = 0; i < count; i++) {
            const epoll_event& event = events_[static_cast<size_t>(i)];
            ready.push_back({event.data.fd, from_epoll(event.events)});
        }
        return count;
    }
    trace::SystemCall wait_call() const override { return trace::SystemCall::epoll_wait; }

  private:
    int epoll_fd_;                   // or minus an error number
    std::vector<uint32_t> watched_;  // by descriptor: as the kernel knows it
    std::array<epoll_event, events_max> events_;
};

}  // namespace

std::unique_ptr<Poller> make_epoll_poller() { return std::make_unique<EpollPoller>(); }

}  // namespace lg::host

#endif
