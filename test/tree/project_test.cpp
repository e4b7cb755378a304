// The README is true, the scenarios are complete, and nothing in the tree belongs to one machine.
#include <gtest/gtest.h>

#include <regex>

#include "test/tree/tree.h"

namespace lg::tree {
namespace {

const File& readme() {
    static const File file = read_file(root / "README.md");
    return file;
}
// The paths in back quotes in a line.
std::vector<std::string> quoted_paths(const std::string& line) {
    static const std::regex quoted{"`([^` ]+)`"};
    std::vector<std::string> paths;
    for (std::sregex_iterator i{line.begin(), line.end(), quoted}, end; i != end; ++i)
        paths.push_back((*i)[1]);
    return paths;
}

TEST(Tree, every_scenario_is_complete) {
    Complaints complaints;
    size_t scenarios = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "scenarios")) {
        if (!entry.is_directory()) continue;
        scenarios++;
        for (const char* name : {"main.js", "scenario.toml", "diagram.mmd", "notes.en.md", "notes.ko.md"}) {
            const auto path = entry.path() / name;
            if (!std::filesystem::exists(path) || std::filesystem::file_size(path) == 0) {
                complaints.add(std::filesystem::relative(path, root).generic_string() +
                               " is missing or empty");
            }
        }
    }
    EXPECT_GE(scenarios, 4u);
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

TEST(Tree, the_readme_maps_every_folder) {
    std::set<std::string> mapped;
    bool in_map = false;
    for (const std::string& line : readme().lines) {
        if (line.starts_with("#")) in_map = line == "### The map";
        if (!in_map || !line.starts_with("| `")) continue;
        mapped.insert(quoted_paths(line).front());
    }
    Complaints complaints;
    for (const std::string& folder : mapped) {
        if (!std::filesystem::is_directory(root / folder))
            complaints.add("the map names " + folder + ", which is no folder");
    }
    std::set<std::string> folders{"gui", "scenarios", "assets", "test"};
    for (const File& file : files()) {
        if ((file.is_in("sim") || file.is_in("gui")) && file.folder != "sim") folders.insert(file.folder);
    }
    for (const std::string& folder : folders) {
        if (!mapped.contains(folder)) complaints.add("the map does not name " + folder);
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

TEST(Tree, the_readme_names_only_what_exists) {
    const std::regex placeholder{"[A-Z]{2,}"};  // NAME.js
    Complaints complaints;
    for (size_t i = 0; i < readme().lines.size(); i++) {
        for (std::string path : quoted_paths(readme().lines[i])) {
            const bool is_path = std::regex_search(path, std::regex("^(sim|gui|test|scenarios|assets)/"));
            if (!is_path || std::regex_search(path, placeholder)) continue;
            if (path.ends_with(".*")) path.replace(path.size() - 2, 2, ".h");
            if (!std::filesystem::exists(root / path)) complaints.add(readme(), i, path + " does not exist");
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

// Code that the README shows stands in the tree, line for line.
TEST(Tree, the_readme_shows_code_as_it_is) {
    std::string shown;
    bool in_code = false;
    for (const std::string& line : readme().lines) {
        if (line == "```cpp") in_code = true;
        else if (line == "```") in_code = false;
        else if (in_code) shown += line + "\n";
    }
    ASSERT_NE(shown, "");
    std::string loop;
    for (const std::string& line : read_file(root / "sim/loop/loop.cpp").lines) loop += line + "\n";
    EXPECT_NE(loop.find(shown), loop.npos) << "sim/loop/loop.cpp does not contain:\n" << shown;
}

TEST(Tree, nothing_names_a_machine_or_a_registry) {
    const std::string slash = "/";
    const std::regex forbidden{slash + "work/|" + slash + "root/|" + slash +
                               "Users/|registry\\.npm|deb\\.debian\\.|pypi\\.|crates\\."};
    Complaints complaints;
    for (const File& file : files()) {
        for (size_t i = 0; i < file.lines.size(); i++) {
            if (std::regex_search(file.lines[i], forbidden))
                complaints.add(file, i, file.lines[i].substr(0, 100));
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

}  // namespace
}  // namespace lg::tree
