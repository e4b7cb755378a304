// Which scenario the words of a command mean.
#include <gtest/gtest.h>

#include <filesystem>

#include "sim/cli/cli.h"

namespace fs = std::filesystem;

static const fs::path sources = fs::canonical(LOOPGLASS_SOURCE_DIR);

static lg::cli::ScenarioChoice some_script(const fs::path& root) {
    lg::cli::ScenarioChoice choice;
    choice.name = (sources / "test/conformance/programs/ticks/ticks_before_promises.js").string();
    choice.root = root.string();
    return choice;
}

TEST(Choose, a_script_can_read_its_own_folder) {
    const auto scenario = lg::cli::choose_scenario(some_script({}));
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(fs::path{scenario->folder}, sources / "test/conformance/programs/ticks");
}

TEST(Choose, root_widens_what_a_script_can_read) {
    const auto scenario = lg::cli::choose_scenario(some_script(sources / "test/conformance"));
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(fs::path{scenario->folder}, sources / "test/conformance");
}

TEST(Choose, root_lies_above_the_script) {
    EXPECT_FALSE(lg::cli::choose_scenario(some_script(sources / "scenarios")));
    EXPECT_FALSE(lg::cli::choose_scenario(some_script(sources / "nowhere")));
}
