#include "sim/host/wakeup.h"

#include "sim/base/result.h"

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#endif

// libkqueue cannot watch an eventfd.
#if defined(__linux__) && !defined(LOOPGLASS_KQUEUE)
#define LOOPGLASS_EVENTFD
#include <sys/eventfd.h>
#endif

namespace lg::host {

#ifdef _WIN32

// Nothing waits for the kernel there: an interrupt is looked for, and wakes nobody.
Wakeup::Wakeup() = default;
Wakeup::~Wakeup() = default;
void Wakeup::signal() const noexcept {}
void Wakeup::clear() const noexcept {}

#else

Wakeup::Wakeup() {
#ifdef LOOPGLASS_EVENTFD
    read_fd_ = write_fd_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    LG_CHECK(read_fd_ >= 0, "the system gives no eventfd");
#else
    int ends[2];
    LG_CHECK(pipe(ends) == 0, "the system gives no pipe");
    for (const int end : ends) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    read_fd_ = ends[0];
    write_fd_ = ends[1];
#endif
}

Wakeup::~Wakeup() {
    close(read_fd_);
    if (write_fd_ != read_fd_) close(write_fd_);
}

void Wakeup::signal() const noexcept {
    const int before = errno;  // a signal handler must leave it as it was
    const uint64_t one = 1;
    // A full pipe or counter is as good as a signal: the reader has not seen the one before.
    [[maybe_unused]] const auto written = write(write_fd_, &one, sizeof one);
    errno = before;
}

void Wakeup::clear() const noexcept {
    uint64_t count[64];
    while (read(read_fd_, count, sizeof count) == sizeof count) continue;
}

#endif

}  // namespace lg::host
