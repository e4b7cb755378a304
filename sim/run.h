// A scenario goes in, a trace comes out: the one door to the machine.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/result.h"
#include "sim/host/host_kind.h"
#include "sim/host/live_limits.h"
#include "sim/scenario.h"
#include "sim/trace/gate.h"
#include "sim/trace/trace.h"

namespace lg {

namespace host {
class Wakeup;
}

struct RunOptions {
    bool lines = true;                   // record each statement of the user's code
    bool frames = true;                  // record each call of the user's code; lines need frames
    bool keep_events = true;             // false: only run, for speed; the trace stays empty
    std::vector<std::string> arguments;  // behind the script's path, in process.argv
    // Receives what the program writes, at once. Absent: it is only in the trace.
    std::function<void(trace::Stream, std::string_view)> output;
    // Whether what was just given to `output` found nobody who reads it any more (EPIPE), which a live
    // program hears of. Absent: never.
    std::function<bool()> output_is_broken;
    // The virtual machine, or the real one through one of its demultiplexers.
    host::HostKind host = host::HostKind::simulated;
    std::vector<host::RealServer> servers;  // of a live run: instead of actors
    host::LiveLimits limits;                // of a live run
    bool private_ports = false;             // of a live run: it can stand beside others
    bool serves = false;  // of a live run: others than the actors may come, it does not end with them
    host::Notice notice;  // of a live run: what the user should know, a line at a time
    std::shared_ptr<host::Wakeup> wakeup;  // by which others interrupt it
    // Where to append; a reader on another thread may follow it. Null: a new one.
    std::shared_ptr<trace::Trace> trace;
    trace::Gate* gate = nullptr;  // which the run passes behind each event; null: nobody holds it
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

// Runs the scenario, from beginning to end. On the virtual host the same scenario gives the same trace on
// every machine. A script's own failures are no errors: they are in the outcome. Errors: an unknown profile;
// a live host that cannot be had here. Blocks; uses a thread of its own with a large stack.
Result<RunOutcome> run(const Scenario& scenario, const RunOptions& options);

// On what a run can stand here: the virtual machine, and then the best of the real one's demultiplexers
// first.
std::vector<host::HostKind> hosts_here();

}  // namespace lg
