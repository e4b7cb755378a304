#include "gui/load.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "sim/diagram/bind.h"
#include "sim/diagram/from_trace.h"
#include "sim/diagram/parse.h"
#include "sim/run.h"
#include "sim/trace/trace_file.h"

namespace lg::gui {
namespace {

namespace fs = std::filesystem;

// Larger files are no source that anybody reads in a window.
constexpr uintmax_t source_bytes_max = 4 << 20;
constexpr size_t sources_max = 64;

Result<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) return Error{fmt::format("cannot read the file {}", path)};
    return text.str();
}

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

// The files that the trace's sites name, as far as they lie in the scenario's folder; the script itself
// first.
std::vector<SourceFile> read_sources(const trace::Trace& trace, const Scenario& scenario) {
    std::vector<SourceFile> sources;
    std::set<std::string_view> seen;
    const fs::path script_name = fs::path(scenario.script).filename();
    for (uint32_t i = 1; i <= trace.site_count() && sources.size() < sources_max; i++) {
        const std::string_view name = trace.text(trace.site(trace::SiteId{i}).file);
        if (name.empty() || name.starts_with("node:") || !seen.insert(name).second) continue;
        const fs::path path =
            fs::path(name).is_absolute() ? fs::path(name) : fs::path(scenario.folder) / name;
        std::error_code ignored;
        const uintmax_t bytes = fs::file_size(path, ignored);
        if (ignored || bytes > source_bytes_max) continue;
        const Result<std::string> text = read_file(path.string());
        if (!text) continue;
        sources.push_back(make_source(std::string(name), *text));
        if (path.filename() == script_name) std::swap(sources.front(), sources.back());
    }
    if (!sources.empty()) return sources;
    // A script that did not even start has no sites: show it all the same.
    if (const Result<std::string> text = read_file(scenario.script))
        sources.push_back(make_source(script_name.string(), *text));
    return sources;
}

Result<Chart> chart_from(const trace::Trace& trace, const std::string& path) {
    const Result<std::string> text = read_file(path);
    if (!text) return text.error();
    Result<diagram::Diagram> parsed = diagram::parse(*text, path);
    if (!parsed) return parsed.error();
    Chart chart;
    chart.diagram = std::move(*parsed);
    chart.messages = diagram::messages_of(chart.diagram);
    const Result<diagram::Match> match = diagram::bind(trace, chart.diagram);
    if (!match) return match.error();
    for (const std::optional<Seq>& seq : match->events) chart.events.push_back(seq.value_or(0));
    return chart;
}

// diagram.mmd is for all readers; diagram.ko.mmd, where there is one, for those who read Korean.
Status take_diagrams(const trace::Trace& trace, const Scenario& scenario, Material& material) {
    if (scenario.diagram.empty()) {
        diagram::TraceDiagram made = diagram::from_trace(trace);
        std::vector<uint32_t> messages = diagram::messages_of(made.diagram);
        for (Chart& chart : material.charts) chart = {made.diagram, messages, made.events, false};
        return Nothing{};
    }
    constexpr std::string_view endings[languages] = {".ko.mmd", ".en.mmd"};
    for (size_t language = 0; language < languages; language++) {
        std::error_code ignored;
        const fs::path own = fs::path(scenario.diagram).replace_extension(endings[language]);
        Result<Chart> chart = chart_from(trace, fs::exists(own, ignored) ? own.string() : scenario.diagram);
        if (!chart) return chart.error();
        material.charts[language] = std::move(*chart);
    }
    return Nothing{};
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
    const Scenario& scenario = *subject.scenario;
    RunOptions options;
    options.arguments = subject.arguments;
    const Result<RunOutcome> outcome = run(scenario, options);
    if (!outcome) return outcome.error();
    Loaded loaded;
    loaded.trace = outcome->trace;
    loaded.material.scenario = name_of(scenario);
    loaded.material.seed = scenario.seed;
    loaded.material.sources = read_sources(*outcome->trace, scenario);
    loaded.material.problem = problem_of(*outcome->trace);
    if (Status taken = take_diagrams(*outcome->trace, scenario, loaded.material); !taken)
        return taken.error();
    return loaded;
}

Result<Loaded> load_trace(const std::string& path) {
    const Result<trace::ReadTrace> read = trace::read_trace(path);
    if (!read) return read.error();
    Loaded loaded;
    loaded.trace = read->trace;
    Material& material = loaded.material;
    Scenario scenario;
    scenario.folder = fs::path(path).parent_path().string();
    material.sources = read_sources(*read->trace, scenario);
    material.scenario = named_after_file(path);
    if (read->damage) material.problem = read->damage->text();
    if (Status taken = take_diagrams(*read->trace, scenario, material); !taken) return taken.error();
    return loaded;
}

Result<Loaded> load_diagram(const std::string& path) {
    const Result<std::string> text = read_file(path);
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

Result<Loaded> load(const Subject& subject) {
    if (subject.scenario) return load_run(subject);
    return trace::is_trace_file(subject.file) ? load_trace(subject.file) : load_diagram(subject.file);
}

bool is_shown_as_file(const std::string& path) {
    return diagram::is_diagram_file(path) || trace::is_trace_file(path);
}

std::vector<ScenarioName> names_of(const std::vector<Scenario>& scenarios) {
    std::vector<ScenarioName> names;
    for (const Scenario& scenario : scenarios) names.push_back(name_of(scenario));
    return names;
}

}  // namespace lg::gui
