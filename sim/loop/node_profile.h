// Which ordering rules hold in which version of Node. One row a version; each column cites its rule.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "sim/base/result.h"

namespace lg::loop {

struct NodeProfile {
    std::string_view name;           // as given to --node
    std::string_view version;        // what process.version says
    std::string_view libuv_version;  // what process.versions.uv says
    bool drain_each_callback;   // J1: ticks and microtasks after each timer and immediate, not once a batch
    bool timer_per_list;        // J8: a timer of libuv's for each list of timers, not one for all lists
    bool await_adopts;          // J5: await of a promise takes 3 jobs, not 1
    bool delegation_awaits;     // J5: yield* in an async generator takes a job more for each value
    bool generator_end_awaits;  // J5: the end of an async generator takes a job more
    bool timers_end_turn;       // L2: timers run behind the close phase, before the test whether to go on
    bool timers_taken_first;    // L4: a timer armed while timers run waits for the next pass in any case
    bool pending_after_poll;    // L9: the pending queue runs up to 8 more times right behind poll
    bool accept_until_empty;    // L13: a listener accepts until EAGAIN, not one connection a turn
    bool rejections_are_fatal;  // J17: an unhandled rejection ends the process with exit code 1
    int drain_attempts;         // J2: how often a drain begins when its ticks throw; behind lists at most 2
    int start_up_us;            // J16: from the end of the main script to the first turn, typically
};

// All versions that we claim, oldest first.
std::span<const NodeProfile> node_profiles();
const NodeProfile& newest_profile();
// Their names, oldest first, with commas between.
std::string profile_names();
// An error names the versions there are.
Result<const NodeProfile*> find_profile(std::string_view name);

}  // namespace lg::loop
