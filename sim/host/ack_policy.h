// When the receiving end of a connection acknowledges, as Linux 6 does it (net/ipv4/tcp_input.c and
// tcp_output.c): the first segments at once; later ones when there is more than one of the usual size, when
// they have been read, or with the answer once the two ends have begun to talk by turns ("pingpong"); at the
// latest after 40 ms, in the next tick of 4 ms. What waits for Nagle's algorithm at the other end, waits for
// that. Times are those of the virtual clock.
#pragma once
#include <cstdint>
#include <optional>

#include "sim/base/time.h"

namespace lg::host {

class AckPolicy {
  public:
    static constexpr uint64_t segment_max = 65'483;  // of a loopback: 64 KiB, without the headers

    // What the receive buffer allows: the size that a usual segment has at most, whether what is unread fills
    // half of it, and whether an acknowledgement would tell of a larger window than the last one did.
    struct Buffer {
        uint64_t usual_bytes_max;
        bool is_crowded, advances;
    };
    // A segment came. True: it is acknowledged at once.
    bool received(uint64_t bytes, Time now, Buffer buffer = {segment_max, false, true});
    // The other end said that no more will come.
    void ended(Time now);
    // The program read something. is_drained: and left nothing. True: that is acknowledged now.
    bool was_read(bool is_drained);
    // Something goes out, and carries an acknowledgement of all that came. has_data: it is more than a FIN.
    void sends(bool has_data, Time now);
    // When what came is acknowledged by itself; nothing, if all is.
    std::optional<Time> due() const { return due_; }
    // The two ends answer each other.
    bool by_turns() const { return by_turns_; }
    // True: that time has come, and it is acknowledged by now. Before anything else that happens later.
    bool settle(Time now);

  private:
    void acknowledge();
    void learn(uint64_t bytes, uint64_t usual_bytes_max);
    uint32_t quick_count() const;
    void wait(Time now);

    Time last_came_;
    Duration patience_;             // the kernel's ato; 0 before the first data
    uint64_t unacknowledged_ = 0;   // bytes
    uint64_t usual_segment_ = 536;  // the kernel's rcv_mss
    uint32_t quick_ = 0;            // so many more are acknowledged at once
    bool by_turns_ = false;
    bool is_pushed_ = false, is_pushed_again_ = false;  // a segment that ended a write, and one more
    std::optional<Time> due_;
};

}  // namespace lg::host
