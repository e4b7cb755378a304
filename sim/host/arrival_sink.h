// Where the units of the virtual machine put what the loop will be told, in the order in which it happens.
#pragma once
#include <utility>

#include "sim/host/arrival_list.h"
#include "sim/host/clock.h"

namespace lg::host {

class ArrivalSink final : public ArrivalList {
  public:
    explicit ArrivalSink(const Clock& clock) : clock_(clock) {}

    // It happens now.
    template <class What>
    void add(trace::Lane lane, What what) {
        waiting_.emplace_back(clock_.now(), lane, std::move(what));
    }

  private:
    const Clock& clock_;
};

}  // namespace lg::host
