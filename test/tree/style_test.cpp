// What can be checked of the style without understanding the code.
#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "test/tree/tree.h"

namespace lg::tree {
namespace {

// Files of the engine's own making, and programs whose output is compared with Node's, are as they are.
bool is_ours(const File& file) { return !file.is_in("test/script") && !file.is_in("test/conformance"); }

TEST(Tree, files_are_of_humane_size) {
    // The schema of the trace is one list of small structs, and is better read in one place.
    const std::map<std::string, size_t> exceptions{{"sim/trace/event.h", 800}};
    Complaints complaints;
    for (const File& file : files()) {
        if (!file.is_code() || !is_ours(file)) continue;
        const auto exception = exceptions.find(file.path);
        const size_t lines_max = exception == exceptions.end() ? 500 : exception->second;
        if (file.lines.size() > lines_max) {
            complaints.add(file, lines_max,
                           "has " + std::to_string(file.lines.size()) + " lines; split it by meaning");
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

size_t columns(const std::string& line) {
    return static_cast<size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

TEST(Tree, lines_of_cpp_have_at_most_110_columns) {
    Complaints complaints;
    for (const File& file : files()) {
        for (size_t i = 0; i < file.lines.size() && file.is_cpp(); i++) {
            if (columns(file.lines[i]) > 110)
                complaints.add(file, i, std::to_string(columns(file.lines[i])) + " columns");
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

TEST(Tree, nothing_is_put_off_by_a_comment) {
    const std::regex put_off{std::string("\\b(TO") + "DO|FIX" + "ME|XX" + "X)\\b"};
    Complaints complaints;
    for (const File& file : files()) {
        for (size_t i = 0; i < file.lines.size() && is_ours(file); i++) {
            if (std::regex_search(file.lines[i], put_off))
                complaints.add(file, i, "do it, or make it an issue");
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

TEST(Tree, code_has_no_tabs_and_no_blanks_at_the_end_of_lines) {
    Complaints complaints;
    for (const File& file : files()) {
        if (!file.is_code() || !is_ours(file)) continue;
        for (size_t i = 0; i < file.lines.size(); i++) {
            const std::string& line = file.lines[i];
            if (line.find('\t') != line.npos) complaints.add(file, i, "a tab");
            if (line.ends_with(' ') || line.ends_with('\r')) complaints.add(file, i, "a blank at the end");
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

TEST(Tree, headers_open_with_what_they_are_and_are_included_once) {
    Complaints complaints;
    for (const File& file : files()) {
        if (file.extension != "h") continue;
        size_t first = 0;
        while (first < file.lines.size() && file.lines[first].starts_with("//")) first++;
        if (first == 0) complaints.add(file, 0, "a header begins with a comment that says what it is");
        while (first < file.lines.size() && file.lines[first].empty()) first++;
        if (first == file.lines.size() || file.lines[first] != "#pragma once") {
            complaints.add(file, first, "#pragma once comes right behind the opening comment");
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

// ---- determinism ----

TEST(Tree, the_simulator_takes_neither_time_nor_chance_from_the_machine) {
    const std::regex machine{
        R"(#\s*include\s*<(random|chrono|ctime|time\.h|sys/time\.h)>|\b(std::rand|srand|getpid)\()"};
    Complaints complaints;
    for (const File& file : files()) {
        // observe.c declares the C library's clock so as to put its own in the place of the engine's. The
        // thread that writes a trace file pauses between two looks at what there is to write.
        const bool may = file.path.find("/live_") != file.path.npos || file.path == "sim/script/observe.c" ||
                         file.path == "sim/trace/trace_file_write.cpp";
        if (!file.is_in("sim") || !file.is_cpp() || may) continue;
        for (size_t i = 0; i < file.lines.size(); i++) {
            if (std::regex_search(file.lines[i], machine)) complaints.add(file, i, file.lines[i]);
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

TEST(Tree, the_simulator_never_iterates_over_an_unordered_container) {
    const std::regex declaration{R"(std::unordered_\w+<.*>\s+(\w+)\s*(;|=|\{))"};
    std::map<std::string, std::set<std::string>> names;  // by folder
    for (const File& file : files()) {
        for (const std::string& line : file.lines) {
            std::smatch match;
            if (file.is_in("sim") && file.is_cpp() && std::regex_search(line, match, declaration)) {
                names[file.folder].insert(match[1]);
            }
        }
    }
    ASSERT_FALSE(names.empty());
    Complaints complaints;
    for (const File& file : files()) {
        if (!file.is_in("sim") || !file.is_cpp()) continue;
        for (const std::string& name : names[file.folder]) {
            const std::regex iteration{"(:\\s*" + name + "\\))|(\\b" + name + R"(\.c?begin\())"};
            for (size_t i = 0; i < file.lines.size(); i++) {
                if (std::regex_search(file.lines[i], iteration))
                    complaints.add(file, i, "iterates over " + name);
            }
        }
    }
    EXPECT_TRUE(complaints.none()) << complaints.text();
}

}  // namespace
}  // namespace lg::tree
