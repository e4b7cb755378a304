// A scenario goes in, a trace comes out: the one door to the machine.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/result.h"
#include "sim/scenario.h"
#include "sim/trace/trace.h"

namespace lg {

struct RunOptions {
    bool lines = true;                   // record each statement of the user's code
    bool frames = true;                  // record each call of the user's code; lines need frames
    bool keep_events = true;             // false: only run, for speed; the trace stays empty
    std::vector<std::string> arguments;  // behind the script's path, in process.argv
    // Receives what the program writes, at once. Absent: it is only in the trace.
    std::function<void(trace::Stream, std::string_view)> output;
    // Where to append; a reader on another thread may follow it. Null: a new one.
    std::shared_ptr<trace::Trace> trace;
};

struct RunOutcome {
    std::shared_ptr<trace::Trace> trace;
    trace::ExitReason reason = trace::ExitReason::loop_empty;
    int exit_code = 0;
    trace::Seq events = 0;  // how many there were, kept or not
    // Which limit ended the run, if the reason says so; memory is in bytes.
    trace::LimitKind limit = trace::LimitKind::events;
    uint64_t limit_maximum = 0;
};

// Runs the scenario on the virtual host, from beginning to end. The same scenario gives the same trace on
// every machine. A script's own failures are no errors: they are in the outcome. Errors: an unknown profile.
// Blocks; uses a thread of its own with a large stack.
Result<RunOutcome> run(const Scenario& scenario, const RunOptions& options);

}  // namespace lg
