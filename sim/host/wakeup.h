// A descriptor by which other threads, and signal handlers, wake a thread that waits in a demultiplexer: an
// eventfd on Linux, a socket on Windows, a pipe elsewhere (rule L12). Readable from a signal until it is
// cleared; further signals until then are no calls of the kernel's, as with uv_async_send. Who clears it
// looks behind that for what the signals were about.
#pragma once
#include <atomic>
#include <csignal>
#include <cstdint>

#include "sim/trace/kinds.h"

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

    // Minus an error number: the system gives none. Then nobody is ever woken.
    int32_t fd() const { return read_fd_; }

    // Any thread, and signal handlers.
    void signal() noexcept {
        if (take_turn()) write_signal();
    }
    // The same in two steps, for who tells of the call: whether it is his to make, and the call.
    bool take_turn() noexcept;
    void write_signal() noexcept;
    // What the system calls it, of how many bytes it is, and what it says.
#ifdef _WIN32
    static constexpr auto signal_call = trace::SystemCall::post_queued_completion_status;
    static constexpr int32_t signal_bytes = 0, signal_result = 1;
#else
    static constexpr auto signal_call = trace::SystemCall::write;
    static constexpr int32_t signal_bytes = 8, signal_result = 8;
#endif
    // Since it was cleared.
    bool is_signalled() const noexcept { return is_signalled_.load(); }
    // A signal, and the thread that wakes shall hear of this signal of the system's, which may end its run.
    // False: it has not heard the one before.
    bool interrupt(int because = SIGINT) noexcept {
        const int before = interrupted_.exchange(because);
        signal();
        return before == 0;
    }

    // What clear() reads at once at most, in bytes.
    static constexpr int32_t cleared_bytes_max = 512;
    // The waiting thread only. What the last read said: the bytes, or minus an error number.
    int64_t clear() noexcept;
    bool is_interrupted() const noexcept { return interrupted_.load(std::memory_order_acquire) != 0; }
    // The signal, once for all interrupts before the call; or 0.
    int take_interrupt() noexcept { return is_interrupted() ? interrupted_.exchange(0) : 0; }

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
    std::atomic<int> interrupted_ = 0;
};

}  // namespace lg::host
