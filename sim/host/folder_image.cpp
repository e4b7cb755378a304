// The ImageSource over a real folder.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "sim/base/seen_path.h"
#include "sim/host/image_source.h"

namespace lg::host {

namespace {

namespace fs = std::filesystem;

class FolderImage final : public ImageSource {
  public:
    explicit FolderImage(const std::string& folder) : folder_(real_path(folder)) {}

    std::vector<ImageEntry> list(const std::string& path) override {
        std::vector<ImageEntry> entries;
        std::error_code error;
        fs::directory_iterator iterator(real_path(path), error);
        if (error) return entries;
        for (; iterator != fs::directory_iterator(); iterator.increment(error)) {
            if (error) break;
            if (auto entry = look_at(*iterator)) entries.push_back(std::move(*entry));
        }
        std::sort(entries.begin(), entries.end(),
                  [](const ImageEntry& a, const ImageEntry& b) { return a.name < b.name; });
        return entries;
    }

    std::optional<uint64_t> size(const std::string& path) override {
        std::error_code error;
        const uint64_t size = fs::file_size(real_path(path), error);
        if (error) return std::nullopt;
        return size;
    }

    std::optional<std::string> read(const std::string& path, uint64_t offset, uint64_t length) override {
        std::ifstream stream(real_path(path), std::ios::binary);
        if (!stream || !stream.seekg(static_cast<std::streamoff>(offset))) return std::nullopt;
        std::string bytes(length, '\0');
        stream.read(bytes.data(), static_cast<std::streamsize>(length));
        bytes.resize(static_cast<size_t>(stream.gcount()));
        return bytes;
    }

  private:
    std::optional<ImageEntry> look_at(const fs::directory_entry& real) const {
        std::error_code error;
        const fs::file_status status = real.symlink_status(error);
        if (error) return std::nullopt;
        ImageEntry entry;
        entry.name = real.path().filename().string();
        switch (status.type()) {
            case fs::file_type::regular: entry.type = ImageEntry::Type::file; break;
            case fs::file_type::directory: entry.type = ImageEntry::Type::directory; break;
            case fs::file_type::symlink: entry.type = ImageEntry::Type::link; break;
            default: return std::nullopt;
        }
        const auto permits = [&](fs::perms bit) { return (status.permissions() & bit) != fs::perms::none; };
        entry.executable = permits(fs::perms::owner_exec);
        entry.readable = permits(fs::perms::owner_read);
        if (entry.type != ImageEntry::Type::link) return entry;
        const fs::path target = fs::read_symlink(real.path(), error);
        if (error || !stays_inside(real.path().parent_path() / target)) return std::nullopt;
        entry.target = seen_path(target);
        return entry;
    }

    bool stays_inside(const fs::path& target) const {
        std::error_code error;
        fs::path real = fs::weakly_canonical(target, error);
        if (error) real = target.lexically_normal();  // a loop of links: nobody can follow it anywhere
        const auto [end, rest] = std::mismatch(folder_.begin(), folder_.end(), real.begin(), real.end());
        return end == folder_.end();
    }

    fs::path folder_;
};

}  // namespace

std::unique_ptr<ImageSource> make_folder_image(const std::string& folder) {
    return std::make_unique<FolderImage>(folder);
}

}  // namespace lg::host
