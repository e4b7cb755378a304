#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/cli/commands.h"
#include "sim/diagram/bind.h"
#include "sim/diagram/parse.h"
#include "sim/run.h"
#include "sim/trace/text.h"
#include "sim/trace/trace_file.h"

namespace lg::cli {

namespace fs = std::filesystem;

static Result<std::vector<diagram::Diagram>> read_diagrams(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return Error{"the file cannot be read", {path, 0, 0}};
    std::stringstream text;
    text << file.rdbuf();
    return diagram::parse_all(text.str(), path);
}

static int check_diagram(const std::string& path) {
    const auto diagrams = read_diagrams(path);
    if (!diagrams) return complain(diagrams.error());
    for (const diagram::Diagram& diagram : *diagrams) {
        if (const auto named = diagram::check_names(diagram); !named) return complain(named.error());
        fmt::print("{}: {} participants, {} messages: well-formed\n", path, diagram.participants.size(),
                   diagram::messages_of(diagram).size());
    }
    return exit_fine;
}

static int check_trace(const std::string& path) {
    const auto read = trace::read_trace(path);
    if (!read) return complain(read.error());
    if (read->damage) return complain(*read->damage);
    fmt::print("{}: {} events, fingerprint {:016x}: consistent\n", path, read->trace->size(),
               read->trace->fingerprint());
    return exit_fine;
}

// Prints what was found for each message; returns whether the run happened as the diagram says.
static bool hold_against(const trace::Trace& trace, const diagram::Diagram& diagram,
                         const std::string& path) {
    const auto match = diagram::bind(trace, diagram);
    if (!match) {
        complain(match.error());
        return false;
    }
    size_t bound = 0;
    for (const auto& event : match->events) bound += event.has_value();
    for (const diagram::Missing& missing : match->missing) fmt::print("{}\n", missing.error.text());
    fmt::print("{}: {} of {} messages found in the run, {} missing\n", path, bound, match->events.size(),
               match->missing.size());
    return match->complete();
}

static int check_scenario(const std::string& name) {
    const auto scenario = choose_scenario({name, {}, {}, {}, {}, 0, {}});
    if (!scenario) return complain(scenario.error());
    const auto outcome = run(*scenario, {});
    if (!outcome) return complain(outcome.error());
    fmt::print("{}: {} events, exit code {} ({}), fingerprint {:016x}\n", scenario->name, outcome->events,
               outcome->exit_code, trace::name_of(outcome->reason), outcome->trace->fingerprint());
    if (scenario->diagram.empty()) return exit_fine;
    bool holds = true;
    for (const auto& entry : fs::directory_iterator{scenario->folder}) {
        if (entry.path().extension() != ".mmd") continue;
        const auto diagrams = read_diagrams(entry.path().string());
        if (!diagrams) return complain(diagrams.error());
        for (const auto& each : *diagrams)
            holds &= hold_against(*outcome->trace, each, entry.path().string());
    }
    return holds ? exit_fine : exit_failed;
}

int check(const std::string& what) {
    if (diagram::is_diagram_file(what)) return check_diagram(what);
    if (trace::is_trace_file(what)) return check_trace(what);
    return check_scenario(what);
}

}  // namespace lg::cli
