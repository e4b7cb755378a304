#include "sim/trace/timer_lists.h"

namespace lg::trace {

bool TimerLists::start(TimerId id, const Timer& timer) {
    if (!id || timers_.contains(id)) return false;
    auto [found, fresh] = lists_.try_emplace(timer.delay_ms);
    TimerList& list = found->second;
    if (fresh) {
        list = {timer.delay_ms, timer.due_ms, ++lists_made_, {}, {}};
        order_.insert(place_of(list));
    }
    Timer& kept = timers_.insert(id, timer);
    kept.previous = list.last;
    kept.next = {};
    if (list.last) timers_.find(list.last)->next = id;
    else list.first = id;
    list.last = id;
    if (timer.referenced) referenced_++;
    return true;
}

bool TimerLists::stop(TimerId id, bool keep_list) {
    const Timer* found = timers_.find(id);
    if (!found) return false;
    const Timer timer = *found;
    timers_.erase(id);
    TimerList& list = lists_.find(timer.delay_ms)->second;
    if (timer.previous) timers_.find(timer.previous)->next = timer.next;
    else list.first = timer.next;
    if (timer.next) timers_.find(timer.next)->previous = timer.previous;
    else list.last = timer.previous;
    if (timer.referenced) referenced_--;
    return list.first || keep_list || end_list(timer.delay_ms);
}

bool TimerLists::end_list(uint32_t delay_ms) {
    const auto found = lists_.find(delay_ms);
    if (found == lists_.end() || found->second.first) return false;
    order_.erase(place_of(found->second));
    lists_.erase(found);
    return true;
}

bool TimerLists::set_referenced(TimerId id, bool referenced) {
    Timer* timer = timers_.find(id);
    if (!timer) return false;
    if (timer->referenced != referenced) referenced_ = referenced ? referenced_ + 1 : referenced_ - 1;
    timer->referenced = referenced;
    return true;
}

bool TimerLists::move_list(uint32_t delay_ms, uint64_t expiry_ms) {
    const auto found = lists_.find(delay_ms);
    if (found == lists_.end()) return false;
    order_.erase(place_of(found->second));
    found->second.expiry_ms = expiry_ms;
    found->second.number = ++lists_made_;
    order_.insert(place_of(found->second));
    return true;
}

}  // namespace lg::trace
