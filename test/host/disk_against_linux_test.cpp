// The virtual disk against the real one: the same calls, the same answers. A folder on the real disk is
// worked on with system calls; an equal one is the virtual disk's image.
#include <dirent.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "sim/host/open_flags.h"
#include "sim/host/virtual_disk.h"

namespace lg::host {
namespace {

namespace fs = std::filesystem;
constexpr uid_t nobody = 65'534;

// Permissions mean nothing to root: while it lives, the process is an ordinary user.
class OrdinaryUser {
  public:
    OrdinaryUser() : mask_(umask(022)) {
        if (geteuid() == 0) was_root_ = seteuid(nobody) == 0;
    }
    ~OrdinaryUser() {
        if (was_root_ && seteuid(0) != 0) std::abort();
        umask(mask_);
    }

  private:
    mode_t mask_;
    bool was_root_ = false;
};

std::string make_folder() {
    std::string path = fs::temp_directory_path() / "loopglass-disk-XXXXXX";
    if (!mkdtemp(path.data())) std::abort();
    fs::permissions(path, fs::perms(0755));
    return fs::canonical(path);
}

void fill(const std::string& folder) {
    fs::create_directories(folder + "/d/e");
    std::ofstream(folder + "/f") << "the content of f";
    std::ofstream(folder + "/d/g") << "g";
    fs::create_symlink("f", folder + "/l");
    fs::create_symlink("d", folder + "/m");
    fs::create_symlink("nothing", folder + "/d/n");
    fs::create_symlink("loop", folder + "/loop");
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (lchown(entry.path().c_str(), nobody, nobody) != 0 && geteuid() == 0) std::abort();
    if (chown(folder.c_str(), nobody, nobody) != 0 && geteuid() == 0) std::abort();
}

// The same calls by Linux itself.
class RealDisk {
  public:
    explicit RealDisk(std::string folder) : folder_(std::move(folder)) {}

    Outcome perform(const Work& work) {
        Outcome outcome;
        errno = 0;
        outcome.value = call(work, outcome);
        if (outcome.value < 0) outcome.value = -errno;
        return outcome;
    }

  private:
    static void take(const struct stat& from, Outcome& outcome) {
        outcome.more->status->mode = from.st_mode;
        outcome.more->status->size = S_ISDIR(from.st_mode) ? 4096 : static_cast<uint64_t>(from.st_size);
    }
    int64_t list(const char* path, Outcome& outcome) {
        DIR* directory = opendir(path);
        if (!directory) return -1;
        while (const dirent* entry = readdir(directory)) {
            const std::string name = entry->d_name;
            if (name == "." || name == "..") continue;
            using enum DirectoryEntry::Type;
            outcome.more->entries.push_back({name, entry->d_type == DT_DIR   ? directory_type
                                                   : entry->d_type == DT_LNK ? link
                                                                             : file});
        }
        closedir(directory);
        std::sort(outcome.more->entries.begin(), outcome.more->entries.end(),
                  [](const auto& a, const auto& b) { return a.name < b.name; });
        return static_cast<int64_t>(outcome.more->entries.size());
    }
    static constexpr auto directory_type = DirectoryEntry::Type::directory;

