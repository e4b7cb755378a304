// A race for readers: the two callbacks whose order depends on timing, and where the script asked for them.
#pragma once
#include <string>

#include "sim/trace/trace.h"

namespace lg::trace {

struct Racer {
    CallbackKind kind = CallbackKind::timer;
    uint32_t subject = 0;
    std::string what;  // as scripts name it: "setTimeout", "setImmediate", "stat config.json"
    SiteId from;       // where the script asked for it; none if the trace does not tell
};

struct Race {
    Racer first, second;    // as they come in this run
    bool is_usual = false;  // real Node shows this order most often
    Rule rule = Rule::none;
};

// The event must be a RaceNoted. Looks back through the trace for what raced.
Race race_at(const Trace& trace, Seq seq);

}  // namespace lg::trace
