#include "sim/cli/cli.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <span>

#include "sim/base/keep_memory.h"
#include "sim/cli/commands.h"
#include "sim/loop/node_profile.h"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif

namespace lg::cli {

// A program's output is bytes, and text is UTF-8: on Windows the C library would change the one, and the
// console take the other for something else.
static void prepare_console() {
#ifdef _WIN32
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    SetConsoleOutputCP(CP_UTF8);
#endif
}

static void add_scenario(CLI::App& command, ScenarioChoice& choice, const char* what) {
    command.add_option("scenario", choice.name, what)->required();
    command.add_option("--node", choice.node, "the Node version whose rules hold: " + loop::profile_names());
    command.add_option(
        "--seed", choice.seed,
        "picks among the orders that are races in Node; 1, the default, is the order it shows most often");
    command.add_option("--random-seed", choice.random_seed, "of Math.random, which --seed leaves alone");
    command.add_option("--root", choice.root, "a folder above the script's, which it can read, too");
    command.add_option("--pool-size", choice.pool_size, "threads of the pool")->check(CLI::Range(1, 1024));
}

static void add_live(CLI::App& command, LiveChoice& choice) {
    const std::string group = "The real machine";
    command
        .add_option("--host", choice.host,
                    "virtual, or the real machine: live (its best), epoll, poll, select, kqueue, iocp")
        ->group(group);
    command.add_flag("--serve", choice.serves, "the run does not end with the scenario's actors")
        ->group(group);
    CLI::Option* clients =
        command.add_option("--clients", choice.clients, "so many HTTP clients instead of the scenario's own")
            ->check(CLI::Range(1, 10'000))
            ->group(group);
    command.add_option("--requests", choice.requests, "each of them asks so often")
        ->check(CLI::Range(1, 1'000'000'000))
        ->needs(clients)
        ->group(group);
    command.add_option("--db", choice.database, "postgres://HOST:PORT instead of the scenario's database")
        ->group(group);
    command.add_flag("--allow-net", choice.limits.network, "other machines than this one")->group(group);
    command.add_option("--allow-read", choice.limits.read_folders, "also read in this folder")->group(group);
    command.add_option("--allow-write", choice.limits.write_folders, "also write in this folder")
        ->group(group);
}

// A word like --sed in front of the scenario is a slip; behind it, it would be the script's own.
static std::string unknown_option(const ScenarioChoice& choice, std::span<char*> words) {
    const std::vector<std::string>& left = choice.arguments;
    for (const std::string_view word : words) {
        if (word == choice.name || word == "--") break;
        if (word.starts_with('-') && std::find(left.begin(), left.end(), word) != left.end())
            return std::string(word);
    }
    return {};
}

int main(int argc, char** argv, const ViewCommand& view) {
    keep_memory();
    prepare_console();
    CLI::App app{"Loopglass: the Node.js event loop, simulated and shown step by step"};
    app.name("loopglass");
    app.set_version_flag("--version", "loopglass " LOOPGLASS_VERSION);
    app.require_subcommand(1);
    app.allow_windows_style_options(false);  // a path may begin with a slash

    RunChoice run;
    CLI::App* run_command =
        app.add_subcommand("run", "run a script as node does: its output and its exit code");
    add_scenario(*run_command, run.scenario, "a script, or a scenario by name or folder");
    add_live(*run_command, run.live);
    run_command->footer(
        "Words that are not ours go to the script, as process.argv from its third entry on; all behind -- "
        "do.");
    run_command->allow_extras();
    run_command->add_option("--trace", run.trace, "write the trace to this file");
    std::string print;
    run_command->add_option("--print", print, "events: print the trace as text to stderr")
        ->check(CLI::IsMember({"events"}));
    run_command->add_flag("!--no-lines", run.lines, "do not record each statement: faster, a smaller trace");

    RacesChoice raced;
    CLI::App* races_command =
        app.add_subcommand("races", "which orders are races in Node, and what is printed in each of them");
    add_scenario(*races_command, raced.scenario, "a script, or a scenario by name or folder");
    races_command->add_option("--seeds", raced.seeds, "how many seeds are tried; 64 unless told")
        ->check(CLI::Range(1, 100'000));
    races_command->allow_extras();

    CLI::App* list_command = app.add_subcommand("list", "the scenarios");

    std::string checked;
    CLI::App* check_command = app.add_subcommand(
        "check", "does the run happen as its diagram says? Also reads trace and .mmd files");
    check_command->add_option("what", checked, "a scenario, a trace file or a .mmd file")->required();

    DiffChoice compared;
    CLI::App* diff_command = app.add_subcommand(
        "diff", "the first difference between a virtual run and a live one, or between two traces, and why");
    add_scenario(*diff_command, compared.scenario, "a script, a scenario, or a trace file");
    CLI::Option* other = diff_command->add_option("other", compared.other,
                                                  "a trace file to hold it against; without it, a live run");
    diff_command
        ->add_option("--host", compared.host, "which one: live (its best), epoll, poll, select, kqueue, iocp")
        ->excludes(other);

    ExportChoice exported;
    CLI::App* export_command = app.add_subcommand("export", "write a run in another program's format");
    add_scenario(*export_command, exported.scenario, "a script, a scenario, or a trace file");
    export_command->add_option("--format", exported.format, "chrome, mermaid, jsonl or csv")
        ->required()
        ->check(CLI::IsMember({"chrome", "mermaid", "jsonl", "csv"}));
    export_command->add_option("-o,--output", exported.output, "a file; without it, or -, stdout");

    ViewChoice viewed;
    CLI::App* view_command =
        app.add_subcommand("view", "step through a scenario, a trace or a diagram in a window");
    add_scenario(*view_command, viewed.scenario, "a scenario, a script, a trace file or a .mmd file");
    view_command->get_option("scenario")->required(false);
    add_live(*view_command, viewed.live);
    view_command->add_option(
        "--beside", viewed.beside,
        "a trace file to compare it with side by side; or, of a live run, virtual: the same there");
    view_command->footer(
        "Keys: Left and Right step, 1 to 6 choose how far, Space plays, Home and End go to the ends, R runs "
        "again,\nN with the next seed, L changes the language, +, - and 0 the size, / finds an event,"
        "\n? shows all of them.\n"
        "Of a live run: P pauses, S takes a step, X ends it, K keeps its trace, F follows it, C shows it "
        "beside "
        "the\nvirtual run. Side by side: Up and Down go by rows, N to the next difference, Shift+N back, Tab "
        "shows the\nother run, C or Escape leaves.");
    view_command->add_option("--language", viewed.language, "ko or en")->check(CLI::IsMember({"ko", "en"}));
    view_command->add_flag("--headless", viewed.headless, "no window: PNG files and the walk as text");
    view_command->add_option("--frames", viewed.frames, "headless: the folder for the PNG files");
    view_command->add_option("--width", viewed.width, "in pixels")->check(CLI::Range(640, 7680));
    view_command->add_option("--height", viewed.height, "in pixels")->check(CLI::Range(360, 4320));

    const std::span<char*> words(argv, static_cast<size_t>(argc));
    const auto mark = std::find(words.begin(), words.end(), std::string_view("--"));
    try {
        app.parse(static_cast<int>(mark - words.begin()), argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_fine : exit_usage;
    }
    CLI::App* const command = app.get_subcommands().front();
    if (command == run_command || command == races_command) {
        ScenarioChoice& choice = command == run_command ? run.scenario : raced.scenario;
        choice.arguments = command->remaining();
        if (const std::string unknown = unknown_option(choice, words); !unknown.empty())
            return complain({fmt::format("{} has no option {}; what the script is to get stands behind it",
                                         command->get_name(), unknown)});
        std::copy(mark == words.end() ? mark : mark + 1, words.end(), std::back_inserter(choice.arguments));
    } else if (mark != words.end()) {
        return complain({fmt::format("{} gives a script nothing: leave -- out", command->get_name())});
    }
    run.print_events = print == "events";
    if (*run_command) return run_program(run);
    if (*races_command) return show_races(raced);
    if (*list_command) return list_all();
    if (*check_command) return check(checked);
    if (*diff_command) return show_difference(compared);
    if (*export_command) return export_trace(exported);
    if (*view_command && view) return view(viewed);
    return complain({"this build has no window: configure with -DLOOPGLASS_GUI=ON"});
}

}  // namespace lg::cli
