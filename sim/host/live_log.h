// What a live host has to tell the loop, in the order in which it will be told: the loop's own calls, and
// what threads have put into the mailbox. The loop's thread only.
#pragma once
#include <utility>
#include <vector>

#include "sim/host/live_clock.h"
#include "sim/host/mailbox.h"

namespace lg::host {

class LiveLog {
  public:
    static constexpr trace::Lane kernel{trace::LaneKind::demultiplexer, 0};

    // records_calls: whether each system call is told.
    LiveLog(const LiveClock& clock, Mailbox& mailbox, bool records_calls)
        : clock_(clock), mailbox_(mailbox), records_calls_(records_calls) {}

    // It happens now.
    template <class What>
    void add(What what) {
        waiting_.push_back({clock_.now(), kernel, std::move(what)});
    }
    // Tells of a call of the real kernel's and of what it said; returns that. As in trace::KernelCalled.
    int64_t called(trace::SystemCall call, int32_t fd, int64_t argument, int64_t value) {
        if (records_calls_) add(KernelCalled{call, fd, argument, value});
        return value;
    }
    bool empty() const { return waiting_.empty() && !mailbox_.has_mail(); }
    // What threads have put down takes its place here.
    void fetch() {
        if (mailbox_.has_mail()) mailbox_.take(waiting_);
    }
    // All that has come since the last call. The span holds until the next one.
    std::span<Arrival> hand_out() {
        handed_out_.clear();
        std::swap(waiting_, handed_out_);
        return handed_out_;
    }

  private:
    const LiveClock& clock_;
    Mailbox& mailbox_;
    const bool records_calls_;
    std::vector<Arrival> waiting_;
    std::vector<Arrival> handed_out_;
};

}  // namespace lg::host
