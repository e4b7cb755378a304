// loopglass races: which orders of the program are races in real Node, and what it prints in each of them.
#include "sim/trace/race.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/cli/commands.h"
#include "sim/run.h"
#include "sim/trace/text.h"

namespace lg::cli {

namespace {

std::string text_of(const trace::Trace& trace, const trace::Racer& racer) {
    const std::string place = trace::site_text(trace, racer.from);
    return place.empty() ? racer.what : fmt::format("{} at {}", racer.what, place);
}

struct Counted {
    std::string text;
    std::vector<uint64_t> seeds;  // or, of races, the steps
};

void count(std::vector<Counted>& table, std::string text, uint64_t number) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Counted& c) { return c.text == text; });
    if (found != table.end()) found->seeds.push_back(number);
    else table.push_back({std::move(text), {number}});
}

void print_races(const trace::Trace& trace) {
    std::vector<Counted> races;
    for (trace::Seq seq = 1; seq <= trace.size(); seq++) {
        if (!trace[seq].is<trace::RaceNoted>()) continue;
        const trace::Race race = trace::race_at(trace, seq);
        count(races,
              fmt::format("{}\n    before {}\n    [{}] {}", text_of(trace, race.first),
                          text_of(trace, race.second), name_of(race.rule),
                          race.is_usual ? "mostly so in real Node" : "mostly the reverse in real Node"),
              seq);
    }
    for (const Counted& race : races) {
        fmt::print("{}, {} {}{}\n", race.text, race.seeds.size() == 1 ? "step" : "first at step",
                   race.seeds.front(),
                   race.seeds.size() == 1 ? "" : fmt::format(", {} times", race.seeds.size()));
    }
    if (races.empty()) fmt::print("No races: real Node prints this each time.\n");
}

// What the program writes, and how it ends, with this seed.
Result<std::string> output_of(Scenario scenario, uint64_t seed, const std::vector<std::string>& arguments) {
    scenario.seed = seed;
    std::string text;
    RunOptions options;
    options.arguments = arguments;
    options.lines = options.frames = options.keep_events = false;
    options.output = [&](trace::Stream, std::string_view piece) { text += piece; };
    const auto outcome = run(scenario, options);
    if (!outcome) return outcome.error();
    if (!text.empty() && text.back() != '\n') text += '\n';
    if (outcome->exit_code) text += fmt::format("[exit code {}]\n", outcome->exit_code);
    return text;
}

int print_outputs(const Scenario& scenario, const RacesChoice& choice) {
    std::vector<Counted> outputs;
    for (uint64_t seed = 1; seed <= choice.seeds; seed++) {
        auto text = output_of(scenario, seed, choice.scenario.arguments);
        if (!text) return complain(text.error());
        count(outputs, std::move(*text), seed);
    }
    std::stable_sort(outputs.begin(), outputs.end(),
                     [](const Counted& a, const Counted& b) { return a.seeds.size() > b.seeds.size(); });
    fmt::print("\n{} different output{} with the seeds 1 to {}:\n", outputs.size(),
               outputs.size() == 1 ? "" : "s", choice.seeds);
    for (const Counted& output : outputs) {
        fmt::print("\n-- {} of {}, the first is --seed {}\n{}", output.seeds.size(), choice.seeds,
                   output.seeds.front(), output.text);
    }
    return exit_fine;
}

}  // namespace

int show_races(const RacesChoice& choice) {
    const auto scenario = choose_scenario(choice.scenario);
    if (!scenario) return complain(scenario.error());
    RunOptions options;
    options.arguments = choice.scenario.arguments;
    options.lines = false;
    const auto outcome = run(*scenario, options);
    if (!outcome) return complain(outcome.error());
    print_races(*outcome->trace);
    return print_outputs(*scenario, choice);
}

}  // namespace lg::cli
