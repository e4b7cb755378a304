#include "sim/host/poller.h"

#include <algorithm>
#include <climits>

namespace lg::host {

std::vector<HostKind> pollers() {
    return {
#ifdef __linux__
        HostKind::epoll,
#endif
#ifdef LOOPGLASS_KQUEUE
        HostKind::kqueue,
#endif
        HostKind::poll,
#ifndef _WIN32
        HostKind::select,
#endif
    };
}

std::unique_ptr<Poller> make_poller(HostKind kind) {
    switch (kind) {
#ifdef __linux__
        case HostKind::epoll: return make_epoll_poller();
#endif
#ifdef LOOPGLASS_KQUEUE
        case HostKind::kqueue: return make_kqueue_poller();
#endif
        case HostKind::poll: return make_poll_poller();
#ifndef _WIN32
        case HostKind::select: return make_select_poller();
#endif
        default: return nullptr;
    }
}

int whole_milliseconds(std::optional<Duration> timeout) {
    if (!timeout) return -1;
    const int64_t ms = (std::max<int64_t>(timeout->ns, 0) + 999'999) / 1'000'000;
    return static_cast<int>(std::min<int64_t>(ms, INT_MAX));
}

}  // namespace lg::host
