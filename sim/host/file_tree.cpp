#include "sim/host/file_tree.h"

#include <algorithm>
#include <utility>

namespace lg::host {

namespace {

constexpr size_t path_bytes_max = 4096;  // PATH_MAX, with the terminating zero
constexpr size_t name_bytes_max = 255;
constexpr int links_followed_max = 40;
constexpr uint64_t small_file_bytes = 1 << 20;  // image files up to this size are kept once read

// The components of a path, last one first, so that the next one is at the back.
void push_components(std::vector<std::string>& stack, std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        const size_t slash = std::min(path.find('/'), path.size());
        if (slash) parts.emplace_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    stack.insert(stack.end(), std::make_move_iterator(parts.rbegin()), std::make_move_iterator(parts.rend()));
}

Walk broken(ErrorNumber error) {
    Walk walk;
    walk.error = error;
    return walk;
}

}  // namespace

FileTree::FileTree(std::unique_ptr<ImageSource> image, double now_ms)
    : image_(std::move(image)), born_ms_(now_ms), root_(ids_.next()), working_folder_(root_) {
    Inode root;
    root.type = Inode::Type::directory;
    root.mode = 0755;
    root.owned_by_root = true;
    root.parent = root_;
    root.accessed_ms = root.modified_ms = root.changed_ms = root.born_ms = now_ms;
    inodes_.insert(root_, std::move(root));
}

InodeId FileTree::make_folders(std::string_view path) {
    std::vector<std::string> stack;
    push_components(stack, path);
    InodeId current = root_;
    while (!stack.empty()) {
        load(current);
        Inode& directory = (*this)[current];
        const auto child = directory.children.find(stack.back());
        if (child != directory.children.end()) {
            current = child->second;
        } else {
            Inode folder;
            folder.type = Inode::Type::directory;
            folder.mode = 0755;
            folder.owned_by_root = directory.owned_by_root;
            folder.read_only = directory.read_only;
            current = add(current, stack.back(), std::move(folder));
        }
        stack.pop_back();
    }
    return current;
}

void FileTree::mount_image(const std::string& path, bool read_only) {
    Inode& folder = (*this)[make_folders(path)];
    folder.owned_by_root = false;
    folder.read_only = read_only;
    folder.image_path = path;
}

InodeId FileTree::add(InodeId parent, const std::string& name, Inode inode) {
    const InodeId id = ids_.next();
    inode.parent = parent;
    if (inode.born_ms == 0) {
        inode.accessed_ms = inode.modified_ms = inode.changed_ms = inode.born_ms = born_ms_;
    }
    inodes_.insert(id, std::move(inode));
    (*this)[parent].children.emplace(name, id);
    return id;
}

void FileTree::load(InodeId directory) {
    if (!(*this)[directory].image_path.empty()) fetch(directory);
}

void FileTree::fetch(InodeId directory) {
    const std::string path = std::exchange((*this)[directory].image_path, {});
    for (ImageEntry& entry : image_->list(path)) {
        Inode inode;
        inode.read_only = (*this)[directory].read_only;
        switch (entry.type) {
            case ImageEntry::Type::file:
                inode.type = Inode::Type::file;
                inode.mode = entry.readable ? (entry.executable ? 0755 : 0644) : 0200;
                inode.image_path = path + "/" + entry.name;
                break;
            case ImageEntry::Type::directory:
                inode.type = Inode::Type::directory;
                inode.mode = 0755;
                inode.image_path = path + "/" + entry.name;
                break;
            case ImageEntry::Type::link:
                inode.type = Inode::Type::link;
                inode.mode = 0777;
                inode.bytes = std::move(entry.target);
                break;
        }
        add(directory, entry.name, std::move(inode));
    }
}

bool FileTree::load_content(Inode& file) {
    if (file.image_path.empty()) return true;
    auto bytes = image_->read(file.image_path, 0, size(file));
    if (!bytes) return false;
    file.bytes = std::move(*bytes);
    file.image_path.clear();
    return true;
}

uint64_t FileTree::size(const Inode& inode) const {
    if (inode.type == Inode::Type::directory) return 4096;
    if (inode.image_path.empty()) return inode.bytes.size();
    return image_->size(inode.image_path).value_or(0);
}

bool FileTree::read(Inode& file, uint64_t offset, uint64_t length, std::string& into) {
    if (!file.image_path.empty() && size(file) > small_file_bytes) {
        const uint64_t whole = size(file);
        if (offset >= whole) return true;
        auto bytes = image_->read(file.image_path, offset, std::min(length, whole - offset));
        if (!bytes) return false;
        into = std::move(*bytes);
        return true;
    }
    if (!load_content(file)) return false;
    if (offset < file.bytes.size()) into = file.bytes.substr(offset, length);
    return true;
}

Walk FileTree::walk(std::string_view path, Last last) {
    if (path.empty()) return broken(ErrorNumber::enoent);
    if (path.size() >= path_bytes_max) return broken(ErrorNumber::enametoolong);
    Walk walk;
    walk.ends_in_slash = path.back() == '/';
    InodeId current = path.front() == '/' ? root_ : working_folder_;
    if (!(*this)[current].has_name) return broken(ErrorNumber::enoent);  // the working folder was removed
    std::vector<std::string> stack;
    push_components(stack, path);
    int links_followed = 0;
    while (!stack.empty()) {
        const std::string part = std::move(stack.back());
        stack.pop_back();
        const bool is_last = stack.empty();
        if (!((*this)[current].mode & owner_execute)) return broken(ErrorNumber::eacces);
        if (part == "." || part == "..") {
            if (part == "..") current = (*this)[current].parent;
            if (is_last) walk.dots = part;
            continue;
        }
        if (part.size() > name_bytes_max) return broken(ErrorNumber::enametoolong);
        load(current);
        const auto& children = (*this)[current].children;
        const auto child = children.find(part);
        if (child == children.end()) {
            if (!is_last) return broken(ErrorNumber::enoent);
            walk.directory = current;
            walk.name = part;
            return walk;
        }
        const Inode& inode = (*this)[child->second];
        const bool follow = !is_last || last == Last::follow || (last == Last::keep && walk.ends_in_slash);
        if (inode.type == Inode::Type::link && follow) {
            if (++links_followed > links_followed_max) return broken(ErrorNumber::eloop);
            if (inode.bytes.empty()) return broken(ErrorNumber::enoent);
            if (inode.bytes.front() == '/') current = root_;
            if (is_last && inode.bytes.back() == '/') walk.ends_in_slash = true;
            push_components(stack, inode.bytes);
            continue;
        }
        if (is_last) {
            walk.directory = current;
            walk.name = part;
            walk.found = child->second;
            const bool wants_directory = walk.ends_in_slash && last != Last::keep_even_before_slash;
            if (wants_directory && inode.type != Inode::Type::directory) {
                return broken(ErrorNumber::enotdir);
            }
            return walk;
        }
        if (inode.type != Inode::Type::directory) return broken(ErrorNumber::enotdir);
        current = child->second;
    }
    walk.directory = (*this)[current].parent;
    walk.found = current;
    return walk;
}

InodeId FileTree::create(InodeId directory, const std::string& name, Inode::Type type, uint32_t mode,
                         double now_ms) {
    Inode inode;
    inode.type = type;
    inode.mode = mode;
    inode.read_only = (*this)[directory].read_only;
    inode.accessed_ms = inode.modified_ms = inode.changed_ms = inode.born_ms = now_ms;
    const InodeId id = add(directory, name, std::move(inode));
    Inode& parent = (*this)[directory];
    parent.modified_ms = parent.changed_ms = now_ms;
    return id;
}

void FileTree::remove_name(InodeId directory, const std::string& name, double now_ms) {
    Inode& parent = (*this)[directory];
    const auto child = parent.children.find(name);
    LG_CHECK(child != parent.children.end(), "there is no such name");
    const InodeId id = child->second;
    parent.children.erase(child);
    parent.modified_ms = parent.changed_ms = now_ms;
    (*this)[id].has_name = false;
    (*this)[id].changed_ms = now_ms;
    die_if_unheld(id);
}

void FileTree::move_name(InodeId from, const std::string& from_name, InodeId to, const std::string& to_name,
                         double now_ms) {
    auto node = (*this)[from].children.extract(from_name);
    LG_CHECK(!node.empty(), "there is no such name");
    node.key() = to_name;
    Inode& moved = (*this)[node.mapped()];
    moved.parent = to;
    moved.changed_ms = now_ms;
    (*this)[to].children.insert(std::move(node));
    for (const InodeId id : {from, to}) (*this)[id].modified_ms = (*this)[id].changed_ms = now_ms;
}

void FileTree::release(InodeId id) {
    (*this)[id].opens--;
    die_if_unheld(id);
}

void FileTree::die_if_unheld(InodeId id) {
    Inode& inode = (*this)[id];
    if (inode.has_name || inode.opens || id == working_folder_) return;
    charge(inode, 0);
    inodes_.erase(id);
}

bool FileTree::is_inside(InodeId inner, InodeId outer) {
    while (inner != outer) {
        if (inner == root_) return false;
        inner = (*this)[inner].parent;
    }
    return true;
}

std::string FileTree::path_of(InodeId directory) {
    std::string path;
    while (directory != root_) {
        const Inode& parent = (*this)[(*this)[directory].parent];
        const auto entry = std::find_if(parent.children.begin(), parent.children.end(),
                                        [&](const auto& child) { return child.second == directory; });
        if (entry == parent.children.end()) return path;
        path.insert(0, entry->first).insert(0, 1, '/');
        directory = (*this)[directory].parent;
    }
    return path.empty() ? "/" : path;
}

void FileTree::charge(Inode& inode, uint64_t bytes) {
    charged_bytes_ = charged_bytes_ - inode.charged_bytes + bytes;
    inode.charged_bytes = bytes;
}

}  // namespace lg::host
