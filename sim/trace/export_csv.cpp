#include "sim/trace/export_csv.h"

#include <fmt/format.h>

#include "sim/trace/text.h"

namespace lg::trace {

// A cell in quotes, which are doubled within it.
static std::string csv_cell(std::string_view text) {
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell += '"';
}

void export_csv(const Trace& trace, const Sink& sink) {
    SinkBuffer out(sink);
    out.bytes = "seq,at_ns,lane,event,rule,cause,fields\r\n";
    const Seq count = trace.size();
    for (Seq seq = 1; seq <= count; seq++) {
        const Event& event = trace[seq];
        const std::string cause = event.cause() ? std::to_string(event.cause()) : "";
        out.bytes += fmt::format("{},{},{},{},{},{},{}\r\n", seq, event.at().ns, lane_text(event.lane()),
                                 kind_name(event.kind()), name_of(event.rule()), cause,
                                 csv_cell(fields_text(trace, event)));
        out.rest();
    }
    out.flush();
}

}  // namespace lg::trace
