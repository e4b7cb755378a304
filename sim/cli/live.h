// What a user may choose for a run on the real machine, and what that means for a scenario.
#pragma once
#include <string>

#include "sim/run.h"

namespace lg::cli {

struct LiveChoice {
    std::string host = "virtual";  // or live, epoll, poll, ...
    host::LiveLimits limits;
    bool serves = false;
    uint32_t clients = 0;  // 0: the scenario's own
    uint32_t requests = 1;
    std::string database;  // postgres://...; empty: the scenario's actor
};

// "virtual", "live" (the platform's best), or the name of a demultiplexer.
Result<host::HostKind> choose_host(const std::string& name);
// Of a run on the virtual machine: the first flag that would do nothing there, and what would be right.
Status check_live_flags(const LiveChoice& choice);
// Changes the scenario's actors, and the options of its run, as the choice says.
Status apply_live_choice(const LiveChoice& choice, Scenario& scenario, RunOptions& options);

}  // namespace lg::cli
