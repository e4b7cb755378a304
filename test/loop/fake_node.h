// A loop with a made-up host below it and a made-up engine above it, both a few lines, so that tests say
// exactly what happens when. What callbacks say is the log.
#pragma once
#include <deque>
#include <map>
#include <string>

#include "sim/loop/loop.h"
#include "sim/loop/streams.h"

namespace lg::loop {

// Time moves when the loop waits or spends. Work takes as many microseconds as its `length` says.
class FakeHost final : public host::Host {
  public:
    Time now() override { return now_; }
    int64_t epoch_ms() const override { return 0; }
    std::span<host::Arrival> spend(Duration cost) override {
        now_ = now_ + cost;
        return {};
    }
    host::Outcome perform(const host::Call& call) override {
        host::Outcome outcome;
        const auto* socket = std::get_if<host::SocketCall>(&call);
        if (socket && socket->kind == host::SocketCall::Kind::open) outcome.value = next_fd++;
        if (socket && socket->kind == host::SocketCall::Kind::close) closed.push_back(socket->fd);
        return outcome;
    }
    void submit(OperationId operation, host::Work&& work) override {
        const Time start = std::max(now_, workers_[next_worker_]);
        const Time end = start + Duration::of_us(static_cast<int64_t>(work.length));
        const trace::Lane lane{trace::LaneKind::worker, next_worker_};
        at(start, lane, host::WorkStarted{operation, next_worker_});
        at(end, lane, host::WorkFinished{operation, next_worker_, {}});
        at(end, {trace::LaneKind::demultiplexer, 0},
           host::DescriptorReady{host::pool_wakeup_fd, trace::ready_read});
        workers_[next_worker_] = end;
        next_worker_ ^= 1;
    }
    std::optional<host::Outcome> submit(OperationId operation, host::Io&& io) override {
        if (on_io) {
            if (auto outcome = on_io(io)) return outcome;
        }
        waiting[{io.fd, io.kind}] = operation;
        return std::nullopt;
    }
    void wake() override {
        at(now_, {trace::LaneKind::demultiplexer, 0},
           host::DescriptorReady{host::pool_wakeup_fd, trace::ready_read});
    }
    bool cancel(OperationId) override { return false; }
    bool cancel(OperationId operation, int32_t) override {
        return std::erase_if(waiting, [&](const auto& entry) { return entry.second == operation; }) > 0;
    }
    std::optional<bool> decide_race() override { return upsets; }
    Waited wait(std::optional<Duration> timeout, std::vector<host::Arrival>& arrived) override {
        timeouts.push_back(timeout ? timeout->ns / 1'000'000 : -1);
        arrived_.clear();
        Time until = timeout ? now_ + *timeout : now_;
        if (!future_.empty() && (!timeout || future_.begin()->first < until)) until = future_.begin()->first;
        now_ = std::max(now_, until);
        while (!future_.empty() && future_.begin()->first <= now_) {
            deliver(std::move(future_.begin()->second));
            future_.erase(future_.begin());
        }
        arrived.swap(arrived_);
        if (full_waits > 0) return full_waits--, Waited::full;
        return timeout || !arrived.empty() ? Waited::told : Waited::never;
    }
    void serve(const host::DescriptorReady& ready, host::Direction,
               std::vector<host::Arrival>& arrived) override {
        arrived.clear();
        const auto first = done_.find(ready.fd);
        if (first == done_.end()) return;
        arrived.push_back(std::move(first->second));
        done_.erase(first);
    }

    // Something that will have happened at a time.
    template <class What>
    void at(Time time, trace::Lane lane, What what) {
        future_.emplace(time, [time, lane, what] { return host::Arrival{time, lane, what}; });
    }
    // The request that waits on the descriptor by then is done.
    void finish(Time time, int32_t fd, trace::IoKind kind, int64_t value) {
        future_.emplace(time, [this, time, fd, kind, value] {
            host::Outcome outcome;
            outcome.value = value;
            return host::Arrival{
                time, {trace::LaneKind::demultiplexer, 0}, host::IoFinished{take(fd, kind), fd, outcome}};
        });
    }
    // What the kernel says to a request at once; nothing: it has to wait.
    std::function<std::optional<host::Outcome>(const host::Io&)> on_io;
    std::map<std::pair<int32_t, trace::IoKind>, OperationId> waiting;
    std::optional<bool> upsets;     // what it says to each race; nothing: as a live host
    bool completes = false;         // it tells what is done, and not what is ready
    int full_waits = 0;             // the next so many waits tell that there may be more
    std::vector<int64_t> timeouts;  // of each wait, in ms; -1 is without end
    int32_t next_fd = 10;
    std::vector<int32_t> closed;  // in that order

  private:
    using Happening = std::function<host::Arrival()>;

    void deliver(const Happening& happening) {
        host::Arrival arrival = happening();
        const auto* ready = std::get_if<host::DescriptorReady>(&arrival.what);
        if (ready && ready->fd == host::pool_wakeup_fd) {  // one wake-up for all that is finished by now
            for (const host::Arrival& other : arrived_) {
                if (std::holds_alternative<host::DescriptorReady>(other.what)) return;
            }
        }
        if (const auto* io = std::get_if<host::IoFinished>(&arrival.what); io && !completes) {
            if (!io->operation) return;
            arrived_.push_back({arrival.at, arrival.lane, host::DescriptorReady{io->fd, trace::ready_read}});
            done_.emplace(io->fd, std::move(arrival));
            return;
        }
        arrived_.push_back(std::move(arrival));
    }
    OperationId take(int32_t fd, trace::IoKind kind) {
        const auto found = waiting.find({fd, kind});
        if (found == waiting.end()) return {};
        const OperationId operation = found->second;
        waiting.erase(found);
        return operation;
    }

