#include "gui/run_material.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/diagram/bind.h"
#include "sim/diagram/from_trace.h"
#include "sim/diagram/parse.h"

namespace lg::gui {
namespace {

namespace fs = std::filesystem;

// Larger files are no source that anybody reads in a window.
constexpr uintmax_t source_bytes_max = 4 << 20;
constexpr size_t sources_max = 64;

Result<Chart> read_chart(const std::string& path) {
    const Result<std::string> text = read_text(path);
    if (!text) return text.error();
    Result<diagram::Diagram> parsed = diagram::parse(*text, path);
    if (!parsed) return parsed.error();
    if (const Status named = diagram::check_names(*parsed); !named) return named.error();
    Chart chart;
    chart.diagram = std::move(*parsed);
    chart.messages = diagram::messages_of(chart.diagram);
    chart.events.assign(chart.messages.size(), 0);
    return chart;
}

}  // namespace

Result<std::string> read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) return Error{fmt::format("cannot read the file {}", path)};
    return text.str();
}

// diagram.mmd is for all readers; diagram.ko.mmd, where there is one, for those who read Korean.
Status RunMaterial::begin(Material& material) {
    const fs::path script = fs::path(scenario_.script).filename();
    // Shown from the start, and also if it does not even start and no site ever names it.
    if (const Result<std::string> text = read_text(scenario_.script); !script.empty() && text) {
        material.sources.push_back(make_source(script.string(), *text));
        script_name_is_guessed_ = true;
    }
    if (scenario_.diagram.empty()) return Nothing{};
    constexpr std::string_view endings[languages] = {".ko.mmd", ".en.mmd"};
    for (size_t language = 0; language < languages; language++) {
        std::error_code ignored;
        const fs::path own = fs::path(scenario_.diagram).replace_extension(endings[language]);
        Result<Chart> chart = read_chart(fs::exists(own, ignored) ? own.string() : scenario_.diagram);
        if (!chart) return chart.error();
        material.charts[language] = std::move(*chart);
    }
    return Nothing{};
}

// Files count as far as they lie in the scenario's folder.
static std::optional<std::string> read_source(const fs::path& path) {
    std::error_code ignored;
    const uintmax_t bytes = fs::file_size(path, ignored);
    if (ignored || bytes > source_bytes_max) return std::nullopt;
    Result<std::string> text = read_text(path.string());
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

std::optional<std::string> RunMaterial::source_of(const trace::Trace& trace, trace::StringId file) const {
    const auto recorded = recorded_.find(file);
    if (recorded != recorded_.end()) return std::string(trace.text(recorded->second));
    return read_source(fs::path(scenario_.folder) / trace.text(file));
}

void RunMaterial::add_sources(const trace::Trace& trace, Material& material) {
    for (const trace::Seq size = trace.size(); events_seen_ < size;) {
        const trace::Event event = trace[++events_seen_];
        if (!event.is<trace::ModuleLoaded>()) continue;
        const auto loaded = event.as<trace::ModuleLoaded>();
        if (loaded.source) recorded_.emplace(loaded.file, loaded.source);
    }
    for (const uint32_t sites = trace.site_count(); sites_seen_ < sites;) {
        const trace::StringId file = trace.site(trace::SiteId{++sites_seen_}).file;
        const std::string_view name = trace.text(file);
        if (name.empty() || name.starts_with("node:") || material.sources.size() == sources_max) continue;
        if (!seen_.insert(std::string(name)).second) continue;
        const std::optional<std::string> text = source_of(trace, file);
        if (!text) continue;
        SourceFile source = make_source(std::string(name), *text);
        // The script by the name that its sites have, which may be longer.
        const bool is_script = fs::path(name).filename() == fs::path(scenario_.script).filename();
        if (is_script && std::exchange(script_name_is_guessed_, false))
            material.sources[0] = std::move(source);
        else material.sources.push_back(std::move(source));
    }
}

void RunMaterial::bind_charts(const trace::Trace& trace, Material& material) const {
    if (scenario_.diagram.empty()) {
        diagram::TraceDiagram made = diagram::from_trace(trace);
        std::vector<uint32_t> messages = diagram::messages_of(made.diagram);
        for (Chart& chart : material.charts) chart = {made.diagram, messages, made.events, false};
        return;
    }
    for (Chart& chart : material.charts) {
        const Result<diagram::Match> match = diagram::bind(trace, chart.diagram);
        LG_CHECK(match, "begin() has checked the diagram's names");
        for (size_t i = 0; i < chart.events.size(); i++) chart.events[i] = match->events[i].value_or(0);
    }
}

}  // namespace lg::gui
