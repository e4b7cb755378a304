// Which calls are allowed, and those on open files. Those on the tree of names are in live_files_tree.cpp.
#include "sim/host/live_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>

#include "sim/host/error_number.h"
#include "sim/host/open_flags.h"
#include "sim/host/outcome.h"
#include "sim/host/system_error.h"
#include "sim/host/whole_file.h"

namespace lg::host {

namespace {

constexpr uint64_t transfer_bytes_max = 0x7ffff000;  // Linux moves no more in one call

// A loader looks for these in every folder up to the root: that one finds nothing there is no refusal.
bool is_looked_for_everywhere(const std::string& path) {
    return path.ends_with("/package.json") || path.find("/node_modules") != std::string::npos;
}

// No flag could allow what has no folder below the root.
bool is_nowhere(const std::string& path) {
    struct stat status {};
    return path.starts_with('/') && ::lstat(path.substr(0, path.find('/', 1)).c_str(), &status) != 0;
}

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

}  // namespace

LiveFiles::LiveFiles(RealFolders folders, Options options)
    : folders_(std::move(folders)), options_(std::move(options)) {}

LiveFiles::~LiveFiles() {
    for (const int32_t fd : open_) ::close(fd);
}

// ---- what is allowed

bool LiveFiles::is_ours(int32_t fd) const {
    const std::lock_guard guard(mutex_);
    return open_.contains(fd);
}

Outcome LiveFiles::refuse(const std::string& path, bool changes) {
    if (is_nowhere(path) || (!changes && is_looked_for_everywhere(path))) return failed(ErrorNumber::enoent);
    if (options_.notice) {
        const std::lock_guard guard(mutex_);
        options_.notice(changes
                            ? fmt::format("changing {} was refused: it lies outside of the script's folder; "
                                          "--allow-write=DIR allows it",
                                          path)
                            : fmt::format("reading {} was refused: it lies outside of the script's folder; "
                                          "--allow-read=DIR allows it",
                                          path));
    }
    return failed(ErrorNumber::eacces);
}

bool LiveFiles::find(const std::string& path, Last last, Place& place, Outcome& why_not) {
    if (path.empty()) why_not = failed(ErrorNumber::enoent);
    else place = folders_.find(path, last);
    if (path.empty()) return false;
    if (place.error == 0) return true;
    why_not = place.outside ? refuse(path, false) : succeeded(place.error);
    return false;
}

bool LiveFiles::is_protected(const Place& place) const {
    const std::string& folder = options_.folder;
    return !options_.folder_is_writable && (place.path == folder || place.path.starts_with(folder + "/"));
}

bool LiveFiles::find_to_change(const std::string& path, Last last, Place& place, Outcome& why_not) {
    if (path.empty()) why_not = failed(ErrorNumber::enoent);
    else place = folders_.find(path, last);
    if (path.empty()) return false;
    if (place.error) why_not = place.outside ? refuse(path, true) : succeeded(place.error);
    else if (!place.writable) why_not = refuse(path, true);
    else if (is_protected(place)) why_not = failed(ErrorNumber::erofs);
    else return true;
    return false;
}

Outcome LiveFiles::perform(const Work& work) {
    switch (work.kind) {
        case WorkKind::getaddrinfo: return look_up(work);
        case WorkKind::compute: return failed(ErrorNumber::einval);
        default: break;
    }
    const bool is_on_descriptor = work.path.empty() && work.fd >= 0;
    if (is_on_descriptor) return is_ours(work.fd) ? perform_on_descriptor(work) : failed(ErrorNumber::ebadf);
    return perform_on_path(work);
}

Outcome LiveFiles::perform_on_descriptor(const Work& work) {
    switch (work.kind) {
        case WorkKind::close: return close(work);
        case WorkKind::read: return read(work);
        case WorkKind::write: return write(work);
        case WorkKind::fsync: return outcome_of(::fsync(work.fd));
        case WorkKind::truncate: return outcome_of(::ftruncate(work.fd, static_cast<off_t>(work.length)));
        case WorkKind::chmod: return outcome_of(::fchmod(work.fd, static_cast<mode_t>(work.mode)));
        case WorkKind::utimes: {
            const timespec times[] = {to_timespec(work.accessed_ms), to_timespec(work.modified_ms)};
            return outcome_of(::futimens(work.fd, times));
        }
        case WorkKind::stat:
        case WorkKind::lstat:
        case WorkKind::fstat: {
            Outcome outcome;
            outcome.status = status_of_descriptor(work.fd, outcome.value);
            return outcome;
        }
        default: return failed(ErrorNumber::ebadf);
    }
}

Outcome LiveFiles::perform_on_path(const Work& work) {
    switch (work.kind) {
        case WorkKind::open: return open(work);
        case WorkKind::stat: return status(work, Last::follow);
        case WorkKind::lstat: return status(work, Last::keep);
        case WorkKind::access: return access(work);
        case WorkKind::readdir: return read_directory(work);
        case WorkKind::mkdir: return make_directory(work);
        case WorkKind::rmdir:
        case WorkKind::unlink: return remove(work);
        case WorkKind::rename: return rename(work);
        case WorkKind::copyfile: return copy_file(work);
        case WorkKind::truncate: return truncate(work);
        case WorkKind::realpath: return real_path(work);
        case WorkKind::readlink: return read_link(work);
        case WorkKind::symlink: return make_link(work);
        case WorkKind::utimes: return set_times(work);
        case WorkKind::chmod: return change_mode(work);
        case WorkKind::mkdtemp: return make_temporary_directory(work);
        case WorkKind::readfile:
            return read_whole_file(work, [this](const Work& call) { return perform(call); });
        case WorkKind::writefile:
            return write_whole_file(work, [this](const Work& call) { return perform(call); });
        default: return failed(ErrorNumber::ebadf);
    }
}

// ---- open files

Outcome LiveFiles::open(const Work& work) {
    const bool changes =
        (work.flags & open_access_mask) != open_read_only || (work.flags & (open_create | open_truncate));
    const bool keeps_link =
        (work.flags & open_no_follow) || ((work.flags & open_create) && (work.flags & open_exclusive));
    const Last last = keeps_link ? Last::keep : Last::follow;
    Place place;
    Outcome why_not;
    if (!(changes ? find_to_change(work.path, last, place, why_not) : find(work.path, last, place, why_not)))
        return why_not;
    const bool is_folder_to_be = place.ends_in_slash && (work.flags & open_create);
    if (is_folder_to_be && !place.exists) return failed(ErrorNumber::eisdir);
    const int flags = to_native_flags(work.flags) | O_CLOEXEC | O_NOFOLLOW;
    const int64_t fd = value_or_error(::openat(place.folder.fd(), place.name.c_str(), flags, work.mode));
    if (fd < 0) return succeeded(fd);
    const std::lock_guard guard(mutex_);
    open_.insert(static_cast<int32_t>(fd));
    return succeeded(fd);
}

Outcome LiveFiles::close(const Work& work) {
    {
        const std::lock_guard guard(mutex_);
        open_.erase(work.fd);  // before the kernel gives the number to another thread
    }
    return outcome_of(::close(work.fd));
}

Outcome LiveFiles::read(const Work& work) {
    if (work.position < -1) return failed(ErrorNumber::einval);
    Outcome outcome;
    outcome.bytes.resize(std::min(work.length, transfer_bytes_max));
    outcome.value = until_not_interrupted([&] {
        if (work.position < 0) return ::read(work.fd, outcome.bytes.data(), outcome.bytes.size());
        return ::pread(work.fd, outcome.bytes.data(), outcome.bytes.size(),
                       static_cast<off_t>(work.position));
    });
    outcome.bytes.resize(static_cast<size_t>(std::max<int64_t>(outcome.value, 0)));
    return outcome;
}

Outcome LiveFiles::write(const Work& work) {
    if (work.position < -1) return failed(ErrorNumber::einval);
    return succeeded(until_not_interrupted([&] {
        if (work.position < 0) return ::write(work.fd, work.bytes.data(), work.bytes.size());
        return ::pwrite(work.fd, work.bytes.data(), work.bytes.size(), static_cast<off_t>(work.position));
    }));
}

Outcome LiveFiles::truncate(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.path, Last::follow, place, why_not)) return why_not;
    const FileHandle file{::openat(place.folder.fd(), place.name.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC)};
    if (!file) return succeeded(last_error());
    return outcome_of(::ftruncate(file.fd(), static_cast<off_t>(work.length)));
}

