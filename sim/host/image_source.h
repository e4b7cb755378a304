// A window on a folder of the real disk, for reading only. The virtual disk asks it for what the program
// touches, one folder and one file at a time, so that a huge folder costs nothing.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lg::host {

struct ImageEntry {
    enum class Type : uint8_t { file, directory, link } type = Type::file;
    std::string name;
    std::string target;       // of a link
    bool executable = false;  // of a file, by its owner
    bool readable = true;
};

// Paths are absolute, and no part of them is a symbolic link: the virtual disk follows links itself.
class ImageSource {
  public:
    virtual ~ImageSource() = default;

    // In the order of names. Links that leave the folder, and everything that is neither file, directory nor
    // link, do not exist. Empty if there is no such directory.
    virtual std::vector<ImageEntry> list(const std::string& path) = 0;
    // The size in bytes, or nothing if the file is not there.
    virtual std::optional<uint64_t> size(const std::string& path) = 0;
    // Up to `length` bytes from `offset`; nothing if the file cannot be read.
    virtual std::optional<std::string> read(const std::string& path, uint64_t offset, uint64_t length) = 0;
};

// The real folder. `folder` is absolute and without symbolic links.
std::unique_ptr<ImageSource> make_folder_image(const std::string& folder);

}  // namespace lg::host
