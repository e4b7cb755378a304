// Signals that a script listens to, as libuv's uv_signal_t: a handler of the operating system's writes to a
// pipe, which the loop finds readable in its poll phase, and serves behind all other descriptors. The handles
// keep no loop alive.
#pragma once
#include <map>
#include <vector>

#include "sim/loop/loop.h"

namespace lg::loop {

class Signals {
  public:
    explicit Signals(Loop& loop) : loop_(loop) {}

    // number: as POSIX and libuv count them, from 1. name: of the event that it is, say SIGTERM.
    void watch(int number, StringId name, Task task);
    void ignore(int number) { watched_.erase(number); }

    // It has come. False if nobody watches it; then it has no effect here.
    bool raise(int number);
    bool have_come() const { return !come_.empty(); }
    // The loop comes to the pipe.
    void deliver();

  private:
    struct Watched {
        StringId name;
        Task task;
    };
    Loop& loop_;
    std::map<int, Watched> watched_;
    std::vector<int> come_;
};

}  // namespace lg::loop
