// The data files of these tests.
#pragma once
#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace lg::diagram {

// The first four are the diagrams of the document that the project started from, verbatim.
constexpr std::array<std::string_view, 5> data_files = {
    "seed-db-io.mmd", "seed-file-io.mmd", "seed-promise.mmd", "seed-sync-code.mmd", "features.mmd"};

// "" if there is no such file, which no test accepts.
inline std::string read_data(std::string_view name) {
    const std::string path = std::string(LOOPGLASS_SOURCE_DIR) + "/test/diagram/data/" + std::string(name);
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace lg::diagram
