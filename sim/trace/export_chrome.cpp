#include "sim/trace/export_chrome.h"

#include <fmt/format.h>

#include "sim/trace/export_jsonl.h"
#include "sim/trace/text.h"
#include "sim/trace/world.h"

namespace lg::trace {

namespace {

// A row of the picture.
struct Track {
    int process = 1;
    int thread = 1;
};
constexpr Track loop_track(uint32_t thread) { return {1, thread ? 5000 + static_cast<int>(thread) : 1}; }
constexpr Track worker_track(uint32_t worker) { return {1, 10 + static_cast<int>(worker)}; }
constexpr Track demultiplexer_track(uint32_t thread) { return {2, 1 + static_cast<int>(thread)}; }
constexpr Track track_of(Lane lane) {
    switch (lane.kind) {
        case LaneKind::loop: break;
        case LaneKind::worker: return worker_track(lane.index);
        case LaneKind::demultiplexer: return demultiplexer_track(lane.index);
        case LaneKind::actor: return {3, 1 + lane.index};
    }
    return loop_track(lane.index);
}

// A loop's row is a stack of slices. A slice lies in those of smaller depth, and a new one ends all that
// are as deep: so the rows nest whatever the events say. Frames lie above each other at frames and deeper.
enum Depth { in_turn, in_phase, in_callback, in_drain, in_task, in_frame };

class ChromeWriter {
  public:
    ChromeWriter(const Trace& trace, const Sink& sink) : trace_(trace), out_(sink) {}

    void write() {
        out_.bytes = R"({"displayTimeUnit":"ms","traceEvents":[)";
        name_process(1, "Node.js");
        name_process(2, "kernel");
        name_process(3, "world");
        name_track(loop_track(0), "event loop");
        name_track(demultiplexer_track(0), "demultiplexer");
        for (Seq seq = 1; seq <= trace_.size(); seq++) {
            const Event& event = trace_[seq];
            if (apply(world_, event)) break;
            seq_ = seq;
            event_ = &event;
            set_thread(event.lane());
            event.visit([&](const auto& body) { on(body); });
            count();
            out_.rest();
        }
        for (thread_ = 0; thread_ < rows_.size(); thread_++) end_slices(0);
        for (uint32_t worker = 0; worker < world_.workers.size(); worker++) {
            if (world_.workers[worker]) put_worker("E", worker, last_, "");
        }
        out_.bytes +=
            fmt::format("\n],\"otherData\":{{\"fingerprint\":\"{:016x}\"}}}}\n", trace_.fingerprint());
        out_.flush();
    }

  private:
    // ---- JSON ----

    // rest: further members, each with a comma before it.
    void put(const char* phase, Track track, Time at, std::string_view rest) {
        last_ = std::max(last_, at);
        out_.bytes +=
            fmt::format(R"({}{{"ph":"{}","pid":{},"tid":{},"ts":{}.{:03}{}}})", is_first_ ? "\n" : ",\n",
                        phase, track.process, track.thread, at.ns / 1000, at.ns % 1000, rest);
        is_first_ = false;
    }
    // A worker's slices follow each other, even in a trace that lies about its times.
    void put_worker(const char* phase, uint32_t worker, Time at, std::string_view rest) {
        worker_times_.resize(world_.workers.size());
        worker_times_[worker] = std::max(worker_times_[worker], at);
        put(phase, worker_track(worker), worker_times_[worker], rest);
    }
    static std::string named(std::string_view name) { return fmt::format(R"(,"name":{})", json_text(name)); }
    std::string arguments() const {
        return fmt::format(R"(,"args":{{"seq":{},"rule":"{}","fields":{}}})", seq_, name_of(event_->rule()),
                           json_fields(trace_, *event_));
    }
    void name_process(int process, const char* name) {
        put("M", {process, 0}, Time{}, fmt::format(R"(,"name":"process_name","args":{{"name":"{}"}})", name));
    }
    void name_track(Track track, std::string_view name) {
        put("M", track, Time{},
            fmt::format(R"(,"name":"thread_name","args":{{"name":{}}})", json_text(name)));
    }

    // ---- threads ----

    // What happens outside of all threads is beside the main one's row.
    void set_thread(Lane lane) {
        thread_ = lane.thread();
        if (rows_.size() <= thread_) rows_.resize(thread_ + 1);
    }
    const Thread& thread() const { return *world_.thread(thread_); }
    void put_own(const char* phase, std::string_view rest) {
        put(phase, loop_track(thread_), thread().now, rest);
    }

    // ---- slices ----

