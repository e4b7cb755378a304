// kqueue's two calls as values, so that a test can put others in their place. Only where there is a kqueue.
#pragma once
#include <sys/event.h>
#include <sys/types.h>

#include <functional>
#include <memory>

#include "sim/host/poller.h"

namespace lg::host {

struct KqueueCalls {
    std::function<int()> kqueue = ::kqueue;
    std::function<int(int, const struct kevent*, int, struct kevent*, int, const timespec*)> kevent =
        [](int queue, const struct kevent* changes, int changes_count, struct kevent* events,
           int events_count, const timespec* timeout) {
            return ::kevent(queue, changes, changes_count, events, events_count, timeout);
        };
};

std::unique_ptr<Poller> make_kqueue_poller(KqueueCalls calls);

}  // namespace lg::host
