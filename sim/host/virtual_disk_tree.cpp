// The calls on the tree of names.
#include <algorithm>

#include "sim/host/open_flags.h"
#include "sim/host/outcome.h"
#include "sim/host/virtual_disk.h"

namespace lg::host {

namespace {

using Last = FileTree::Last;

}  // namespace

Outcome VirtualDisk::status(const Work& work) {
    const Walk walk = tree_.walk(work.more->path, Last::follow);
    if (walk.error != ErrorNumber::none) return failed(walk.error);
    if (!walk.found) return failed(ErrorNumber::enoent);
    Outcome outcome;
    outcome.more->status = status_of(walk.found);
    return outcome;
}

Outcome VirtualDisk::link_status(const Work& work) {
    const Walk walk = tree_.walk(work.more->path, Last::keep);
    if (walk.error != ErrorNumber::none) return failed(walk.error);
    if (!walk.found) return failed(ErrorNumber::enoent);
    Outcome outcome;
    outcome.more->status = status_of(walk.found);
    return outcome;
}

Outcome VirtualDisk::access(const Work& work) {
    if (work.flags & ~uint32_t{access_read | access_write | access_execute}) {
        return failed(ErrorNumber::einval);
    }
    const Found found = find(work);
    if (!found.inode) return failed(found.error);
    const Inode& inode = *found.inode;
    const bool wants_write = work.flags & access_write;
    if (wants_write && inode.read_only) return failed(ErrorNumber::erofs);
    uint32_t needed = 0;
    if (work.flags & access_read) needed |= owner_read;
    if (wants_write) needed |= owner_write;
    if (work.flags & access_execute) needed |= owner_execute;
    if ((inode.mode & needed) != needed || (wants_write && inode.owned_by_root)) {
        return failed(ErrorNumber::eacces);
    }
    return succeeded();
}

Outcome VirtualDisk::read_directory(const Work& work) {
    const Walk walk = tree_.walk(work.more->path, Last::follow);
    if (walk.error != ErrorNumber::none) return failed(walk.error);
    if (!walk.found) return failed(ErrorNumber::enoent);
    if (tree_[walk.found].type != Inode::Type::directory) return failed(ErrorNumber::enotdir);
    if (!(tree_[walk.found].mode & owner_read)) return failed(ErrorNumber::eacces);
    tree_.load(walk.found);
    Outcome outcome;
    for (const auto& [name, child] : tree_[walk.found].children) {
        using enum DirectoryEntry::Type;
        const Inode::Type type = tree_[child].type;
        const auto shown = type == Inode::Type::file ? file : type == Inode::Type::link ? link : directory;
        outcome.more->entries.push_back({name, shown});
    }
    outcome.value = static_cast<int64_t>(outcome.more->entries.size());
    return outcome;
}

ErrorNumber VirtualDisk::may_change(InodeId directory) {
    const Inode& inode = tree_[directory];
    if (inode.read_only) return ErrorNumber::erofs;
    const uint32_t needed = owner_write | owner_execute;
    if (inode.owned_by_root || (inode.mode & needed) != needed) return ErrorNumber::eacces;
    return ErrorNumber::none;
}

Outcome VirtualDisk::make_directory(const Work& work) {
    const Walk walk = tree_.walk(work.more->path, Last::keep_even_before_slash);
    if (walk.error != ErrorNumber::none) return failed(walk.error);
    if (walk.found) return failed(ErrorNumber::eexist);
    if (const auto error = may_change(walk.directory); error != ErrorNumber::none) return failed(error);
    if (free_bytes() < entry_bytes) return failed(ErrorNumber::enospc);
    const uint32_t mode = work.mode & 01777 & ~creation_mask;
    const InodeId id = tree_.create(walk.directory, walk.name, Inode::Type::directory, mode, now_ms());
    tree_.charge(tree_[id], entry_bytes);
    return succeeded();
}

ErrorNumber VirtualDisk::may_remove(const Walk& walk) {
    if (walk.error != ErrorNumber::none) return walk.error;
    if (!walk.found) return tree_[walk.directory].read_only ? ErrorNumber::erofs : ErrorNumber::enoent;
    return may_change(walk.directory);
}

Outcome VirtualDisk::remove_directory(const Work& work) {
    const Walk walk = tree_.walk(work.more->path, Last::keep_even_before_slash);
    if (walk.error == ErrorNumber::none) {
        if (walk.dots == ".") return failed(ErrorNumber::einval);
        if (walk.dots == "..") return failed(ErrorNumber::enotempty);
        if (walk.name.empty()) return failed(ErrorNumber::ebusy);
    }
    if (const auto error = may_remove(walk); error != ErrorNumber::none) return failed(error);
    if (tree_[walk.found].type != Inode::Type::directory) return failed(ErrorNumber::enotdir);
    tree_.load(walk.found);
    if (!tree_[walk.found].children.empty()) return failed(ErrorNumber::enotempty);
    tree_.remove_name(walk.directory, walk.name, now_ms());
    return succeeded();
}

Outcome VirtualDisk::unlink(const Work& work) {
    const Walk walk = tree_.walk(work.more->path, Last::keep_even_before_slash);
    if (walk.error == ErrorNumber::none && walk.name.empty()) return failed(ErrorNumber::eisdir);
    const bool is_found = walk.error == ErrorNumber::none && walk.found;
    const bool is_directory = is_found && tree_[walk.found].type == Inode::Type::directory;
    if (is_found && walk.ends_in_slash) {
        return failed(is_directory ? ErrorNumber::eisdir : ErrorNumber::enotdir);
    }
    if (const auto error = may_remove(walk); error != ErrorNumber::none) return failed(error);
    if (is_directory) return failed(ErrorNumber::eisdir);
    tree_.remove_name(walk.directory, walk.name, now_ms());
    return succeeded();
}

ErrorNumber VirtualDisk::may_replace(const Walk& from, const Walk& to) {
    const Inode& moved = tree_[from.found];
    const bool is_directory = moved.type == Inode::Type::directory;
    if (is_directory && tree_.is_inside(to.directory, from.found)) return ErrorNumber::einval;
    if (!is_directory && (from.ends_in_slash || to.ends_in_slash)) return ErrorNumber::enotdir;
    if (to.found && tree_[to.found].type == Inode::Type::directory &&
        tree_.is_inside(from.directory, to.found)) {
        return ErrorNumber::enotempty;
    }
    if (to.found == from.found) return ErrorNumber::none;
    for (const InodeId directory : {from.directory, to.directory})
        if (const auto error = may_change(directory); error != ErrorNumber::none) return error;
    const bool replaces_directory = to.found && tree_[to.found].type == Inode::Type::directory;
    if (to.found && is_directory && !replaces_directory) return ErrorNumber::enotdir;
    if (to.found && !is_directory && replaces_directory) return ErrorNumber::eisdir;
    if (is_directory && from.directory != to.directory && !(moved.mode & owner_write)) {
        return ErrorNumber::eacces;  // its own .. has to change
    }
    if (replaces_directory) tree_.load(to.found);
    if (replaces_directory && !tree_[to.found].children.empty()) return ErrorNumber::enotempty;
    return ErrorNumber::none;
}

Outcome VirtualDisk::rename(const Work& work) {
    const Walk from = tree_.walk(work.more->path, Last::keep_even_before_slash);
    if (from.error != ErrorNumber::none) return failed(from.error);
    const Walk to = tree_.walk(work.more->second_path, Last::keep_even_before_slash);
    if (to.error != ErrorNumber::none) return failed(to.error);
    if (from.name.empty() || to.name.empty()) return failed(ErrorNumber::ebusy);
    if (tree_[from.directory].read_only || tree_[to.directory].read_only) return failed(ErrorNumber::erofs);
    if (!from.found) return failed(ErrorNumber::enoent);
    if (const auto error = may_replace(from, to); error != ErrorNumber::none) return failed(error);
    if (to.found == from.found) return succeeded();
    if (to.found) tree_.remove_name(to.directory, to.name, now_ms());
    tree_.move_name(from.directory, from.name, to.directory, to.name, now_ms());
    return succeeded();
}

ErrorNumber VirtualDisk::copy_content(InodeId from, InodeId to) {
    if (tree_[from].type == Inode::Type::directory) return ErrorNumber::eisdir;
    if (from == to) return ErrorNumber::none;
    const uint64_t size = tree_.size(tree_[from]);
    std::string bytes;
    if (const auto error = set_size(tree_[to], 0); error != ErrorNumber::none) return error;
    if (size > free_bytes()) return ErrorNumber::enospc;
    if (!tree_.read(tree_[from], 0, size, bytes)) return ErrorNumber::eio;
    if (const auto error = set_size(tree_[to], size); error != ErrorNumber::none) return error;
    tree_[to].bytes = std::move(bytes);
    tree_[to].mode = tree_[from].mode;
    return ErrorNumber::none;
}

// As libuv does it: the source is opened, the target made and emptied, the bytes and the mode taken over.
Outcome VirtualDisk::copy_file(const Work& work) {
    Work opening;
    opening.more->path = work.more->path;
    Outcome source = open(opening);
    if (source.value < 0) return source;
    const InodeId from = find_open(static_cast<int32_t>(source.value))->inode;
    opening.more->path = work.more->second_path;
    opening.flags = open_write_only | open_create | ((work.flags & copy_exclusive) ? open_exclusive : 0u);
    opening.mode = tree_[from].mode;
    const Outcome target = open(opening);
    Work closing;
    Outcome result = target;
    if (target.value >= 0) {
        closing.fd = static_cast<int32_t>(target.value);
        const ErrorNumber error = copy_content(from, find_open(closing.fd)->inode);
        result = error == ErrorNumber::none ? succeeded() : failed(error);
        close(closing);
    }
    closing.fd = static_cast<int32_t>(source.value);
    close(closing);
    return result;
}

Outcome VirtualDisk::real_path(const Work& work) {
    const Walk walk = tree_.walk(work.more->path, Last::follow);
    if (walk.error != ErrorNumber::none) return failed(walk.error);
    if (!walk.found) return failed(ErrorNumber::enoent);
    Outcome outcome;
    if (walk.name.empty()) {
        outcome.more->bytes = tree_.path_of(walk.found);
    } else {
        outcome.more->bytes = tree_.path_of(walk.directory);
        if (outcome.more->bytes.back() != '/') outcome.more->bytes += '/';
        outcome.more->bytes += walk.name;
    }
    return outcome;
}

Outcome VirtualDisk::read_link(const Work& work) {
    const Walk walk = tree_.walk(work.more->path, Last::keep);
    if (walk.error != ErrorNumber::none) return failed(walk.error);
    if (!walk.found) return failed(ErrorNumber::enoent);
    if (tree_[walk.found].type != Inode::Type::link) return failed(ErrorNumber::einval);
    Outcome outcome;
    outcome.more->bytes = tree_[walk.found].bytes;
    return outcome;
}

Outcome VirtualDisk::make_link(const Work& work) {
    if (work.more->second_path.empty()) return failed(ErrorNumber::enoent);
    if (work.more->second_path.size() >= 4096) return failed(ErrorNumber::enametoolong);
    const Walk walk = tree_.walk(work.more->path, Last::keep_even_before_slash);
    if (walk.error != ErrorNumber::none) return failed(walk.error);
    if (walk.found) return failed(ErrorNumber::eexist);
    if (walk.ends_in_slash) return failed(ErrorNumber::enoent);
    if (const auto error = may_change(walk.directory); error != ErrorNumber::none) return failed(error);
    if (free_bytes() < entry_bytes) return failed(ErrorNumber::enospc);
    const InodeId id = tree_.create(walk.directory, walk.name, Inode::Type::link, 0777, now_ms());
    tree_[id].bytes = work.more->second_path;
    tree_.charge(tree_[id], entry_bytes);
    return succeeded();
}

Outcome VirtualDisk::set_times(const Work& work) {
    const Found found = find(work);
    if (!found.inode) return failed(found.error);
    if (found.inode->read_only) return failed(ErrorNumber::erofs);
    if (found.inode->owned_by_root) return failed(ErrorNumber::eperm);
    found.inode->accessed_ms = work.more->accessed_ms;
    found.inode->modified_ms = work.more->modified_ms;
    found.inode->changed_ms = now_ms();
    return succeeded();
}

Outcome VirtualDisk::change_mode(const Work& work) {
    const Found found = find(work);
    if (!found.inode) return failed(found.error);
    if (found.inode->read_only) return failed(ErrorNumber::erofs);
    if (found.inode->owned_by_root) return failed(ErrorNumber::eperm);
    found.inode->mode = work.mode & mode_bits;
    found.inode->changed_ms = now_ms();
    return succeeded();
}

Outcome VirtualDisk::make_temporary_directory(const Work& work) {
    constexpr std::string_view blanks = "XXXXXX";
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    if (!work.more->path.ends_with(blanks)) return failed(ErrorNumber::einval);
    Work making;
    making.kind = WorkKind::mkdir;
    making.mode = 0700;
    Outcome outcome;
    do {
        making.more->path = work.more->path.substr(0, work.more->path.size() - blanks.size());
        for (size_t i = 0; i < blanks.size(); i++) making.more->path += letters[names_.below(letters.size())];
        outcome = make_directory(making);
    } while (is_error(outcome, ErrorNumber::eexist));
    if (outcome.value == 0) outcome.more->bytes = making.more->path;
    return outcome;
}

}  // namespace lg::host