    void begin_slice(size_t depth, std::string_view name) {
        end_slices(depth);
        rows_[thread_].open.push_back(depth);
        put_own("B", named(name) + arguments());
    }
    // Ends all slices of this depth and deeper.
    void end_slices(size_t depth) {
        auto& open = rows_[thread_].open;
        for (; !open.empty() && open.back() >= depth; open.pop_back()) put_own("E", "");
    }
    void begin_frame(SiteId function) {
        const std::string_view name = trace_.text(trace_.site(function).function);
        begin_slice(in_frame + thread().stack.size() - 1, name.empty() ? "(anonymous)" : name);
    }
    // A moment on the row where the event happened.
    void mark(std::string_view name) {
        put("i", track_of(event_->lane()), event_->at(), R"(,"s":"t")" + named(name) + arguments());
    }
    // The same as a slice without length, on rows outside the loop: those can have arrows.
    void touch(std::string_view name) {
        put("X", track_of(event_->lane()), event_->at(), R"(,"dur":0)" + named(name) + arguments());
    }
    // What goes on beside the rows: b begins it, e ends it.
    void beside(const char* phase, std::string_view category, uint32_t id, std::string_view name) {
        put_own(phase, fmt::format(R"(,"cat":"{}","id":{}{})", category, id, named(name)) +
                           (phase[0] == 'b' ? arguments() : ""));
    }
    // From the event that caused this one. An arrow starts and ends in slices.
    void arrow(std::string_view category) {
        if (!event_->cause()) return;
        const Event& cause = trace_[event_->cause()];
        const auto rest = fmt::format(R"(,"cat":"{0}","name":"{0}","id":{1})", category, seq_);
        put("s", track_of(cause.lane()), cause.at(), rest);
        put("f", track_of(event_->lane()), event_->at(), R"(,"bp":"e")" + rest);
    }

    // ---- the loop ----

    void on(const TurnStarted& e) { begin_slice(in_turn, fmt::format("turn {}", e.turn)); }
    void on(const PhaseEntered& e) { begin_slice(in_phase, name_of(e.phase)); }
    void on(const PollStarted&) { begin_slice(in_callback, "wait"); }
    void on(const PollEnded&) { end_slices(in_callback); }
    void on(const CallbackStarted& e) {
        // Those of the process belong to no phase, and no event tells that the last turn is over.
        const bool is_outside = e.kind == CallbackKind::process_event || e.kind == CallbackKind::main_script;
        if (is_outside) end_slices(in_turn);
        const std::string_view label = trace_.text(e.label);
        begin_slice(in_callback, label.empty() ? std::string{name_of(e.kind)}
                                               : fmt::format("{}: {}", name_of(e.kind), label));
        arrow("callback");
    }
    void on(const CallbackEnded&) {
        end_slices(in_drain);
        if (!thread().ticks.empty() || !thread().jobs.empty()) begin_slice(in_drain, "drain");
        const Callback& callback = *thread().callback;
        const bool is_of_io = callback.kind == CallbackKind::io || callback.kind == CallbackKind::pending;
        if (is_of_io || callback.kind == CallbackKind::work) {
            beside("e", is_of_io ? "io" : "work", callback.subject, operation_name(callback.subject));
            operation_names_.erase(OperationId{callback.subject});
        }
    }
    void on(const DrainEnded&) { end_slices(in_callback); }
    void on(const TickStarted&) {
        begin_slice(in_task, "tick");
        arrow("tick");
    }
    void on(const TickEnded&) { end_slices(in_task); }
    void on(const JobStarted&) {
        begin_slice(in_task, "microtask");
        arrow("microtask");
    }
    void on(const JobEnded&) { end_slices(in_task); }
    void on(const FramePushed& e) { begin_frame(e.function); }
    void on(const FramePopped&) { end_slices(in_frame + thread().stack.size()); }
    void on(const FrameSuspended&) { end_slices(in_frame + thread().stack.size()); }
    void on(const FrameResumed&) { begin_frame(thread().stack.back().function); }
    void on(const RunEnded& e) {
        end_slices(in_turn);
        mark(fmt::format("run ended: {}", name_of(e.reason)));
    }

    void on(const ThreadCreated& e) {
        const std::string_view label = trace_.text(e.label);
        name_track(loop_track(e.thread), fmt::format("thread {} {}", e.thread, label));
        name_track(demultiplexer_track(e.thread), fmt::format("demultiplexer of thread {}", e.thread));
        touch(fmt::format("thread {} created", e.thread));
    }
    void on(const ThreadStarted&) {
        touch("thread started");
        arrow("thread");
    }
    void on(const ThreadEnded& e) {
        end_slices(in_turn);
        mark(fmt::format("thread ended: {}", name_of(e.reason)));
    }
    void on(const ThreadBlocked&) { begin_slice(in_frame + thread().stack.size(), "Atomics.wait"); }
    void on(const ThreadUnblocked&) { end_slices(in_frame + thread().stack.size()); }

    // ---- beside the loop ----

