// The calls on the tree of names, and the look-up of hosts.
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <random>

#include "sim/host/address.h"
#include "sim/host/live_files.h"
#include "sim/host/open_flags.h"
#include "sim/host/outcome.h"
#include "sim/host/socket_address.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

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

// Calls that change a name see the slash behind it.
std::string with_slash(const RealFolders::Place& place) {
    return place.ends_in_slash && place.name != "." ? place.name + "/" : place.name;
}

}  // namespace

FileStatus status_of_descriptor(int fd, int64_t& error) {
    struct stat found {};
    error = value_or_error(::fstat(fd, &found));
    FileStatus status = to_status(found);
    if (error == 0) put_birth(fd, "", status);
    return status;
}

Outcome LiveFiles::status(const Work& work, Last last) {
    Place place;
    Outcome outcome;
    if (!find(work.path, last, place, outcome)) return outcome;
    struct stat found {};
    outcome = outcome_of(::fstatat(place.folder.fd(), place.name.c_str(), &found, AT_SYMLINK_NOFOLLOW));
    if (outcome.value < 0) return outcome;
    outcome.status = to_status(found);
    put_birth(place.folder.fd(), place.name.c_str(), outcome.status);
    return outcome;
}

Outcome LiveFiles::access(const Work& work) {
    if (work.flags & ~uint32_t{access_read | access_write | access_execute})
        return failed(ErrorNumber::einval);
    Place place;
    Outcome why_not;
    const bool changes = work.flags & access_write;
    if (!(changes ? find_to_change(work.path, Last::follow, place, why_not)
                  : find(work.path, Last::follow, place, why_not)))
        return why_not;
    const int mode = static_cast<int>(work.flags);  // R_OK and the others are the same everywhere
    return outcome_of(::faccessat(place.folder.fd(), place.name.c_str(), mode, AT_SYMLINK_NOFOLLOW));
}

Outcome LiveFiles::read_directory(const Work& work) {
    Place place;
    Outcome outcome;
    if (!find(work.path, Last::follow, place, outcome)) return outcome;
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    FileHandle handle{::openat(place.folder.fd(), place.name.c_str(), flags)};
    if (!handle) return succeeded(last_error());
    DIR* directory = ::fdopendir(handle.release());
    if (!directory) return succeeded(last_error());
    while (const dirent* entry = ::readdir(directory)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") outcome.entries.push_back({name, to_type(entry->d_type)});
    }
    ::closedir(directory);
    std::sort(outcome.entries.begin(), outcome.entries.end(),
              [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
    outcome.value = static_cast<int64_t>(outcome.entries.size());
    return outcome;
}

Outcome LiveFiles::make_directory(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.path, Last::keep, place, why_not)) return why_not;
    return outcome_of(
        ::mkdirat(place.folder.fd(), with_slash(place).c_str(), static_cast<mode_t>(work.mode)));
}

Outcome LiveFiles::remove(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.path, Last::keep, place, why_not)) return why_not;
    const int flags = work.kind == WorkKind::rmdir ? AT_REMOVEDIR : 0;
    return outcome_of(::unlinkat(place.folder.fd(), with_slash(place).c_str(), flags));
}

Outcome LiveFiles::rename(const Work& work) {
    Place from, to;
    Outcome why_not;
    if (!find_to_change(work.path, Last::keep, from, why_not)) return why_not;
    if (!find_to_change(work.second_path, Last::keep, to, why_not)) return why_not;
    return outcome_of(
        ::renameat(from.folder.fd(), with_slash(from).c_str(), to.folder.fd(), with_slash(to).c_str()));
}

Outcome LiveFiles::real_path(const Work& work) {
    Place place;
    Outcome outcome;
    if (!find(work.path, Last::follow, place, outcome)) return outcome;
    if (!place.exists) return failed(ErrorNumber::enoent);
    outcome.bytes = place.path;
    return outcome;
}

