// The same work done twice: by libuv, and by our loop on a live host. Neither runs JavaScript.
#pragma once
#include <cstdint>

namespace lg::bench {

class EchoLoad;

// How libuv's server echoes.
enum class EchoWay : uint8_t {
    usual,   // as test/echo-server.c of libuv: a buffer from malloc() for each read, and uv_write() of it
    leanest  // one buffer for all reads, uv_try_write(): right only while each echo fits into the kernel's
             // buffer
};
// Serves load's connections until the last of them is closed, on a port of its own choice.
void echo_with_libuv(EchoLoad& load, EchoWay way);
// Timers with pseudo-random delays of 1 to 200 ms. Returns when all have fired.
void timers_with_libuv(uint32_t count);
// Jobs of a pool of 4 threads, which do nothing. The seconds from the submission of the first to the callback
// of the last; the threads have been there before. Each job is made when it is submitted and freed behind its
// callback, as Node's are.
double jobs_with_libuv(uint32_t count);

// traced: every event is kept, and every call of the kernel is one.
void echo_with_loop(EchoLoad& load, bool traced);
void timers_with_loop(uint32_t count, bool traced);
double jobs_with_loop(uint32_t count, bool traced);

// The delays of the timers, the same for both.
class Delays {
  public:
    uint32_t next_ms() {
        state_ = state_ * 1664525 + 1013904223;
        return 1 + (state_ >> 8) % 200;
    }

  private:
    uint32_t state_ = 1;
};

}  // namespace lg::bench
