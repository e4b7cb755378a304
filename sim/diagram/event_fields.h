// The fields of events as bindings name them: an event's own, its thread, lane and rule, and behind a dot
// those of the event that began what a field refers to. Pure apart from Origins, which belongs to one trace
// and one thread.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/trace/text.h"

namespace lg::diagram {

// What an id in an event refers to.
enum class Thing { none, operation, timer, immediate, tick, job, promise, coroutine, handle };

// Finds the event that began a thing, by one pass over the first `events` events of the trace.
class Origins {
  public:
    Origins(const trace::Trace& trace, trace::Seq events);

    // Its first beginning (an interval has several); 0 if the trace does not hold one.
    trace::Seq began(Thing thing, uint32_t id) const;

  private:
    struct Began {
        Thing thing;
        uint32_t id;
        trace::Seq seq;

        friend auto operator<=>(const Began&, const Began&) = default;
    };
    std::vector<Began> began_;  // sorted
};

// The text of a field of the event; nothing if it has none. `path` may have dots; then `origins` is needed.
std::optional<std::string> field_of(const trace::Trace& trace, const trace::Event& event,
                                    std::string_view path, const Origins& origins);

// What is wrong with a condition on events of this kind, in words; empty if nothing is. `exact`: `value` is
// the whole value and not a part.
std::string problem_with_field(uint8_t kind, std::string_view path, std::string_view value, bool exact);

}  // namespace lg::diagram
