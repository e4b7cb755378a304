#include "sim/loop/races.h"

#include <algorithm>
#include <utility>

#include "sim/loop/loop.h"

namespace lg::loop {

using namespace trace;

// What is rarer than one in twenty on a machine with little to do is no alternative: a tick of a millisecond
// has this much of a chance within as many microseconds.
static constexpr Duration chance_min = Duration::of_us(50);
static constexpr Duration turn_slack = Duration::of_us(60);  // one of the first turns, and its immediates
static constexpr Duration warm_turn_slack = Duration::of_us(10);
static constexpr uint32_t cold_turns = 8;
static constexpr Duration wake_slack = Duration::of_us(80);         // the kernel wakes the loop up late
static constexpr Duration output_slack = Duration::of_us(20);       // a write
static constexpr Duration cold_output_cost = Duration::of_us(110);  // one of the first, with the code around
static constexpr uint32_t cold_outputs = 16;
static constexpr Duration work_slack = Duration::of_us(100);       // a pool job
static constexpr Duration cold_work_slack = Duration::of_us(350);  // one of the first
static constexpr Duration tick = Duration::of_ms(1);
// An endless chain of immediates races against a timer at each turn. That it does is said soon enough.
static constexpr uint32_t races_of_a_timer_max = 8;

static int64_t whole_ticks(Duration time) {
    return time.ns >= 0 ? time.ns / tick.ns : -((-time.ns + tick.ns - 1) / tick.ns);
}

// A time of x ms has x or x + 1 ticks in it, by chance.
Ticks ticks_between(const Moment& from, const Moment& to) {
    const Duration passed = to.at - from.at, slack = to.slack - from.slack;
    Duration shortest = passed + std::min(slack, Duration{}), longest = passed + std::max(slack, Duration{});
    if (to.clock_changes > from.clock_changes) shortest = shortest - tick;
    if (to.clock_changes < from.clock_changes) longest = longest + tick;
    return {whole_ticks(shortest + chance_min), whole_ticks(longest - chance_min) + 1};
}

Moment Races::unshifted() const { return {loop_.recorder_.now(), slack_, clock_changes_}; }

Moment Races::now() const {
    const Moment m = unshifted();
    return {Time{m.at.ns + shift_.at.ns}, m.slack + shift_.slack, m.clock_changes + shift_.clock_changes};
}

void Races::timer_starts(const Moment& armed, uint32_t delay_ms) {
    const Moment base = unshifted();
    const Time at = armed.at + Duration::of_ms(delay_ms);
    shift_ = {Time{at.ns - base.at.ns}, armed.slack + wake_slack - base.slack,
              armed.clock_changes - base.clock_changes};
}

void Races::clock_was_read() {
    const uint64_t now_ms = loop_.recorder_.now().ms();
    clock_changes_ += clock_ms_ != UINT64_MAX && now_ms != clock_ms_;
    clock_ms_ = now_ms;
}

void Races::script_begins() {
    if (std::exchange(has_begun_, true)) return;
    const Duration into_tick{loop_.host_.now().ns % tick.ns};
    if (into_tick > Duration{}) loop_.spend(tick - into_tick);
}

void Races::start_up(Duration cost) {
    work_against_immediates(cost);
    loop_.spend(cost);
    slack_ = slack_ + Duration{cost.ns / 2};
}

void Races::output(Duration cost) {
    slack_ = slack_ + (cost > Duration{} ? Duration{cost.ns / 2} : output_slack);
    if (cost > Duration{}) loop_.spend(cost);
    else if (outputs_++ < cold_outputs) loop_.spend(cold_output_cost);
}

void Races::loads(Duration cost) {
    slack_ = slack_ + Duration{cost.ns / 2};
    loop_.spend(cost);
}

// The first one is compiled behind its reading of the clock.
void Races::timer_armed() {
    if (std::exchange(has_armed_, true)) return;
    slack_ = slack_ + Duration{loop_.costs_.start_up.ns * 2 / 3};
    loop_.spend(loop_.costs_.first_timer);
}

std::optional<bool> Races::usual_comes_first(Racer usual, Racer rival, Rule rule) {
    const std::optional<bool> upset = loop_.host_.decide_race();
    if (!upset) return std::nullopt;
    loop_.recorder_.emit(RaceNoted{usual.kind, usual.subject, rival.kind, rival.subject, flag(*upset)}, rule);
    return !*upset;
}

// Node's own immediates, which do nothing, are nobody's rivals.
bool Races::immediates_wait() const {
    const Thread& w = loop_.thread();
    return !w.immediates.empty() && *loop_.immediate_tasks_.find(w.immediates.front_key());
}

bool Races::timers_wait() {
    slack_ = slack_ + (turns_++ < cold_turns ? turn_slack : warm_turn_slack);
    const Thread& w = loop_.thread();
    const TimerList* list = w.timers.next_list();
    if (!list || !list->first || (w.finished.empty() && !immediates_wait())) return false;
    const Racer other = w.finished.empty() ? Racer{CallbackKind::immediate, w.immediates.front_key().value}
                                           : Racer{CallbackKind::work, w.finished.front().value};
    Loop::ArmedTimer& armed = *loop_.timer_tasks_.find(list->first);
    const Ticks ticks = ticks_between(armed.armed, now());
    if (ticks.least >= list->delay_ms || ticks.most < list->delay_ms) return false;
    if (armed.races >= races_of_a_timer_max) return false;
    const Duration passed = now().at - armed.armed.at;
    const bool timer_is_usual = passed * 2 > Duration::of_ms(2 * int64_t{list->delay_ms} - 1);
    const Racer timer{CallbackKind::timer, list->first.value};
    const auto usual_first =
        usual_comes_first(timer_is_usual ? timer : other, timer_is_usual ? other : timer, Rule::J16);
    if (!usual_first) return false;
    armed.races++;
    if (*usual_first != timer_is_usual) return true;
    const uint64_t due_ms = std::max(list->expiry_ms, loop_.next_timer_ms().value_or(0));
    const Time due = Time{} + Duration::of_ms(static_cast<int64_t>(due_ms));
    if (due > loop_.recorder_.now()) loop_.spend(due - loop_.recorder_.now());
    loop_.update_time();
    return false;
}

uint32_t Races::first_list(const TimerList& next) {
    const TimerLists& lists = loop_.thread().timers;
    const TimerList* other = lists.list_behind(next);
    if (!other || other->expiry_ms > next.expiry_ms + 1 || !next.first || !other->first) return next.delay_ms;
    Loop::ArmedTimer& mine = *loop_.timer_tasks_.find(next.first);
    const Loop::ArmedTimer& its = *loop_.timer_tasks_.find(other->first);
    // So much later the other is due, at the least.
    const int64_t later = ticks_between(mine.armed, its.armed).least + other->delay_ms - next.delay_ms;
    const bool can_be_first = later < 0 || (later == 0 && other->number < next.number);
    if (!can_be_first || mine.races >= races_of_a_timer_max) return next.delay_ms;
    const auto usual_first = usual_comes_first({CallbackKind::timer, next.first.value},
                                               {CallbackKind::timer, other->first.value}, Rule::J10);
    mine.races++;
    if (usual_first.value_or(true)) return next.delay_ms;
    const uint32_t delay_ms = other->delay_ms;
    const Time due = Time{} + Duration::of_ms(static_cast<int64_t>(other->expiry_ms));
    if (due > loop_.recorder_.now()) loop_.spend(due - loop_.recorder_.now());
    loop_.update_time();
    return delay_ms;
}

void Races::work_against_immediates(Duration lead) {
    const Thread& w = loop_.thread();
    if (!immediates_wait() || w.work_alive == w.work_waiting) return;
    const Time poll = loop_.host_.now() + lead;
    const Duration reach = (turns_ < cold_turns ? cold_work_slack : work_slack) + Duration{lead.ns / 2};
    const Racer immediate{CallbackKind::immediate, w.immediates.front_key().value};
    bool are_late = false;  // one is: then all that end behind it are
    for (const auto& [operation, ends] : loop_.host_.running_work()) {
        const bool is_usual = ends <= poll;
        if (are_late && is_usual) loop_.host_.end_work_at(operation, poll + (ends - loop_.host_.now()));
        Loop::WaitingWork& waiting = *loop_.work_tasks_.find(operation);
        if (are_late || waiting.has_raced || ends + reach < poll || ends > poll + reach) continue;
        waiting.has_raced = true;
        const Racer work{CallbackKind::work, operation.value};
        const auto usual_first =
            usual_comes_first(is_usual ? work : immediate, is_usual ? immediate : work, Rule::T3);
        if (!usual_first) return;
        const bool work_first = *usual_first == is_usual;
        if (work_first && !is_usual) loop_.host_.end_work_at(operation, poll);
        if (!work_first && is_usual) loop_.host_.end_work_at(operation, poll + Duration::of_us(1));
        are_late = !work_first;
    }
    loop_.spend(Duration{});
}

bool Races::starts(uint32_t first, uint32_t second) {
    const Racer usual{CallbackKind::main_script, first}, rival{CallbackKind::main_script, second};
    return usual_comes_first(usual, rival, Rule::none).value_or(true);
}

void Races::work_against_timer(Duration timeout) {
    const Thread& w = loop_.thread();
    const TimerList* list = w.timers.next_list();
    if (!list || !list->first || w.work_alive == w.work_waiting) return;
    const auto running = loop_.host_.running_work();
    if (running.empty()) return;
    Loop::ArmedTimer& armed = *loop_.timer_tasks_.find(list->first);
    if (armed.races >= races_of_a_timer_max) return;
    const auto& [operation, ends] = running.front();
    const Time now = loop_.host_.now();
    const Time wake = now + timeout;  // at the latest; up to a tick earlier, by chance
    const Time earliest = std::max(now, wake + (Duration{} - tick));
    if (ends + work_slack < earliest + chance_min || ends > wake + wake_slack) return;
    const bool work_is_usual = (ends - earliest) * 2 < wake - earliest;
    const Racer work{CallbackKind::work, operation.value}, timer{CallbackKind::timer, list->first.value};
    const auto usual_first =
        usual_comes_first(work_is_usual ? work : timer, work_is_usual ? timer : work, Rule::T3);
    if (!usual_first) return;
    armed.races++;
    const bool work_first = *usual_first == work_is_usual;
    if (work_first && ends >= wake) loop_.host_.end_work_at(operation, wake + Duration{-1});
    if (!work_first && ends <= wake) loop_.host_.end_work_at(operation, wake + work_slack);
}

}  // namespace lg::loop
