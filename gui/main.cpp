// The program with its window: the command line's words become the window's options.
#include <fmt/format.h>

#ifdef _WIN32
#include <windows.h>
#endif

#include <cstdlib>
#include <string_view>

#include "gui/app.h"
#include "sim/cli/cli.h"
#include "sim/host/live_demultiplexer.h"
#include "sim/trace/trace_file.h"

namespace {

using namespace lg;

gui::Language language_of(const std::string& chosen) {
    if (chosen == "ko") return gui::Language::korean;
    if (chosen == "en") return gui::Language::english;
    // As the machine's locale says; Korean is what the lessons are written in first.
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return std::string_view(value).starts_with("en") ? gui::Language::english : gui::Language::korean;
#ifdef _WIN32  // it sets none of them
    if (PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_ENGLISH) return gui::Language::english;
#endif
    return gui::Language::korean;
}

Result<gui::Subject> subject_of(const cli::ViewChoice& view, const std::vector<Scenario>& scenarios) {
    const cli::ScenarioChoice& choice = view.scenario;
    gui::Subject subject;
    subject.options.arguments = choice.arguments;
    subject.beside = view.beside;
    if (!view.beside.empty() && !subject.is_beside_virtual() && !trace::is_trace_file(view.beside))
        return Error{
            fmt::format("--beside takes a trace file or the word virtual, and {} is neither", view.beside)};
    if (gui::is_shown_as_file(choice.name)) {
        subject.file = choice.name;
        if (view.live.host != "virtual")
            return Error{
                fmt::format("--host is for what can be run, and {} is a file to look at", choice.name)};
        if (!view.beside.empty() && (subject.is_beside_virtual() || !trace::is_trace_file(choice.name)))
            return Error{
                "beside a trace file only another one can be shown: loopglass view B.lgt --beside A.lgt"};
        return subject;
    }
    cli::ScenarioChoice named = choice;
    if (named.name.empty()) {
        if (scenarios.empty()) return Error{"there is no scenario in " + cli::scenarios_folder()};
        named.name = scenarios.front().name;
    }
    Result<Scenario> scenario = cli::choose_scenario(named);
    if (!scenario) return scenario.error();
    subject.scenario = std::move(*scenario);
    const Result<host::HostKind> kind = cli::choose_host(view.live.host);
    if (!kind) return kind.error();
    subject.options.host = *kind;
    if (*kind != host::HostKind::simulated) {
        if (const Status known = host::check_live_host(*kind); !known) return known.error();
    }
    const Status applied = cli::apply_live_choice(view.live, *subject.scenario, subject.options);
    if (!applied) return applied.error();
    if (subject.is_live() != subject.is_beside_virtual() && !view.beside.empty())
        return Error{subject.is_live() ? "a live run is shown beside the virtual one: --beside virtual"
                                       : "--beside virtual is for a live run: say --host live, too"};
    return subject;
}

int view(const cli::ViewChoice& choice) {
    Result<std::vector<Scenario>> scenarios = list_scenarios(cli::scenarios_folder());
    if (!scenarios) return cli::complain(scenarios.error());
    const Result<gui::Subject> subject = subject_of(choice, *scenarios);
    if (!subject) return cli::complain(subject.error());
    const gui::Language language = language_of(choice.language);
    const int width = static_cast<int>(choice.width), height = static_cast<int>(choice.height);
    if (choice.headless)
        return gui::write_frames(
            {*subject, language, width, height, choice.frames.empty() ? "frames" : choice.frames});
    return gui::run_window({*subject, *scenarios, language, width, height});
}

}  // namespace

int main(int argc, char** argv) { return lg::cli::main(argc, argv, view); }
