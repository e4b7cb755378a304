// While it lives, the run hears of signals that want the program to end (Ctrl-C, kill, a terminal that
// closes) or mean something to its script (SIGUSR1, SIGUSR2): a script that listens is told, any other run
// ends in order, with its trace. One that comes while the run has not heard the one before is for a run that
// does not hear: it does what it always does.
#pragma once
#include <memory>

#include "sim/host/wakeup.h"

namespace lg::cli {

class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    const std::shared_ptr<host::Wakeup>& wakeup() const { return wakeup_; }

  private:
    const std::shared_ptr<host::Wakeup> wakeup_;
};

// From here on, writing to a pipe that nobody reads any more, or beyond what the user may write into a file,
// is an error of the write instead of the end of the program.
void survive_failed_writes();

}  // namespace lg::cli
