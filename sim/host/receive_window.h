// How many bytes may be on their way to an end of a connection, or wait there unread, as Linux 6 tunes it on
// the loopback (net/ipv4/tcp_input.c: rcv_ssthresh, scaling_ratio, tcp_rcv_space_adjust), measured on 6.18
// with TCP_INFO and with real Node as the reader. A window that is used up opens again when little is left to
// read, then when all is read; once a window of bytes has been read within a round trip, the buffer grows for
// good. Bytes are counted from the connection's beginning. What is not modelled: pieces of 1 to 64 KB fill
// the buffer with their overhead, so that the first window is up to 20 KB smaller or larger in reality.
#pragma once
#include <cstdint>

namespace lg::host {

class ReceiveWindow {
  public:
    static constexpr uint64_t announced_by_client = 65'536, announced_by_server = 65'483;

    // grown_bytes: the window behind all tuning; a small one is never tuned.
    // announced_bytes: what was announced when the connection was made.
    ReceiveWindow(uint64_t grown_bytes, uint64_t announced_bytes);

    // The other end may send the bytes before this one.
    uint64_t edge() const { return edge_; }
    // What the other end sends in one segment: half of the largest window that it has seen. is_first: of what
    // it sends together. by_turns: the two ends answer each other.
    uint64_t segment_bytes(bool is_first, bool by_turns) const;
    // What is taken for the usual segment (rcv_mss) at most.
    uint64_t usual_bytes_max() const;
    // What is unread fills half of the buffer.
    bool is_crowded(uint64_t unread) const;
    // An acknowledgement would tell of a larger window than the last one did.
    bool advances(uint64_t unread) const;

    // So many bytes came in a segment, and so many in all.
    void received(uint64_t bytes, uint64_t arrived);
    // That is told, and with it the window.
    void acknowledged(uint64_t unread);
    // The program has read: so many bytes came in all, and so many of them are unread. True: a window that
    // was used up is open again, which is announced with an acknowledgement.
    bool was_read(uint64_t arrived, uint64_t unread);
    // This end sends data: the answer tells it the time of a round trip.
    void sends() { knows_round_trip_ = true; }

  private:
    enum class Phase : uint8_t { fresh, begun_small, opened_once, opened_twice, grown };
    bool open(Phase phase, uint64_t arrived, uint64_t bytes);
    uint64_t free_bytes(uint64_t unread) const;

    uint64_t grown_bytes_, announced_bytes_;
    uint64_t first_bytes_;
    uint64_t edge_;
    uint64_t told_, told_most_;  // the window of the last acknowledgement, and the largest of all
    Phase phase_;
    bool came_small_ = false, came_large_ = false, read_large_ = false;
    bool knows_round_trip_ = false;
};

}  // namespace lg::host
