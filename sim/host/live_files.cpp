// Which calls are allowed, and those on open files. Those on the tree of names are in live_files_tree.cpp.
#include "sim/host/live_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "sim/base/seen_path.h"
#include "sim/host/file_calls.h"
#include "sim/host/open_flags.h"
#include "sim/host/outcome.h"
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
    std::error_code error;
    const auto first = std::filesystem::symlink_status(real_path(path.substr(0, path.find('/', 1))), error);
    return path.starts_with('/') && first.type() == std::filesystem::file_type::not_found;
}

}  // namespace

LiveFiles::LiveFiles(RealFolders folders, Options options)
    : folders_(std::move(folders)), options_(std::move(options)) {}

LiveFiles::~LiveFiles() {
    for (const int32_t fd : open_) close_file(fd);
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
    const bool is_on_descriptor = work.more->path.empty() && work.fd >= 0;
    if (is_on_descriptor) return is_ours(work.fd) ? perform_on_descriptor(work) : failed(ErrorNumber::ebadf);
    return perform_on_path(work);
}

Outcome LiveFiles::perform_on_descriptor(const Work& work) {
    switch (work.kind) {
        case WorkKind::close: return close(work);
        case WorkKind::read: return read(work);
        case WorkKind::write: return write(work);
        case WorkKind::fsync: return succeeded(sync_file(work.fd));
        case WorkKind::truncate: return succeeded(truncate_file(work.fd, work.length));
        case WorkKind::chmod: return succeeded(set_mode(work.fd, work.mode));
        case WorkKind::utimes:
            return succeeded(host::set_times(work.fd, work.more->accessed_ms, work.more->modified_ms));
        case WorkKind::stat:
        case WorkKind::lstat:
        case WorkKind::fstat: {
            Outcome outcome;
            outcome.value = status_of(work.fd, *outcome.more->status);
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
    if (!(changes ? find_to_change(work.more->path, last, place, why_not)
                  : find(work.more->path, last, place, why_not)))
        return why_not;
    const bool is_folder_to_be = place.ends_in_slash && (work.flags & open_create);
    if (is_folder_to_be && !place.exists) return failed(ErrorNumber::eisdir);
    const int64_t fd = open_at(place.folder.fd(), place.name, work.flags, work.mode);
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
    return succeeded(close_file(work.fd));
}

Outcome LiveFiles::read(const Work& work) {
    if (work.position < -1) return failed(ErrorNumber::einval);
    Outcome outcome;
    outcome.more->bytes.resize(std::min(work.length, transfer_bytes_max));
    outcome.value = read_file(work.fd, outcome.more->bytes.data(), outcome.more->bytes.size(), work.position);
    outcome.more->bytes.resize(static_cast<size_t>(std::max<int64_t>(outcome.value, 0)));
    return outcome;
}

Outcome LiveFiles::write(const Work& work) {
    if (work.position < -1) return failed(ErrorNumber::einval);
    return succeeded(write_file(work.fd, work.more->bytes.data(), work.more->bytes.size(), work.position));
}

Outcome LiveFiles::truncate(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.more->path, Last::follow, place, why_not)) return why_not;
    const int64_t fd = open_at(place.folder.fd(), place.name, open_write_only, 0);
    const FileHandle file{fd};
    return succeeded(file ? truncate_file(file.fd(), work.length) : fd);
}

Outcome LiveFiles::set_times(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.more->path, Last::follow, place, why_not)) return why_not;
    return succeeded(
        set_times_at(place.folder.fd(), place.name, work.more->accessed_ms, work.more->modified_ms));
}

// All that is left of the one file, behind what the other one holds.
static int64_t pour(int from, int to) {
    std::string buffer(64 << 10, '\0');
    while (true) {
        const int64_t count = read_file(from, buffer.data(), buffer.size(), -1);
        if (count <= 0) return count;
        for (int64_t written = 0; written < count;) {
            const int64_t part =
                write_file(to, buffer.data() + written, static_cast<size_t>(count - written), -1);
            if (part < 0) return part;
            written += part;
        }
    }
}

// As libuv does it: the target is emptied only when it is known not to be the source.
Outcome LiveFiles::copy_file(const Work& work) {
    Place from, to;
    Outcome why_not;
    if (!find(work.more->path, Last::follow, from, why_not)) return why_not;
    if (!find_to_change(work.more->second_path, Last::follow, to, why_not)) return why_not;
    int64_t value = open_at(from.folder.fd(), from.name, open_read_only, 0);
    const FileHandle source{value};
    FileStatus source_status, target_status;
    if (source) value = status_of(source.fd(), source_status);
    if (value < 0) return succeeded(value);
    uint32_t flags = open_write_only | open_create;
    if (work.flags & copy_exclusive) flags |= open_exclusive;
    value = open_at(to.folder.fd(), to.name, flags, source_status.mode);
    const FileHandle target{value};
    if (target) value = status_of(target.fd(), target_status);
    if (value < 0) return succeeded(value);
    if (source_status.device == target_status.device && source_status.inode == target_status.inode) {
        return succeeded();
    }
    if (const int64_t error = truncate_file(target.fd(), 0); error < 0) return succeeded(error);
    set_mode(target.fd(), source_status.mode);
    return succeeded(pour(source.fd(), target.fd()));
}

}  // namespace lg::host