    Time now_;
    std::multimap<Time, Happening> future_;
    std::vector<host::Arrival> arrived_;
    std::multimap<int32_t, host::Arrival> done_;  // what readiness serves, by descriptor
    std::array<Time, 2> workers_{};
    uint8_t next_worker_ = 0;
};

class FakeScript final : public Script {
  public:
    explicit FakeScript(trace::Recorder& recorder) : recorder_(recorder) {}

    void queue_job(Task task) {
        jobs_.push_back(std::move(task));
        recorder_.emit(trace::JobQueued{ids_.next(), trace::JobKind::microtask, {}, {}, {}, {}, {}, {}});
    }
    Completion run_job() override {
        const Task task = std::move(jobs_.front());
        jobs_.pop_front();
        return task();
    }
    Completion process_rejections(bool* more) override {
        return on_rejections ? on_rejections(more) : Completion::normal;
    }
    Completion handle_exception() override { return on_exception(); }
    Completion emit_before_exit() override { return on_before_exit ? on_before_exit() : Completion::normal; }
    Completion emit_exit() override { return on_exit ? on_exit() : Completion::normal; }

    std::function<Completion(bool* more)> on_rejections;
    Task on_exception;
    Task on_before_exit;
    Task on_exit;

  private:
    trace::Recorder& recorder_;
    std::deque<Task> jobs_;
    IdSource<trace::JobId> ids_;
};

// The names of Node's functions, for programs of a few lines.
class FakeNode {
  public:
    using Body = std::function<void()>;

    explicit FakeNode(std::string_view version, const Limits& limits = {}, const Costs& costs = {})
        : loop(process, recorder, host, **find_profile(version), limits, costs) {
        script.on_exception = [this] {
            log_ += "uncaught ";
            loop.stop(trace::ExitReason::uncaught_exception, 1);
            return Completion::stopped;
        };
    }

    // Runs the program and returns what was said.
    std::string run(Body main) {
        recorder.emit(trace::RunStarted{1, {}, {}, 2});
        loop.run(script, task(std::move(main)), {}, {});
        return log_.empty() ? log_ : log_.substr(0, log_.size() - 1);
    }

    void say(const std::string& word) { log_ += word + ' '; }
    // The callback that runs ends with an exception.
    void throw_error() { completion_ = Completion::threw; }
    void busy(int64_t ms) { loop.spend(Duration::of_ms(ms)); }
    int64_t now_ms() { return host.now().ns / 1'000'000; }

    TimerId set_timeout(Body body, uint32_t delay_ms = 1) {
        return arm({delay_ms, false, true, {}}, std::move(body));
    }
    TimerId set_interval(Body body, uint32_t delay_ms) {
        return arm({delay_ms, true, true, {}}, std::move(body));
    }
    void unref(TimerId timer) { loop.set_timer_referenced(timer, false); }
    void clear(TimerId timer) { loop.disarm_timer(timer); }
    ImmediateId set_immediate(Body body) {
        return loop.queue_immediate({SiteId{1}, {}}, task(std::move(body)));
    }
    void clear(ImmediateId immediate) { loop.clear_immediate(immediate); }
    void next_tick(Body body) { loop.queue_tick({}, task(std::move(body))); }
    void microtask(Body body) { script.queue_job(task(std::move(body))); }
    // A pool job that takes so long.
    OperationId work(int64_t us, Body body) {
        host::Work work;
        work.length = static_cast<uint64_t>(us);
        return loop.submit(std::move(work), {}, {},
                           [run = task(std::move(body))](host::Outcome&) { return run(); });
    }
    OutcomeTask outcome_task(std::function<void(int64_t value)> body) {
        return [this, body = std::move(body)](host::Outcome& outcome) {
            const int64_t value = outcome.value;
            return task([&] { body(value); })();
        };
    }
    Task task(Body body) {
        return [this, body = std::move(body)] {
            completion_ = Completion::normal;
            body();
            return loop.stopping() ? Completion::stopped : std::exchange(completion_, Completion::normal);
        };
    }
    // The words of the trace that a test asks for: one for each event of a kind.
    template <class Event>
    std::vector<Event> events() const {
        std::vector<Event> found;
        for (trace::Seq seq = 1; seq <= trace->size(); seq++) {
            if ((*trace)[seq].is<Event>()) found.push_back((*trace)[seq].as<Event>());
        }
        return found;
    }

    std::shared_ptr<trace::Trace> trace = std::make_shared<trace::Trace>();
    trace::Recorder recorder{trace};
    FakeHost host;
    FakeScript script{recorder};
    Process process;
    Loop loop;

  private:
    TimerId arm(const TimerRequest& request, Body body) {
        const TimerId timer = loop.new_timer_id();
        loop.arm_timer(timer, request, task(std::move(body)));
        return timer;
    }

    std::string log_;
    Completion completion_ = Completion::normal;
};

}  // namespace lg::loop
