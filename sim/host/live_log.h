// What a live host has to tell the loop, in the order in which it will be told: the loop's own calls, and
// what threads have put into the mailbox. The loop's thread only.
#pragma once
#include <utility>

#include "sim/host/arrival_list.h"
#include "sim/host/live_clock.h"
#include "sim/host/mailbox.h"
#include "sim/host/thread_pool.h"

namespace lg::host {

class LiveLog final : public MessageSink, public ArrivalList {
  public:
    // thread: of the program, whose demultiplexer tells. is_recorded false: nobody wants to know of system
    // calls, nor when anything happened.
    LiveLog(const LiveClock& clock, Mailbox& mailbox, uint32_t thread, bool is_recorded)
        : clock_(clock),
          mailbox_(mailbox),
          lane_{trace::LaneKind::demultiplexer, static_cast<uint16_t>(thread)},
          is_recorded_(is_recorded) {}

    // Where it happens.
    trace::Lane lane() const { return lane_; }
    // The time by which what follows is told; nobody reads a clock for nobody.
    Time now() {
        if (is_recorded_) told_at_ = clock_.now();
        return told_at_;
    }
    // What was told last. Until the next call of the kernel's, all that comes of one is told with its time.
    Time told_at() const { return told_at_; }
    // It came of the last call.
    template <class What>
    void add(What&& what) {
        waiting_.emplace_back(told_at_, lane_, std::forward<What>(what));
    }
    // Tells of a call of the real kernel's and of what it said; returns that. As in trace::KernelCalled.
    int64_t called(trace::SystemCall call, int32_t fd, int64_t argument, int64_t value,
                   SocketOption option = SocketOption::none) {
        if (is_recorded_)
            waiting_.emplace_back(now(), lane_, KernelCalled{call, fd, argument, value, option});
        return value;
    }
    // What others have put down before comes before it.
    void put(Time at, trace::Lane lane, const MessageMoved& message) override {
        fetch();
        waiting_.emplace_back(at, lane, message);
    }
    bool empty() const { return ArrivalList::empty() && !mailbox_.has_mail(); }
    // What threads have put down takes its place here.
    void fetch() {
        if (mailbox_.has_mail()) mailbox_.take(waiting_);
    }
    // The same of what the pool's workers did, among the rest by its time; and they get what was submitted.
    // Only the thread that has its turn, and that tells all of it before somebody else has.
    void exchange_work(ThreadPool& pool, ThreadPool::Then then);

  private:
    const LiveClock& clock_;
    Mailbox& mailbox_;
    const trace::Lane lane_;
    const bool is_recorded_;
    Time told_at_;
};

}  // namespace lg::host
