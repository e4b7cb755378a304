// A run as a table for spreadsheets: RFC 4180, UTF-8, with a line of headings
//   seq,at_ns,lane,event,rule,cause,fields
// where fields is "name=value name=value", as in the text of an event (text.h).
#pragma once
#include "sim/trace/sink.h"
#include "sim/trace/trace.h"

namespace lg::trace {

void export_csv(const Trace& trace, const Sink& sink);

}  // namespace lg::trace
