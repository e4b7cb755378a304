// What is worth telling about an event, as a line between two participants.
// Pure; a Teller reads one trace on one thread.
#pragma once
#include <optional>
#include <string>

#include "sim/diagram/diagram.h"
#include "sim/diagram/event_fields.h"
#include "sim/trace/trace.h"

namespace lg::diagram {

// The parts of the runtime. Actors of the scenario have names instead.
enum class Part { script, engine, node, loop, pool, system };

struct Role {
    Part part = Part::loop;
    trace::StringId actor;  // instead of `part`
    uint32_t thread = 0;    // a worker thread as a whole, with its script and its loop, instead of `part`

    friend auto operator<=>(const Role&, const Role&) = default;
};

struct StoryLine {
    trace::Seq seq = 0;
    Role from;
    Role to;
    std::string text;
    LineStyle style = LineStyle::solid;
    Head head = Head::arrow;
    bool inner = false;  // of interest only to those who want to see every queue
    bool note = false;   // over `from`, no message
};

class Teller {
  public:
    Teller(const trace::Trace& trace, trace::Seq events) : trace_(trace), origins_(trace, events) {}

    // Nothing for most events.
    std::optional<StoryLine> tell(trace::Seq seq) const;

  private:
    const trace::Trace& trace_;
    Origins origins_;
};

// At most 80 characters on one line; what cannot be shown becomes U+FFFD.
std::string one_line(std::string_view text);

}  // namespace lg::diagram
