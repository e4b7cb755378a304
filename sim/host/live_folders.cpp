#include "sim/host/live_folders.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "sim/base/seen_path.h"
#include "sim/host/error_number.h"
#include "sim/host/file_calls.h"

namespace lg::host {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t copy_bytes_max = uint64_t{64} << 20;

Status fail(const std::string& what, const std::error_code& error) {
    return Error{fmt::format("{}: {}", what, error.message())};
}

Status copy_folder(const fs::path& from, const fs::path& to) {
    std::error_code error;
    uint64_t bytes = 0;
    for (fs::recursive_directory_iterator each(from, error), end; !error && each != end;
         each.increment(error))
        if (each->is_regular_file(error)) bytes += each->file_size(error);
    if (bytes > copy_bytes_max) {
        return Error{
            fmt::format("{} holds more than {} MB: a scenario that gives files in it is run on a copy",
                        from.string(), copy_bytes_max >> 20)};
    }
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks, error);
    if (error) return fail(fmt::format("{} cannot be copied", from.string()), error);
    return Nothing{};
}

Status write_file(const fs::path& path, const GivenFile& file) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    std::ofstream stream(path, std::ios::binary);
    stream << file.content;
    stream.close();
    if (!stream) return Error{fmt::format("{} cannot be written", path.string())};
    fs::permissions(path, static_cast<fs::perms>(file.mode & 07777), error);
    return Nothing{};
}

}  // namespace

LiveFolders::~LiveFolders() {
    if (base_.empty()) return;
    std::error_code error;  // there is nobody left to tell
    fs::remove(fs::path(base_) / "tmp", error);
    if (fs::remove(base_, error)) return;  // as long as they are empty, no descriptor is needed
    fs::remove_all(base_, error);
}

Status LiveFolders::prepare(const WorldDescription& world, const std::string& folder,
                            const LiveLimits& limits) {
    if (const int64_t error = make_private_folder(base_); error < 0) {
        return Error{fmt::format("no temporary folder can be made where TMPDIR says: {}", error_text(error))};
    }
    const fs::path temporary = fs::path(base_) / "tmp", copy = fs::path(base_) / "folder";
    std::error_code error;
    fs::create_directory(temporary, error);
    if (error) return fail("no temporary folder can be made", error);
    const auto is_in_folder = [&](const GivenFile& file) {
        return !file.path.starts_with('/') || (!folder.empty() && file.path.starts_with(folder + "/"));
    };
    const bool copies = std::any_of(world.files.begin(), world.files.end(), is_in_folder);
    if (copies && folder.empty()) fs::create_directory(copy, error);
    else if (copies) {
        if (auto copied = copy_folder(real_path(folder), copy); !copied) return copied;
    }
    for (const GivenFile& file : world.files) {
        fs::path path;
        if (!file.path.starts_with('/')) path = copy / file.path;
        else if (is_in_folder(file)) path = copy / file.path.substr(folder.size() + 1);
        else if (file.path.starts_with("/tmp/")) path = temporary / file.path.substr(5);
        else
            return Error{
                fmt::format("a live run cannot have {}: give files in the folder or in /tmp", file.path)};
        if (auto written = write_file(path, file); !written) return written;
    }
    // A script that lies in /tmp itself sees that one, as it is.
    if (folder != "/tmp") {
        if (auto added = folders_.add("/tmp", temporary.string(), true); !added) return added;
    }
    if (!folder.empty()) {
        if (auto added = folders_.add(folder, copies ? copy.string() : real_path(folder).string(), true);
            !added)
            return added;
    }
    if (auto added = add_allowed("--allow-read", limits.read_folders, false); !added) return added;
    return add_allowed("--allow-write", limits.write_folders, true);
}

Status LiveFolders::add_allowed(const char* flag, const std::vector<std::string>& paths, bool writable) {
    for (const std::string& path : paths) {
        std::error_code error;
        const fs::path real = fs::canonical(path, error);
        if (!error && !fs::is_directory(real, error) && !error)
            error = std::make_error_code(std::errc::not_a_directory);
        if (error) {
            return Error{
                fmt::format("{} takes a folder that is there, not '{}': {}", flag, path, error.message())};
        }
        if (auto added = folders_.add(seen_path(real), real.string(), writable); !added) return added;
    }
    return Nothing{};
}

}  // namespace lg::host