    int64_t on_descriptor(const Work& work, Outcome& outcome) {
        struct stat status;
        switch (work.kind) {
            case WorkKind::close: return ::close(work.fd);
            case WorkKind::read: {
                std::string bytes(work.length, '\0');
                const auto n = work.position < 0 ? ::read(work.fd, bytes.data(), bytes.size())
                                                 : pread(work.fd, bytes.data(), bytes.size(), work.position);
                if (n > 0) outcome.more->bytes = bytes.substr(0, static_cast<size_t>(n));
                return n;
            }
            case WorkKind::write:
                return work.position < 0
                           ? ::write(work.fd, work.more->bytes.data(), work.more->bytes.size())
                           : pwrite(work.fd, work.more->bytes.data(), work.more->bytes.size(), work.position);
            case WorkKind::fstat:
                if (fstat(work.fd, &status)) return -1;
                take(status, outcome);
                return 0;
            case WorkKind::fsync: return fsync(work.fd);
            case WorkKind::truncate: return ftruncate(work.fd, static_cast<off_t>(work.length));
            case WorkKind::chmod: return fchmod(work.fd, work.mode);
            default: return -1;
        }
    }
    int64_t call(const Work& work, Outcome& outcome) {
        const char* path = work.more->path.c_str();
        struct stat status;
        switch (work.kind) {
            case WorkKind::open: return ::open(path, static_cast<int>(work.flags), work.mode);
            case WorkKind::stat:
            case WorkKind::lstat:
                if (work.kind == WorkKind::stat ? ::stat(path, &status) : lstat(path, &status)) return -1;
                take(status, outcome);
                return 0;
            case WorkKind::access: return faccessat(AT_FDCWD, path, static_cast<int>(work.flags), AT_EACCESS);
            case WorkKind::readdir: return list(path, outcome);
            case WorkKind::mkdir: return ::mkdir(path, work.mode);
            case WorkKind::rmdir: return ::rmdir(path);
            case WorkKind::unlink: return ::unlink(path);
            case WorkKind::rename: return ::rename(path, work.more->second_path.c_str());
            case WorkKind::symlink: return ::symlink(work.more->second_path.c_str(), path);
            case WorkKind::readlink: {
                char target[4096];
                const auto n = ::readlink(path, target, sizeof target);
                if (n >= 0) outcome.more->bytes.assign(target, static_cast<size_t>(n));
                return n < 0 ? -1 : 0;
            }
            case WorkKind::realpath: {
                char* real = ::realpath(path, nullptr);
                if (!real) return -1;
                outcome.more->bytes = real;
                std::free(real);
                return 0;
            }
            case WorkKind::truncate:
                if (work.fd < 0) return ::truncate(path, static_cast<off_t>(work.length));
                return on_descriptor(work, outcome);
            case WorkKind::chmod:
                if (work.fd < 0) return ::chmod(path, work.mode);
                return on_descriptor(work, outcome);
            default: return on_descriptor(work, outcome);
        }
    }
    std::string folder_;
};

struct OpenPair {
    int32_t real = -1;
    int32_t simulated = -1;
};

class Script {
  public:
    explicit Script(uint64_t seed) : random_(seed) {}

    Work next() {
        static constexpr WorkKind kinds[] = {
            WorkKind::open,    WorkKind::open,     WorkKind::open,     WorkKind::close,    WorkKind::read,
            WorkKind::read,    WorkKind::write,    WorkKind::write,    WorkKind::stat,     WorkKind::lstat,
            WorkKind::fstat,   WorkKind::access,   WorkKind::readdir,  WorkKind::mkdir,    WorkKind::rmdir,
            WorkKind::unlink,  WorkKind::rename,   WorkKind::rename,   WorkKind::truncate, WorkKind::fsync,
            WorkKind::symlink, WorkKind::readlink, WorkKind::realpath, WorkKind::chmod,    WorkKind::mkdir};
        static constexpr uint32_t access_modes[] = {open_read_only, open_write_only, open_read_write};
        Work work;
        work.kind = pick(kinds);
        work.more->path = path();
        work.more->second_path = path();
        work.flags = pick(access_modes);
        for (const uint32_t flag : {open_create, open_create, open_exclusive, open_truncate, open_append,
                                    open_directory, open_no_follow})
            if (random_.below(5) == 0) work.flags |= flag;
        if (work.kind == WorkKind::access) work.flags = static_cast<uint32_t>(random_.below(8));
        static constexpr uint32_t modes[] = {0777, 0755, 0700, 0644, 0600, 0666, 0500, 0300, 0400};
        work.mode = random_.below(3) ? 0755 : pick(modes);
        work.position = random_.below(2) ? -1 : static_cast<int64_t>(random_.below(30));
        work.length = random_.below(40);
        work.more->bytes.assign(random_.below(20), static_cast<char>('a' + random_.below(26)));
        return work;
    }
    uint64_t below(uint64_t bound) { return random_.below(bound); }

