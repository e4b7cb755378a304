#include "sim/cli/interrupt.h"

#include <signal.h>

#include <atomic>

namespace lg::cli {

// A signal handler gets no argument of ours: this is the one place from which it can know what to do.
static std::atomic<host::Wakeup*> interrupted{nullptr};

static void on_interrupt(int) {
    signal(SIGINT, SIG_DFL);
    if (host::Wakeup* wakeup = interrupted.load()) wakeup->interrupt();
}

Interrupt::Interrupt() : wakeup_(std::make_shared<host::Wakeup>()) {
    interrupted = wakeup_.get();
    signal(SIGINT, on_interrupt);
}

Interrupt::~Interrupt() {
    signal(SIGINT, SIG_DFL);
    interrupted = nullptr;
}

void survive_failed_writes() {
#ifndef _WIN32
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
#endif
}

}  // namespace lg::cli
