#include "sim/host/poller.h"

#include <fmt/format.h>

#include <algorithm>
#include <climits>

namespace lg::host {

HostKind best_host() {
#if defined(__linux__)
    return HostKind::epoll;
#elif defined(LOOPGLASS_KQUEUE)
    return HostKind::kqueue;
#else
    return HostKind::poll;
#endif
}

Result<std::unique_ptr<Poller>> make_poller(HostKind kind) {
    switch (kind) {
#ifdef __linux__
        case HostKind::epoll: return make_epoll_poller();
#endif
#ifdef LOOPGLASS_KQUEUE
        case HostKind::kqueue: return make_kqueue_poller();
#endif
        case HostKind::poll: return make_poll_poller();
        case HostKind::select: return make_select_poller();
        default: break;
    }
    std::string text = fmt::format("this machine has no {}; it has {}, poll and select", name_of(kind),
                                   name_of(best_host()));
#ifdef __linux__
    if (kind == HostKind::kqueue) text += ". `cmake --preset kqueue` builds it on Linux, on libkqueue";
#endif
    return Error{text};
}

int whole_milliseconds(std::optional<Duration> timeout) {
    if (!timeout) return -1;
    const int64_t ms = (std::max<int64_t>(timeout->ns, 0) + 999'999) / 1'000'000;
    return static_cast<int>(std::min<int64_t>(ms, INT_MAX));
}

}  // namespace lg::host
