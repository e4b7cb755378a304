// Made-up runs that use every kind of event. Not what a loop would do, but all that apply() allows: each
// step looks at the world and emits something that fits. The same seed gives the same run.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "sim/base/hash.h"
#include "sim/trace/recorder.h"

namespace lg::trace {

class GeneratedRun {
  public:
    // RunEnded is the last event if `ended`; the number of events is at least `events_min`.
    static std::shared_ptr<Trace> make(uint64_t seed, Seq events_min, bool ended = true) {
        GeneratedRun run(seed);
        while (run.main_.count() < events_min) run.step();
        if (ended) run.main_.emit(RunEnded{run.any(ExitReason{}), 3});
        return run.trace_;
    }

  private:
    explicit GeneratedRun(uint64_t seed) : random_(seed) {
        main_.emit(RunStarted{seed, text("main.js"), text("20"), 4});
    }

    // The thread whose turn it is.
    Recorder& recorder() { return current_ == 0 ? main_ : *others_[current_ - 1]; }
    const Thread& own() { return recorder().thread(); }
    void threads() {
        const auto number = static_cast<uint32_t>(world().threads.size());
        const Thread* last = world().thread(number);
        if (number > 0 && last->state == RunState::not_started) {
            others_.push_back(std::make_unique<Recorder>(main_, number));
            others_.back()->emit(ThreadStarted{number});
        } else if (number < 4 && chance(8)) {
            recorder().emit(ThreadCreated{number + 1, text("worker.js"), text(), site()});
        } else if (current_ != 0 && chance(60)) {
            recorder().emit(ThreadEnded{any(ExitReason{}), 1});
        } else if (own().block) {
            recorder().emit(ThreadUnblocked{any(Flag{})});
        } else if (chance(3)) {
            recorder().emit(ThreadBlocked{int64_t(random_.below(100)) - 1});
        }
    }

    void step() {
        current_ = random_.below(others_.size() + 1);
        if (own().state == RunState::ended) current_ = 0;
        recorder().set_now(recorder().now() + Duration{static_cast<int64_t>(random_.below(3) * 700)});
        using Step = void (GeneratedRun::*)();
        static constexpr Step steps[] = {
            &GeneratedRun::loop,      &GeneratedRun::callback, &GeneratedRun::tick, &GeneratedRun::job,
            &GeneratedRun::promise,   &GeneratedRun::frame,    &GeneratedRun::said, &GeneratedRun::timer,
            &GeneratedRun::immediate, &GeneratedRun::work,     &GeneratedRun::io,   &GeneratedRun::actor,
            &GeneratedRun::port,      &GeneratedRun::threads};
        (this->*steps[random_.below(std::size(steps))])();
    }

    bool chance(uint64_t one_in) { return random_.below(one_in) == 0; }
    template <class E>
    E any(E) {
        return static_cast<E>(random_.below(names_of(E{}).size()));
    }
    Rule rule() { return chance(2) ? any(Rule{}) : Rule::none; }
    StringId text(std::string_view text) { return trace_->intern(text); }
    StringId text() {
        static constexpr std::string_view odd[] = {"", "naïve 한글 🙂", "a \"quoted\"\n\ttext",
                                                   "\xff\xfe broken"};
        if (chance(4)) return text(odd[random_.below(std::size(odd))]);
        return text(fmt::format("text {}", random_.below(50)));
    }
    SiteId site() {
        if (chance(5)) return {};
        const auto line = static_cast<uint32_t>(random_.below(40));
        return trace_->intern(Site{text(fmt::format("f{}", line / 10)), text("main.js"), line, line % 7});
    }
    // One of the ids that are alive in a table; none if it is empty.
    template <class Key, class T>
    Key one_of(const IdTable<Key, T>& table) {
        uint64_t left = table.empty() ? 0 : random_.below(table.size());
        Key chosen{};
        table.for_each([&](Key key, const T&) {
            chosen = key;
            return left-- > 0;
        });
        return chosen;
    }
    template <class Body>
    void elsewhere(LaneKind kind, const Body& body) {
        const auto index = kind == LaneKind::demultiplexer ? current_ : random_.below(3);
        const Lane lane{kind, static_cast<uint16_t>(index)};
        const Seq cause = static_cast<Seq>(random_.below(recorder().count() + 1));
        const Time at{recorder().now().ns -
                      std::min(recorder().now().ns, static_cast<int64_t>(random_.below(500)))};
        const Rule because = rule();
        recorder().emit_elsewhere(at, lane, cause, body, because);
    }

