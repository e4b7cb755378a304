// From a scenario, a diagram or a trace to what a Session shows: runs it, reads its sources, binds its
// diagram. The GUI's one door to the machine. Blocks while the script runs; any thread.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/material.h"
#include "sim/scenario.h"
#include "sim/trace/trace.h"

namespace lg::gui {

// What to look at: a scenario, or else a file with a diagram or a recorded run.
struct Subject {
    std::optional<Scenario> scenario;
    std::vector<std::string> arguments;  // of the script
    // When there is no scenario: a recorded run, Mermaid, or Markdown with Mermaid in it. Its content tells
    // which.
    std::string file;
};

struct Loaded {
    std::shared_ptr<const trace::Trace> trace;  // empty for a diagram alone
    Material material;
};

// A script's own failure is no error: it is in the trace. Errors: files that cannot be read, bad diagrams.
Result<Loaded> load(const Subject& subject);

// Whether the file is a recorded run or a diagram, and so no script.
bool is_shown_as_file(const std::string& path);

// What the picker lists.
std::vector<ScenarioName> names_of(const std::vector<Scenario>& scenarios);

}  // namespace lg::gui
