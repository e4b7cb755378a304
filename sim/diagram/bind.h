// Holds a run against a diagram: which event of the trace each bound message describes, and whether they
// happened in the documented order. Messages are taken in the order of the file, a loop's body once. Pure
// functions; the trace may grow meanwhile, what it held at the start counts.
//
// A binding names an event and, as conditions, its fields as text (see trace::value_text). Besides the
// event's own:
//   lane, rule            where it happened ("loop", "worker"), and the rule that made it happen now ("L12")
//   operation.kind, ...   a field of the event that began the thing which the field names: of the submission
//   of an
//                         operation, the start of a timer, the queueing of a job, the opening of a handle,
//                         ...
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/diagram/diagram.h"
#include "sim/trace/trace.h"

namespace lg::diagram {

// A message whose event the run does not have, at least not there.
struct Missing {
    uint32_t message = 0;               // counts messages from 0
    std::optional<uint32_t> after;      // the last message before it that was found
    trace::Seq after_seq = 0;           // and its event
    std::optional<trace::Seq> earlier;  // it did happen, but before that: the order is wrong
    std::optional<trace::Seq> similar;  // an event of that name behind `after` for which the conditions fail
    Error error;                        // all of this in words, with the binding's place
};

struct Match {
    std::vector<std::optional<trace::Seq>> events;  // by message; none for the unbound and the missing
    std::vector<Missing> missing;                   // empty: the run happened as documented

    bool complete() const { return missing.empty(); }
};

// Whether every event, field and value that the bindings name exists. The error lists what does.
Status check_names(const Diagram& diagram);

// For each bound message the first event behind the one of the message before that satisfies it. A message
// that is missing is passed over, so that one mistake does not hide the others; after twenty it stops.
// Errors: those of check_names().
Result<Match> bind(const trace::Trace& trace, const Diagram& diagram);

}  // namespace lg::diagram
