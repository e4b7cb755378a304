// Node's timers, above libuv's: lists of one duration each, drained as internal/timers does it.
#include <algorithm>

#include "sim/loop/loop.h"

namespace lg::loop {

using namespace trace;

void Loop::arm_timer(TimerId timer, const TimerRequest& request, Task task) {
    const uint64_t due_ms = update_time() + request.delay_ms;
    insert_timer(timer, request, due_ms, std::move(task));
}

void Loop::insert_timer(TimerId timer, const TimerRequest& request, uint64_t due_ms, Task task) {
    if (timer == running_timer_) timer_touched_ = true;
    recorder_.emit(TimerStarted{due_ms, timer, request.delay_ms, flag(request.repeat),
                                flag(request.referenced), request.origin.function, request.origin.from},
                   Rule::J8);
    timer_tasks_.insert(timer, {std::move(task), request});
}

bool Loop::disarm_timer(TimerId timer) {
    if (timer == running_timer_) timer_touched_ = true;
    if (!timer_tasks_.erase(timer)) return false;
    recorder_.emit(TimerStopped{timer, Flag::no});
    return true;
}

void Loop::set_timer_referenced(TimerId timer, bool referenced) {
    ArmedTimer* armed = timer_tasks_.find(timer);
    if (!armed || armed->request.referenced == referenced) return;
    armed->request.referenced = referenced;
    recorder_.emit(TimerReferenced{timer, flag(referenced)});
}

void Loop::run_timers() {
    enter(Phase::timers);
    const TimerList* list = world().timers.next_list();
    if (!list || list->expiry_ms > world().loop_ms) return;
    // The time is read once: what falls due while callbacks run waits for the next pass (rule J12).
    const uint64_t now_ms = update_time();
    while (!stopping_ && (list = world().timers.next_list()) && list->expiry_ms <= now_ms) {
        run_timer_list(list->delay_ms, now_ms);
        if (!profile_.drain_each_callback && !stopping_) drain();  // rule J1
    }
}

// Rule J9: a list drains all its due members before another gets a turn.
void Loop::run_timer_list(uint32_t delay_ms, uint64_t now_ms) {
    while (!stopping_) {
        const TimerList* list = world().timers.list(delay_ms);
        if (!list) return;
        if (!list->first) {
            recorder_.emit(TimerListEnded{delay_ms});
            return;
        }
        const uint64_t due_ms = world().timers.find(list->first)->due_ms;
        if (due_ms > now_ms) {
            recorder_.emit(TimerListMoved{std::max(due_ms, now_ms + 1), delay_ms}, Rule::J10);
            return;
        }
        run_timer(list->first);
    }
}

void Loop::run_timer(TimerId id) {
    const Timer timer = *world().timers.find(id);
    ArmedTimer armed = std::move(*timer_tasks_.find(id));
    timer_tasks_.erase(id);
    recorder_.emit_caused(timer.born, TimerStopped{id, Flag::yes});
    const uint64_t start_ms = update_time();
    running_timer_ = id;
    timer_touched_ = false;
    run_callback({CallbackKind::timer, id.value, timer.function, {}, timer.born, Rule::J9}, [&] {
        const Completion completion = armed.task();
        running_timer_ = {};
        if (armed.request.repeat && !timer_touched_ && !stopping_) {
            const uint64_t from_ms = profile_.interval_from_start ? start_ms : update_time();  // rule J13
            insert_timer(id, armed.request, from_ms + armed.request.delay_ms, std::move(armed.task));
        }
        return completion;
    });
    running_timer_ = {};
}

}  // namespace lg::loop
