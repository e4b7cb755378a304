// How the program's I/O waits for the real kernel. Either the kernel tells what is ready and the calls are
// made behind that (a Reactor over one of the pollers), or it is given the calls and tells what is done (a
// completion port). The loop's thread only.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "sim/base/result.h"
#include "sim/host/host_kind.h"
#include "sim/host/live_sockets.h"

namespace lg::host {

class Wakeup;

class LiveDemultiplexer {
  public:
    virtual ~LiveDemultiplexer() = default;

    // 0, or minus an error number: why it cannot be used, or not be woken. Before anything else.
    virtual int64_t refusal() const { return 0; }
    // The outcome, if the kernel has it done at once.
    virtual std::optional<Outcome> submit(OperationId operation, Io&& io) = 0;
    // False if no such request waits for the descriptor.
    virtual bool cancel(OperationId operation, int32_t fd) = 0;
    // Before the socket is closed: its requests are forgotten, and the demultiplexer watches it no more.
    virtual void forget(int32_t fd) = 0;

    // Waits until something has come, for at most the timeout (none: without end), and puts it into the log.
    // Returns how much that was; the wake-up is a part of it. A signal ends the wait early, with nothing.
    virtual size_t wait(std::optional<Duration> timeout) = 0;
    // Whether that was as much as one call can tell, so that there may be more.
    virtual bool is_full() const { return false; }
    // As in Host, of a descriptor that wait() told to be ready.
    virtual void serve(int32_t fd, Direction direction) = 0;
    // What wait() would tell the kernel first. Returns how many descriptors the demultiplexer cannot watch.
    virtual size_t apply_interest() = 0;
    // Looks without serving: what is ready is told at the next wait().
    virtual bool is_anything_ready(Duration patience) = 0;
};

// Those that are to be had here, the best first.
std::vector<HostKind> live_hosts();
HostKind best_host();
// Why the kind is not to be had here, and what is.
Status check_live_host(HostKind kind);

// The kind must be to be had here. wakeup: shown in the trace as pool_wakeup_fd, whatever it is.
std::unique_ptr<LiveDemultiplexer> make_demultiplexer(HostKind kind, LiveSockets& sockets, Wakeup& wakeup,
                                                      LiveLog& log, Notice notice);

}  // namespace lg::host
