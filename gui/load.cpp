#include "gui/load.h"

#include <fmt/format.h>

#include <filesystem>

#include "sim/diagram/parse.h"
#include "sim/trace/trace_file.h"

namespace lg::gui {
namespace {

namespace fs = std::filesystem;

ScenarioName name_of(const Scenario& scenario) {
    ScenarioName name;
    const std::string& english = scenario.title.en.empty() ? scenario.name : scenario.title.en;
    name.title[static_cast<size_t>(Language::english)] = english;
    name.title[static_cast<size_t>(Language::korean)] =
        scenario.title.ko.empty() ? english : scenario.title.ko;
    name.name = scenario.name;
    return name;
}

ScenarioName named_after_file(const std::string& path) {
    const std::string name = fs::path(path).filename().string();
    return {{name, name}, name};
}

// How the run ended, if that is worth a red line.
std::string problem_of(const trace::Trace& trace) {
    for (Seq seq = trace.size(); seq > 0 && trace.size() - seq < 16; seq--) {
        if (!trace[seq].is<trace::ExceptionUncaught>()) continue;
        const std::string_view message = trace.text(trace[seq].as<trace::ExceptionUncaught>().message);
        return std::string(message.substr(0, message.find('\n')));
    }
    return {};
}

Result<Loaded> load_run(const Subject& subject) {
    Result<BegunRun> begun = begin_run(subject);
    if (!begun) return begun.error();
    const Result<RunOutcome> outcome = run(*subject.scenario, subject.options);
    if (!outcome) return outcome.error();
    complete_run(*outcome->trace, begun->growing, begun->material);
    return Loaded{outcome->trace, std::move(begun->material), {}};
}

Result<Loaded> load_trace(const std::string& path) {
    const Result<trace::ReadTrace> read = trace::read_trace(path);
    if (!read) return read.error();
    Scenario scenario;
    scenario.folder = fs::path(path).parent_path().string();
    BegunRun begun{{}, RunMaterial(scenario)};
    begun.material.scenario = named_after_file(path);
    complete_run(*read->trace, begun.growing, begun.material);
    begun.material.problem = read->damage ? read->damage->text() : "";
    return Loaded{read->trace, std::move(begun.material), {}};
}

Result<Loaded> load_diagram(const std::string& path) {
    const Result<std::string> text = read_text(path);
    if (!text) return text.error();
    // A Markdown text may hold several diagrams: the first one is shown.
    Result<std::vector<diagram::Diagram>> parsed = diagram::parse_all(*text, path);
    if (!parsed) return parsed.error();
    Loaded loaded;
    loaded.trace = std::make_shared<trace::Trace>();
    Material& material = loaded.material;
    Chart chart{std::move(parsed->front()), {}, {}, true};
    chart.messages = diagram::messages_of(chart.diagram);
    chart.events.assign(chart.messages.size(), 0);
    for (Chart& shown : material.charts) shown = chart;
    material.scenario = named_after_file(path);
    return loaded;
}

}  // namespace

Result<BegunRun> begin_run(const Subject& subject) {
    const Scenario& scenario = *subject.scenario;
    BegunRun begun{{}, RunMaterial(scenario)};
    begun.material.scenario = name_of(scenario);
    if (!subject.is_live()) begun.material.seed = scenario.seed;  // on a real machine nothing has one
    if (const Status status = begun.growing.begin(begun.material); !status) return status.error();
    return begun;
}

void complete_run(const trace::Trace& trace, RunMaterial& growing, Material& material) {
    growing.add_sources(trace, material);
    growing.bind_charts(trace, material);
    material.problem = problem_of(trace);
}

Result<Loaded> load(const Subject& subject) {
    Result<Loaded> loaded = subject.scenario                     ? load_run(subject)
                            : trace::is_trace_file(subject.file) ? load_trace(subject.file)
                                                                 : load_diagram(subject.file);
    if (!loaded || subject.beside.empty()) return loaded;
    const Result<Loaded> left = load_trace(subject.beside);
    if (!left) return left.error();
    const auto comparison = std::make_shared<trace::Comparison>(left->trace, loaded->trace);
    comparison->extend(true, true);
    const Beside beside{comparison, {left->material.scenario.name, loaded->material.scenario.name}};
    loaded->beside = {beside, left->trace, left->material};
    return loaded;
}

bool is_shown_as_file(const std::string& path) {
    return diagram::is_diagram_file(path) || trace::is_trace_file(path);
}

std::vector<ScenarioName> names_of(const std::vector<Scenario>& scenarios) {
    std::vector<ScenarioName> names;
    names.reserve(scenarios.size());
    for (const Scenario& scenario : scenarios) names.push_back(name_of(scenario));
    return names;
}

}  // namespace lg::gui
