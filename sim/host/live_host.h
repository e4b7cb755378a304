// The real machine: the kernel's clock, files, sockets and one of its demultiplexers, and a pool of real
// threads. What a script can reach is limited to its own folder, a /tmp of the run's own, and this machine's
// loopback, unless more is allowed. The loop's thread only; threads of its own do the rest.
#pragma once
#include <memory>
#include <string>

#include "sim/base/result.h"
#include "sim/host/host.h"
#include "sim/host/host_kind.h"
#include "sim/host/live_limits.h"
#include "sim/host/world_description.h"

namespace lg::host {

class Wakeup;

struct LiveOptions {
    HostKind kind = HostKind::epoll;
    LiveLimits limits;
    bool records = true;         // system calls and messages are told
    bool private_ports = false;  // each port that is listened on is really another one: runs side by side
    bool serves = false;         // others than the actors may come: the run does not end with them
    std::vector<RealServer> servers;
    Notice notice;  // empty: nobody wants to know
    // Others may signal it to end a wait early. Empty: nobody does.
    std::shared_ptr<Wakeup> wakeup;
};

// folder: the script's; it is seen at its own absolute path. pool_size: 1 to 1024. Of the world only what is
// no model counts: files, names and the actors; clocks, latencies and limits are the machine's own.
// Errors: a demultiplexer that is not to be had here; folders that cannot be opened.
Result<std::unique_ptr<Host>> make_live_host(const WorldDescription& world, const std::string& folder,
                                             uint32_t pool_size, LiveOptions options);

}  // namespace lg::host
