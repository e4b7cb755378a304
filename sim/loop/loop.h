// The event loop: libuv's phases and Node's queues, written once, over any host.
//
// The loop is event-sourced. It decides by reading the world and changes it only through the recorder's
// emit(), so the trace is complete by construction. What it owns itself are the callbacks, looked up by id
// and never iterated. One thread. Rules are cited by their ids (sim/trace/rule.h).
#pragma once
#include <algorithm>
#include <array>
#include <climits>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "sim/host/host.h"
#include "sim/loop/node_profile.h"
#include "sim/loop/process.h"
#include "sim/loop/races.h"
#include "sim/loop/script.h"
#include "sim/trace/recorder.h"

namespace lg::loop {

using trace::CallbackKind;
using trace::ImmediateId;
using trace::OperationId;
using trace::Rule;
using trace::SiteId;
using trace::StringId;
using trace::TickId;
using trace::TimerId;

// A callback that the loop keeps until it is due.
using Task = std::function<Completion()>;
using OutcomeTask = std::function<Completion(host::Outcome&)>;

// Which function will run, and which place in the source asked for it.
struct Origin {
    SiteId function;
    SiteId from;
};

struct TimerRequest {
    uint32_t delay_ms = 1;  // 1 to 2^31-1; Node's coercions (rule J7) are done before
    bool repeat = false;
    bool referenced = true;
    Origin origin;
};

// Limits that end a run deterministically, with the trace up to there kept. 0 means none.
struct Limits {
    uint32_t events = 50'000'000;
    uint32_t turns = 10'000'000;
    uint32_t callbacks = 20'000'000;
    uint32_t threads = 128;  // at one time
};

// What `loopglass run` exits with when a limit stopped the script; as timeout(1) does.
inline constexpr int limit_exit_code = 124;
// ... and, with the signal's number behind it, when somebody interrupted it; as shells have it.
inline constexpr int interrupt_exit_code = 128;

// What takes time in real Node besides the operations of the script.
struct Costs {
    Duration start_up;          // from the end of the main script to the first turn
    Duration caught_start_up;   // the same behind an error of it that a handler caught
    Duration first_timer;       // behind its reading of the clock
    Duration first_completion;  // the first callback of each kind of pool work
    Duration first_exception;   // the first that nobody caught
};

// What real Node compiles, and makes, when a script asks for it first: the pool's threads, sockets, channels.
// That takes a millisecond (0.8 to 1.4 in 20 and 26, at the least), so a timer of 1 ms that was armed before
// is due behind it. Rules T1, J16.
enum class FirstUse : uint8_t { pool, network, channel };

class Ports;
class Signals;
class Streams;
class Workers;

// Which function of Node's own JavaScript a drain of ticks and microtasks is called by.
enum class DrainPlace : uint8_t { none, timer_list, between_lists, immediates };
struct Drain {
    DrainPlace place = DrainPlace::none;
    bool takes_ticks = false;  // and microtasks behind them; not if there were microtasks alone
};

class Loop {
  public:
    // All of it must outlive the loop.
    Loop(Process& process, trace::Recorder& recorder, host::Host& host, const NodeProfile& profile,
         const Limits& limits, const Costs& costs = {});
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    // Runs the main script, then turns until nothing is alive, as Node's SpinEventLoop does (rule L17).
    // Returns when the run, or this thread of it, has ended; the exit code is in the world.
    void run(Script& script, const Task& main, Origin origin, StringId label);

    // One iteration of the loop, as libuv's uv_run does it (rules L1, L2).
    void turn();

    // ---- what scripts ask for ----

    // The caller names its timers, so that one can be armed again. It must not be armed now.
    TimerId new_timer_id() { return process_.timer_ids.next(); }
    void arm_timer(TimerId timer, const TimerRequest& request, Task task);
    // False if the timer is not armed.
    bool disarm_timer(TimerId timer);
    // Also of the timer that runs: an interval is armed that way behind its callback.
    void set_timer_referenced(TimerId timer, bool referenced);

    // An immediate without a task is Node's own, and does nothing.
    ImmediateId queue_immediate(Origin origin, Task task);
    // False if it has run or was cleared.
    bool clear_immediate(ImmediateId immediate);
    void set_immediate_referenced(ImmediateId immediate, bool referenced);

    void queue_tick(Origin origin, Task task, StringId label = {});

