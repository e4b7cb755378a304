// Where the units of the virtual machine put what the loop will be told, in the order in which it happens.
#pragma once
#include <utility>
#include <vector>

#include "sim/host/clock.h"
#include "sim/host/host.h"

namespace lg::host {

class ArrivalSink {
  public:
    explicit ArrivalSink(const Clock& clock) : clock_(clock) {}

    // It happens now.
    template <class What>
    void add(trace::Lane lane, What what) {
        waiting_.emplace_back(clock_.now(), lane, std::move(what));
    }
    bool empty() const { return waiting_.empty(); }
    // All that has come since it was handed out last. The span holds until the next call.
    std::span<Arrival> hand_out() {
        handed_out_.clear();
        std::swap(waiting_, handed_out_);
        return handed_out_;
    }
    // The same, in the place of what is in `target`.
    void hand_out(std::vector<Arrival>& target) {
        target.clear();
        std::swap(waiting_, target);
    }

  private:
    const Clock& clock_;
    std::vector<Arrival> waiting_;
    std::vector<Arrival> handed_out_;
};

}  // namespace lg::host