Outcome LiveFiles::read_link(const Work& work) {
    Place place;
    Outcome outcome;
    if (!find(work.path, Last::keep, place, outcome)) return outcome;
    outcome.bytes.resize(4096);
    outcome.value = value_or_error(
        ::readlinkat(place.folder.fd(), place.name.c_str(), outcome.bytes.data(), outcome.bytes.size()));
    outcome.bytes.resize(static_cast<size_t>(std::max<int64_t>(outcome.value, 0)));
    outcome.value = std::min<int64_t>(outcome.value, 0);
    return outcome;
}

Outcome LiveFiles::make_link(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.path, Last::keep, place, why_not)) return why_not;
    return outcome_of(::symlinkat(work.second_path.c_str(), place.folder.fd(), with_slash(place).c_str()));
}

Outcome LiveFiles::change_mode(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.path, Last::follow, place, why_not)) return why_not;
    const auto mode = static_cast<mode_t>(work.mode);
#ifdef O_PATH
    // chmod follows links, and fchmod refuses descriptors that are only places: /proc leads to just this
    // file.
    const FileHandle file{::openat(place.folder.fd(), place.name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC)};
    if (!file) return succeeded(last_error());
    return outcome_of(::chmod(fmt::format("/proc/self/fd/{}", file.fd()).c_str(), mode));
#else
    return outcome_of(::fchmodat(place.folder.fd(), place.name.c_str(), mode, AT_SYMLINK_NOFOLLOW));
#endif
}

Outcome LiveFiles::make_temporary_directory(const Work& work) {
    constexpr std::string_view blanks = "XXXXXX";
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    if (!work.path.ends_with(blanks)) return failed(ErrorNumber::einval);
    std::random_device chance;
    Work making;
    making.kind = WorkKind::mkdir;
    making.mode = 0700;
    Outcome outcome;
    do {
        making.path = work.path.substr(0, work.path.size() - blanks.size());
        for (size_t i = 0; i < blanks.size(); i++) making.path += letters[chance() % letters.size()];
        outcome = make_directory(making);
    } while (is_error(outcome, ErrorNumber::eexist));
    if (outcome.value == 0) outcome.bytes = making.path;
    return outcome;
}

// ---- names of hosts

Outcome LiveFiles::look_up(const Work& work) {
    const std::string& name = work.path;
    const auto known = std::find_if(options_.hosts.begin(), options_.hosts.end(),
                                    [&](const KnownHost& host) { return host.name == name; });
    Outcome outcome;
    if (known != options_.hosts.end()) {
        for (const std::string& host : known->addresses)
            if (work.flags == 0 || (work.flags == 6) == is_ipv6(host)) outcome.addresses.push_back({host, 0});
        return outcome.addresses.empty() ? failed(ErrorNumber::eai_noname) : outcome;
    }
    const bool is_local =
        is_ipv4(name) || is_ipv6(name) || name == "localhost" || name.ends_with(".localhost");
    if (!is_local && !options_.network) {
        if (options_.notice) {
            const std::lock_guard guard(mutex_);
            options_.notice(
                fmt::format("looking up {} was refused: that asks other machines; --allow-net "
                            "allows it",
                            name));
        }
        return failed(ErrorNumber::eai_noname);
    }
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_family = work.flags == 4 ? AF_INET : work.flags == 6 ? AF_INET6 : AF_UNSPEC;
    addrinfo* found = nullptr;
    const int error = ::getaddrinfo(name.c_str(), nullptr, &hints, &found);
    if (error) return succeeded(minus_lookup_error(error));
    for (const addrinfo* entry = found; entry; entry = entry->ai_next) {
        Address address = from_socket_address(entry->ai_addr);
        address.port = 0;
        const auto same = std::find(outcome.addresses.begin(), outcome.addresses.end(), address);
        if (same == outcome.addresses.end()) outcome.addresses.push_back(std::move(address));
    }
    ::freeaddrinfo(found);
    return outcome;
}

}  // namespace lg::host
