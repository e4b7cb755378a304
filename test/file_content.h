// A file as it is, for tests that look into what was written.
#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace lg {

// Empty if there is no such file.
inline std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace lg
