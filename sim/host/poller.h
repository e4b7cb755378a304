// A readiness demultiplexer of the real kernel's: which descriptors are watched for what, and which are
// ready. Each backend is a file (poller_epoll.cpp and so on). Level-triggered. The loop's thread only.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/time.h"
#include "sim/host/host_kind.h"
#include "sim/trace/kinds.h"

namespace lg::host {

struct Readiness {
    int32_t fd = -1;
    uint32_t mask = 0;  // trace::ReadyMask
    // Minus an error number, if the demultiplexer tells the socket's error itself and has thereby taken it.
    int64_t error = 0;
};

class Poller {
  public:
    // What one call can tell at most, as in libuv (rule L11).
    static constexpr int32_t events_max = 1024;

    virtual ~Poller() = default;

    // 0, or minus an error number: why it could not watch this descriptor, or any at all.
    virtual int64_t refusal(int32_t) const { return 0; }
    // From now on the descriptor is watched for reading, writing, or both; a mask of 0 takes it off, which
    // must be done before it is closed. Errors and hang-ups are told as long as anything is watched.
    // 0, or minus an error number in Linux's numbering.
    virtual int64_t watch(int32_t fd, uint32_t mask) = 0;
    // The call behind watch(), if it is one.
    virtual std::optional<trace::SystemCall> watch_call() const { return std::nullopt; }

    // Waits until something is ready, for at most the timeout (none: without end), which is rounded up to
    // what the call can express. Replaces `ready`. Returns how many there are, or minus an error number
    // (EINTR: a signal came).
    virtual int64_t wait(std::optional<Duration> timeout, std::vector<Readiness>& ready) = 0;
    virtual trace::SystemCall wait_call() const = 0;
    // How many descriptors each wait hands to the kernel; -1 where the kernel keeps the table itself.
    virtual int32_t handed_over() const { return -1; }
};

// The same of who waits with it for a Wakeup, whose descriptor may itself be an error.
inline int64_t refusal_of_wakeup(const Poller& poller, int32_t fd) {
    return fd < 0 ? fd : poller.refusal(fd);
}

// Those that are to be had here, the best first.
std::vector<HostKind> pollers();
// Null if it is none of them.
std::unique_ptr<Poller> make_poller(HostKind kind);

// Rounded up, so that nobody wakes before the time has come; -1 for no timeout.
int whole_milliseconds(std::optional<Duration> timeout);

std::unique_ptr<Poller> make_epoll_poller();
std::unique_ptr<Poller> make_kqueue_poller();
std::unique_ptr<Poller> make_poll_poller();
std::unique_ptr<Poller> make_select_poller();

}  // namespace lg::host
