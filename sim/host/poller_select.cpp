// POSIX's select: as poll, but the sets are arrays of bits of a fixed size. A descriptor of FD_SETSIZE or
// above has no bit: setting one would write outside of the array, so it is refused.
#include <sys/select.h>

#include <algorithm>

#include "sim/host/error_number.h"
#include "sim/host/poller.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

using enum trace::ReadyMask;

class SelectPoller final : public Poller {
  public:
    int64_t refusal(int32_t fd) const override {
        const bool has_bit = fd >= 0 && fd < static_cast<int32_t>(FD_SETSIZE);
        return has_bit ? 0 : -static_cast<int64_t>(ErrorNumber::einval);
    }

    int64_t watch(int32_t fd, uint32_t mask) override {
        if (const int64_t error = refusal(fd)) return mask == ready_none ? 0 : error;
        watched_[fd] = mask;
        set(fd, mask & ready_read, reads_);
        set(fd, mask & ready_write, writes_);
        if (mask != ready_none) end_ = std::max(end_, fd + 1);
        while (end_ > 0 && watched_[end_ - 1] == ready_none) end_--;
        return 0;
    }

    int64_t wait(std::optional<Duration> timeout, std::vector<Readiness>& ready) override {
        ready.clear();
        fd_set reads = reads_, writes = writes_;
        timeval limit{};
        if (timeout) {
            const int64_t us = (std::max<int64_t>(timeout->ns, 0) + 999) / 1000;
            limit.tv_sec = static_cast<decltype(limit.tv_sec)>(us / 1'000'000);
            limit.tv_usec = static_cast<decltype(limit.tv_usec)>(us % 1'000'000);
        }
        const int count = select(end_, &reads, &writes, nullptr, timeout ? &limit : nullptr);
        if (count < 0) return last_error();
        for (int32_t fd = 0; fd < end_; fd++) {
            uint32_t mask = ready_none;
            if (FD_ISSET(fd, &reads)) mask |= ready_read;
            if (FD_ISSET(fd, &writes)) mask |= ready_write;
            if (mask != ready_none) ready.push_back({fd, mask});
        }
        return count;
    }
    trace::SystemCall wait_call() const override { return trace::SystemCall::select; }
    int32_t handed_over() const override { return end_; }

  private:
    static void set(int32_t fd, bool is_watched, fd_set& target) {
        if (is_watched) FD_SET(fd, &target);
        else FD_CLR(fd, &target);
    }

    fd_set reads_{}, writes_{};
    uint32_t watched_[FD_SETSIZE] = {};
    int32_t end_ = 0;  // one more than the highest that is watched
};

}  // namespace

std::unique_ptr<Poller> make_select_poller() { return std::make_unique<SelectPoller>(); }

}  // namespace lg::host
