#include "sim/cli/interrupt.h"

#include <atomic>
#include <csignal>
#include <thread>

namespace lg::cli {

// A signal handler gets no argument of ours: this is the one place from which it can know what to do.
static std::atomic<host::Wakeup*> interrupted{nullptr};
static std::atomic<int> handlers_at_work{0};

#ifdef _WIN32
constexpr int heard_signals[] = {SIGINT, SIGTERM};
#else
constexpr int heard_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2};
#endif

static void set_all(void (*handler)(int)) {
    for (const int number : heard_signals) signal(number, handler);
}

static void on_interrupt(int number) {
    handlers_at_work++;
    signal(number, on_interrupt);  // Windows forgets it with each call
    host::Wakeup* const wakeup = interrupted.load();
    if (!wakeup || !wakeup->interrupt(number)) {
        set_all(SIG_DFL);
        raise(number);
    }
    handlers_at_work--;
}

Interrupt::Interrupt() : wakeup_(std::make_shared<host::Wakeup>()) {
    interrupted = wakeup_.get();
    set_all(on_interrupt);
}

Interrupt::~Interrupt() {
    set_all(SIG_DFL);
    interrupted = nullptr;
    // The system may have chosen another thread for one, which is not done with the wake-up.
    while (handlers_at_work > 0) std::this_thread::yield();
}

void survive_failed_writes() {
#ifndef _WIN32
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
#endif
}

}  // namespace lg::cli
