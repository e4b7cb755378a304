// What will happen, in the order of time; what is due at the same time happens in the order in which it was
// put down. So nothing ever depends on addresses or on the heap's whims.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/time.h"

namespace lg::host {

template <class What>
class Agenda {
  public:
    struct Entry {
        Time at;
        uint64_t order = 0;
        What what;
    };

    void add(Time at, What what) {
        heap_.push_back({at, next_order_++, std::move(what)});
        std::push_heap(heap_.begin(), heap_.end(), later);
    }
    bool empty() const { return heap_.empty(); }
    size_t size() const { return heap_.size(); }
    // The agenda must not be empty.
    Time next() const { return heap_.front().at; }

    Entry take() {
        LG_CHECK(!heap_.empty(), "nothing is on the agenda");
        std::pop_heap(heap_.begin(), heap_.end(), later);
        Entry entry = std::move(heap_.back());
        heap_.pop_back();
        return entry;
    }

  private:
    static bool later(const Entry& a, const Entry& b) {
        return a.at != b.at ? a.at > b.at : a.order > b.order;
    }

    std::vector<Entry> heap_;
    uint64_t next_order_ = 0;
};

}  // namespace lg::host
