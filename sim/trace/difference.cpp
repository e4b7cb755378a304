#include "sim/trace/difference.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/trace/text.h"

namespace lg::trace {

namespace {

struct Step {
    Seq seq = 0;
    std::string what;
    CallbackKind within = CallbackKind::main_script;
    bool raced = false;  // a race was told since the step before
};

bool is_of_the_script(const Trace& trace, const CallbackStarted& callback) {
    const std::string_view file = trace.text(trace.site(callback.function).file);
    return !file.empty() && !file.starts_with("node:");
}

std::vector<Step> steps_of(const Trace& trace) {
    std::vector<Step> steps;
    CallbackKind within = CallbackKind::main_script;
    bool raced = false;
    const auto add = [&](Seq seq, std::string what) {
        steps.push_back({seq, std::move(what), within, std::exchange(raced, false)});
    };
    for (Seq seq = 1; seq <= trace.size(); seq++) {
        const Event& event = trace[seq];
        if (event.lane() != Lane{}) continue;
        if (event.is<RaceNoted>()) raced = true;
        if (event.is<CallbackStarted>()) {
            const auto callback = event.as<CallbackStarted>();
            within = callback.kind;
            if (!is_of_the_script(trace, callback)) continue;
            add(seq,
                fmt::format("callback {} {}", name_of(callback.kind), site_text(trace, callback.function)));
        } else if (event.is<ConsoleWritten>()) {
            const auto written = event.as<ConsoleWritten>();
            add(seq, fmt::format("{} {}", name_of(written.stream), quoted(trace.text(written.text))));
        }
    }
    return steps;
}

bool comes_from_outside(CallbackKind kind) {
    using enum CallbackKind;
    return kind == timer || kind == io || kind == work || kind == message || kind == immediate ||
           kind == pending || kind == close || kind == thread_exit;
}

using Place = std::vector<Step>::const_iterator;

bool has(Place from, Place end, const Step& wanted) {
    return std::any_of(from, end, [&](const Step& step) { return step.what == wanted.what; });
}

Difference::Side side_of(Place place, Place end) {
    if (place == end) return {0, "nothing: the run is over"};
    return {place->seq, place->what};
}

}  // namespace

std::optional<Difference> first_difference(const Trace& left, const Trace& right) {
    const std::vector<Step> ours = steps_of(left), theirs = steps_of(right);
    const auto [a, b] = std::mismatch(ours.cbegin(), ours.cend(), theirs.cbegin(), theirs.cend(),
                                      [](const Step& x, const Step& y) { return x.what == y.what; });
    if (a == ours.cend() && b == theirs.cend()) return std::nullopt;
    Difference difference;
    difference.step = static_cast<uint32_t>(a - ours.cbegin()) + 1;
    difference.left = side_of(a, ours.cend());
    difference.right = side_of(b, theirs.cend());
    if (a == ours.cend() || b == theirs.cend()) return difference;
    if (!has(a, ours.cend(), *b) || !has(b, theirs.cend(), *a)) return difference;
    if (a->raced || b->raced) difference.cause = Difference::Cause::race;
    else if (comes_from_outside(a->within) && comes_from_outside(b->within))
        difference.cause = Difference::Cause::timing;
    return difference;
}

}  // namespace lg::trace
