// Races: over the seeds a racing program shows exactly the orders that real Node showed; what is no race is
// told by nobody and is the same with every seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "sim/run.h"

namespace fs = std::filesystem;

static const fs::path programs = fs::path{LOOPGLASS_SOURCE_DIR} / "test" / "conformance" / "programs";

static std::vector<std::string> lines_of(const fs::path& path) {
    std::ifstream file{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

struct Ran {
    std::string output;
    size_t races = 0;
};

static Ran run_with(const fs::path& script, uint64_t seed) {
    auto scenario = lg::load_scenario(script.string());
    EXPECT_TRUE(scenario) << scenario.error().text();
    scenario->seed = seed;
    Ran ran;
    lg::RunOptions options;
    options.lines = options.frames = false;
    options.output = [&](lg::trace::Stream, std::string_view text) { ran.output += text; };
    const auto outcome = lg::run(*scenario, options);
    EXPECT_TRUE(outcome);
    while (!ran.output.empty() && ran.output.back() == '\n') ran.output.pop_back();
    for (lg::trace::Seq seq = 1; seq <= outcome->trace->size(); seq++)
        ran.races += (*outcome->trace)[seq].is<lg::trace::RaceNoted>();
    return ran;
}

static std::vector<std::string> racing_programs() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{programs / "races"})
        names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

class RacingProgram : public testing::TestWithParam<std::string> {};

// The lines "// seen: ORDER" are what real Node showed; the first one is what it shows most often.
TEST_P(RacingProgram, shows_over_64_seeds_what_real_node_showed) {
    const fs::path script = programs / "races" / (GetParam() + ".js");
    constexpr std::string_view word = "// seen: ";
    std::vector<std::string> seen;
    for (const std::string& line : lines_of(script)) {
        if (line.starts_with(word)) seen.push_back(line.substr(word.size()));
    }
    ASSERT_GE(seen.size(), 2u) << "what raced?";
    std::set<std::string> shown;
    for (uint64_t seed = 1; seed <= 64; seed++) {
        const Ran ran = run_with(script, seed);
        EXPECT_GT(ran.races, 0u) << "seed " << seed;
        if (seed == 1) {
            EXPECT_EQ(ran.output, seen.front());
        }
        shown.insert(ran.output);
    }
    EXPECT_EQ(shown, std::set<std::string>(seen.begin(), seen.end()));
}

INSTANTIATE_TEST_SUITE_P(Run, RacingProgram, testing::ValuesIn(racing_programs()),
                         [](const auto& program) { return program.param; });

// What real Node prints each time, nobody calls a race.
TEST(Races, none_are_told_in_programs_whose_order_is_determined) {
    size_t count = 0;
    for (const char* folder :
         {"async", "errors", "events", "generators", "promises", "ticks", "immediates"}) {
        for (const auto& entry : fs::directory_iterator{programs / folder}) {
            const auto lines = lines_of(entry.path());
            if (std::find(lines.begin(), lines.end(), "// race") != lines.end()) continue;
            const Ran first = run_with(entry.path(), 1), other = run_with(entry.path(), 7);
            EXPECT_EQ(first.races, 0u) << entry.path();
            EXPECT_EQ(first.output, other.output) << entry.path();
            count++;
        }
    }
    EXPECT_GT(count, 60u);
}

// --seed decides races; Math.random has a seed of its own.
TEST(Races, the_seed_leaves_random_numbers_alone) {
    const fs::path script = fs::temp_directory_path() / "loopglass_random_numbers.js";
    std::ofstream{script} << "console.log(Math.random())";
    EXPECT_EQ(run_with(script, 1).output, run_with(script, 2).output);
    fs::remove(script);
}
