// A scenario: a script, and the world that it will meet. Read from a folder with scenario.toml and main.js,
// or made up around any script file. Plain data; reading it touches no more than the files it names.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/time.h"
#include "sim/host/world_description.h"

namespace lg {

// A text for readers in two languages. Korean falls back on English where there is none.
struct LocalText {
    std::string en;
    std::string ko;
};

// What JavaScript costs on the virtual machine.
struct ScriptCosts {
    Duration operation{2};      // each operation of the engine's interpreter that is counted
    Duration clock_read{5000};  // Date.now(), performance.now(), process.hrtime()
    Duration callback{2'000};   // the way from the loop into JavaScript and back
    // What runs for the first time is slow: Node compiles it, and makes what it needs.
    std::optional<Duration> first_output;  // the first write to stdout or stderr; none: as the profile has it
    std::optional<Duration> first_module;  // the first require() of each built-in module; none: as there
    Duration first_completion{150'000};    // the first callback of each kind of pool work
    Duration first_exception{320'000};     // the first that nobody caught: the throw, and telling it
};

// What stops a run, the same on every machine; as in trace::LimitKind. 0 stands for no limit.
struct RunLimits {
    uint64_t events = 20'000'000;
    uint64_t turns = 5'000'000;
    uint64_t callbacks = 5'000'000;
    uint64_t operations = 2'000'000'000;
    uint64_t memory_bytes = uint64_t{512} << 20;
    uint64_t threads = 128;  // that are alive at one time
};

struct Scenario {
    std::string name;    // of the folder, or of the script without its extension
    std::string folder;  // absolute; the part of the real disk that the script can read
    std::string script;  // absolute path
    LocalText title;
    LocalText summary;
    std::string node;          // the profile, such as "20"; empty for the newest
    uint64_t seed = 1;         // decides races, and jitter; 1 gives the orders that Node shows most often
    uint64_t random_seed = 1;  // of Math.random and of the bytes of crypto
    uint32_t pool_size = 4;
    ScriptCosts costs;
    RunLimits limits;
    host::WorldDescription world;
    std::string diagram;  // absolute path of diagram.mmd; empty if there is none
    LocalText notes;      // absolute paths of notes.en.md and notes.ko.md; empty if there are none
};

// path: a folder with scenario.toml (or only main.js), a scenario.toml, or any script file. An error has the
// place in the file, what was found and what would be right.
Result<Scenario> load_scenario(const std::string& path);

// Reads the text of a scenario.toml into a scenario that holds the defaults. `file` is what errors name.
// Looks at no other file.
Status read_scenario(std::string_view text, const std::string& file, Scenario& scenario);

// The scenarios in the folders below `folder`, in the order of their names. A folder without a scenario.toml
// is none; one with a mistake in it makes the whole list an error.
Result<std::vector<Scenario>> list_scenarios(const std::string& folder);

}  // namespace lg
