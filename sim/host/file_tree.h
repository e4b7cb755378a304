// The virtual disk's tree of inodes, and the way from a path to one of them. What the image of the script's
// folder holds is fetched when it is first looked at. Knows nothing of descriptors.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/id.h"
#include "sim/base/id_table.h"
#include "sim/host/error_number.h"
#include "sim/host/image_source.h"

namespace lg::host {

using InodeId = Id<struct InodeTag>;

// Permission bits. The program owns what it may change, so only the owner's bits are looked at.
enum Permission : uint32_t {
    owner_read = 0400,
    owner_write = 0200,
    owner_execute = 0100,  // of a directory: to look names up in it
    mode_bits = 07777,
    creation_mask = 022,  // the umask
};

struct Inode {
    enum class Type : uint8_t { file, directory, link };
    Type type = Type::file;
    uint32_t mode = 0644;        // permission bits
    bool owned_by_root = false;  // the program is an ordinary user: it cannot change what is root's
    bool read_only = false;      // below a folder that the scenario protects
    InodeId parent;              // of a directory
    uint32_t opens = 0;          // descriptors that hold it: it lives on without a name until they are closed
    bool has_name = true;
    std::string bytes;  // a file's content; a link's target
    std::map<std::string, InodeId, std::less<>> children;
    std::string image_path;      // not empty: the content, or the list of children, is still in the image
    uint64_t charged_bytes = 0;  // what it counts for on the disk's limit
    double accessed_ms = 0, modified_ms = 0, changed_ms = 0, born_ms = 0;
};

// Where a path leads.
struct Walk {
    ErrorNumber error = ErrorNumber::none;
    InodeId directory;  // that holds, or would hold, the last name
    std::string name;   // the last name; empty if the path ends in . or .. or /
    std::string dots;   // "." or ".." if the path ends in one
    InodeId found;      // none if only the last name is missing
    bool ends_in_slash = false;
};

class FileTree {
  public:
    // now_ms: milliseconds since the epoch for what the tree begins with.
    FileTree(std::unique_ptr<ImageSource> image, double now_ms);

    // Shows the image at an absolute path. Its parents become bare folders of root's.
    void mount_image(const std::string& path, bool read_only);
    // Makes the folder and its parents, as if they had always been there.
    InodeId make_folders(std::string_view path);

    // How the last part of the path is treated if it is a link.
    enum class Last : uint8_t { follow, keep, keep_even_before_slash };
    Walk walk(std::string_view path, Last last);

    Inode& operator[](InodeId id) { return *inodes_.find(id); }
    InodeId root() const { return root_; }
    // Fetches a directory's children out of the image, if they are not here yet.
    void load(InodeId directory);
    // Fetches a file's content. False if the image cannot read it.
    bool load_content(Inode& file);
    uint64_t size(const Inode& inode) const;
    // Reads out of memory or out of the image. False if the image cannot read it.
    bool read(Inode& file, uint64_t offset, uint64_t length, std::string& into);

    // The directory must not have the name.
    InodeId create(InodeId directory, const std::string& name, Inode::Type type, uint32_t mode,
                   double now_ms);
    // Takes the name away; the inode dies if nobody holds it.
    void remove_name(InodeId directory, const std::string& name, double now_ms);
    void move_name(InodeId from, const std::string& from_name, InodeId to, const std::string& to_name,
                   double now_ms);
    // A descriptor lets go of the inode.
    void release(InodeId id);
    // Is `inner` the directory `outer`, or somewhere below it?
    bool is_inside(InodeId inner, InodeId outer);
    std::string path_of(InodeId directory);

    uint64_t charged_bytes() const { return charged_bytes_; }
    // Sets what the inode counts for: its content, if that is held in memory because it was written.
    void charge(Inode& inode, uint64_t bytes);
    void set_working_folder(InodeId folder) { working_folder_ = folder; }

  private:
    InodeId add(InodeId parent, const std::string& name, Inode inode);
    void die_if_unheld(InodeId id);
    void fetch(InodeId directory);

    std::unique_ptr<ImageSource> image_;
    double born_ms_;
    IdTable<InodeId, Inode> inodes_;
    IdSource<InodeId> ids_;
    InodeId root_;
    InodeId working_folder_;
    uint64_t charged_bytes_ = 0;
};

}  // namespace lg::host
