// Which ordering rules hold in which version of Node. One row a version; each column cites its rule.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sim/base/result.h"

namespace lg::loop {

// What libuv's shutdown waits for: the pending phase, or that poll says writable (before 1.44). Before 1.41
// each write feeds the pending phase, and an end that comes behind it rides along.
enum class FinWait : uint8_t { feed, poll, feed_behind_a_write };

// Node runs immediates of its own, in a scope that drains: at the beginning of each check phase, and when
// another thread asks, which happens once while Node starts.
enum class OwnDrains : uint8_t { none, check, check_and_start };

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
    FinWait fin_wait;           // L10: what the end of a socket waits for
    bool accept_until_empty;    // L13: a listener accepts until EAGAIN, not one connection a turn
    bool rejections_are_fatal;  // J17: an unhandled rejection ends the process with exit code 1
    bool throw_in_main_drains;  // J2: ticks run behind a main script that threw
    OwnDrains own_drains;       // J2: where a drain stands behind no callback of the script's
    bool interval_survives;     // J13: an interval whose callback threw goes on
    bool job_context_ends;      // J2: what a microtask threw is dealt with outside its async context
    int start_up_us;            // J16: from the end of the main script to the first turn, typically
    int caught_start_up_us;     // J16: the same behind a main script that threw what a handler caught
    int first_timer_us;         // T3: what the first timer compiles, behind its reading of the clock
    // J16: the first write to stdout or stderr, if it is a pipe, typically. Whole ones: where in its tick the
    // clock stands is what start_up_us was measured by.
    int first_output_ms;

    constexpr int major() const { return 10 * (version[1] - '0') + version[2] - '0'; }  // of its version
};

// All versions that we claim, oldest first.
std::span<const NodeProfile> node_profiles();
const NodeProfile& newest_profile();
// Their names, oldest first, with commas between.
std::string profile_names();
// An error names the versions there are.
Result<const NodeProfile*> find_profile(std::string_view name);

}  // namespace lg::loop