  private:
    template <class T, size_t n>
    const T& pick(const T (&from)[n]) {
        return from[random_.below(n)];
    }
    std::string path() {
        static constexpr const char* names[] = {"a", "b",    "d", "e",  "f",   "g",   "l",  "m",
                                                "n", "loop", ".", "..", "d/e", "d/g", "m/n"};
        std::string path;
        const uint64_t depth = 1 + random_.below(3);
        for (uint64_t i = 0; i < depth; i++) path += (i ? "/" : "") + std::string(pick(names));
        // Not above the folder: there the two worlds differ.
        if (path.starts_with("..")) path = "d/" + path;
        if (random_.below(10) == 0) path += "/";
        if (random_.below(300) == 0) path = std::string(256, 'x');
        if (random_.below(300) == 0) path = std::string(4097, 'y');
        if (random_.below(300) == 0) path.clear();
        return path;
    }
    Random random_;
};

// Does the path, read as text, leave the folder? (Links inside it never point upwards.)
bool leaves(const std::string& path) {
    int depth = 0;
    for (const auto& part : fs::path(path)) {
        if (part == "..") depth--;
        else if (part != "." && !part.empty()) depth++;
        if (depth < 0) return true;
    }
    return false;
}

std::string told(const Work& work) {
    return std::string(names_of(WorkKind{})[static_cast<size_t>(work.kind)]) + " " +
           work.more->path.substr(0, 80) + " " + work.more->second_path.substr(0, 80) + " flags " +
           std::to_string(work.flags) + " mode " + std::to_string(work.mode) + " fd " +
           std::to_string(work.fd) + " position " + std::to_string(work.position) + " length " +
           std::to_string(work.length);
}

void compare(uint64_t seed, int steps) {
    const std::string real_folder = make_folder(), image_folder = make_folder();
    fill(real_folder);
    fill(image_folder);
    const fs::path before = fs::current_path();
    {
        const OrdinaryUser user;
        fs::current_path(real_folder);
        Clock clock(seed, 0);
        DescriptorTable descriptors(1000);
        VirtualDisk simulated({}, image_folder, make_folder_image(image_folder), clock, descriptors);
        RealDisk real(real_folder);
        Script script(seed);
        std::vector<OpenPair> held;
        std::string history;
        for (int step = 0; step < steps && !::testing::Test::HasFailure(); step++) {
            Work work = script.next();
            if (leaves(work.more->path) ||
                (work.kind == WorkKind::rename && leaves(work.more->second_path)) ||
                (work.kind == WorkKind::symlink && work.more->second_path.find('.') != std::string::npos)) {
                continue;
            }
            // A link to "file/" is told apart from "file/" itself by nobody but a creating open.
            if (work.kind == WorkKind::symlink && work.more->second_path.ends_with('/')) continue;
            // Of two mistakes in one rename, Linux finds the longer name last.
            if (work.kind == WorkKind::rename &&
                std::max(work.more->path.size(), work.more->second_path.size()) > 255)
                continue;
            // realpath(3) is the C library's own walk, which needs no permission for . and ...
            if (work.kind == WorkKind::realpath && work.more->path.find('.') != std::string::npos) continue;
            const size_t which = script.below(held.size() + 1);
            const OpenPair pair = which < held.size() ? held[which] : OpenPair{};
            using enum WorkKind;
            const bool by_descriptor = work.kind == close || work.kind == read || work.kind == write ||
                                       work.kind == fstat || work.kind == fsync ||
                                       ((work.kind == truncate || work.kind == chmod) && pair.real >= 0);
            if (by_descriptor) work.more->path.clear();
            if (by_descriptor) work.fd = pair.real;
            const Outcome expected = real.perform(work);
            if (by_descriptor) work.fd = pair.simulated;
            Outcome found = simulated.perform(work);
            if (expected.value >= 0) history += told(work) + "\n";  // what changed the disk
            SCOPED_TRACE("seed " + std::to_string(seed) + ", behind\n" + history +
                         "this call: " + told(work));
            if (work.kind == WorkKind::open && expected.value >= 0 && found.value >= 0) {
                held.push_back({static_cast<int32_t>(expected.value), static_cast<int32_t>(found.value)});
                continue;
            }
            if (work.kind == close && expected.value == 0)
                held.erase(held.begin() + static_cast<long>(which));
            if (work.kind == realpath && found.value == 0 && found.more->bytes.starts_with(image_folder)) {
                found.more->bytes = real_folder + found.more->bytes.substr(image_folder.size());
            }
            ASSERT_EQ(found.value, expected.value);
            ASSERT_EQ(found.more->bytes, expected.more->bytes);
            ASSERT_EQ(found.more->status->mode, expected.more->status->mode);
            ASSERT_EQ(found.more->status->size, expected.more->status->size);
            ASSERT_EQ(found.more->entries.size(), expected.more->entries.size());
            for (size_t i = 0; i < found.more->entries.size(); i++) {
                ASSERT_EQ(found.more->entries[i].name, expected.more->entries[i].name);
                ASSERT_EQ(found.more->entries[i].type, expected.more->entries[i].type);
            }
        }
        for (const OpenPair& pair : held) ::close(pair.real);
    }
    fs::current_path(before);
    fs::remove_all(real_folder);
    fs::remove_all(image_folder);
}

TEST(DiskAgainstLinux, random_calls_get_the_same_answers) {
    for (uint64_t seed = 1; seed <= 40 && !HasFailure(); seed++) compare(seed, 300);
}

}  // namespace
}  // namespace lg::host
