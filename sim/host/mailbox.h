// Where threads put down what they did, for the loop's thread to fetch. The order in which it was put down is
// kept. Any thread.
#pragma once
#include <atomic>
#include <iterator>
#include <mutex>
#include <vector>

#include "sim/host/message_sink.h"

namespace lg::host {

class Mailbox final : public MessageSink {
  public:
    void put(Arrival&& arrival) {
        const std::lock_guard guard(mutex_);
        waiting_.push_back(std::move(arrival));
        has_mail_.store(true);
    }
    void put(Time at, trace::Lane lane, const MessageMoved& message) override {
        put(Arrival{at, lane, message});
    }
    // Cheap. Whatever was put down before a signal that a Wakeup has cleared is seen.
    bool has_mail() const { return has_mail_.load(); }
    // Moves all that has come behind what is in `target`.
    void take(std::vector<Arrival>& target) {
        const std::lock_guard guard(mutex_);
        target.insert(target.end(), std::make_move_iterator(waiting_.begin()),
                      std::make_move_iterator(waiting_.end()));
        waiting_.clear();
        has_mail_.store(false);
    }

  private:
    std::mutex mutex_;
    std::vector<Arrival> waiting_;
    std::atomic<bool> has_mail_ = false;
};

}  // namespace lg::host
