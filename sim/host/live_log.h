// What a live host has to tell the loop, in the order in which it will be told: the loop's own calls, and
// what threads have put into the mailbox. The loop's thread only.
#pragma once
#include <algorithm>
#include <utility>
#include <vector>

#include "sim/host/live_clock.h"
#include "sim/host/mailbox.h"

namespace lg::host {

class LiveLog {
  public:
    // thread: of the program, whose demultiplexer tells. records_calls: whether each system call is told.
    LiveLog(const LiveClock& clock, Mailbox& mailbox, uint32_t thread, bool records_calls)
        : clock_(clock),
          mailbox_(mailbox),
          lane_{trace::LaneKind::demultiplexer, static_cast<uint16_t>(thread)},
          records_calls_(records_calls) {}

    // Where it happens.
    trace::Lane lane() const { return lane_; }
    // It happens now.
    template <class What>
    void add(What what) {
        waiting_.push_back({clock_.now(), lane_, std::move(what)});
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
    // A message that a read found had arrived before the demultiplexer told of it: it takes its place there,
    // with all that its sender did. What others did meanwhile could have come of what is told here, and then
    // nothing is moved.
    void put_messages_before_readiness() {
        const auto ready = std::find_if(waiting_.begin(), waiting_.end(), [](const Arrival& arrival) {
            return std::holds_alternative<DescriptorReady>(arrival.what);
        });
        if (ready == waiting_.end()) return;
        const Time told = ready->at;
        const auto is_elsewhere = [](const Arrival& arrival) {
            return arrival.lane.kind == trace::LaneKind::actor;
        };
        const auto is_later = [&](const Arrival& arrival) {
            const auto* message = std::get_if<MessageMoved>(&arrival.what);
            return is_elsewhere(arrival) ? arrival.at > told : message && !message->arrived;
        };
        if (std::any_of(ready, waiting_.end(), is_later)) return;
        const auto moved = std::stable_partition(ready, waiting_.end(), [&](const Arrival& arrival) {
            return is_elsewhere(arrival) || std::holds_alternative<MessageMoved>(arrival.what);
        });
        std::for_each(ready, moved, [&](Arrival& arrival) { arrival.at = std::min(arrival.at, told); });
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
    const trace::Lane lane_;
    const bool records_calls_;
    std::vector<Arrival> waiting_;
    std::vector<Arrival> handed_out_;
};

}  // namespace lg::host
