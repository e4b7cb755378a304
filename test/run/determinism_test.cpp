// The promises that hold for every run: the same scenario gives the same trace, on every compiler and build;
// the trace is its own proof; the run happens as the scenario's diagrams say.
#include <fmt/format.h>
#include <gtest/gtest.h>
#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>

#include "sim/host/file_handle.h"
#endif

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "sim/base/hash.h"
#include "sim/diagram/bind.h"
#include "sim/diagram/parse.h"
#include "sim/run.h"
#include "sim/trace/replay.h"
#include "sim/trace/trace_file.h"

namespace fs = std::filesystem;

static const fs::path root = LOOPGLASS_SOURCE_DIR;
// A line a scenario: its name and its fingerprint. LOOPGLASS_ACCEPT=1 writes it anew; read the change before
// you commit it.
static const fs::path golden_file = root / "test" / "golden" / "fingerprints.txt";

static std::vector<lg::Scenario> scenarios() {
    auto found = lg::list_scenarios((root / "scenarios").string());
    EXPECT_TRUE(found) << found.error().text();
    return found ? *found : std::vector<lg::Scenario>{};
}

static std::shared_ptr<lg::trace::Trace> trace_of(const lg::Scenario& scenario) {
    const auto outcome = lg::run(scenario, {});
    EXPECT_TRUE(outcome) << outcome.error().text();
    return outcome ? outcome->trace : nullptr;
}

static std::string file_of(const lg::trace::Trace& trace) {
    std::string bytes;
    lg::trace::write_trace(trace, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

static std::string read_text(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(Determinism, the_same_scenario_gives_the_same_file_byte_for_byte) {
    for (const lg::Scenario& scenario : scenarios()) {
        const auto first = trace_of(scenario), second = trace_of(scenario);
        ASSERT_TRUE(first && second);
        EXPECT_GT(first->size(), 100u) << scenario.name;
        EXPECT_EQ(first->fingerprint(), second->fingerprint()) << scenario.name;
        EXPECT_EQ(file_of(*first), file_of(*second)) << scenario.name;
    }
}

TEST(Determinism, fingerprints_are_those_of_every_other_compiler) {
    std::map<std::string, std::string> golden;
    std::istringstream lines{read_text(golden_file)};
    for (std::string name, print; lines >> name >> print;) golden[name] = print;
    const bool accepts = std::getenv("LOOPGLASS_ACCEPT") != nullptr;
    std::string found;
    // Built-in modules take paths apart, and work on texts is counted by their length: a place that is the
    // same everywhere, not the checkout's.
    const fs::path place = "/tmp/loopglass-golden";
#ifdef _WIN32
    GTEST_SKIP() << "paths are longer there by their drive, and a run knows its path";
#else
    // Another checkout's tests may want the same place.
    const lg::host::FileHandle lock{open("/tmp/loopglass-golden.lock", O_CREAT | O_RDONLY | O_CLOEXEC, 0666)};
    ASSERT_EQ(flock(lock.fd(), LOCK_EX), 0) << "/tmp/loopglass-golden.lock";
#endif
    fs::remove_all(place);
    fs::copy(root / "scenarios", place, fs::copy_options::recursive);
    const auto placed = lg::list_scenarios(place.string());
    ASSERT_TRUE(placed) << placed.error().text();
    for (const lg::Scenario& scenario : *placed) {
        const auto trace = trace_of(scenario);
        ASSERT_TRUE(trace);
        const std::string print = fmt::format("{:016x}", trace->fingerprint());
        found += scenario.name + " " + print + "\n";
        EXPECT_TRUE(accepts || print == golden[scenario.name]) << scenario.name << " has " << print;
    }
    fs::remove_all(place);
    if (accepts) std::ofstream{golden_file} << found;
}

TEST(Determinism, the_window_sees_at_each_step_what_the_loop_saw) {
    lg::Random random{7};
    for (const lg::Scenario& scenario : scenarios()) {
        const auto trace = trace_of(scenario);
        ASSERT_TRUE(trace);
        lg::trace::Replay replay{trace};
        for (int i = 0; i < 60; i++) {
            const auto step = static_cast<lg::trace::Seq>(random.below(trace->size() + 1));
            ASSERT_EQ(replay.at(step), lg::trace::fold(*trace, step)) << scenario.name << " at " << step;
        }
    }
}

TEST(Determinism, what_was_written_reads_back_and_writes_the_same_again) {
    for (const lg::Scenario& scenario : scenarios()) {
        const auto trace = trace_of(scenario);
        ASSERT_TRUE(trace);
        std::istringstream bytes{file_of(*trace)};
        const auto read = lg::trace::read_trace(bytes, scenario.name);
        ASSERT_TRUE(read) << read.error().text();
        ASSERT_FALSE(read->damage) << read->damage->text();
        EXPECT_EQ(file_of(*read->trace), bytes.str());
        EXPECT_EQ(read->trace->fingerprint(), trace->fingerprint());
    }
}

TEST(Determinism, runs_happen_as_their_diagrams_say) {
    size_t diagrams = 0;
    for (const lg::Scenario& scenario : scenarios()) {
        const auto trace = trace_of(scenario);
        ASSERT_TRUE(trace);
        for (const auto& entry : fs::directory_iterator{scenario.folder}) {
            if (entry.path().extension() != ".mmd") continue;
            const auto diagram = lg::diagram::parse(read_text(entry.path()), entry.path().string());
            ASSERT_TRUE(diagram) << diagram.error().text();
            const auto match = lg::diagram::bind(*trace, *diagram);
            ASSERT_TRUE(match) << match.error().text();
            for (const auto& missing : match->missing) ADD_FAILURE() << missing.error.text();
            for (const auto& event : match->events) EXPECT_TRUE(event) << "a message without a binding";
            diagrams++;
        }
    }
    EXPECT_GE(diagrams, 8u);
}
