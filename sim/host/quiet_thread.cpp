#include "sim/host/quiet_thread.h"

#ifndef _WIN32
#include <pthread.h>

#include <csignal>
#endif

namespace lg::host {

std::thread quiet_thread(std::function<void()> body) {
#ifdef _WIN32
    return std::thread(std::move(body));
#else
    // A thread begins with the mask of the one that makes it.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread thread(std::move(body));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
#endif
}

}  // namespace lg::host