    void loop() {
        switch (random_.below(6)) {
            case 0: recorder().emit(TurnStarted{own().turn + 1}, rule()); break;
            case 1: recorder().emit(PhaseEntered{any(Phase{})}); break;
            case 2: recorder().emit(LoopTimeUpdated{own().loop_ms + random_.below(3)}); break;
            case 3:
                if (own().poll) recorder().emit(PollEnded{2});
                else recorder().emit(PollStarted{int64_t(random_.below(100)) - 1, any(PollReason{})});
                break;
            case 4: race(); break;
            default: recorder().emit(LimitReached{random_.next(), any(LimitKind{})}); break;
        }
    }
    void race() {
        const TimerId timer = own().timers.timers().front_key();
        const ImmediateId immediate = one_of(own().immediates);
        if (!timer || !immediate) return;
        recorder().emit(RaceNoted{CallbackKind::immediate, immediate.value, CallbackKind::timer, timer.value,
                                  any(Flag{})},
                        Rule::J16);
    }
    void callback() {
        if (!own().callback || (own().callback->returned && chance(3))) {
            CallbackKind kind = any(CallbackKind{});
            uint32_t subject = static_cast<uint32_t>(random_.below(9));
            if (kind == CallbackKind::io || kind == CallbackKind::work || kind == CallbackKind::pending) {
                const auto& ready = kind == CallbackKind::pending ? own().pending : own().finished;
                if (!ready.empty()) subject = ready[random_.below(ready.size())].value;
                const Operation* operation = world().operations.find(OperationId{subject});
                if (ready.empty()) kind = CallbackKind::timer;
                else if (operation->is_work) kind = CallbackKind::work;
                else if (kind == CallbackKind::work) kind = CallbackKind::io;
            }
            if (kind == CallbackKind::message) {
                subject = one_of(world().messages).value;
                if (!subject) kind = CallbackKind::timer;
            }
            const Rule because = rule();  // arguments of one call have no order of their own
            recorder().emit(CallbackStarted{kind, subject, site(), text()}, because);
        } else if (!own().callback->returned) {
            recorder().emit(CallbackEnded{any(Flag{})});
        } else {
            recorder().emit(DrainEnded{own().callback->ticks_run, own().callback->jobs_run}, Rule::J3);
        }
    }
    void tick() {
        if (own().running_tick) recorder().emit(TickEnded{own().running_tick, any(Flag{})});
        else if (chance(2) && !own().running_job && !own().ticks.empty()) {
            recorder().emit(TickStarted{own().ticks.front_key()}, Rule::J3);
        } else {
            recorder().emit(TickQueued{ticks_.next(), site(), site(), text()});
        }
    }
    void job() {
        if (own().running_job) recorder().emit(JobEnded{own().running_job, any(Flag{})});
        else if (chance(2) && !own().running_tick && !own().jobs.empty()) {
            recorder().emit(JobStarted{own().jobs.front_key()}, Rule::J3);
        } else {
            recorder().emit(JobQueued{jobs_.next(), any(JobKind{}), any(HandlerKind{}), site(),
                                      one_of(own().promises), one_of(own().suspended), site(), any(Flag{})});
        }
    }
    void promise() {
        const PromiseId promise = one_of(own().promises);
        if (!promise || chance(3))
            return void(recorder().emit(PromiseCreated{promises_.next(), promise, site()}));
        switch (random_.below(5)) {
            case 0:
                recorder().emit(ReactionAdded{promise, any(Flag{}), one_of(own().suspended), site()});
                break;
            case 1:
                if (own().promises.find(promise)->state == PromiseState::pending)
                    recorder().emit(PromiseSettled{promise, any(Settlement{}), text(), site()});
                break;
            case 2: recorder().emit(PromiseFreed{promise}); break;
            case 3: recorder().emit(RejectionUnhandled{promise, text()}); break;
            default: recorder().emit(RejectionHandled{promise}); break;
        }
    }
    void frame() {
        const CoroutineId waits = one_of(own().suspended);
        if (waits && chance(4)) {
            if (chance(3)) recorder().emit(CoroutineFreed{waits});
            else recorder().emit(FrameResumed{waits, site()});
        } else if (own().stack.empty() || (own().stack.size() < 20 && chance(3))) {
            recorder().emit(FramePushed{site()});
        } else if (chance(4)) {
            const CoroutineId again = own().stack.back().coroutine;
            recorder().emit(FrameSuspended{again ? again : coroutines_.next(), any(SuspendKind{}), site()});
        } else if (chance(2)) {
            recorder().emit(LineReached{site()});
        } else {
            recorder().emit(FramePopped{any(Flag{})});
        }
    }
    void said() {
        switch (random_.below(5)) {
            case 0: recorder().emit(ModuleLoaded{text(), text("commonjs")}); break;
            case 1: recorder().emit(ExceptionUncaught{text(), site()}); break;
            case 2: recorder().emit(HeapMeasured{random_.below(1 << 30), random_.below(1 << 20)}); break;
            case 3: recorder().emit(GarbageCollected{random_.below(1 << 30), random_.below(1 << 20)}); break;
            default: recorder().emit(ConsoleWritten{any(Stream{}), text(), site()}); break;
        }
    }
    void timer() {
        for (const auto& [delay, list] : own().timers.lists()) {
            if (!list.first) return void(recorder().emit(TimerListEnded{delay}));
        }
        const TimerId timer = one_of(own().timers.timers());
        if (!timer || (own().timers.timers().size() < 8 && chance(3))) {
            const auto delay_ms = static_cast<uint32_t>(1 + random_.below(9));
            const TimerId id =
                chance(5) && !own().timers.find(TimerId{1}) && timers_.last() ? TimerId{1} : timers_.next();
            const uint64_t due_ms = own().loop_ms + delay_ms;
            return void(recorder().emit(
                TimerStarted{due_ms, id, delay_ms, any(Flag{}), any(Flag{}), site(), site()}, Rule::J8));
        }
        const uint32_t delay_ms = own().timers.find(timer)->delay_ms;
        switch (random_.below(3)) {
            case 0: recorder().emit(TimerStopped{timer, any(Flag{})}); break;
            case 1: recorder().emit(TimerReferenced{timer, any(Flag{})}); break;
            default:
                recorder().emit(TimerListMoved{own().loop_ms + random_.below(9), delay_ms}, Rule::J10);
                break;
        }
    }
    void immediate() {
        const bool in_batch = chance(2);
        const ImmediateId id = one_of(in_batch ? own().immediate_batch : own().immediates);
        if (!id || chance(3)) {
            if (own().immediate_batch.empty() && chance(3))
                recorder().emit(ImmediatesTaken{static_cast<uint32_t>(own().immediates.size())}, Rule::J14);
            else recorder().emit(ImmediateQueued{immediates_.next(), site(), site()});
        } else if (chance(3)) {
            recorder().emit(ImmediateReferenced{id, any(Flag{})});
        } else {
            recorder().emit(ImmediateStopped{id});
        }
    }
    void work() {
        const OperationId id = one_of(world().operations);
        const Operation* operation = world().operations.find(id);
        if (!operation || !operation->is_work || chance(4)) {
            return void(recorder().emit(WorkSubmitted{operations_.next(), any(WorkKind{}), text(), site()},
                                        Rule::T2));
        }
        if (operation->state == OperationState::running) {
            elsewhere(LaneKind::worker,
                      WorkFinished{int64_t(random_.below(100)) - 50, id, operation->worker});
        } else if (operation->state == OperationState::waiting) {
            const auto worker = static_cast<uint32_t>(random_.below(world().workers.size()));
            if (chance(5)) recorder().emit(WorkCancelled{id});
            else if (!world().workers[worker]) elsewhere(LaneKind::worker, WorkStarted{id, worker});
        }
    }
    void io() {
        const HandleId handle = one_of(own().handles);
        const OperationId id = one_of(world().operations);
        const Operation* operation = world().operations.find(id);
        const auto fd = static_cast<int32_t>(3 + random_.below(5));
        switch (random_.below(9)) {
            case 0: recorder().emit(HandleOpened{handles_.next(), any(HandleKind{}), fd, text()}); break;
            case 1:
                if (handle) recorder().emit(HandleChanged{handle, any(Flag{}), any(Flag{})});
                break;
            case 2:
                if (handle && !own().handles.find(handle)->closing) recorder().emit(HandleClosing{handle});
                break;
            case 3:
                if (!own().closing.empty())
                    recorder().emit(HandleClosed{own().closing[random_.below(own().closing.size())]},
                                    Rule::L15);
                break;
            case 4:
                if (handle)
                    recorder().emit(
                        IoSubmitted{operations_.next(), handle, any(IoKind{}), 512, text(), site()});
                break;
            case 5:
                if (!operation || operation->is_work) break;
                if (operation->state == OperationState::waiting && !chance(4))
                    elsewhere(LaneKind::demultiplexer, IoFinished{-110, id, any(Flag{})});
                else recorder().emit(IoCancelled{id});
                break;
            case 6:
                if (operation && !operation->is_work && operation->state == OperationState::finished)
                    recorder().emit(PendingQueued{id}, Rule::L10);
                break;
            case 7:
                elsewhere(LaneKind::demultiplexer, InterestChanged{fd, uint32_t(random_.below(4))});
                elsewhere(LaneKind::demultiplexer,
                          KernelCalled{3, -11, any(SystemCall{}), fd, text("EAGAIN")});
                break;
            default:
                if (own().ready.size() > 3) recorder().emit(DescriptorServed{own().ready[1].fd});
                else elsewhere(LaneKind::demultiplexer, DescriptorReady{fd, 1 + uint32_t(random_.below(3))});
        }
    }
    void actor() {
        const auto& in_flight = world().in_flight;
        if (chance(3)) elsewhere(LaneKind::actor, ActorActed{text("DB Server"), text()});
        else if (in_flight.size() < 4) {
            const auto connection = static_cast<uint32_t>(random_.below(3));
            elsewhere(LaneKind::actor, MessageSent{connection, text("Client"), text("server"), text(), 100});
        } else {
            const InFlight message = in_flight[random_.below(in_flight.size())];
            elsewhere(LaneKind::actor, MessageArrived{message.connection, message.sender, message.receiver,
                                                      message.what, message.bytes});
        }
    }

    void port() {
        const MessageId message = one_of(world().messages);
        if (message && chance(3)) recorder().emit(MessageTaken{message});
        else if (world().messages.size() < 9)
            recorder().emit(MessagePosted{messages_.next(), PortId{1}, text(), site()});
    }

    const World& world() const { return main_.world(); }

    std::shared_ptr<Trace> trace_ = std::make_shared<Trace>();
    Recorder main_{trace_};
    std::vector<std::unique_ptr<Recorder>> others_;  // thread k's is at k - 1
    size_t current_ = 0;
    Random random_;
    IdSource<TickId> ticks_;
    IdSource<JobId> jobs_;
    IdSource<PromiseId> promises_;
    IdSource<CoroutineId> coroutines_;
    IdSource<TimerId> timers_;
    IdSource<ImmediateId> immediates_;
    IdSource<OperationId> operations_;
    IdSource<HandleId> handles_;
    IdSource<MessageId> messages_;
};

}  // namespace lg::trace