    // The main ES module is evaluated in a turn of the loop, as until Node 20.
    void main_module_begins();
    void main_module_ran();

    // Hands work to the pool; `task` runs in the poll phase of some later turn (rule L12).
    OperationId submit(host::Work&& work, StringId detail, SiteId from, OutcomeTask task);
    host::Outcome perform(const host::Call& call);

    Streams& streams() { return *streams_; }
    Ports& ports() { return *ports_; }
    Signals& signals() { return *signals_; }
    Workers& workers() { return *workers_; }
    Process& process() { return process_; }
    Races& races() { return races_; }

    // The script burnt processor time. Records what happened elsewhere meanwhile.
    void spend(Duration cost);
    // The same where it cost nothing that counts, as asking for an operation.
    void look_around();

    // The run ends as soon as the running JavaScript is off the stack. The first call wins.
    void stop(trace::ExitReason reason, int exit_code);
    bool stopping() const { return stopping_; }
    trace::ExitReason stop_reason() const { return reason_; }
    int exit_code() const { return exit_code_; }
    void set_exit_code(int exit_code) { exit_code_ = exit_code; }

    // True once a limit is passed: the script must be stopped at its next safe point. Ends the run.
    bool limit_reached() {
        const auto is_below = [](uint32_t count, uint32_t maximum) {
            return maximum == 0 || count < maximum;
        };
        const bool may_go_on = !stopping_ && is_below(recorder_.count(), limits_.events) &&
                               is_below(process_.turns, limits_.turns) &&
                               is_below(process_.callbacks, limits_.callbacks);
        return !may_go_on && tell_limit();
    }
    // Tells that this limit is reached, and ends the run: all of its threads.
    void stop_at_limit(trace::LimitKind limit, uint64_t maximum);
    // Atomics.wait: stands still until somebody unblocks the thread or the time is over. False if it was
    // not notified.
    bool block(std::optional<Duration> timeout);

    trace::Recorder& recorder() { return recorder_; }
    // What of the world is this thread's.
    const trace::Thread& thread() const { return recorder_.thread(); }
    // Timers with a reference, and the one whose callback runs unless it was cleared.
    uint32_t timers_alive() const;
    // When the first turn began, and how long polls have waited since.
    std::optional<Time> began() const { return began_; }
    Duration idle() const { return idle_; }
    const NodeProfile& profile() const { return profile_; }
    // Output leaves a tick behind, of its stream: it does nothing, but the next drain takes it.
    void note_output() { owes_tick_ = true; }
    const Drain& drain() const { return drain_; }  // the one that goes on now, if a tick or microtask runs
    const Limits& limits() const { return limits_; }
    const Costs& costs() const { return costs_; }
    host::Host& host() { return host_; }
    // Milliseconds on the loop's clock, read anew (rule J11).
    uint64_t update_time();

  private:
    friend class Ports;
    friend class Streams;
    friend class Races;
    friend class Signals;
    friend class Workers;

    struct CallbackStart {
        CallbackKind kind;
        uint32_t subject = 0;
        SiteId function;
        StringId label;
        trace::Seq cause = 0;
        Rule rule = Rule::none;
    };

    // Runs a macrotask and the drain behind it (rule J2). Timers and immediates run in lists: the drain
    // behind them is their caller's (rule J1).
    template <class Body>
    Completion run_callback(const CallbackStart& start, Body&& body) {
        return begin_callback(start) ? end_callback(start.kind, body()) : Completion::stopped;
    }
    bool begin_callback(const CallbackStart& start);  // false: the run is to end
    Completion end_callback(CallbackKind kind, Completion completion);
    // Rule J3: all ticks, then all microtasks, again until both are empty. False if a tick threw, which ends
    // the drain; the ticks that still wait come with the next one.
    bool drain_once();
    bool drain_in(DrainPlace place);
    Completion run_ticks();
    Completion run_jobs();
    void settle(Completion completion) {
        if (completion == Completion::threw && !stopping_) settle_throw();
    }
    void settle_throw();
    bool tell_limit();  // true
    void emit_process_event(const char* name, Completion (Script::*emit)());

