#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "sim/host/file_calls.h"
#include "sim/host/file_handle.h"
#include "sim/host/open_flags.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

#ifdef O_PATH
constexpr int only_to_walk = O_PATH | O_DIRECTORY | O_CLOEXEC;
#else
constexpr int only_to_walk = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
#endif

int to_native_flags(uint32_t flags) {
    static constexpr struct {
        uint32_t ours;
        int native;
    } pairs[] = {{open_create, O_CREAT},  {open_exclusive, O_EXCL},      {open_truncate, O_TRUNC},
                 {open_append, O_APPEND}, {open_directory, O_DIRECTORY}, {open_no_follow, O_NOFOLLOW}};
    int native = O_RDONLY;
    if ((flags & open_access_mask) == open_write_only) native = O_WRONLY;
    if ((flags & open_access_mask) == open_read_write) native = O_RDWR;
    for (const auto& pair : pairs)
        if (flags & pair.ours) native |= pair.native;
    return native;
}

template <class Call>
int64_t until_not_interrupted(Call call) {
    int64_t value;
    do value = call();
    while (value < 0 && errno == EINTR);
    return value_or_error(value);
}

timespec to_timespec(double ms) {
    const double seconds = std::floor(ms / 1000);
    timespec result{};
    result.tv_sec = static_cast<time_t>(seconds);
    result.tv_nsec = std::clamp<long>(std::lround((ms - seconds * 1000) * 1e6), 0, 999'999'999);
    return result;
}

double to_ms(int64_t seconds, int64_t nanoseconds) {
    return static_cast<double>(seconds) * 1000 + static_cast<double>(nanoseconds) / 1e6;
}

FileStatus to_status(const struct stat& from) {
    FileStatus status;
    status.device = static_cast<uint64_t>(from.st_dev);
    status.inode = from.st_ino;
    status.links = from.st_nlink;
    status.size = static_cast<uint64_t>(from.st_size);
    status.blocks = static_cast<uint64_t>(from.st_blocks);
    status.block_size = static_cast<uint64_t>(from.st_blksize);
    status.mode = from.st_mode;
    status.user = from.st_uid;
    status.group = from.st_gid;
#ifdef __APPLE__
    status.accessed_ms = to_ms(from.st_atimespec.tv_sec, from.st_atimespec.tv_nsec);
    status.modified_ms = to_ms(from.st_mtimespec.tv_sec, from.st_mtimespec.tv_nsec);
    status.changed_ms = to_ms(from.st_ctimespec.tv_sec, from.st_ctimespec.tv_nsec);
    status.born_ms = to_ms(from.st_birthtimespec.tv_sec, from.st_birthtimespec.tv_nsec);
#else
    status.accessed_ms = to_ms(from.st_atim.tv_sec, from.st_atim.tv_nsec);
    status.modified_ms = to_ms(from.st_mtim.tv_sec, from.st_mtim.tv_nsec);
    status.changed_ms = to_ms(from.st_ctim.tv_sec, from.st_ctim.tv_nsec);
    status.born_ms = status.changed_ms;
#endif
    return status;
}

// stat has no time of birth on Linux; statx has.
[[maybe_unused]] void put_birth(int folder, const char* name, FileStatus& status) {
#ifdef STATX_BTIME
    struct statx more {};
    const int flags = AT_SYMLINK_NOFOLLOW | (*name ? 0 : AT_EMPTY_PATH);
    if (::statx(folder, name, flags, STATX_BTIME, &more) != 0 || !(more.stx_mask & STATX_BTIME)) return;
    status.born_ms = to_ms(more.stx_btime.tv_sec, more.stx_btime.tv_nsec);
#else
    (void)folder, (void)name, (void)status;
#endif
}

DirectoryEntry::Type to_type(unsigned char type) {
    using enum DirectoryEntry::Type;
    switch (type) {
        case DT_REG: return file;
        case DT_DIR: return directory;
        case DT_LNK: return link;
        default: return unknown;
    }
}

}  // namespace

// ---- folders and names

int64_t make_private_folder(std::string& path) {
    std::error_code error;
    const std::filesystem::path temporary = std::filesystem::temp_directory_path(error);
    if (error) return minus_error(error.value());
    std::string made = (temporary / "loopglass-XXXXXX").string();
    if (!::mkdtemp(made.data())) return last_error();
    path = std::move(made);
    return 0;
}
int64_t open_folder(const std::string& path) { return value_or_error(::open(path.c_str(), only_to_walk)); }
int64_t open_folder_at(int folder, const std::string& name) {
    return value_or_error(::openat(folder, name.c_str(), only_to_walk | O_NOFOLLOW));
}
int64_t open_at(int folder, const std::string& name, uint32_t flags, uint32_t mode) {
    const int native = to_native_flags(flags) | O_CLOEXEC | O_NOFOLLOW;
    return value_or_error(::openat(folder, name.c_str(), native, mode));
}
int64_t close_file(int fd) { return value_or_error(::close(fd)); }

