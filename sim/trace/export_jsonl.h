// A run as JSON lines: one object for each event, in valid UTF-8 whatever the script wrote.
//   {"seq":12,"at_ns":1500,"lane":"loop","event":"timer_started","fields":{"timer":1,...},
//    "rule":"J8","cause":7}
// Texts are strings, sites are objects, yes and no are true and false, other enums are their names; what is
// "none" is null. rule and cause are there if the event has them. Bytes that are no UTF-8 become U+FFFD.
#pragma once
#include <string>
#include <string_view>

#include "sim/trace/sink.h"
#include "sim/trace/trace.h"

namespace lg::trace {

void export_jsonl(const Trace& trace, const Sink& sink);

// A text as a JSON string with its quotes.
std::string json_text(std::string_view text);
// A place as {"function":"f","file":"main.js","line":3,"column":2}, or null.
std::string json_site(const Trace& trace, SiteId id);
// The fields of an event as an object.
std::string json_fields(const Trace& trace, const Event& event);

}  // namespace lg::trace
