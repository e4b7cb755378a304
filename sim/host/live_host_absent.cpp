// Where there is no live host yet: Windows, whose IOCP wants a reactor of its own.
#include <fmt/format.h>

#include "sim/host/live_host.h"
#include "sim/host/poller.h"

namespace lg::host {

static Error no_live_host(HostKind kind) {
    return Error{fmt::format(
        "this program was built for Windows, where --host {} is not to be had yet; --host virtual is",
        name_of(kind))};
}

HostKind best_host() { return HostKind::iocp; }

Result<std::unique_ptr<Poller>> make_poller(HostKind kind) { return no_live_host(kind); }

Result<std::unique_ptr<Host>> make_live_host(const WorldDescription&, const std::string&, uint32_t,
                                             LiveOptions options) {
    return no_live_host(options.kind);
}

}  // namespace lg::host