    void enter(trace::Phase phase) { recorder_.emit(trace::PhaseEntered{phase}); }
    void run_timers();
    void run_due_lists();
    void run_timer_list(uint32_t delay_ms, uint64_t now_ms, bool& owes_drain);
    void run_list_of_own(uint32_t delay_ms);
    Completion run_timer(TimerId timer);
    // When libuv's next timer is due, on the loop's clock.
    std::optional<uint64_t> next_timer_ms() const;
    void insert_timer(TimerId timer, const TimerRequest& request, uint64_t due_ms, const Moment& armed,
                      Task task);
    void run_pending();
    void poll();
    void check();
    bool run_immediates();
    void close();
    std::pair<std::optional<Duration>, trace::PollReason> poll_timeout() const;

    // Records an arrival; returns the event's number.
    struct Noter;
    trace::Seq note(host::Arrival& arrival);
    // Asks the host, and runs the callbacks of what it brought. Whether there may be more already.
    bool poll_once(std::optional<Duration> timeout, trace::PollReason reason);
    void run_arrivals();
    // The loop comes to a ready descriptor: makes the calls that this allows, and runs their callbacks.
    void serve(const host::DescriptorReady& ready, trace::Seq cause);
    void serve(const host::DescriptorReady& ready, host::Direction direction);
    void serve_wakeup(const host::DescriptorReady& ready, trace::Seq cause);
    void own_task_at_start();
    void run_finished_work(trace::Seq cause);
    void spend_on_first(trace::WorkKind kind);
    void spend_on_first(FirstUse use);
    void tell_time();  // reads the clock; stamp() does so only if somebody will see when what follows was
    void stamp() {
        if (recorder_.keeps_events()) tell_time();
    }
    void forget_callbacks();

    Process& process_;
    trace::Recorder& recorder_;
    host::Host& host_;
    const NodeProfile& profile_;
    const Limits limits_;
    const Costs costs_;
    Races races_{*this};
    Script* script_ = nullptr;
    bool drains_at_start_ = profile_.own_drains == OwnDrains::check_and_start;
    bool has_thrown_ = false;
    std::unique_ptr<Streams> streams_;
    std::unique_ptr<Ports> ports_;
    std::unique_ptr<Signals> signals_;
    std::unique_ptr<Workers> workers_;

    struct ArmedTimer {
        Task task;
        TimerRequest request;
        Moment armed;
        uint32_t races = 0;  // how often it took part in one
    };
    struct WaitingWork {
        OutcomeTask task;
        host::Outcome outcome;   // once it is finished
        bool has_raced = false;  // against immediates: that is asked once
    };
    // The texts of messages come again and again.
    struct KnownText {
        const host::MessageText* text = nullptr;
        StringId sender, receiver, what;
    };
    const KnownText& known(const host::MessageText& text);
    IdTable<TimerId, ArmedTimer> timer_tasks_;
    IdTable<ImmediateId, Task> immediate_tasks_;
    IdTable<TickId, Task> tick_tasks_;
    IdTable<OperationId, WaitingWork> work_tasks_;
    uint32_t work_kinds_seen_ = 0;   // a bit for each trace::WorkKind whose callback has run
    uint32_t uses_seen_ = 0;         // ... for each FirstUse
    uint32_t work_kinds_asked_ = 0;  // ... for each trace::WorkKind that was asked for
    bool runs_main_module_ = false;
    bool poll_is_cold_ = false;  // a callback of this turn was the first to ask for a kind of work

    std::vector<host::Arrival> arrived_;  // what the last poll brought, and its events
    std::vector<trace::Seq> noted_;
    std::vector<host::Arrival> served_;      // what came of a ready descriptor
    std::array<KnownText, 64> known_texts_;  // by their place in memory

    // The one timer of libuv's that stands for all lists (rule J8). Not due: no list was ever made, or none
    // is left. expected_ms: a list that expires earlier sets it anew.
    struct Wake {
        std::optional<uint64_t> due_ms;
        uint64_t expected_ms = UINT64_MAX;
    };
    Wake wake_;
    Drain drain_;
    bool owes_tick_ = false;
    std::optional<Time> began_;
    Duration idle_;
    bool timer_touched_ = false;            // the timer that runs was armed or cleared by its own callback
    bool running_timer_referenced_ = true;  // what an interval is when it is armed behind its callback
    TimerId running_timer_;
    bool stopping_ = false;
    trace::ExitReason reason_ = trace::ExitReason::loop_empty;
    int exit_code_ = 0;
};

}  // namespace lg::loop
