// Every program NAME.js below test/script and test/conformance/programs that has a NAME.out must print what
// that holds: the output of real Node, recorded by test/script/record.sh. A program may bring NAME.code, the
// exit code that is expected of it (0 without it).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/run.h"

namespace fs = std::filesystem;

static const fs::path programs_folder = fs::path{LOOPGLASS_SOURCE_DIR} / "test";

static std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

static std::vector<std::string> program_names() {
    std::vector<std::string> names;
    for (const char* part : {"script", "conformance/programs"}) {
        for (const auto& entry : fs::recursive_directory_iterator{programs_folder / part}) {
            if (entry.path().extension() != ".out") continue;
            names.push_back(fs::relative(entry.path(), programs_folder).replace_extension().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

class Program : public testing::TestWithParam<std::string> {};

TEST_P(Program, prints_what_node_prints) {
    fs::path script = programs_folder / (GetParam() + ".js");
    if (!fs::exists(script)) script.replace_extension(".mjs");
    auto scenario = lg::load_scenario(script.string());
    ASSERT_TRUE(scenario) << scenario.error().text();
    scenario->node = "20";  // the outputs were made by Node 20
    std::string out;
    std::string errors;
    lg::RunOptions options;
    options.keep_events = false;
    options.lines = options.frames = false;
    options.output = [&](lg::trace::Stream stream, std::string_view text) {
        (stream == lg::trace::Stream::standard_error ? errors : out) += text;
    };
    const auto outcome = lg::run(*scenario, options);
    ASSERT_TRUE(outcome) << outcome.error().text();
    EXPECT_EQ(out, read_file(programs_folder / (GetParam() + ".out"))) << errors;
    const std::string code = read_file(programs_folder / (GetParam() + ".code"));
    EXPECT_EQ(outcome->exit_code, code.empty() ? 0 : std::stoi(code)) << errors;
}

INSTANTIATE_TEST_SUITE_P(Script, Program, testing::ValuesIn(program_names()), [](const auto& program) {
    std::string name = program.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});
