// Who may include whom, as the design has it:
//   base <- trace <- host <- loop <- script <- run <- cli;  trace <- diagram;
//   trace, diagram <- gui/layout <- gui/views <- gui;  run <- gui
#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "test/tree/tree.h"

namespace lg::tree {
namespace {

using Rooms = std::set<std::string>;

// The library that a file belongs to. What views draw with lies beside the app, and belongs to the views.
std::string room_of(const std::string& path) {
    static const Rooms drawing{"paint",      "text",       "text_difference", "text_events",
                               "text_names", "text_rules", "material",        "emoji_loader",
                               "fonts",      "ui",         "image",           "search"};
    if (path.starts_with("test/")) return "test";
    if (path == "sim/main.cpp" || path == "gui/main.cpp") return "main";
    const size_t second = path.find('/', 4);
    if (path.starts_with("sim/")) return second == path.npos ? "run" : path.substr(4, second - 4);
    if (path.starts_with("gui/layout/")) return "layout";
    if (path.starts_with("gui/views/")) return "views";
    const std::string stem = path.substr(4, path.find('.') - 4);
    return drawing.contains(stem) ? "views" : "gui";
}

const std::map<std::string, Rooms> may_include{
    {"base", {"base"}},
    {"trace", {"base", "trace"}},
    {"diagram", {"base", "trace", "diagram"}},
    {"host", {"base", "trace", "host"}},
    {"loop", {"base", "trace", "host", "loop"}},
    {"script", {"base", "trace", "host", "loop", "script"}},
    {"run", {"base", "trace", "diagram", "host", "loop", "script", "run"}},
    {"cli", {"base", "trace", "diagram", "host", "loop", "script", "run", "cli"}},
    {"layout", {"base", "trace", "diagram", "layout"}},
    {"views", {"base", "trace", "diagram", "layout", "views"}},
    {"gui", {"base", "trace", "diagram", "layout", "views", "gui", "run"}},
};

const std::regex include_line{R"(^\s*#\s*include\s+"([^"]+)\")"};

TEST(Tree, includes_go_only_down_the_layers) {
    Complaints complaints;
    for (const File& file : files()) {
        const auto allowed = may_include.find(file.is_cpp() ? room_of(file.path) : "");
        if (!file.is_cpp() || (!file.is_in("sim") && !file.is_in("gui"))) continue;
        if (allowed == may_include.end()) {
            if (room_of(file.path) != "main")
                complaints.add(file, 0, "this folder has no place in the layers");
            continue;
        }
        for (size_t i = 0; i < file.lines.size(); i++) {
            std::smatch match;
            if (!std::regex_search(file.lines[i], match, include_line)) continue;
            const std::string target = match[1];
            if (!target.starts_with("sim/") && !target.starts_with("gui/") && !target.starts_with("test/"))
                continue;
            if (!allowed->second.contains(room_of(target))) {
                complaints.add(file, i, room_of(file.path) + " may not include " + target);
            }
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

TEST(Tree, includes_name_files_from_the_root_that_exist) {
    Complaints complaints;
    for (const File& file : files()) {
        for (size_t i = 0; i < file.lines.size() && file.is_cpp(); i++) {
            std::smatch match;
            if (!std::regex_search(file.lines[i], match, include_line)) continue;
            const std::string target = match[1];
            const bool is_ours =
                target.starts_with("sim/") || target.starts_with("gui/") || target.starts_with("test/");
            if (is_ours && !std::filesystem::exists(root / target))
                complaints.add(file, i, target + " does not exist");
            if (!is_ours && std::filesystem::exists(root / file.folder / target)) {
                complaints.add(file, i, "write " + file.folder + "/" + target);
            }
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

TEST(Tree, every_header_is_included_by_somebody) {
    std::set<std::string> included;
    for (const File& file : files()) {
        for (const std::string& line : file.lines) {
            std::smatch match;
            if (file.is_cpp() && std::regex_search(line, match, include_line) && match[1] != file.path) {
                included.insert(match[1]);
            }
        }
    }
    Complaints complaints;
    for (const File& file : files()) {
        if (file.extension == "h" && !included.contains(file.path))
            complaints.add(file, 0, "nobody includes this");
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

}  // namespace
}  // namespace lg::tree
