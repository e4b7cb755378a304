#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/trace/difference.h"
#include "sim/trace/order.h"
#include "sim/trace/trace_file.h"

namespace lg::cli {

static std::string_view explanation(trace::Difference::Cause cause) {
    using enum trace::Difference::Cause;
    switch (cause) {
        case race: return "a race: real Node may do either";
        case timing: return "timing: both do both, and what came first from outside decides";
        case repeat:
            return "timing: both do this, one more often, by how long it took or in what pieces it came";
        case over: return "one run is over here, and the other goes on";
        case open: return "one run was cut short: what the other did it might have done later";
        case content: break;
    }
    return "no time decides this: the input was another, or it is a bug of Loopglass";
}

// What the run stood on, as its trace says.
static std::string host_of(const trace::Trace& trace) {
    if (trace.size() == 0 || !trace[1].is<trace::RunStarted>()) return "?";
    return std::string(trace.text(trace[1].as<trace::RunStarted>().host));
}

static void show_side(const trace::Trace& trace, const trace::Difference::Side& side) {
    const std::string where = side.seq ? fmt::format("event {}", side.seq) : "its end";
    fmt::print("  {:<8} {}  ({})\n", host_of(trace), side.what, where);
}

int show_difference(const DiffChoice& choice) {
    if (choice.other.empty() && trace::is_trace_file(choice.scenario.name))
        return complain({"a trace file is held against another one: loopglass diff A.lgt B.lgt"});
    const auto kind = choose_host(choice.host);
    if (!kind) return complain(kind.error());
    const auto left = trace_of(choice.scenario, host::HostKind::simulated);
    if (!left) return complain(left.error());
    ScenarioChoice other = choice.scenario;
    if (!choice.other.empty()) other.name = choice.other;
    const auto right = trace_of(other, choice.other.empty() ? *kind : host::HostKind::simulated);
    if (!right) return complain(right.error());
    const auto difference = trace::first_difference(*left, *right);
    if (!difference) {
        const uint64_t ours = trace::order_fingerprint(**left), theirs = trace::order_fingerprint(**right);
        fmt::print("no difference: {} and {} do the same in the same order\n", host_of(**left),
                   host_of(**right));
        if (ours == theirs) fmt::print("without times, both have the fingerprint {:016x}\n", ours);
        return exit_fine;
    }
    fmt::print("the first difference, in step {}:\n", difference->step);
    show_side(**left, difference->left);
    show_side(**right, difference->right);
    const std::string_view rule = name_of(difference->rule);
    fmt::print("{}{}\n", explanation(difference->cause), rule.empty() ? "" : fmt::format(" ({})", rule));
    return exit_failed;
}

}  // namespace lg::cli
