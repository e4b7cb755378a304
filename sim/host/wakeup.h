// A descriptor by which other threads, and signal handlers, wake a thread that waits in a demultiplexer: an
// eventfd on Linux, a socket on Windows, a pipe elsewhere (rule L12). Readable from a signal until it is
// cleared; further signals until then are no calls of the kernel's, as with uv_async_send. Who clears it
// looks behind that for what the signals were about.
#pragma once
#include <atomic>
#include <cstdint>

#ifdef _WIN32
#include "sim/host/socket_calls.h"
#endif

namespace lg::host {

class Wakeup {
  public:
    Wakeup();
    ~Wakeup();
    Wakeup(const Wakeup&) = delete;
    Wakeup& operator=(const Wakeup&) = delete;

    int32_t fd() const { return read_fd_; }

    // Any thread, and signal handlers.
    void signal() noexcept;
    // Since it was cleared. Who knows by a lock what was put down before the clearing may save himself the
    // signal.
    bool is_signalled() const noexcept { return is_signalled_.load(); }
    // The same, and the thread that wakes shall end its run.
    void interrupt() noexcept {
        interrupted_.store(true, std::memory_order_release);
        signal();
    }

    // The waiting thread only.
    void clear() noexcept;
    bool is_interrupted() const noexcept { return interrupted_.load(std::memory_order_acquire); }
    // True once for all interrupts before the call.
    bool take_interrupt() noexcept {
        return interrupted_.load(std::memory_order_acquire) && interrupted_.exchange(false);
    }

#ifdef _WIN32
    // From here on a signal is a packet for this completion port, with no operation. Null: no more.
    void post_to(void* port) noexcept { port_ = port; }
#endif

  private:
#ifdef _WIN32
    SocketLibrary library_;
    SocketHandle socket_;
    std::atomic<void*> port_ = nullptr;
#endif
    int32_t read_fd_ = -1;
    int32_t write_fd_ = -1;
    std::atomic<bool> is_signalled_ = false;
    std::atomic<bool> interrupted_ = false;
};

}  // namespace lg::host
