// The BSDs' and macOS's kqueue: the kernel keeps the table, as with epoll, but reading and writing are two
// filters with two notices. Compiled where there is one.
#ifdef LOOPGLASS_KQUEUE

#include <sys/types.h>
#include <sys/event.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>

#include "sim/host/file_handle.h"
#include "sim/host/poller.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

using enum trace::ReadyMask;

class KqueuePoller final : public Poller {
  public:
    KqueuePoller() : queue_(kqueue()) { LG_CHECK(queue_, "the system gives no kqueue"); }

    int64_t watch(int32_t fd, uint32_t mask) override {
        Watch& watch = watched_[fd];
        int64_t value = set(fd, fd, EVFILT_READ, watch.mask & ready_read, mask & ready_read);
        if (value == 0) value = set_write(fd, watch, mask & ready_write);
        if (value < 0) return value;
        watch.mask = mask;
        if (mask == ready_none) watched_.erase(fd);
        return 0;
    }
    std::string_view watch_call() const override { return "kevent"; }

    int64_t wait(std::optional<Duration> timeout, std::vector<Readiness>& ready) override {
        ready.clear();
        // libkqueue's own timers are unreliable below a millisecond: whole ones, as elsewhere.
        const int64_t ms = whole_milliseconds(timeout);
        const timespec limit{static_cast<time_t>(ms / 1000), static_cast<long>(ms % 1000 * 1'000'000)};
        const int count =
            kevent(queue_.fd(), nullptr, 0, events_.data(), events_max, timeout ? &limit : nullptr);
        if (count < 0) return last_error();
        for (int i = 0; i < count; i++) {
            const struct kevent& event = events_[static_cast<size_t>(i)];
            uint32_t mask = event.filter == EVFILT_READ ? ready_read : ready_write;
            if (event.flags & EV_EOF) mask |= ready_hang_up;
            if (event.flags & EV_ERROR) mask |= ready_error;
            ready.push_back({static_cast<int32_t>(reinterpret_cast<intptr_t>(event.udata)), mask});
        }
        return count;
    }
    std::string_view wait_call() const override { return "kevent"; }

  private:
    struct Watch {
        uint32_t mask = 0;
        FileHandle twin;  // for writing, where one descriptor cannot have both filters
    };

    int64_t set(int32_t shown, int fd, int16_t filter, bool was, bool is) {
        if (was == is) return 0;
        struct kevent change;
        EV_SET(&change, static_cast<uintptr_t>(fd), filter, is ? EV_ADD : EV_DELETE, 0, 0,
               reinterpret_cast<void*>(static_cast<intptr_t>(shown)));
        return value_or_error(kevent(queue_.fd(), &change, 1, nullptr, 0, nullptr));
    }
    int64_t set_write(int32_t fd, Watch& watch, bool is) {
        const bool was = watch.mask & ready_write;
#ifdef __linux__
        // libkqueue fails with both filters on one descriptor.
        if (is && !watch.twin) watch.twin = FileHandle{dup(fd)};
        const int own = watch.twin ? watch.twin.fd() : fd;
#else
        const int own = fd;
#endif
        return set(fd, own, EVFILT_WRITE, was, is);
    }

    FileHandle queue_;
    std::map<int32_t, Watch> watched_;
    std::array<struct kevent, events_max> events_;
};

}  // namespace

std::unique_ptr<Poller> make_kqueue_poller() { return std::make_unique<KqueuePoller>(); }

}  // namespace lg::host

#endif
