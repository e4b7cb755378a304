// test/hostile/fuzz_exports.js calls what the built-in modules export with the nastiest values there are. The
// program must survive it; what the calls throw is theirs.
#include <gtest/gtest.h>

#include <filesystem>

#include "sim/run.h"

class Exports : public testing::TestWithParam<int> {};

TEST_P(Exports, survive_any_value) {
    const auto script = std::filesystem::path{LOOPGLASS_SOURCE_DIR} / "test" / "hostile" / "fuzz_exports.js";
    auto scenario = lg::load_scenario(script.string());
    ASSERT_TRUE(scenario) << scenario.error().text();
    scenario->limits.operations = 100'000'000;
    scenario->limits.memory_bytes = uint64_t{64} << 20;
    scenario->limits.events = 500'000;
    lg::RunOptions options;
    options.arguments = {std::to_string(GetParam()), "600"};
    const auto outcome = lg::run(*scenario, options);
    ASSERT_TRUE(outcome) << outcome.error().text();
    EXPECT_GT(outcome->trace->size(), 1000u) << "seed " << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Seeds, Exports, testing::Range(1, 9));
