#include "sim/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace lg {

namespace {

namespace fs = std::filesystem;
constexpr uint64_t text_bytes_max = 4 << 20;

bool is_file(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

Result<std::string> read_text(const fs::path& path) {
    std::error_code error;
    if (fs::file_size(path, error) > text_bytes_max && !error) {
        return Error{
            fmt::format("the file is larger than {} MiB, which no scenario is", text_bytes_max >> 20),
            {path.string()}};
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return Error{"the file cannot be read", {path.string()}};
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

// Does the path go down from its folder, and nowhere else?
bool stays_below(const fs::path& path) {
    if (path.empty() || path.is_absolute()) return false;
    return std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

Scenario around_script(const fs::path& script) {
    Scenario scenario;
    scenario.name = script.stem().string();
    scenario.folder = script.parent_path().string();
    scenario.script = script.string();
    scenario.title = {script.filename().string(), script.filename().string()};
    return scenario;
}

// Makes paths absolute, and finds what lies beside the scenario.
Status find_files(const fs::path& folder, const std::string& file, Scenario& scenario) {
    const std::string script = scenario.script.empty() ? "main.js" : scenario.script;
    for (const std::string& path : {script, scenario.diagram}) {
        if (path.empty() || stays_below(path)) continue;
        return Error{fmt::format("\"{}\" must lie in the scenario's folder", path), {file}};
    }
    if (!is_file(folder / script)) {
        return Error{fmt::format("there is no script {} beside it; script = \"...\" names another", script),
                     {file}};
    }
    if (!scenario.diagram.empty() && !is_file(folder / scenario.diagram)) {
        return Error{fmt::format("there is no diagram {} beside it", scenario.diagram), {file}};
    }
    const auto beside = [&](const std::string& name) {
        return is_file(folder / name) ? (folder / name).string() : std::string();
    };
    scenario.folder = folder.string();
    scenario.script = (folder / script).string();
    scenario.diagram = beside(scenario.diagram.empty() ? "diagram.mmd" : scenario.diagram);
    scenario.notes = {beside("notes.en.md"), beside("notes.ko.md")};
    if (scenario.notes.ko.empty()) scenario.notes.ko = scenario.notes.en;
    if (scenario.title.en.empty()) scenario.title = {scenario.name, scenario.name};
    return Nothing{};
}

Result<Scenario> from_folder(const fs::path& folder, const fs::path& file) {
    Scenario scenario;
    scenario.name = folder.filename().string();
    if (is_file(file)) {
        const auto text = read_text(file);
        if (!text) return text.error();
        if (const Status status = read_scenario(*text, file.string(), scenario); !status)
            return status.error();
    }
    if (const Status status = find_files(folder, file.string(), scenario); !status) return status.error();
    return scenario;
}

}  // namespace

Result<Scenario> load_scenario(const std::string& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error) return Error{"there is no such file or folder", {path}};
    if (fs::is_directory(real, error)) {
        const fs::path file = real / "scenario.toml";
        if (!is_file(file) && !is_file(real / "main.js")) {
            return Error{"the folder has neither a scenario.toml nor a main.js", {path}};
        }
        return from_folder(real, file);
    }
    if (!is_file(real)) return Error{"this is neither a file nor a folder", {path}};
    if (real.extension() == ".toml") return from_folder(real.parent_path(), real);
    return around_script(real);
}

Result<std::vector<Scenario>> list_scenarios(const std::string& folder) {
    std::error_code error;
    fs::directory_iterator iterator(folder, error);
    if (error) return Error{"the folder cannot be read", {folder}};
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : iterator)
        if (is_file(entry.path() / "scenario.toml")) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    std::vector<Scenario> scenarios;
    for (const fs::path& path : found) {
        auto scenario = load_scenario(path.string());
        if (!scenario) return scenario.error();
        scenarios.push_back(std::move(*scenario));
    }
    return scenarios;
}

}  // namespace lg
