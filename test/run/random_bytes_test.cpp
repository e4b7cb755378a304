// Random bytes of crypto belong to the run: the same seed gives the same, another seed others.
#include <gtest/gtest.h>

#include "sim/run.h"

static std::string printed_with(uint64_t seed) {
    auto scenario = lg::load_scenario(std::string{LOOPGLASS_SOURCE_DIR} +
                                      "/test/script/crypto/random_bytes_of_the_seed.js");
    EXPECT_TRUE(scenario) << scenario.error().text();
    scenario->random_seed = seed;
    std::string out;
    lg::RunOptions options;
    options.keep_events = false;
    options.output = [&](lg::trace::Stream, std::string_view text) { out += text; };
    const auto outcome = lg::run(*scenario, options);
    EXPECT_TRUE(outcome) << outcome.error().text();
    return out;
}

TEST(RandomBytes, come_from_the_seed_of_the_run) {
    const std::string first = printed_with(1);
    EXPECT_GT(first.size(), 100u);
    EXPECT_EQ(first, printed_with(1));
    EXPECT_NE(first, printed_with(2));
}