    std::string_view operation_name(uint32_t id) const {
        const StringId* name = operation_names_.find(OperationId{id});
        return name ? trace_.text(*name) : std::string_view{};
    }
    void begin_operation(const char* category, OperationId id, std::string_view kind, StringId detail) {
        operation_names_.insert(id, detail);
        beside("b", category, id.value, detail ? trace_.text(detail) : kind);
    }
    void end_operation(const char* category, OperationId id) {
        beside("e", category, id.value, operation_name(id.value));
        operation_names_.erase(id);
    }
    void on(const WorkSubmitted& e) { begin_operation("work", e.operation, name_of(e.kind), e.detail); }
    void on(const WorkCancelled& e) { end_operation("work", e.operation); }
    void on(const IoSubmitted& e) { begin_operation("io", e.operation, name_of(e.kind), e.detail); }
    void on(const IoCancelled& e) { end_operation("io", e.operation); }
    void on(const WorkStarted& e) {
        if (e.worker >= workers_named_) {
            name_track(worker_track(e.worker), fmt::format("pool worker {}", e.worker + 1));
            workers_named_ = e.worker + 1;
        }
        const Operation& operation = *world_.operations.find(e.operation);
        put_worker("B", e.worker, event_->at(), named(name_of(operation.work)) + arguments());
    }
    void on(const WorkFinished& e) { put_worker("E", e.worker, event_->at(), ""); }
    void on(const IoFinished& e) {
        touch(fmt::format("done {}", name_of(world_.operations.find(e.operation)->io)));
    }
    void on(const DescriptorReady& e) { touch(fmt::format("fd {} ready", e.fd)); }
    void on(const InterestChanged& e) { touch(fmt::format("{} fd {}", e.mask ? "watch" : "forget", e.fd)); }
    void on(const KernelCalled& e) { touch(call_text(trace_, e)); }
    void on(const MessageSent& e) { act(e.sender, trace_.text(e.what)); }
    void on(const MessageArrived& e) {
        act(e.receiver, trace_.text(e.what));
        arrow("message");
    }
    void on(const ActorActed& e) { act(e.actor, trace_.text(e.what)); }
    void act(StringId actor, std::string_view what) {
        const Lane lane = event_->lane();
        if (actors_named_.size() <= lane.index) actors_named_.resize(lane.index + 1u);
        if (lane.kind == LaneKind::actor && !actors_named_[lane.index]) {
            actors_named_[lane.index] = true;
            name_track(track_of(lane), trace_.text(actor));
        }
        touch(what);
    }

    void on(const ConsoleWritten& e) { mark(fmt::format("{}: {}", name_of(e.stream), trace_.text(e.text))); }
    template <class Body>
    requires std::is_same_v<Body, ExceptionUncaught> || std::is_same_v<Body, RejectionUnhandled> ||
        std::is_same_v<Body, LimitReached> || std::is_same_v<Body, RaceNoted> ||
        std::is_same_v<Body, GarbageCollected> || std::is_same_v<Body, ModuleLoaded>
    void on(const Body&) { mark(Body::name); }
    // The rest is told by the counters, or only by the trace itself.
    template <class Body>
    void on(const Body&) {}

    // ---- counters ----

    void count() {
        const Thread& t = thread();
        Row& row = rows_[thread_];
        const std::array<size_t, 5> lengths{t.ticks.size(), t.jobs.size(), t.timers.timers().size(),
                                            t.immediates.size() + t.immediate_batch.size(), t.work_waiting};
        const std::string suffix = thread_ ? fmt::format(" of thread {}", thread_) : std::string{};
        if (lengths != row.lengths) {
            row.lengths = lengths;
            constexpr std::array<const char*, 5> names{"ticks", "microtasks", "timers", "immediates", "pool"};
            std::string values;
            for (size_t i = 0; i < names.size(); i++) {
                values += fmt::format(R"({}"{}":{})", i ? "," : "", names[i], lengths[i]);
            }
            put_own("C", fmt::format(R"(,"name":"queues{}","args":{{{}}})", suffix, values));
        }
        if (t.heap_bytes != row.heap_bytes) {
            row.heap_bytes = t.heap_bytes;
            put_own("C", fmt::format(R"(,"name":"heap{}","args":{{"bytes":{}}})", suffix, row.heap_bytes));
        }
    }

    // What is drawn of a thread.
    struct Row {
        std::vector<size_t> open;  // depths of the slices that are not ended
        std::array<size_t, 5> lengths{};
        uint64_t heap_bytes = 0;
    };

    const Trace& trace_;
    SinkBuffer out_;
    World world_;
    Seq seq_ = 0;
    const Event* event_ = nullptr;
    std::vector<Row> rows_{1};
    uint32_t thread_ = 0;  // on whose lane the event is
    IdTable<OperationId, StringId> operation_names_;
    std::vector<Time> worker_times_;
    uint32_t workers_named_ = 0;
    std::vector<bool> actors_named_;
    Time last_;
    bool is_first_ = true;
};

}  // namespace

void export_chrome(const Trace& trace, const Sink& sink) { ChromeWriter(trace, sink).write(); }

}  // namespace lg::trace
