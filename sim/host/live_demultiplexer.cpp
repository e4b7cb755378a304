#include "sim/host/live_demultiplexer.h"

#include <fmt/format.h>

#include <algorithm>

#ifdef _WIN32
#include "sim/host/proactor.h"
#else
#include "sim/host/reactor.h"
#endif

namespace lg::host {

#ifdef _WIN32

std::vector<HostKind> live_hosts() { return {HostKind::iocp}; }

std::unique_ptr<LiveDemultiplexer> make_demultiplexer(HostKind, LiveSockets& sockets, Wakeup& wakeup,
                                                      LiveLog& log, Notice) {
    return std::make_unique<Proactor>(make_iocp(wakeup), sockets, wakeup, log);
}

#else

std::vector<HostKind> live_hosts() { return pollers(); }

std::unique_ptr<LiveDemultiplexer> make_demultiplexer(HostKind kind, LiveSockets& sockets, Wakeup& wakeup,
                                                      LiveLog& log, Notice notice) {
    return std::make_unique<Reactor>(make_poller(kind), sockets, wakeup, log, std::move(notice));
}

#endif

HostKind best_host() { return live_hosts().front(); }

Status check_live_host(HostKind kind) {
    const std::vector<HostKind> hosts = live_hosts();
    if (std::find(hosts.begin(), hosts.end(), kind) != hosts.end()) return Nothing{};
    std::string names{name_of(hosts.front())};
    for (size_t i = 1; i < hosts.size(); i++) {
        names += i + 1 == hosts.size() ? " and " : ", ";
        names += name_of(hosts[i]);
    }
    std::string text = fmt::format("this machine has no {}; it has {}", name_of(kind), names);
#ifdef __linux__
    if (kind == HostKind::kqueue) text += ". `cmake --preset kqueue` builds it on Linux, on libkqueue";
#endif
    return Error{text};
}

}  // namespace lg::host