Outcome LiveFiles::set_times(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.path, Last::follow, place, why_not)) return why_not;
    const timespec times[] = {to_timespec(work.accessed_ms), to_timespec(work.modified_ms)};
    return outcome_of(::utimensat(place.folder.fd(), place.name.c_str(), times, AT_SYMLINK_NOFOLLOW));
}

// As libuv does it: the target is emptied only when it is known not to be the source.
Outcome LiveFiles::copy_file(const Work& work) {
    Place from, to;
    Outcome why_not;
    if (!find(work.path, Last::follow, from, why_not)) return why_not;
    if (!find_to_change(work.second_path, Last::follow, to, why_not)) return why_not;
    const FileHandle source{::openat(from.folder.fd(), from.name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)};
    struct stat source_status {
    }, target_status{};
    if (!source || ::fstat(source.fd(), &source_status) != 0) return succeeded(last_error());
    int flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
    if (work.flags & copy_exclusive) flags |= O_EXCL;
    const FileHandle target{::openat(to.folder.fd(), to.name.c_str(), flags, source_status.st_mode)};
    if (!target || ::fstat(target.fd(), &target_status) != 0) return succeeded(last_error());
    if (source_status.st_dev == target_status.st_dev && source_status.st_ino == target_status.st_ino) {
        return succeeded();
    }
    if (::ftruncate(target.fd(), 0) != 0) return succeeded(last_error());
    ::fchmod(target.fd(), source_status.st_mode);
    std::string buffer(64 << 10, '\0');
    while (true) {
        const int64_t count =
            until_not_interrupted([&] { return ::read(source.fd(), buffer.data(), buffer.size()); });
        if (count <= 0) return succeeded(count);
        for (int64_t written = 0; written < count;) {
            const int64_t part = until_not_interrupted([&] {
                return ::write(target.fd(), buffer.data() + written, static_cast<size_t>(count - written));
            });
            if (part < 0) return succeeded(part);
            written += part;
        }
    }
}

}  // namespace lg::host