int64_t status_at(int folder, const std::string& name, FileStatus& status) {
    struct stat found {};
    const int64_t value = value_or_error(::fstatat(folder, name.c_str(), &found, AT_SYMLINK_NOFOLLOW));
    if (value < 0) return value;
    status = to_status(found);
    put_birth(folder, name.c_str(), status);
    return 0;
}
int64_t status_of(int fd, FileStatus& status) {
    struct stat found {};
    const int64_t value = value_or_error(::fstat(fd, &found));
    status = to_status(found);
    if (value == 0) put_birth(fd, "", status);
    return value;
}

int64_t access_at(int folder, const std::string& name, uint32_t mode) {
    const int native = static_cast<int>(mode);  // R_OK and the others are the same everywhere
    return value_or_error(::faccessat(folder, name.c_str(), native, AT_SYMLINK_NOFOLLOW));
}

int64_t list_at(int folder, const std::string& name, std::vector<DirectoryEntry>& entries) {
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    FileHandle handle{::openat(folder, name.c_str(), flags)};
    if (!handle) return last_error();
    DIR* directory = ::fdopendir(handle.fd());
    if (!directory) return last_error();
    handle.release();
    while (const dirent* entry = ::readdir(directory)) {
        const std::string each = entry->d_name;
        if (each != "." && each != "..") entries.push_back({each, to_type(entry->d_type)});
    }
    ::closedir(directory);
    std::sort(entries.begin(), entries.end(),
              [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
    return 0;
}

int64_t read_link_at(int folder, const std::string& name, std::string& target) {
    target.resize(4096);
    const int64_t value = value_or_error(::readlinkat(folder, name.c_str(), target.data(), target.size()));
    target.resize(static_cast<size_t>(std::max<int64_t>(value, 0)));
    return std::min<int64_t>(value, 0);
}

int64_t make_folder_at(int folder, const std::string& name, uint32_t mode) {
    return value_or_error(::mkdirat(folder, name.c_str(), static_cast<mode_t>(mode)));
}
int64_t remove_at(int folder, const std::string& name, bool is_folder) {
    return value_or_error(::unlinkat(folder, name.c_str(), is_folder ? AT_REMOVEDIR : 0));
}
int64_t rename_at(int folder, const std::string& name, int target_folder, const std::string& target_name) {
    return value_or_error(::renameat(folder, name.c_str(), target_folder, target_name.c_str()));
}
int64_t make_link_at(int folder, const std::string& name, const std::string& target) {
    return value_or_error(::symlinkat(target.c_str(), folder, name.c_str()));
}

int64_t set_times_at(int folder, const std::string& name, double accessed_ms, double modified_ms) {
    const timespec times[] = {to_timespec(accessed_ms), to_timespec(modified_ms)};
    return value_or_error(::utimensat(folder, name.c_str(), times, AT_SYMLINK_NOFOLLOW));
}
int64_t set_times(int fd, double accessed_ms, double modified_ms) {
    const timespec times[] = {to_timespec(accessed_ms), to_timespec(modified_ms)};
    return value_or_error(::futimens(fd, times));
}

int64_t set_mode_at(int folder, const std::string& name, uint32_t mode) {
#ifdef O_PATH
    // chmod follows links, and fchmod refuses descriptors that are only places: /proc leads to just this
    // file.
    const FileHandle file{::openat(folder, name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC)};
    if (!file) return last_error();
    return value_or_error(
        ::chmod(fmt::format("/proc/self/fd/{}", file.fd()).c_str(), static_cast<mode_t>(mode)));
#else
    return value_or_error(::fchmodat(folder, name.c_str(), static_cast<mode_t>(mode), AT_SYMLINK_NOFOLLOW));
#endif
}
int64_t set_mode(int fd, uint32_t mode) { return value_or_error(::fchmod(fd, static_cast<mode_t>(mode))); }

// ---- open files

int64_t read_file(int fd, char* bytes, size_t size, int64_t position) {
    return until_not_interrupted([&] {
        if (position < 0) return ::read(fd, bytes, size);
        return ::pread(fd, bytes, size, static_cast<off_t>(position));
    });
}
int64_t write_file(int fd, const char* bytes, size_t size, int64_t position) {
    return until_not_interrupted([&] {
        if (position < 0) return ::write(fd, bytes, size);
        return ::pwrite(fd, bytes, size, static_cast<off_t>(position));
    });
}
int64_t truncate_file(int fd, uint64_t length) {
    return value_or_error(::ftruncate(fd, static_cast<off_t>(length)));
}
int64_t sync_file(int fd) { return value_or_error(::fsync(fd)); }

}  // namespace lg::host
