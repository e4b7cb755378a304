// The BSDs' and macOS's kqueue: the kernel keeps the table, as with epoll, but reading and writing are two
// filters with two notices. Compiled where there is one.
#ifdef LOOPGLASS_KQUEUE

#include <unistd.h>

#include <array>
#include <map>

#include "sim/host/file_handle.h"
#include "sim/host/kqueue_calls.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

using enum trace::ReadyMask;

class KqueuePoller final : public Poller {
  public:
    explicit KqueuePoller(KqueueCalls calls) : calls_(std::move(calls)), queue_(calls_.kqueue()) {
        if (!queue_) error_ = last_error();
    }

    int64_t refusal(int32_t) const override { return error_; }

    // Each filter is a call of its own: if the second fails, the first holds, and the table says so.
    int64_t watch(int32_t fd, uint32_t mask) override {
        Watch& watch = watched_[fd];
        int64_t value = set_filter(fd, watch, ready_read, mask);
        if (value == 0) value = set_filter(fd, watch, ready_write, mask);
        if (watch.mask == ready_none) watched_.erase(fd);
        return value;
    }
    std::optional<trace::SystemCall> watch_call() const override { return trace::SystemCall::kevent; }

    int64_t wait(std::optional<Duration> timeout, std::vector<Readiness>& ready) override {
        ready.clear();
        // libkqueue's own timers are unreliable below a millisecond: whole ones, as elsewhere.
        const int64_t ms = whole_milliseconds(timeout);
        const timespec limit{static_cast<time_t>(ms / 1000), static_cast<long>(ms % 1000 * 1'000'000)};
        const int count =
            calls_.kevent(queue_.fd(), nullptr, 0, events_.data(), events_max, timeout ? &limit : nullptr);
        if (count < 0) return last_error();
        for (int i = 0; i < count; i++) {
            const struct kevent& event = events_[static_cast<size_t>(i)];
            const auto fd = static_cast<int32_t>(reinterpret_cast<intptr_t>(event.udata));
            ready.push_back({fd, mask_of(event), error_of(event)});
        }
        return count;
    }
    trace::SystemCall wait_call() const override { return trace::SystemCall::kevent; }

  private:
    struct Watch {
        uint32_t mask = 0;  // as the kernel knows it
        FileHandle twin;    // for writing, where one descriptor cannot have both filters
    };

    static uint32_t mask_of(const struct kevent& event) {
        uint32_t mask = event.filter == EVFILT_READ ? ready_read : ready_write;
        if (event.flags & EV_EOF) mask |= ready_hang_up;
        if (error_of(event)) mask |= ready_error;
        return mask;
    }
    // An end carries the socket's error in fflags (libkqueue takes it from the socket), an error its own in
    // data.
    static int64_t error_of(const struct kevent& event) {
        if (event.flags & EV_ERROR) return minus_error(static_cast<int>(event.data));
        return event.flags & EV_EOF ? minus_error(static_cast<int>(event.fflags)) : 0;
    }

    // `bit` is the one of the filter.
    int64_t set_filter(int32_t fd, Watch& watch, uint32_t bit, uint32_t mask) {
        if ((watch.mask & bit) == (mask & bit)) return 0;
        int target = fd;
#ifdef __linux__
        // libkqueue fails with both filters on one descriptor.
        if (bit == ready_write) {
            if (!watch.twin) watch.twin = FileHandle{dup(fd)};
            if (!watch.twin) return last_error();
            target = watch.twin.fd();
        }
#endif
        struct kevent change;
        EV_SET(&change, static_cast<uintptr_t>(target), bit == ready_read ? EVFILT_READ : EVFILT_WRITE,
               mask & bit ? EV_ADD : EV_DELETE, 0, 0, reinterpret_cast<void*>(static_cast<intptr_t>(fd)));
        const int64_t value = value_or_error(calls_.kevent(queue_.fd(), &change, 1, nullptr, 0, nullptr));
        if (value == 0) watch.mask ^= bit;
        return value;
    }

    const KqueueCalls calls_;
    const FileHandle queue_;
    int64_t error_ = 0;  // why there is none
    std::map<int32_t, Watch> watched_;
    std::array<struct kevent, events_max> events_;
};

}  // namespace

std::unique_ptr<Poller> make_kqueue_poller(KqueueCalls calls) {
    return std::make_unique<KqueuePoller>(std::move(calls));
}
std::unique_ptr<Poller> make_kqueue_poller() { return make_kqueue_poller(KqueueCalls{}); }

}  // namespace lg::host

#endif
