#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "sim/cli/commands.h"
#include "sim/diagram/from_trace.h"
#include "sim/diagram/write.h"
#include "sim/run.h"
#include "sim/trace/export_chrome.h"
#include "sim/trace/export_csv.h"
#include "sim/trace/export_jsonl.h"
#include "sim/trace/trace_file.h"

namespace lg::cli {

Result<std::shared_ptr<trace::Trace>> trace_of(const ScenarioChoice& choice, host::HostKind host) {
    if (trace::is_trace_file(choice.name)) {
        const auto read = trace::read_trace(choice.name);
        if (!read) return read.error();
        if (read->damage) complain(*read->damage);  // what comes before the damage is exported
        return read->trace;
    }
    const auto scenario = choose_scenario(choice);
    if (!scenario) return scenario.error();
    RunOptions options;
    options.host = host;
    options.arguments = choice.arguments;
    const auto outcome = run(*scenario, options);
    if (!outcome) return outcome.error();
    return outcome->trace;
}

static void write_as(const std::string& format, const trace::Trace& trace, const trace::Sink& sink) {
    if (format == "chrome") return trace::export_chrome(trace, sink);
    if (format == "csv") return trace::export_csv(trace, sink);
    if (format == "jsonl") return trace::export_jsonl(trace, sink);
    sink(diagram::write(diagram::from_trace(trace).diagram));
}

int export_trace(const ExportChoice& choice) {
    const auto trace = trace_of(choice.scenario, host::HostKind::simulated);
    if (!trace) return complain(trace.error());
    if (choice.output.empty() || choice.output == "-") {
        write_as(choice.format, **trace,
                 [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); });
        return std::fflush(stdout) == 0 ? exit_fine : complain({"stdout cannot be written"});
    }
    std::ofstream file{choice.output, std::ios::binary};
    if (file) write_as(choice.format, **trace, [&](std::string_view text) { file << text; });
    file.close();
    return file ? exit_fine : complain({"the file cannot be written", {choice.output, 0, 0}});
}

}  // namespace lg::cli
