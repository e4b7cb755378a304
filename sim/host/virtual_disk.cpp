// The calls on open files. Those on the tree of names are in virtual_disk_tree.cpp.
#include "sim/host/virtual_disk.h"

#include <algorithm>
#include <array>

#include "sim/host/open_flags.h"
#include "sim/host/outcome.h"
#include "sim/host/whole_file.h"

namespace lg::host {

namespace {

constexpr uint64_t transfer_bytes_max = 0x7ffff000;  // of one read or write, as in Linux

bool reads(uint32_t flags) { return (flags & open_access_mask) != open_write_only; }
bool writes(uint32_t flags) { return (flags & open_access_mask) != open_read_only; }

}  // namespace

VirtualDisk::VirtualDisk(const WorldDescription& world, const std::string& folder,
                         std::unique_ptr<ImageSource> image, Clock& clock, DescriptorTable& descriptors)
    : tree_(std::move(image), static_cast<double>(world.epoch_ms)),
      clock_(clock),
      descriptors_(descriptors),
      names_(clock.random().next()),
      epoch_ms_(world.epoch_ms),
      bytes_max_(world.limits.disk_bytes) {
    const InodeId temporary = tree_.make_folders("/tmp");
    tree_[temporary].owned_by_root = false;
    tree_[temporary].mode = 01777;
    if (!folder.empty()) {
        tree_.mount_image(folder, !world.writable);
        tree_.set_working_folder(tree_.make_folders(folder));
    }
    put_files(world, folder);
}

void VirtualDisk::put_files(const WorldDescription& world, const std::string& folder) {
    for (const GivenFile& given : world.files) {
        const bool is_absolute = given.path.starts_with('/');
        const std::string path = is_absolute ? given.path : folder + "/" + given.path;
        const size_t slash = path.rfind('/');
        const InodeId directory = tree_.make_folders(path.substr(0, slash));
        const std::string name = path.substr(slash + 1);
        if (name.empty()) continue;
        tree_.load(directory);
        if (tree_[directory].children.contains(name)) tree_.remove_name(directory, name, now_ms());
        const InodeId id = tree_.create(directory, name, Inode::Type::file, given.mode & mode_bits, now_ms());
        tree_[id].bytes = given.content;
    }
}

Outcome VirtualDisk::perform(const Work& work) {
    // In the order of WorkKind.
    static constexpr std::array<Operation, 24> operations{&VirtualDisk::open,
                                                          &VirtualDisk::close,
                                                          &VirtualDisk::read,
                                                          &VirtualDisk::write,
                                                          &VirtualDisk::status,
                                                          &VirtualDisk::link_status,
                                                          &VirtualDisk::open_status,
                                                          &VirtualDisk::access,
                                                          &VirtualDisk::read_directory,
                                                          &VirtualDisk::make_directory,
                                                          &VirtualDisk::remove_directory,
                                                          &VirtualDisk::unlink,
                                                          &VirtualDisk::rename,
                                                          &VirtualDisk::copy_file,
                                                          &VirtualDisk::truncate,
                                                          &VirtualDisk::synchronize,
                                                          &VirtualDisk::real_path,
                                                          &VirtualDisk::read_link,
                                                          &VirtualDisk::make_link,
                                                          &VirtualDisk::set_times,
                                                          &VirtualDisk::change_mode,
                                                          &VirtualDisk::make_temporary_directory,
                                                          &VirtualDisk::read_file,
                                                          &VirtualDisk::write_file};
    static_assert(static_cast<size_t>(WorkKind::writefile) + 1 == operations.size());
    const size_t kind = static_cast<size_t>(work.kind);
    LG_CHECK(kind < operations.size(), "not a file operation");
    // A path with a zero byte inside cannot be said to a kernel.
    if (work.more->path.find('\0') != std::string::npos ||
        work.more->second_path.find('\0') != std::string::npos) {
        return failed(ErrorNumber::einval);
    }
    return (this->*operations[kind])(work);
}

uint64_t VirtualDisk::bytes_to_move(const Work& work) {
    if (work.kind == WorkKind::write || work.kind == WorkKind::writefile) return work.more->bytes.size();
    if (work.kind == WorkKind::readfile) {
        const Found found = find(work);
        const uint64_t size = found.inode ? tree_.size(*found.inode) : 0;
        return size <= work.length ? size : 0;
    }
    if (work.kind == WorkKind::copyfile) {
        const Found found = find(work);
        return found.inode ? 2 * tree_.size(*found.inode) : 0;
    }
    if (work.kind != WorkKind::read) return 0;
    const OpenFile* file = find_open(work.fd);
    if (!file) return 0;
    const uint64_t position = work.position < 0 ? file->position : static_cast<uint64_t>(work.position);
    const uint64_t size = tree_.size(tree_[file->inode]);
    return position < size ? std::min(work.length, size - position) : 0;
}

double VirtualDisk::now_ms() const {
    const int64_t microseconds = clock_.now().ns / 1000;
    return static_cast<double>(epoch_ms_) + static_cast<double>(microseconds) / 1000.0;
}

uint64_t VirtualDisk::free_bytes() const {
    return tree_.charged_bytes() < bytes_max_ ? bytes_max_ - tree_.charged_bytes() : 0;
}

VirtualDisk::OpenFile* VirtualDisk::find_open(int32_t fd) {
    const Descriptor descriptor = descriptors_.find(fd);
    return descriptor.kind == Descriptor::Kind::file ? files_.find(FileId{descriptor.subject}) : nullptr;
}

VirtualDisk::Found VirtualDisk::find(const Work& work) {
    if (work.more->path.empty() && work.fd >= 0) {
        const OpenFile* file = find_open(work.fd);
        if (!file) return {ErrorNumber::ebadf};
        return {ErrorNumber::none, &tree_[file->inode]};
    }
    const Walk walk = tree_.walk(work.more->path, FileTree::Last::follow);
    if (walk.error != ErrorNumber::none) return {walk.error};
    if (!walk.found) return {ErrorNumber::enoent};
    return {ErrorNumber::none, &tree_[walk.found]};
}

ErrorNumber VirtualDisk::may_open(const Walk& walk, uint32_t flags) {
    const Inode& inode = tree_[walk.found];
    const bool is_directory = inode.type == Inode::Type::directory;
    if ((flags & open_create) && (flags & open_exclusive)) return ErrorNumber::eexist;
    if ((flags & open_create) && walk.ends_in_slash) return ErrorNumber::eisdir;
    if (inode.type == Inode::Type::link) {
        return (flags & open_directory) ? ErrorNumber::enotdir : ErrorNumber::eloop;
    }
    if ((flags & open_directory) && !is_directory) return ErrorNumber::enotdir;
    const bool changes = writes(flags) || (flags & open_truncate);
    if (is_directory && (changes || (flags & open_create))) return ErrorNumber::eisdir;
    if (reads(flags) && !(inode.mode & owner_read)) return ErrorNumber::eacces;
    if (changes && inode.read_only) return ErrorNumber::erofs;
    if (changes && (inode.owned_by_root || !(inode.mode & owner_write))) return ErrorNumber::eacces;
    return ErrorNumber::none;
}

Outcome VirtualDisk::open(const Work& work) {
    const uint32_t flags = work.flags;
    if (descriptors_.is_full()) return failed(ErrorNumber::emfile);
    const bool creates = flags & open_create;
    const bool keeps_link = (flags & open_no_follow) || (creates && (flags & open_exclusive));
    if (creates && (flags & open_directory)) return failed(ErrorNumber::einval);
    if (creates && work.more->path.ends_with('/')) {
        // A creating open looks at the slash before it looks at what is there.
        const Walk parent = tree_.walk(work.more->path, FileTree::Last::keep_even_before_slash);
        if (parent.error != ErrorNumber::none) return failed(parent.error);
        if (parent.dots.empty()) return failed(ErrorNumber::eisdir);
    }
    Walk walk = tree_.walk(work.more->path, keeps_link ? FileTree::Last::keep : FileTree::Last::follow);
    if (walk.error != ErrorNumber::none) return failed(walk.error);
    if (!walk.found) {
        if (!creates) return failed(ErrorNumber::enoent);
        if (walk.ends_in_slash) return failed(ErrorNumber::eisdir);
        if (const auto error = may_change(walk.directory); error != ErrorNumber::none) return failed(error);
        if (free_bytes() < entry_bytes) return failed(ErrorNumber::enospc);
        const uint32_t mode = work.mode & mode_bits & ~creation_mask;
        walk.found = tree_.create(walk.directory, walk.name, Inode::Type::file, mode, now_ms());
        tree_.charge(tree_[walk.found], entry_bytes);
    } else {
        if (const auto error = may_open(walk, flags); error != ErrorNumber::none) return failed(error);
        if (flags & open_truncate) set_size(tree_[walk.found], 0);
    }
    const FileId id = file_ids_.next();
    files_.insert(id, {walk.found, flags, 0});
    tree_[walk.found].opens++;
    return succeeded(descriptors_.open({Descriptor::Kind::file, id.value}));
}

Outcome VirtualDisk::close(const Work& work) {
    const OpenFile* file = find_open(work.fd);
    if (!file) return failed(ErrorNumber::ebadf);
    const FileId id{descriptors_.find(work.fd).subject};
    tree_.release(file->inode);
    files_.erase(id);
    descriptors_.close(work.fd);
    return succeeded();
}

Outcome VirtualDisk::read(const Work& work) {
    OpenFile* file = find_open(work.fd);
    if (!file || !reads(file->flags)) return failed(ErrorNumber::ebadf);
    if (work.position < -1) return failed(ErrorNumber::einval);
    Inode& inode = tree_[file->inode];
    if (inode.type == Inode::Type::directory) return failed(ErrorNumber::eisdir);
    const uint64_t position = work.position < 0 ? file->position : static_cast<uint64_t>(work.position);
    Outcome outcome;
    if (!tree_.read(inode, position, std::min(work.length, transfer_bytes_max), outcome.more->bytes)) {
        return failed(ErrorNumber::eio);
    }
    outcome.value = static_cast<int64_t>(outcome.more->bytes.size());
    if (work.position < 0) file->position += outcome.more->bytes.size();
    return outcome;
}

ErrorNumber VirtualDisk::own_content(Inode& file) {
    if (file.image_path.empty()) return ErrorNumber::none;
    if (tree_.size(file) > free_bytes()) return ErrorNumber::enospc;
    return tree_.load_content(file) ? ErrorNumber::none : ErrorNumber::eio;
}

ErrorNumber VirtualDisk::set_size(Inode& file, uint64_t bytes) {
    if (bytes == 0) file.image_path.clear();
    if (const auto error = own_content(file); error != ErrorNumber::none) return error;
    const uint64_t needed = bytes + entry_bytes;
    if (needed > file.charged_bytes && needed - file.charged_bytes > free_bytes()) return ErrorNumber::enospc;
    file.bytes.resize(bytes);
    if (bytes == 0) file.bytes.shrink_to_fit();
    tree_.charge(file, needed);
    file.modified_ms = file.changed_ms = now_ms();
    return ErrorNumber::none;
}

Outcome VirtualDisk::write(const Work& work) {
    OpenFile* file = find_open(work.fd);
    if (!file || !writes(file->flags)) return failed(ErrorNumber::ebadf);
    if (work.position < -1) return failed(ErrorNumber::einval);
    if (work.more->bytes.empty()) return succeeded();
    Inode& inode = tree_[file->inode];
    if (const auto error = own_content(inode); error != ErrorNumber::none) return failed(error);
    uint64_t position = work.position < 0 ? file->position : static_cast<uint64_t>(work.position);
    if (file->flags & open_append) position = inode.bytes.size();
    const uint64_t held = inode.bytes.size();
    // As much as fits; a write that fits not at all is an error.
    const uint64_t counted = std::max(inode.charged_bytes, held + entry_bytes);
    const uint64_t uncharged = counted - inode.charged_bytes;
    const uint64_t spare = free_bytes() > uncharged ? free_bytes() - uncharged : 0;
    const uint64_t end_max = held + spare;
    const uint64_t room = position < end_max ? end_max - position : 0;
    const uint64_t count = std::min<uint64_t>(work.more->bytes.size(), room);
    if (count == 0) return failed(ErrorNumber::enospc);
    if (position + count > held) inode.bytes.resize(position + count);
    inode.bytes.replace(position, count, work.more->bytes, 0, count);
    tree_.charge(inode, inode.bytes.size() + entry_bytes);
    inode.modified_ms = inode.changed_ms = now_ms();
    if (work.position < 0) file->position = position + count;
    return succeeded(static_cast<int64_t>(count));
}

Outcome VirtualDisk::truncate(const Work& work) {
    if (work.more->path.empty() && work.fd >= 0) {
        const OpenFile* file = find_open(work.fd);
        if (!file) return failed(ErrorNumber::ebadf);
        if (!writes(file->flags)) return failed(ErrorNumber::einval);
    }
    if (work.length > static_cast<uint64_t>(INT64_MAX)) return failed(ErrorNumber::einval);
    const Found found = find(work);
    if (!found.inode) return failed(found.error);
    if (found.inode->type == Inode::Type::directory) return failed(ErrorNumber::eisdir);
    if (found.inode->read_only) return failed(ErrorNumber::erofs);
    const bool may_write = !found.inode->owned_by_root && (found.inode->mode & owner_write);
    if (work.fd < 0 && !may_write) return failed(ErrorNumber::eacces);
    const ErrorNumber error = set_size(*found.inode, work.length);
    return error == ErrorNumber::none ? succeeded() : failed(error);
}

Outcome VirtualDisk::synchronize(const Work& work) {
    return find_open(work.fd) ? succeeded() : failed(ErrorNumber::ebadf);
}

FileStatus VirtualDisk::status_of(InodeId id) {
    const Inode& inode = tree_[id];
    FileStatus status;
    status.device = 1;
    status.inode = id.value;
    status.size = tree_.size(inode);
    status.blocks = (status.size + 4095) / 4096 * 8;
    status.mode = inode.mode;
    switch (inode.type) {
        case Inode::Type::file: status.mode |= type_file; break;
        case Inode::Type::link: status.mode |= type_link; break;
        case Inode::Type::directory:
            status.mode |= type_directory;
            tree_.load(id);
            status.links = 2;
            for (const auto& [name, child] : inode.children)
                status.links += tree_[child].type == Inode::Type::directory;
            break;
    }
    if (!inode.has_name) status.links = 0;
    status.user = status.group = inode.owned_by_root ? 0 : 1000;
    status.accessed_ms = inode.accessed_ms;
    status.modified_ms = inode.modified_ms;
    status.changed_ms = inode.changed_ms;
    status.born_ms = inode.born_ms;
    return status;
}

Outcome VirtualDisk::open_status(const Work& work) {
    const OpenFile* file = find_open(work.fd);
    if (!file) return failed(ErrorNumber::ebadf);
    Outcome outcome;
    outcome.more->status = status_of(file->inode);
    return outcome;
}

Outcome VirtualDisk::read_file(const Work& work) {
    return read_whole_file(work, [this](const Work& call) { return perform(call); });
}

Outcome VirtualDisk::write_file(const Work& work) {
    return write_whole_file(work, [this](const Work& call) { return perform(call); });
}

}  // namespace lg::host
