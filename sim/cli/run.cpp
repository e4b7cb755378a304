#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <optional>
#include <system_error>

#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/run.h"
#include "sim/trace/text.h"
#include "sim/trace/trace_file.h"

namespace lg::cli {

namespace {

// Where the script's output goes. A failure is none of the script's; but who writes to a pipe that nobody
// reads any more hears of it in a live program, as in Node.
class Output {
  public:
    void write(trace::Stream stream, std::string_view text, bool at_once) {
        if (stream == trace::Stream::standard_error) {
            flush();  // both may go to one place: keep their order
            is_broken_ = std::fwrite(text.data(), 1, text.size(), stderr) < text.size() && errno == EPIPE;
            return;
        }
        is_broken_ = false;
        note(std::fwrite(text.data(), 1, text.size(), stdout) == text.size());
        if (at_once) flush();
    }
    void flush() { note(std::fflush(stdout) == 0); }
    // Whether nobody reads what was just written.
    bool is_broken() const { return is_broken_; }
    // Why something is missing from the standard output; 0: nothing is, or nobody reads it any more.
    int error() const { return error_ == EPIPE ? 0 : error_; }

  private:
    void note(bool is_written) {
        if (is_written) return;
        if (error_ == 0) error_ = errno;
        is_broken_ = is_broken_ || errno == EPIPE;
    }
    int error_ = 0;
    bool is_broken_ = false;
};

void print_events(const trace::Trace& trace) {
    for (trace::Seq seq = 1; seq <= trace.size(); seq++)
        std::fputs((trace::event_line(trace, seq) + '\n').c_str(), stderr);
}

}  // namespace

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
    if (*kind == host::HostKind::simulated) {
        if (const auto checked = check_live_flags(choice.live); !checked) return complain(checked.error());
    }
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
    survive_failed_writes();
    Output output;
    // Who waits for a live program's "listening" on a pipe waits for it now.
    const bool is_live = *kind != host::HostKind::simulated;
    options.output = [&](trace::Stream stream, std::string_view text) {
        output.write(stream, text, is_live);
    };
    if (is_live) options.output_is_broken = [&] { return output.is_broken(); };
    options.trace = std::make_shared<trace::Trace>();
    std::optional<trace::TraceFile> file;
    if (!choice.trace.empty()) {
        file.emplace(options.trace, choice.trace);
        if (const auto opened = file->opened(); !opened) return complain(opened.error());
        // Who prints the events needs them again when the run is over.
        using Keep = trace::TraceFile::Keep;
        file->follow(options.trace, choice.print_events ? Keep::everything : Keep::nothing);
    }
    const auto outcome = run(*scenario, options);
    if (!outcome) return complain(outcome.error());
    output.flush();
    if (choice.print_events) print_events(*outcome->trace);
    if (file) {
        if (const auto written = file->finish(); !written) return complain(written.error());
    }
    if (outcome->reason == trace::ExitReason::limit) {
        fmt::print(stderr, "loopglass: the script was stopped: {}. [limits] in scenario.toml can raise it\n",
                   limit_text(*outcome));
    }
    // Where clients were and are done, it is the end that was meant.
    const bool waits_for_ever =
        outcome->reason == trace::ExitReason::world_quiet && scenario->world.actors.empty();
    if (waits_for_ever) {
        fmt::print(
            stderr,
            "loopglass: the script waits, as Node would for ever: nobody is here who connects, sends or "
            "wakes it{}\n",
            is_live ? "" : " (--host live serves real clients)");
    }
    if (output.error()) {
        complain({fmt::format("the script's output could not be written: {}",
                              std::generic_category().message(output.error()))});
        if (outcome->exit_code == 0) return exit_failed;
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
