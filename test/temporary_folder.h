// A folder of a test's own: empty at first, and gone with the object.
#pragma once
#include <fmt/format.h>

#include <filesystem>
#include <random>

namespace lg {

class TemporaryFolder {
  public:
    explicit TemporaryFolder(const std::filesystem::path& where = std::filesystem::temp_directory_path()) {
        namespace fs = std::filesystem;
        std::random_device chance;
        const fs::path base = fs::canonical(where);
        do path_ = base / fmt::format("loopglass-test-{:08x}", chance());
        while (!fs::create_directory(path_));
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    // Absolute, without links.
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace lg
