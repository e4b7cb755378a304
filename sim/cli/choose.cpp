#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "sim/cli/cli.h"
#include "sim/loop/node_profile.h"

namespace lg::cli {

namespace fs = std::filesystem;

int complain(const Error& error) {
    fmt::print(stderr, "loopglass: {}\n", error.text());
    return exit_usage;
}

std::string scenarios_folder() {
    if (const char* folder = std::getenv("LOOPGLASS_SCENARIOS")) return folder;
    return LOOPGLASS_SCENARIOS_FOLDER;
}

static Error unknown_scenario(const std::string& name) {
    std::string known;
    if (const auto scenarios = list_scenarios(scenarios_folder())) {
        for (const Scenario& scenario : *scenarios) known += (known.empty() ? "" : ", ") + scenario.name;
    }
    return {fmt::format("there is neither a file nor a scenario '{}'; the scenarios are: {}", name, known)};
}

// The image of the disk begins at `root` instead of the script's folder.
static Status widen_to(const std::string& root, Scenario& scenario) {
    std::error_code error;
    const fs::path real = fs::canonical(root, error);
    const fs::path inside = fs::path{scenario.folder}.lexically_relative(real);
    if (error || inside.empty() || *inside.begin() == "..") {
        return Error{fmt::format("--root is a folder above {}, not '{}'", scenario.script, root)};
    }
    scenario.folder = real.string();
    return Nothing{};
}

static Status take_seed(const char* option, const std::string& text, uint64_t& seed) {
    if (text.empty()) return Nothing{};
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, seed);
    if (parsed.ec == std::errc{} && parsed.ptr == end) return Nothing{};
    return Error{fmt::format("{} is a whole number from 0 to 2^64-1, not '{}'", option, text)};
}

Result<Scenario> choose_scenario(const ScenarioChoice& choice) {
    std::error_code ignored;
    std::string path = choice.name;
    if (!fs::exists(path, ignored)) {
        path = (fs::path{scenarios_folder()} / choice.name).string();
        const bool is_name = choice.name.find_first_of("/\\") == std::string::npos;
        if (!is_name || !fs::exists(path, ignored)) return unknown_scenario(choice.name);
    }
    Result<Scenario> scenario = load_scenario(path);
    if (!scenario) return scenario;
    if (!choice.node.empty()) {
        if (const auto profile = loop::find_profile(choice.node); !profile) return profile.error();
        scenario->node = choice.node;
    }
    if (const Status taken = take_seed("--seed", choice.seed, scenario->seed); !taken) return taken.error();
    if (const Status taken = take_seed("--random-seed", choice.random_seed, scenario->random_seed); !taken) {
        return taken.error();
    }
    if (!choice.root.empty()) {
        if (const Status status = widen_to(choice.root, *scenario); !status) return status.error();
    }
    if (choice.pool_size) scenario->pool_size = choice.pool_size;
    return scenario;
}

}  // namespace lg::cli
