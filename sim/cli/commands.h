// The commands behind the words of cli.cpp. Each returns the exit code of the program.
#pragma once
#include <string>

#include "sim/cli/cli.h"

namespace lg::cli {

struct RunChoice {
    ScenarioChoice scenario;
    std::string trace;  // where to write the trace file; empty: nowhere
    bool print_events = false;
    bool lines = true;
    LiveChoice live;
};
int run_program(const RunChoice& choice);

struct RacesChoice {
    ScenarioChoice scenario;
    uint64_t seeds = 64;  // how many are tried
};
int show_races(const RacesChoice& choice);

int list_all();

// what: a scenario, a trace file or a .mmd file.
int check(const std::string& what);

// A trace file is read, anything else is run.
Result<std::shared_ptr<trace::Trace>> trace_of(const ScenarioChoice& choice, host::HostKind host);

struct DiffChoice {
    ScenarioChoice scenario;    // or the path of a trace file
    std::string other;          // a trace file; empty: the same on `host`
    std::string host = "live";  // as in LiveChoice
};
int show_difference(const DiffChoice& choice);

struct ExportChoice {
    ScenarioChoice scenario;  // or the path of a trace file
    std::string format;       // chrome, mermaid, jsonl, csv
    std::string output;       // a file; empty: stdout
};
int export_trace(const ExportChoice& choice);

}  // namespace lg::cli
