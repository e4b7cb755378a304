// Scripts from the internet: none may hang or crash the program, and each ends as test/hostile/programs.txt
// says, with its trace kept. The limits are lowered here; `./dev hostile` runs the same programs with the
// default ones, and with a watch in its hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "sim/run.h"
#include "sim/trace/trace_file.h"

namespace fs = std::filesystem;

namespace {

struct HostileProgram {
    std::string name;
    std::string ending;  // a kind of limit, "exit N", or the class of an error that nobody caught
    std::string text;
};

// A program is a line: its name, how it ends, a colon, its text.
std::vector<HostileProgram> hostile_programs() {
    std::ifstream file{fs::path{LOOPGLASS_SOURCE_DIR} / "test" / "hostile" / "programs.txt"};
    std::vector<HostileProgram> programs;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        HostileProgram program;
        const size_t space = line.find(' '), colon = line.find(": ");
        program.name = line.substr(0, space);
        program.ending = line.substr(space + 1, colon - space - 1);
        program.text = line.substr(colon + 2);
        programs.push_back(program);
    }
    return programs;
}

std::string ending_of(const lg::RunOutcome& outcome, const std::string& errors) {
    if (outcome.reason == lg::trace::ExitReason::limit) {
        EXPECT_EQ(outcome.exit_code, 124);
        return std::string{lg::trace::name_of(outcome.limit)};
    }
    if (outcome.exit_code == 0) return "exit 0";
    // "Uncaught" errors stand at the beginning of a line, such as "RangeError: Invalid string length".
    std::istringstream lines{errors};
    for (std::string line; std::getline(lines, line);) {
        const size_t end = line.find_first_of(":[ ");
        const std::string word = line.substr(0, end);
        if (word.ends_with("Error")) return word;
    }
    return "exit " + std::to_string(outcome.exit_code);
}

#ifdef __SANITIZE_THREAD__
// These call deeper than the 65,536 frames that ThreadSanitizer keeps of a thread.
constexpr std::string_view too_deep[] = {
    "arrayinitself", "brackets",    "destr2",     "emitstorm",   "evstorm",     "jsondeepparse2",
    "parens",        "parens2",     "pows",       "proxyproto2", "proxyproto3", "recursion10",
    "recursion12",   "recursion14", "recursion4", "recursion5",  "recursion6",  "recursion7",
    "recursion8",    "recursion9",  "templates",  "ternaries",   "tostringrec", "typeofs",
    "unary",         "valuerec",    "yieldstar"};
#elif defined(__SANITIZE_ADDRESS__)
// With AddressSanitizer's frames the stack is full before this ends.
constexpr std::string_view too_deep[] = {"unary"};
#else
constexpr std::array<std::string_view, 0> too_deep;
#endif

class Hostile : public testing::TestWithParam<HostileProgram> {
  protected:
    void SetUp() override {
        if (std::ranges::find(too_deep, GetParam().name) != std::end(too_deep)) {
            GTEST_SKIP() << "deeper than the sanitizer lets a thread be";
        }
        folder_ = fs::temp_directory_path() / ("loopglass-hostile-" + GetParam().name);
        fs::create_directory(folder_);
        std::ofstream{folder_ / "main.js"} << GetParam().text << '\n';
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path folder_;
};

}  // namespace

TEST_P(Hostile, ends_as_told_and_keeps_its_trace) {
    auto scenario = lg::load_scenario(folder_.string());
    ASSERT_TRUE(scenario) << scenario.error().text();
    // In each thread the modules get ready anew; and as many typed arrays as memory holds take their time.
    const bool works_long = GetParam().name.starts_with("worker") || GetParam().name == "typedmany";
    scenario->limits = {.events = 50'000,
                        .turns = 20'000,
                        .callbacks = 20'000,
                        .operations = works_long ? 40'000'000u : 10'000'000u,
                        .memory_bytes = uint64_t{24} << 20,
                        .threads = 3};
    std::string errors;
    lg::RunOptions options;
    options.output = [&](lg::trace::Stream stream, std::string_view text) {
        if (stream == lg::trace::Stream::standard_error) errors += text;
    };
    const auto outcome = lg::run(*scenario, options);
    ASSERT_TRUE(outcome) << outcome.error().text();
    EXPECT_EQ(ending_of(*outcome, errors), GetParam().ending) << errors.substr(0, 2000);

    std::string bytes;
    lg::trace::write_trace(*outcome->trace, [&](std::string_view piece) { bytes += piece; });
    std::istringstream input{bytes};
    const auto read = lg::trace::read_trace(input, "the trace");
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_FALSE(read->damage) << read->damage->text();
    EXPECT_EQ(read->trace->fingerprint(), outcome->trace->fingerprint());
}

INSTANTIATE_TEST_SUITE_P(Scripts, Hostile, testing::ValuesIn(hostile_programs()),
                         [](const auto& program) { return program.param.name; });
