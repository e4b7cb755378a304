// Where threads put down what they did, for the loop's thread to fetch. The order in which it was put down is
// kept. Any thread.
#pragma once
#include <atomic>
#include <iterator>
#include <mutex>
#include <vector>

#include "sim/host/host.h"

namespace lg::host {

class Mailbox {
  public:
    void put(Arrival arrival) {
        const std::lock_guard guard(mutex_);
        waiting_.push_back(std::move(arrival));
        has_mail_.store(true, std::memory_order_release);
    }
    // Cheap: what was put down a moment ago may be missed until the next call.
    bool has_mail() const { return has_mail_.load(std::memory_order_acquire); }
    // Moves all that has come behind what is in `target`.
    void take(std::vector<Arrival>& target) {
        const std::lock_guard guard(mutex_);
        target.insert(target.end(), std::make_move_iterator(waiting_.begin()),
                      std::make_move_iterator(waiting_.end()));
        waiting_.clear();
        has_mail_.store(false, std::memory_order_relaxed);
    }

  private:
    std::mutex mutex_;
    std::vector<Arrival> waiting_;
    std::atomic<bool> has_mail_ = false;
};

}  // namespace lg::host
