// Programs with worker threads: deterministic, told in full, and stopped when they must be.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "sim/run.h"
#include "sim/trace/export_csv.h"
#include "sim/trace/export_jsonl.h"
#include "sim/trace/replay.h"
#include "sim/trace/trace_file.h"

namespace fs = std::filesystem;
using namespace lg::trace;

namespace {

// Three workers that work, share memory, talk to each other and to the main thread, and use the pool.
constexpr std::string_view busy_program = R"(
const { Worker, isMainThread, parentPort, workerData, threadId } = require('worker_threads');
const fs = require('fs');
if (isMainThread) {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  for (let i = 0; i < 3; i++) {
    const worker = new Worker(__filename, { workerData: shared });
    worker.on('message', (message) => console.log(message));
    worker.on('exit', (code) => console.log('exit', code));
    worker.postMessage(i);
  }
} else {
  parentPort.once('message', async (n) => {
    for (let i = 0; i < 500; i++) Atomics.add(workerData, 0, 1);
    const text = await fs.promises.readFile(__filename, 'utf8');
    setTimeout(() => console.log('timer', n, text.length > 0, Math.random() < 2), 3);
    parentPort.postMessage([threadId, n]);
  });
}
)";

class WorkerThreads : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() /
                  (std::string{"loopglass-"} + testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    lg::RunOutcome run(std::string_view text, uint64_t seed = 1) {
        std::ofstream{folder_ / "main.js"} << text;
        auto scenario = lg::load_scenario(folder_.string());
        EXPECT_TRUE(scenario);
        scenario->seed = seed;
        lg::RunOptions options;
        output.clear();
        options.output = [&](Stream, std::string_view written) { output += written; };
        const auto outcome = lg::run(*scenario, options);
        EXPECT_TRUE(outcome);
        return *outcome;
    }
    static std::string bytes_of(const Trace& trace) {
        std::string bytes;
        write_trace(trace, [&](std::string_view piece) { bytes += piece; });
        return bytes;
    }

    std::string output;

  private:
    fs::path folder_;
};

TEST_F(WorkerThreads, the_same_seed_gives_the_same_bytes_of_trace) {
    for (const uint64_t seed : {1, 7}) {
        const std::string first = bytes_of(*run(busy_program, seed).trace);
        const std::string first_output = output;
        EXPECT_EQ(first, bytes_of(*run(busy_program, seed).trace));
        EXPECT_EQ(first_output, output);
    }
}

TEST_F(WorkerThreads, the_trace_file_round_trips_and_replays_as_it_folds) {
    const auto outcome = run(busy_program);
    const std::string bytes = bytes_of(*outcome.trace);
    std::istringstream input{bytes};
    const auto read = read_trace(input, "the trace");
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(bytes_of(*read->trace), bytes);
    Replay replay(outcome.trace);
    const Seq size = outcome.trace->size();
    for (const Seq step : {size, size / 2, size / 3, size - 1, size / 7 * 5})
        EXPECT_EQ(replay.at(step), fold(*outcome.trace, step)) << step;
    EXPECT_EQ(replay.at(size).threads.size(), 3u);
}

TEST_F(WorkerThreads, time_runs_forwards_on_each_lane_and_no_effect_comes_before_its_cause) {
    const auto outcome = run(busy_program);
    const Trace& trace = *outcome.trace;
    std::map<std::pair<LaneKind, uint16_t>, lg::Time> last;
    for (Seq seq = 1; seq <= trace.size(); seq++) {
        const Event& event = trace[seq];
        const Lane lane = event.lane();
        if (lane.kind == LaneKind::loop) {
            EXPECT_GE(event.at(), (last[{lane.kind, lane.index}])) << seq;
            last[{lane.kind, lane.index}] = event.at();
        }
        if (event.is<CallbackStarted>() && event.cause()) {
            EXPECT_GE(event.at(), trace[event.cause()].at()) << seq;
        }
    }
}

TEST_F(WorkerThreads, exports_show_each_thread) {
    const auto outcome = run(busy_program);
    std::string lines, table;
    export_jsonl(*outcome.trace, [&](std::string_view piece) { lines += piece; });
    export_csv(*outcome.trace, [&](std::string_view piece) { table += piece; });
    for (const char* thread : {"thread1", "thread2", "thread3"}) {
        EXPECT_NE(lines.find('"' + std::string{thread} + '"'), std::string::npos);
        EXPECT_NE(table.find(',' + std::string{thread} + ','), std::string::npos);
    }
}

TEST_F(WorkerThreads, ids_name_one_thing_in_the_whole_trace) {
    const auto outcome = run(busy_program);
    std::set<uint32_t> timers, ticks, jobs, promises;
    for (Seq seq = 1; seq <= outcome.trace->size(); seq++) {
        const Event& event = (*outcome.trace)[seq];
        if (event.is<TimerStarted>()) {
            EXPECT_TRUE(timers.insert(event.as<TimerStarted>().timer.value).second);
        } else if (event.is<TickQueued>()) {
            EXPECT_TRUE(ticks.insert(event.as<TickQueued>().tick.value).second);
        } else if (event.is<JobQueued>()) {
            EXPECT_TRUE(jobs.insert(event.as<JobQueued>().job.value).second);
        } else if (event.is<PromiseCreated>()) {
            EXPECT_TRUE(promises.insert(event.as<PromiseCreated>().promise.value).second);
        }
    }
    EXPECT_EQ(timers.size(), 3u);
}

TEST_F(WorkerThreads, which_of_two_workers_starts_first_is_a_race_that_the_seed_decides) {
    std::set<std::string> outputs;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        const auto outcome = run(R"(
            const { Worker } = require('worker_threads');
            for (const name of ['a', 'b']) {
              new Worker('', { eval: true }).on('online', () => process.stdout.write(name));
            })",
                                 seed);
        outputs.insert(output);
        size_t races = 0;
        for (Seq seq = 1; seq <= outcome.trace->size(); seq++) races += (*outcome.trace)[seq].is<RaceNoted>();
        EXPECT_EQ(races, 1u);
        if (seed == 1) {
            EXPECT_EQ(output, "ab");
        }
    }
    EXPECT_EQ(outputs, (std::set<std::string>{"ab", "ba"}));
}

TEST_F(WorkerThreads, an_endless_loop_in_a_worker_ends_at_a_limit_with_its_trace_kept) {
    const auto outcome =
        run(R"(new (require('worker_threads').Worker)('let i = 0; for (;;) i++;', { eval: true }))");
    EXPECT_EQ(outcome.reason, ExitReason::limit);
    EXPECT_EQ(outcome.exit_code, 124);
    const World world = fold(*outcome.trace, outcome.trace->size());
    EXPECT_EQ(world.step, outcome.trace->size());
    EXPECT_EQ(world.threads[0].state, RunState::ended);
}

}  // namespace
