// Node's timers, above libuv's: lists of one duration each, drained as internal/timers does it.
#include <algorithm>

#include "sim/loop/loop.h"

namespace lg::loop {

using namespace trace;

void Loop::arm_timer(TimerId timer, const TimerRequest& request, Task task) {
    const uint64_t due_ms = update_time() + request.delay_ms;
    insert_timer(timer, request, due_ms, races_.now(), std::move(task));
    races_.timer_armed();
}

void Loop::insert_timer(TimerId timer, const TimerRequest& request, uint64_t due_ms, const Moment& armed,
                        Task task) {
    if (timer == running_timer_) timer_touched_ = true;
    const bool makes_list = !thread().timers.list(request.delay_ms);
    recorder_.emit(TimerStarted{due_ms, timer, request.delay_ms, flag(request.repeat),
                                flag(request.referenced), request.origin.function, request.origin.from},
                   Rule::J8);
    timer_tasks_.insert(timer, {std::move(task), request, armed, 0});
    if (makes_list && due_ms < wake_.expected_ms) {
        wake_ = {thread().loop_ms + request.delay_ms, due_ms};
    }
}

bool Loop::disarm_timer(TimerId timer) {
    if (timer == running_timer_) timer_touched_ = true;
    if (!timer_tasks_.erase(timer)) return false;
    recorder_.emit(TimerStopped{timer, Flag::no});
    return true;
}

void Loop::set_timer_referenced(TimerId timer, bool referenced) {
    if (timer == running_timer_) running_timer_referenced_ = referenced;
    ArmedTimer* armed = timer_tasks_.find(timer);
    if (!armed || armed->request.referenced == referenced) return;
    armed->request.referenced = referenced;
    recorder_.emit(TimerReferenced{timer, flag(referenced)});
}

uint32_t Loop::timers_alive() const {
    const bool one_runs = running_timer_ && !timer_touched_ && running_timer_referenced_;
    return thread().timers.referenced() + (one_runs ? 1 : 0);
}

std::optional<uint64_t> Loop::next_timer_ms() const {
    if (!profile_.timer_per_list) return wake_.due_ms;
    const TimerList* list = thread().timers.next_list();
    return list ? std::optional{list->expiry_ms} : std::nullopt;
}

void Loop::run_timers() {
    enter(Phase::timers);
    if (races_.timers_wait()) return;
    while (!stopping_) {
        const auto due_ms = next_timer_ms();
        if (!due_ms || *due_ms > thread().loop_ms) return;
        if (profile_.timer_per_list) {
            run_list_of_own(races_.first_list(*thread().timers.next_list()));
        } else {
            run_due_lists();
            if (profile_.timers_taken_first) return;  // rule L4
        }
    }
}

// Node's processTimers. The time is read once: what falls due while callbacks run waits for the next pass
// (rule J12). The last drain comes when libuv's timer is set again; a timer armed there moves the loop's
// time, and so the next pass may follow at once (before rule L4).
void Loop::run_due_lists() {
    wake_ = {};
    uint64_t now_ms = update_time();
    const TimerList* list = nullptr;
    bool owes_drain = false;
    while (!stopping_ && (list = thread().timers.next_list()) && list->expiry_ms <= now_ms) {
        const uint32_t delay_ms = races_.first_list(*list);
        now_ms = std::max(now_ms, thread().timers.list(delay_ms)->expiry_ms);
        if (std::exchange(owes_drain, false)) drain_in(DrainPlace::between_lists);
        run_timer_list(delay_ms, now_ms, owes_drain);
    }
    if (stopping_) return;
    if (list) wake_ = {std::max(list->expiry_ms, thread().loop_ms + 1), list->expiry_ms};
    drain_once();
}

// Rule J9: a list drains all its due members before another gets a turn. owes_drain: a callback ran, and the
// drain behind it comes before the next (rule J1). A throw leaves the list without that drain.
void Loop::run_timer_list(uint32_t delay_ms, uint64_t now_ms, bool& owes_drain) {
    while (!stopping_) {
        const TimerList* list = thread().timers.list(delay_ms);
        if (!list) return;
        if (!list->first) {
            recorder_.emit(TimerListEnded{delay_ms});
            return;
        }
        const TimerId timer = list->first;
        const uint64_t due_ms = thread().timers.find(timer)->due_ms;
        if (due_ms > now_ms) {
            recorder_.emit(TimerListMoved{std::max(due_ms, now_ms + 1), delay_ms}, Rule::J10);
            return;
        }
        const bool drained = std::exchange(owes_drain, false) && drain_in(DrainPlace::timer_list);
        if (stopping_ || (drained && !thread().timers.find(timer))) continue;  // cleared meanwhile
        owes_drain = run_timer(timer) == Completion::normal;
    }
}

// Before Node 11 each list had a timer of libuv's and one drain (rules J1, J8).
void Loop::run_list_of_own(uint32_t delay_ms) {
    const uint64_t now_ms = update_time();
    const TimerList* list = nullptr;
    while (!stopping_ && (list = thread().timers.list(delay_ms)) && list->first) {
        const uint64_t due_ms = thread().timers.find(list->first)->due_ms;
        if (due_ms > now_ms) {
            const uint64_t time_ms = update_time();
            recorder_.emit(TimerListMoved{std::max(due_ms, time_ms + 1), delay_ms}, Rule::J10);
            break;
        }
        run_timer(list->first);
    }
    if (stopping_) return;
    if ((list = thread().timers.list(delay_ms)) && !list->first) recorder_.emit(TimerListEnded{delay_ms});
    while (!stopping_ && !drain_once()) continue;
}

// Rule J13: an interval counts from the start of its callback.
Completion Loop::run_timer(TimerId id) {
    const Timer timer = *thread().timers.find(id);
    ArmedTimer armed = std::move(*timer_tasks_.find(id));
    timer_tasks_.erase(id);
    recorder_.emit_caused(timer.born, TimerStopped{id, Flag::yes});
    const uint64_t start_ms = armed.request.repeat ? update_time() : 0;
    races_.timer_starts(armed.armed, timer.delay_ms);
    const Moment start_moment = races_.now();
    running_timer_ = id;
    running_timer_referenced_ = armed.request.referenced;
    timer_touched_ = false;
    const CallbackStart start{CallbackKind::timer, id.value, timer.function, {}, timer.born, Rule::J9};
    const Completion completion = run_callback(start, [&] {
        const Completion result = armed.task();
        running_timer_ = {};
        const bool ends = result == Completion::threw && !profile_.interval_survives;
        if (armed.request.repeat && !timer_touched_ && !stopping_ && !ends) {
            const uint64_t due_ms = start_ms + armed.request.delay_ms;
            armed.request.referenced = running_timer_referenced_;
            insert_timer(id, armed.request, due_ms, start_moment, std::move(armed.task));
        }
        return result;
    });
    running_timer_ = {};
    return completion;
}

}  // namespace lg::loop
