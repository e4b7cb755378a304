#include <fmt/format.h>

#include <cstdio>
#include <optional>

#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/run.h"
#include "sim/trace/text.h"
#include "sim/trace/trace_file.h"

namespace lg::cli {

static void write_through(trace::Stream stream, std::string_view text) {
    if (stream != trace::Stream::standard_error) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return;
    }
    std::fflush(stdout);  // both may go to one place: keep their order
    std::fwrite(text.data(), 1, text.size(), stderr);
}

static std::string limit_text(const RunOutcome& outcome) {
    const bool is_memory = outcome.limit == trace::LimitKind::memory;
    return fmt::format("it reached the limit of {} {}", outcome.limit_maximum,
                       is_memory ? "bytes of memory" : trace::name_of(outcome.limit));
}

int run_program(const RunChoice& choice) {
    auto scenario = choose_scenario(choice.scenario);
    if (!scenario) return complain(scenario.error());
    const auto kind = choose_host(choice.live.host);
    if (!kind) return complain(kind.error());
    RunOptions options;
    options.host = *kind;
    if (const auto applied = apply_live_choice(choice.live, *scenario, options); !applied)
        return complain(applied.error());
    options.notice = [](std::string_view line) { fmt::print(stderr, "loopglass: {}\n", line); };
    std::optional<Interrupt> interrupt;
    if (*kind != host::HostKind::simulated) options.wakeup = interrupt.emplace().wakeup();
    options.arguments = choice.scenario.arguments;
    options.keep_events = choice.print_events || !choice.trace.empty();
    options.lines = options.frames = options.keep_events;
    options.lines = options.lines && choice.lines;
    options.output = write_through;
    if (*kind != host::HostKind::simulated) {
        // Who waits for "listening" on a pipe waits for it now.
        options.output = [](trace::Stream stream, std::string_view text) {
            write_through(stream, text);
            std::fflush(stdout);
        };
    }
    options.trace = std::make_shared<trace::Trace>();
    std::optional<trace::TraceFile> file;
    if (!choice.trace.empty()) {
        // Who prints the events needs them again when the run is over.
        file.emplace(options.trace, choice.trace).follow(choice.print_events ? nullptr : options.trace);
    }
    const auto outcome = run(*scenario, options);
    if (!outcome) return complain(outcome.error());
    std::fflush(stdout);
    if (choice.print_events) {
        for (trace::Seq seq = 1; seq <= outcome->trace->size(); seq++) {
            fmt::print(stderr, "{}\n", trace::event_line(*outcome->trace, seq));
        }
    }
    if (file) {
        if (const auto written = file->finish(); !written) return complain(written.error());
    }
    if (outcome->reason == trace::ExitReason::limit) {
        fmt::print(stderr, "loopglass: the script was stopped: {}. [limits] in scenario.toml can raise it\n",
                   limit_text(*outcome));
    }
    return outcome->exit_code;
}

int list_all() {
    const auto scenarios = list_scenarios(scenarios_folder());
    if (!scenarios) return complain(scenarios.error());
    size_t width = 0;
    for (const Scenario& scenario : *scenarios) width = std::max(width, scenario.name.size());
    for (const Scenario& scenario : *scenarios) {
        fmt::print("{:<{}}  {}  |  {}\n", scenario.name, width, scenario.title.en, scenario.title.ko);
    }
    return exit_fine;
}

}  // namespace lg::cli
