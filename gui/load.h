// From a scenario, a diagram or a trace to what a Session shows: runs it, reads its sources, binds its
// diagram. With Follow, the GUI's door to the machine. Blocks while the script runs; any thread.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/run_material.h"
#include "sim/run.h"

namespace lg::gui {

// What to look at: a scenario, or else a file with a diagram or a recorded run.
struct Subject {
    std::optional<Scenario> scenario;
    RunOptions options;  // of the scenario's run: the script's arguments, the machine, what it may reach
    // When there is no scenario: a recorded run, Mermaid, or Markdown with Mermaid in it. Its content tells
    // which.
    std::string file;

    // What it is shown beside: a recorded run's file, or "virtual": the same on the virtual machine. May be
    // empty.
    std::string beside;

    bool is_live() const { return scenario && options.host != host::HostKind::simulated; }
    bool is_beside_virtual() const { return beside == "virtual"; }
};

struct LoadedBeside {
    Beside beside;
    std::shared_ptr<const trace::Trace> trace;
    Material material;
};

struct Loaded {
    std::shared_ptr<const trace::Trace> trace;  // empty for a diagram alone
    Material material;
    std::optional<LoadedBeside> beside;  // the recorded run that it is to be shown beside
};

// A script's own failure is no error: it is in the trace. Errors: files that cannot be read, bad diagrams.
Result<Loaded> load(const Subject& subject);

// A run that is shown while it goes on: what there is of it, and how more of it is found.
struct BegunRun {
    Material material;
    RunMaterial growing;
};
// What can be shown before the run. The subject has a scenario. Errors as those of load().
Result<BegunRun> begin_run(const Subject& subject);
// The run is over, and this is all of it.
void complete_run(const trace::Trace& trace, RunMaterial& growing, Material& material);

// Whether the file is a recorded run or a diagram, and so no script.
bool is_shown_as_file(const std::string& path);

// What the picker lists.
std::vector<ScenarioName> names_of(const std::vector<Scenario>& scenarios);

}  // namespace lg::gui
