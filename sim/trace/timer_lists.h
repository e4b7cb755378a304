// The timers that are alive, kept as Node keeps them: one list for each duration, in the order of arming, and
// the lists ordered by expiry, then by list number (rules J8, J9, J10). Part of the World; changed by its
// apply() alone.
#pragma once
#include <cstdint>
#include <iterator>
#include <map>
#include <set>

#include "sim/base/id_table.h"
#include "sim/trace/event.h"

namespace lg::trace {

struct Timer {
    uint64_t due_ms = 0;
    uint32_t delay_ms = 0;
    bool repeat = false;
    bool referenced = true;
    SiteId function;
    SiteId from;
    Seq born = 0;
    TimerId previous, next;  // neighbours in the list of this duration

    friend bool operator==(const Timer&, const Timer&) = default;
};

struct TimerList {
    uint32_t delay_ms = 0;
    uint64_t expiry_ms =
        0;                // when the loop looks at this list: never later than its first timer's due time...
                          // ...except where Node itself is late (rule J10)
    uint64_t number = 0;  // breaks ties of expiry
    TimerId first, last;

    friend bool operator==(const TimerList&, const TimerList&) = default;
};

class TimerLists {
  public:
    const IdTable<TimerId, Timer>& timers() const { return timers_; }
    const Timer* find(TimerId id) const { return timers_.find(id); }
    // The list that the loop looks at next, or null.
    const TimerList* next_list() const {
        return order_.empty() ? nullptr : &lists_.find(order_.begin()->delay_ms)->second;
    }
    const TimerList* list(uint32_t delay_ms) const {
        const auto found = lists_.find(delay_ms);
        return found == lists_.end() ? nullptr : &found->second;
    }
    // The list that comes behind this one, or null.
    const TimerList* list_behind(const TimerList& list) const {
        const auto next = std::next(order_.find(place_of(list)));
        return next == order_.end() ? nullptr : &lists_.find(next->delay_ms)->second;
    }
    // All lists, in the order of their durations.
    const std::map<uint32_t, TimerList>& lists() const { return lists_; }
    uint32_t referenced() const { return referenced_; }

    // Each returns false if the request contradicts what is alive.
    bool start(TimerId id, const Timer& timer);
    // keep_list: the list is being run, and stays though it may be empty.
    bool stop(TimerId id, bool keep_list);
    // The list must be empty.
    bool end_list(uint32_t delay_ms);
    bool set_referenced(TimerId id, bool referenced);
    bool move_list(uint32_t delay_ms, uint64_t expiry_ms);

    friend bool operator==(const TimerLists&, const TimerLists&) = default;

  private:
    struct Place {
        uint64_t expiry_ms;
        uint64_t number;
        uint32_t delay_ms;
        friend auto operator<=>(const Place&, const Place&) = default;
    };
    static Place place_of(const TimerList& list) { return {list.expiry_ms, list.number, list.delay_ms}; }

    IdTable<TimerId, Timer> timers_;
    std::map<uint32_t, TimerList> lists_;
    std::set<Place> order_;
    uint64_t lists_made_ = 0;
    uint32_t referenced_ = 0;
};

}  // namespace lg::trace
