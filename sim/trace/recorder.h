// The only way in which a run's world changes: emit() applies an event to the world and appends it to the
// trace. So the trace is complete by construction. One for each thread of the process, over one world and one
// trace; only the thread that runs may use its own.
#pragma once
#include <memory>
#include <new>

#include "sim/trace/gate.h"
#include "sim/trace/trace.h"
#include "sim/trace/world_change.h"

namespace lg::trace {

class Recorder {
  public:
    // keep_events false: the world lives and the fingerprint does not; for runs that nobody will step
    // through.
    // gate: where the run lets itself be held behind each event; null: nobody watches. It must outlive this.
    explicit Recorder(std::shared_ptr<Trace> trace, bool keep_events = true, Gate* gate = nullptr);
    // For another thread of the same process, which has been created. main must outlive it.
    Recorder(Recorder& main, uint32_t thread);

    const World& world() const { return *world_; }
    // What of the world is this thread's.
    const Thread& thread() const { return *own_.thread; }
    uint32_t number() const { return lane_.index; }
    Trace& trace() { return *trace_; }

    // The time of the events of the loop's lane from here on. Never goes back.
    void set_now(Time now) { now_ = now; }
    Time now() const { return now_; }

    // An event of the loop, now. Its cause is what runs: the top frame, else the job, tick or callback.
    // An event that contradicts the world is a bug of ours, and a CHECK.
    template <class Body>
    Seq emit(const Body& body, Rule rule = Rule::none) {
        return emit_caused(context(), body, rule);
    }
    template <class Body>
    Seq emit_caused(Seq cause, const Body& body, Rule rule = Rule::none) {
        return record(own_, now_, lane_, cause, body, rule);
    }
    // An event that happened elsewhere, at its own time, and becomes known now.
    template <class Body>
    Seq emit_elsewhere(Time at, Lane lane, Seq cause, const Body& body, Rule rule = Rule::none) {
        return record(Spot(*world_, lane), at, lane, cause, body, rule);
    }

    // The event that is the cause of what happens now: the innermost of turn, phase, callback (or tick, or
    // job), frame.
    Seq context() const { return thread().stack.empty() ? running_ : thread().stack.back().born; }
    bool keeps_events() const { return keep_events_; }
    // How many events there have been, kept or not.
    Seq count() const { return world_->step; }

  private:
    // Each kind of event has a way of its own through here: most cost little more than what they change.
    template <class Body>
    Seq record(const Spot& spot, Time at, Lane lane, Seq cause, const Body& body, Rule rule) {
        if (const Fault fault = apply(*world_, spot, at, cause, body)) [[unlikely]]
            refuse(Body::name, fault);
        if constexpr (is_one_of<Body, CallbackStarted, TickStarted, JobStarted>) running_ = world_->step;
        if constexpr (is_one_of<Body, TurnStarted, PhaseEntered>) phase_ = running_ = world_->step;
        if constexpr (is_one_of<Body, DrainEnded>) running_ = phase_;
        if (is_told_) tell(at, lane, cause, body, rule);
        return world_->step;
    }
    template <class Body>
    void tell(Time at, Lane lane, Seq cause, const Body& body, Rule rule) {
        if (keep_events_) {
            new (trace_->slot()) Event{at, lane, cause, rule, body};
            trace_->publish();
        }
        if (gate_ && gate_->is_shut()) [[unlikely]]
            gate_->pass(Event{at, lane, cause, rule, body});
    }
    template <class Body, class... Bodies>
    static constexpr bool is_one_of = (std::is_same_v<Body, Bodies> || ...);
    [[noreturn]] void refuse(const char* name, const char* fault) const;

    std::shared_ptr<Trace> trace_;
    std::unique_ptr<World> owned_world_;  // of the main thread, which owns it
    World* world_;
    Lane lane_;
    Spot own_;  // of this thread
    Time now_;
    bool keep_events_;
    Gate* gate_;
    bool is_told_ = keep_events_ || gate_;
    Seq running_ = 0;  // the event that began the callback, tick or job that runs, or else the phase
    Seq phase_ = 0;    // the event that began the phase or the turn
};

}  // namespace lg::trace
