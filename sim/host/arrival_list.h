// What the loop will be told, until it is handed out.
#pragma once
#include <span>
#include <utility>
#include <vector>

#include "sim/host/host.h"

namespace lg::host {

class ArrivalList {
  public:
    bool empty() const { return waiting_.empty(); }
    // All that has come since it was handed out last. The span holds until the next call.
    std::span<Arrival> hand_out() {
        if (waiting_.empty()) return {};
        hand_out(handed_out_);
        return handed_out_;
    }
    // The same, in the place of what is in `target`.
    void hand_out(std::vector<Arrival>& target) {
        target.clear();
        std::swap(waiting_, target);
    }

  protected:
    std::vector<Arrival> waiting_;

  private:
    std::vector<Arrival> handed_out_;
};

}  // namespace lg::host
