// What an event costs: to emit, to fold, to write and to read. Each figure is per event ("items").
#include <benchmark/benchmark.h>

#include <sstream>

#include "sim/trace/export_chrome.h"
#include "sim/trace/export_csv.h"
#include "sim/trace/export_jsonl.h"
#include "sim/trace/replay.h"
#include "sim/trace/trace_file.h"
#include "test/trace/generated_run.h"

namespace lg::trace {
namespace {

void emit_lines(benchmark::State& state) {
    auto trace = std::make_shared<Trace>();
    Recorder recorder(trace);
    recorder.emit(RunStarted{1, {}, {}, 4});
    const SiteId site = trace->intern(Site{{}, trace->intern("main.js"), 1, 1});
    Seq events = 0;
    for (auto step : state) {
        recorder.emit(FramePushed{site});
        recorder.emit(LineReached{site});
        recorder.emit(LineReached{site});
        recorder.emit(FramePopped{});
        events += 4;
    }
    state.SetItemsProcessed(events);
}
BENCHMARK(emit_lines)->Iterations(1'000'000);

void emit_immediates(benchmark::State& state) {
    auto trace = std::make_shared<Trace>();
    Recorder recorder(trace);
    recorder.emit(RunStarted{1, {}, {}, 4});
    IdSource<ImmediateId> ids;
    Seq events = 0;
    for (auto step : state) {
        const ImmediateId id = ids.next();
        recorder.emit(ImmediateQueued{id, {}, {}});
        recorder.emit(ImmediatesTaken{1}, Rule::J14);
        recorder.emit(ImmediateStopped{id});
        recorder.emit(CallbackStarted{CallbackKind::immediate, id.value, {}, {}}, Rule::J14);
        recorder.emit(CallbackEnded{});
        recorder.emit(DrainEnded{0, 0}, Rule::J3);
        events += 6;
    }
    state.SetItemsProcessed(events);
}
BENCHMARK(emit_immediates)->Iterations(1'000'000);

void emit_promises(benchmark::State& state) {
    auto trace = std::make_shared<Trace>();
    Recorder recorder(trace);
    recorder.emit(RunStarted{1, {}, {}, 4});
    IdSource<PromiseId> promises;
    IdSource<JobId> jobs;
    Seq events = 0;
    for (auto step : state) {
        const PromiseId promise = promises.next();
        const JobId job = jobs.next();
        recorder.emit(PromiseCreated{promise, {}, {}});
        recorder.emit(ReactionAdded{promise, Flag::no, {}, {}});
        recorder.emit(PromiseSettled{promise, Settlement::fulfilled, {}, {}});
        recorder.emit(JobQueued{job, JobKind::reaction, HandlerKind::script, {}, promise, {}, {}, Flag::no});
        recorder.emit(JobStarted{job}, Rule::J3);
        recorder.emit(JobEnded{job, Flag::no});
        recorder.emit(PromiseFreed{promise});
        events += 7;
    }
    state.SetItemsProcessed(events);
}
BENCHMARK(emit_promises)->Iterations(1'000'000);

// 10,000 timers of 1,000 durations are alive; one is stopped and started again.
void emit_timers(benchmark::State& state) {
    auto trace = std::make_shared<Trace>();
    Recorder recorder(trace);
    recorder.emit(RunStarted{1, {}, {}, 4});
    Random random(1);
    const auto start = [&](TimerId id) {
        const auto delay_ms = static_cast<uint32_t>(1 + random.below(1000));
        recorder.emit(TimerStarted{delay_ms, id, delay_ms, Flag::no, Flag::yes, {}, {}}, Rule::J8);
    };
    for (uint32_t i = 1; i <= 10'000; i++) start(TimerId{i});
    uint32_t i = 0;
    for (auto step : state) {
        const TimerId id{++i % 10'000 + 1};
        recorder.emit(TimerStopped{id, Flag::no});
        start(id);
    }
    state.SetItemsProcessed(state.iterations() * 2);
}
BENCHMARK(emit_timers)->Iterations(1'000'000);

// ---- a whole run: 1,000,000 made-up events ----

const Trace& long_run() {
    static const auto trace = GeneratedRun::make(1, 1'000'000);
    return *trace;
}
const std::string& long_file() {
    static const std::string bytes = [] {
        std::string all;
        write_trace(long_run(), [&](std::string_view piece) { all += piece; });
        return all;
    }();
    return bytes;
}

void fold_run(benchmark::State& state) {
    const Trace& trace = long_run();
    for (auto step : state) benchmark::DoNotOptimize(fold(trace, trace.size()));
    state.SetItemsProcessed(state.iterations() * trace.size());
}
BENCHMARK(fold_run);

template <void (*write)(const Trace&, const Sink&)>
void write_run(benchmark::State& state) {
    const Trace& trace = long_run();
    size_t bytes = 0;
    for (auto step : state) write(trace, [&](std::string_view piece) { bytes += piece.size(); });
    state.SetItemsProcessed(state.iterations() * trace.size());
    state.counters["bytes_an_event"] =
        static_cast<double>(bytes) / static_cast<double>(state.iterations() * trace.size());
}
BENCHMARK(write_run<write_trace>);
BENCHMARK(write_run<export_jsonl>);
BENCHMARK(write_run<export_csv>);
BENCHMARK(write_run<export_chrome>);

void read_run(benchmark::State& state) {
    const std::string& bytes = long_file();
    for (auto step : state) {
        std::istringstream stream(bytes);
        benchmark::DoNotOptimize(read_trace(stream, "run")->trace->size());
    }
    state.SetItemsProcessed(state.iterations() * long_run().size());
}
BENCHMARK(read_run);

// One step back, as a person does it.
void step_back(benchmark::State& state) {
    static const auto trace = GeneratedRun::make(1, 1'000'000);
    Replay replay(trace);
    Seq step = trace->size();
    replay.at(step);
    for (auto again : state) benchmark::DoNotOptimize(replay.at(--step));
}
BENCHMARK(step_back)->Iterations(2'000);

}  // namespace
}  // namespace lg::trace

BENCHMARK_MAIN();
