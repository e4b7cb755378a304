// What a program prints never depends on whether somebody watches: each program of test/run/tracing, and what
// it shows of the clock, the order of callbacks and the heap, without a trace and with all kinds of it.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "sim/run.h"

namespace fs = std::filesystem;

static std::string output_of(const lg::Scenario& scenario, bool trace, bool frames, bool lines) {
    std::string text;
    lg::RunOptions options;
    options.keep_events = trace;
    options.frames = frames;
    options.lines = lines;
    options.output = [&](lg::trace::Stream, std::string_view piece) { text += piece; };
    const auto outcome = lg::run(scenario, options);
    EXPECT_TRUE(outcome) << outcome.error().text();
    return outcome ? text + "exit code " + std::to_string(outcome->exit_code) : "";
}

TEST(Tracing, output_and_exit_code_are_the_same_with_any_trace_and_with_none) {
    std::set<fs::path> programs;
    for (const auto& entry : fs::directory_iterator{fs::path{LOOPGLASS_SOURCE_DIR} / "test/run/tracing"}) {
        programs.insert(entry.path());
    }
    ASSERT_GE(programs.size(), 3u);
    for (const fs::path& program : programs) {
        for (const char* node : {"10", "20", "26"}) {
            auto scenario = lg::load_scenario(program.string());
            ASSERT_TRUE(scenario) << scenario.error().text();
            scenario->node = node;
            const std::string bare = output_of(*scenario, false, false, false);
            EXPECT_GT(bare.size(), 100u) << program;
            EXPECT_EQ(bare, output_of(*scenario, true, false, false)) << program << " without frames";
            EXPECT_EQ(bare, output_of(*scenario, true, true, false)) << program << " without lines";
            EXPECT_EQ(bare, output_of(*scenario, true, true, true)) << program << " with lines";
        }
    }
}
