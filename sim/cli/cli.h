// The command line: loopglass COMMAND ... Each command is a function in a file of its own; cli.cpp reads the
// words.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/cli/live.h"
#include "sim/scenario.h"

namespace lg::cli {

// What a user may change of a scenario, on every command that runs one.
struct ScenarioChoice {
    std::string name;         // of a scenario, or the path of one, or of any script
    std::string node;         // a profile; empty: the scenario's own
    std::string seed;         // of races; empty: the scenario's own
    std::string random_seed;  // of Math.random; empty: the scenario's own
    std::string root;         // a folder above the script's that it can read; empty: the script's own folder
    uint32_t pool_size = 0;   // 0: the scenario's own
    std::vector<std::string> arguments;
};

struct ViewChoice {
    ScenarioChoice scenario;
    LiveChoice live;
    std::string beside;    // a trace file; or "virtual", of a live run: the same on the virtual machine
    std::string language;  // "ko" or "en"; empty: by the locale
    bool headless = false;
    std::string frames;  // headless: the folder for PNG files
    uint32_t width = 1600;
    uint32_t height = 900;
};

// The window, or its frames on files. The GUI brings it; a build without a GUI has none.
using ViewCommand = std::function<int(const ViewChoice&)>;

// Exit codes of our own; `run` exits with the program's.
inline constexpr int exit_fine = 0;
inline constexpr int exit_failed = 1;  // a check that does not hold
inline constexpr int exit_usage = 2;   // wrong words, or files that cannot be read

int main(int argc, char** argv, const ViewCommand& view);

// Finds a scenario by name (in the scenarios folder) or by path, and applies the choice.
Result<Scenario> choose_scenario(const ScenarioChoice& choice);
// The folder of the scenarios that come with the program.
std::string scenarios_folder();
// Prints "loopglass: ..." to stderr and returns exit_usage.
int complain(const Error& error);

}  // namespace lg::cli
