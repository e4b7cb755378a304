// The project's own files, for the tests that read them.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace lg::tree {

struct File {
    std::string path;  // from the root, with slashes
    std::string name;
    std::string extension;  // "cpp"; without a dot
    std::string folder;     // "" for the root
    std::vector<std::string> lines;

    bool is_in(const std::string& where) const { return path.starts_with(where + "/"); }
    bool is_cpp() const {
        return extension == "h" || extension == "cpp" || extension == "c" || extension == "inc";
    }
    bool is_code() const { return is_cpp() || extension == "js"; }
};

inline const std::filesystem::path root = LOOPGLASS_SOURCE_DIR;

inline File read_file(const std::filesystem::path& path) {
    File file;
    file.path = std::filesystem::relative(path, root).generic_string();
    file.name = path.filename().string();
    const std::string extension = path.extension().string();
    file.extension = extension.empty() ? "" : extension.substr(1);
    const size_t slash = file.path.rfind('/');
    file.folder = slash == file.path.npos ? "" : file.path.substr(0, slash);
    std::ifstream stream(path, std::ios::binary);
    for (std::string line; std::getline(stream, line);) file.lines.push_back(std::move(line));
    return file;
}

// What belongs to the project. Build folders, fetched sources and what a run leaves behind do not.
inline const std::vector<File>& files() {
    static const std::vector<File> all = [] {
        std::vector<File> found;
        for (const auto& entry : std::filesystem::directory_iterator(root)) {
            // In a git worktree .git is a file with a path of the machine.
            if (entry.is_regular_file() && entry.path().filename() != ".git")
                found.push_back(read_file(entry.path()));
        }
        for (const char* folder : {"sim", "gui", "scenarios", "test", ".ci"}) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
                if (entry.is_regular_file()) found.push_back(read_file(entry.path()));
            }
        }
        std::sort(found.begin(), found.end(), [](const File& a, const File& b) { return a.path < b.path; });
        return found;
    }();
    return all;
}

// Everything that breaks a rule, one line each, so that a test shows all of it at once.
class Complaints {
  public:
    void add(const File& file, size_t line_index, const std::string& what) {
        text_ << "\n  " << file.path << ':' << line_index + 1 << ": " << what;
    }
    void add(const std::string& what) { text_ << "\n  " << what; }
    std::string text() const { return text_.str(); }
    bool none() const { return text().empty(); }

  private:
    std::ostringstream text_;
};

}  // namespace lg::tree
