#include "sim/loop/loop.h"

#include <algorithm>

#include "sim/loop/ports.h"
#include "sim/loop/signals.h"
#include "sim/loop/streams.h"
#include "sim/loop/workers.h"

namespace lg::loop {

using namespace trace;

static constexpr int poll_rounds_max = 48;  // of full lists (rule L11)

Loop::Loop(Process& process, Recorder& recorder, host::Host& host, const NodeProfile& profile,
           const Limits& limits, const Costs& costs)
    : process_(process),
      recorder_(recorder),
      host_(host),
      profile_(profile),
      limits_(limits),
      costs_(costs),
      streams_(std::make_unique<Streams>(*this)),
      ports_(std::make_unique<Ports>(*this, process.ports)),
      signals_(std::make_unique<Signals>(*this)),
      workers_(std::make_unique<Workers>(*this)) {
    process_.enter(recorder_.number(), *this);
}

Loop::~Loop() { process_.leave(recorder_.number()); }

void Loop::turn() {
    recorder_.emit_caused(0, TurnStarted{thread().turn + 1}, profile_.timers_end_turn ? Rule::L2 : Rule::L1);
    if (!profile_.timers_end_turn) {
        update_time();
        run_timers();
    }
    run_pending();
    enter(Phase::idle_prepare);
    poll();
    check();
    close();
    if (profile_.timers_end_turn) {
        update_time();
        run_timers();
    }
}

void Loop::run(Script& script, const Task& main, Origin origin, StringId label) {
    script_ = &script;
    tell_time();
    update_time();
    const Completion completion =
        run_callback({CallbackKind::main_script, 0, origin.function, label, 0, Rule::J4}, main);
    const bool threw = completion == Completion::threw;
    if (thread().alive() && !stopping_) races_.start_up(threw ? costs_.caught_start_up : costs_.start_up);
    began_ = host_.now();
    do {
        bool is_alive = thread().alive();  // asked before the first timers: what they end has its turn yet
        if (profile_.timers_end_turn && is_alive && !stopping_) {
            update_time();
            run_timers();
        }
        for (; is_alive && !stopping_; process_.turns++) {
            turn();
            is_alive = thread().alive();
        }
        if (!stopping_) emit_process_event("beforeExit", &Script::emit_before_exit);
    } while (!stopping_ && thread().alive());
    if (!stopping_) emit_process_event("exit", &Script::emit_exit);
    workers_->end_all();
    if (recorder_.number() != 0) ports_->give_up_all();
    forget_callbacks();  // what it frees is still a part of the run
    if (recorder_.number() == 0) recorder_.emit(RunEnded{reason_, exit_code_});
    else recorder_.emit(ThreadEnded{reason_, exit_code_});
}

// The script side dies before the loop, and what waits must not outlive it.
void Loop::forget_callbacks() {
    timer_tasks_ = {};
    immediate_tasks_ = {};
    tick_tasks_ = {};
    work_tasks_ = {};
    streams_ = std::make_unique<Streams>(*this);
    ports_ = std::make_unique<Ports>(*this, process_.ports);
    signals_ = std::make_unique<Signals>(*this);
    workers_ = std::make_unique<Workers>(*this);
}

void Loop::stop(ExitReason reason, int exit_code) {
    if (stopping_) return;
    stopping_ = true;
    reason_ = reason;
    exit_code_ = exit_code;
}

bool Loop::tell_limit() {
    if (stopping_) return true;
    const auto exceed = [&](LimitKind limit, uint32_t maximum, uint32_t count) {
        if (maximum == 0 || count < maximum) return false;
        stop_at_limit(limit, maximum);
        return true;
    };
    return exceed(LimitKind::events, limits_.events, recorder_.count()) ||
           exceed(LimitKind::turns, limits_.turns, process_.turns) ||
           exceed(LimitKind::callbacks, limits_.callbacks, process_.callbacks);
}

void Loop::stop_at_limit(LimitKind limit, uint64_t maximum) {
    recorder_.emit(LimitReached{maximum, limit});
    stop(ExitReason::limit, limit_exit_code);
    process_.stop_all(ExitReason::limit, limit_exit_code);
}

bool Loop::block(std::optional<Duration> timeout) {
    if (stopping_) return false;  // nobody would wake it any more
    recorder_.emit(ThreadBlocked{timeout ? timeout->ns / 1'000'000 : -1});
    const host::Host::Woken woken = host_.block(timeout);
    spend(Duration{});
    recorder_.emit(ThreadUnblocked{flag(woken == host::Host::Woken::notified)});
    if (woken == host::Host::Woken::never) stop(ExitReason::world_quiet, exit_code_);
    return woken == host::Host::Woken::notified;
}

// ---- time

void Loop::tell_time() { recorder_.set_now(host_.now()); }

uint64_t Loop::update_time() {
    tell_time();
    const uint64_t now_ms = recorder_.now().ms();
    if (now_ms > thread().loop_ms) recorder_.emit(LoopTimeUpdated{now_ms}, Rule::J11);
    return thread().loop_ms;
}

void Loop::spend(Duration cost) {
    const auto arrivals = host_.spend(cost);
    tell_time();
    for (host::Arrival& arrival : arrivals) note(arrival);
}

void Loop::look_around() {
    const auto arrivals = host_.spend(Duration{});
    const bool is_alone = process_.threads.size() == 1;  // others may have had their turn
    if (arrivals.empty() && is_alone) return;
    if (recorder_.keeps_events() || !is_alone) tell_time();
    for (host::Arrival& arrival : arrivals) note(arrival);
}

host::Outcome Loop::perform(const host::Call& call) {
    host::Outcome outcome = host_.perform(call);
    spend(Duration{});
    return outcome;
}

// ---- the phases

void Loop::run_pending() {
    enter(Phase::pending);
    streams_->pending_phase_begins();
    if (thread().pending.empty()) return;
    const std::deque<OperationId> batch = thread().pending;
    for (const OperationId operation : batch) {
        if (stopping_) return;
        streams_->run_pending(operation);
    }
}

std::pair<std::optional<Duration>, PollReason> Loop::poll_timeout() const {
    const Thread& w = thread();
    if (signals_->have_come()) return {Duration{}, PollReason::signal_came};
    if (stopping_) return {Duration{}, PollReason::stopping};
    if (w.referenced_immediates) return {Duration{}, PollReason::immediates_wait};
    if (!w.pending.empty()) return {Duration{}, PollReason::pending_waits};
    if (!w.closing.empty()) return {Duration{}, PollReason::handles_close};
    if (!w.alive()) return {Duration{}, PollReason::nothing_alive};
    const auto due_ms = next_timer_ms();
    if (!due_ms) return {std::nullopt, PollReason::nothing_due};
    // Not from the loop's time: Node lets libuv measure idle time, so libuv looks once without waiting, reads
    // the clock, and waits for what is left. What callbacks took is no longer to be waited for.
    const uint64_t now_ms = host_.now().ms();
    const uint64_t wait_ms = *due_ms > now_ms ? *due_ms - now_ms : 0;
    return {Duration::of_ms(static_cast<int64_t>(wait_ms)), PollReason::next_timer};
}

// Rule T3: a timer or an immediate that is the first to ask for a kind of work runs cold code behind it,
// which takes longer than a short job: 8 of 8 runs of 10 to 26 find a stat done before the immediates.
static constexpr Duration cold_way_to_poll = Duration::of_us(110);

void Loop::poll() {
    enter(Phase::poll);
    if (std::exchange(poll_is_cold_, false)) races_.start_up(costs_.start_up + cold_way_to_poll);
    else races_.work_against_immediates(Duration{});
    const auto [timeout, reason] = poll_timeout();
    if (timeout && reason == PollReason::next_timer) races_.work_against_timer(*timeout);
    if (timeout != Duration{}) races_.waits();
    bool more = poll_once(timeout, reason);
    for (int round = 1; more && round < poll_rounds_max && !stopping_; round++) {
        more = poll_once(Duration{}, PollReason::list_was_full);
    }
    if (!profile_.pending_after_poll) return;
    for (int round = 0; round < 8 && !thread().pending.empty() && !stopping_; round++) run_pending();
}

bool Loop::poll_once(std::optional<Duration> timeout, PollReason reason) {
    recorder_.emit(PollStarted{timeout ? timeout->ns / 1'000'000 : -1, reason}, Rule::L6);
    const bool may_wait = timeout != Duration{};
    const Time asked = may_wait ? host_.now() : Time{};
    const host::Host::Waited waited = host_.wait(timeout, arrived_);
    if (may_wait) idle_ = idle_ + (host_.now() - asked);
    noted_.clear();
    uint32_t count = 0;
    for (host::Arrival& arrival : arrived_) {
        noted_.push_back(note(arrival));
        count += std::holds_alternative<host::DescriptorReady>(arrival.what) ||
                 std::holds_alternative<host::IoFinished>(arrival.what);
    }
    tell_time();
    recorder_.emit(PollEnded{count});
    update_time();
    if (waited == host::Host::Waited::never) stop(ExitReason::world_quiet, exit_code_);
    else run_arrivals();
    return waited == host::Host::Waited::full;
}

void Loop::run_arrivals() {
    // One descriptor wakes the loop for finished work and for what Node's other threads ask.
    const auto is_wakeup = [](const host::Arrival& arrival) {
        const auto* ready = std::get_if<host::DescriptorReady>(&arrival.what);
        return ready && ready->fd == host::pool_wakeup_fd;
    };
    if (drains_at_start_ && std::none_of(arrived_.begin(), arrived_.end(), is_wakeup)) {
        own_task_at_start();
    }
    for (size_t i = 0; i < arrived_.size() && !stopping_; i++) {
        if (const auto* ready = std::get_if<host::DescriptorReady>(&arrived_[i].what)) {
            serve(*ready, noted_[i]);
        } else if (auto* done = std::get_if<host::IoFinished>(&arrived_[i].what)) {
            streams_->run_callback(done->operation, CallbackKind::io, Rule::L11, std::move(done->outcome));
        }
    }
    if (!stopping_ && signals_->have_come()) signals_->deliver();
}

// As uv__io_poll: what a descriptor allows is done when its turn has come, behind the callbacks of others.
void Loop::serve(const host::DescriptorReady& ready, Seq cause) {
    if (ready.fd == host::pool_wakeup_fd) return serve_wakeup(ready, cause);
    for (const auto direction : {host::Direction::in, host::Direction::out}) {
        if (host::allows(ready.mask, direction) && !stopping_) serve(ready, direction);
    }
    streams_->served(ready.fd);
}

void Loop::serve(const host::DescriptorReady& ready, host::Direction direction) {
    host_.serve(ready, direction, served_);
    for (host::Arrival& arrival : served_) note(arrival);
    stamp();
    for (host::Arrival& arrival : served_) {
        if (stopping_) return;
        if (auto* done = std::get_if<host::IoFinished>(&arrival.what)) {
            streams_->run_callback(done->operation, CallbackKind::io, Rule::L11, std::move(done->outcome));
        }
    }
}

void Loop::serve_wakeup(const host::DescriptorReady& ready, Seq cause) {
    host_.serve(ready, host::Direction::in, served_);
    for (host::Arrival& arrival : served_) note(arrival);
    stamp();
    // Rule T9: libuv looks at the handles that are there before the first of them calls back.
    const HandleId newest = process_.handle_ids.last();
    run_finished_work(cause);
    if (drains_at_start_) own_task_at_start();
    workers_->deliver();
    ports_->deliver(newest);
    streams_->served(ready.fd);
}

// Rules J2, J16: what another thread asks for is to collect garbage, which was measured on Node 14: 3.3 ms at
// the least, 4 typically. Timers of up to 3 ms are due behind it, and finished work waits for the next turn.
void Loop::own_task_at_start() {
    drains_at_start_ = false;
    races_.loads(Duration{costs_.first_completion.ns * 80 / 3});
    drain_once();
}

// Rules L12, T3: all results that were there when the pool woke the loop, in the order in which they came.
void Loop::run_finished_work(Seq cause) {
    const std::deque<OperationId> batch = thread().finished;
    for (const OperationId id : batch) {
        const Operation* operation = recorder_.world().operations.find(id);
        if (stopping_ || !operation || !operation->is_work) continue;
        WaitingWork& work = *work_tasks_.find(id);
        const WorkKind kind = operation->work;
        run_callback({CallbackKind::work, id.value, operation->from, operation->detail, cause, Rule::T3},
                     [&] {
                         spend_on_first(kind);
                         return work.task(work.outcome);
                     });
        work_tasks_.erase(id);
    }
}

// Whether its bit was not set before, as it is now.
template <class Kind>
static bool is_first(Kind kind, uint32_t& seen) {
    const uint32_t before = seen;
    seen |= 1u << static_cast<uint32_t>(kind);
    return seen != before;
}

void Loop::spend_on_first(WorkKind kind) {
    if (is_first(kind, work_kinds_seen_)) spend(costs_.first_completion);
}

// Rules J4, J16: what runs for the first time behind a main module costs as much as behind a main script.
void Loop::main_module_ran() {
    races_.loads(costs_.start_up);
    runs_main_module_ = false;
}

// The reading of the module's file has warmed the pool, but nothing that a script uses.
void Loop::main_module_begins() {
    work_kinds_seen_ = work_kinds_asked_ = 0;
    runs_main_module_ = true;
}

void Loop::spend_on_first(FirstUse use) {
    // Of 150 us that the first callback costs, a millisecond; the clock stands in its tick as before.
    if (is_first(use, uses_seen_)) spend(Duration{costs_.first_completion.ns * 20 / 3});
}

void Loop::check() {
    enter(Phase::check);
    // Nothing waits here but what a throw left behind.
    if (profile_.own_drains != OwnDrains::none && !stopping_) drain_once();
    if (thread().immediates.empty() || stopping_) return;
    // A throw leaves the function that runs through the batch, and Node calls it again. It goes on with the
    // rest; if there is no rest, with what was queued meanwhile.
    bool threw = true;
    while (threw && !thread().immediates.empty()) threw = run_immediates();
    drain_once();
}

// True if the last of the batch threw.
bool Loop::run_immediates() {
    recorder_.emit(ImmediatesTaken{static_cast<uint32_t>(thread().immediates.size())}, Rule::J14);
    bool owes_drain = false, threw = false;
    while (!thread().immediate_batch.empty() && !stopping_) {
        if (std::exchange(owes_drain, false)) {
            drain_in(DrainPlace::immediates);
            continue;  // it may have cleared what comes next
        }
        const ImmediateId id = thread().immediate_batch.front_key();
        const Immediate immediate = *thread().immediate_batch.front();
        Task task = std::move(*immediate_tasks_.find(id));
        if (!task) task = [] { return Completion::normal; };
        immediate_tasks_.erase(id);
        recorder_.emit_caused(immediate.born, ImmediateStopped{id});
        const CallbackStart start{CallbackKind::immediate, id.value, immediate.function, {},
                                  immediate.born,          Rule::J14};
        threw = run_callback(start, task) == Completion::threw;
        owes_drain = profile_.drain_each_callback && !threw;
    }
    return threw;
}

void Loop::close() {
    enter(Phase::close);
    std::vector<HandleId> batch = thread().closing;
    while (!batch.empty() && !stopping_) {
        const HandleId handle = batch.back();  // last closed runs first (rule L15)
        batch.pop_back();
        if (ports_->holds(handle)) ports_->finish_closing(handle);
        else streams_->finish_closing(handle);
    }
}

// ---- what scripts ask for

ImmediateId Loop::queue_immediate(Origin origin, Task task) {
    const ImmediateId id = process_.immediate_ids.next();
    immediate_tasks_.insert(id, std::move(task));
    recorder_.emit(ImmediateQueued{id, origin.function, origin.from});
    return id;
}

bool Loop::clear_immediate(ImmediateId immediate) {
    if (!immediate_tasks_.erase(immediate)) return false;
    recorder_.emit(ImmediateStopped{immediate});
    return true;
}

void Loop::set_immediate_referenced(ImmediateId immediate, bool referenced) {
    if (immediate_tasks_.contains(immediate))
        recorder_.emit(ImmediateReferenced{immediate, flag(referenced)});
}

void Loop::queue_tick(Origin origin, Task task, StringId label) {
    const TickId id = process_.tick_ids.next();
    tick_tasks_.insert(id, std::move(task));
    recorder_.emit(TickQueued{id, origin.function, origin.from, label});
}

OperationId Loop::submit(host::Work&& work, StringId detail, SiteId from, OutcomeTask task) {
    spend_on_first(FirstUse::pool);
    const auto phase = thread().phase;
    const bool is_ahead_of_poll = phase == Phase::timers || phase == Phase::check;
    if (is_first(work.kind, work_kinds_asked_)) {
        poll_is_cold_ |= is_ahead_of_poll;
        // What is asked for next comes later: behind a main script the pool sees to that (first_job).
        if (runs_main_module_ || phase) spend(costs_.first_completion);
    }
    const OperationId id = process_.operation_ids.next();
    work_tasks_.try_emplace(id)->task = std::move(task);
    recorder_.emit(WorkSubmitted{id, work.kind, detail, from}, Rule::T2);
    host_.submit(id, std::move(work));
    look_around();
    return id;
}

}  // namespace lg::loop
