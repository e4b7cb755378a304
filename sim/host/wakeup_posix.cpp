#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "sim/host/system_error.h"
#include "sim/host/wakeup.h"

// libkqueue cannot watch an eventfd.
#if defined(__linux__) && !defined(LOOPGLASS_KQUEUE)
#define LOOPGLASS_EVENTFD
#include <sys/eventfd.h>
#endif

namespace lg::host {

Wakeup::Wakeup() {
#ifdef LOOPGLASS_EVENTFD
    read_fd_ = write_fd_ = static_cast<int32_t>(value_or_error(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)));
#else
    int ends[2];
    if (pipe(ends) != 0) {
        read_fd_ = static_cast<int32_t>(last_error());
        return;
    }
    for (const int end : ends) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    read_fd_ = ends[0];
    write_fd_ = ends[1];
#endif
}

Wakeup::~Wakeup() {
    if (read_fd_ >= 0) close(read_fd_);
    if (write_fd_ >= 0 && write_fd_ != read_fd_) close(write_fd_);
}

// Most often it is signalled already, and then a look costs the others nothing. What the signal is about was
// put down before: in the one order that all threads agree on.
bool Wakeup::take_turn() noexcept { return !is_signalled_.load() && !is_signalled_.exchange(true); }

void Wakeup::write_signal() noexcept {
    const int before = errno;  // a signal handler must leave it as it was
    const uint64_t one = 1;
    static_assert(sizeof one == signal_bytes);
    [[maybe_unused]] const auto written = write(write_fd_, &one, sizeof one);
    errno = before;
}

// A signal behind the read and before the exchange writes nothing, but what it is about is there already. The
// other way round, a later one could be taken for one that is still to be read.
int64_t Wakeup::clear() noexcept {
    char bytes[cleared_bytes_max];
    int64_t value;
    do value = read(read_fd_, bytes, sizeof bytes);
    while (value == sizeof bytes);
    is_signalled_.exchange(false);
    return value_or_error(value);
}

}  // namespace lg::host
