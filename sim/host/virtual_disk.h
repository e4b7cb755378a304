// A file system in memory: the script's folder as an image that is copied where it is written, a temporary
// folder, and what the scenario gives. perform() answers as Linux would answer an ordinary user who owns the
// script's folder. Nothing real is ever written.
#pragma once
#include <memory>
#include <string>

#include "sim/base/hash.h"
#include "sim/host/clock.h"
#include "sim/host/descriptor_table.h"
#include "sim/host/file_tree.h"
#include "sim/host/host.h"
#include "sim/host/world_description.h"

namespace lg::host {

class VirtualDisk {
  public:
    // folder: absolute, the image's place; empty: none, and `image` may be null.
    VirtualDisk(const WorldDescription& world, const std::string& folder, std::unique_ptr<ImageSource> image,
                Clock& clock, DescriptorTable& descriptors);

    // A file or directory call, now. The kind is neither getaddrinfo nor compute.
    Outcome perform(const Work& work);
    // How many bytes a read, a write or a copy would move now: what its duration depends on.
    uint64_t bytes_to_move(const Work& work);

  private:
    // What a name and its inode count for on the disk's limit.
    static constexpr uint64_t entry_bytes = 256;

    using Operation = Outcome (VirtualDisk::*)(const Work&);
    using FileId = Id<struct FileTag>;
    struct OpenFile {
        InodeId inode;
        uint32_t flags = 0;
        uint64_t position = 0;
    };
    struct Found {
        ErrorNumber error = ErrorNumber::none;
        Inode* inode = nullptr;
    };

    Outcome open(const Work& work);
    Outcome close(const Work& work);
    Outcome read(const Work& work);
    Outcome write(const Work& work);
    Outcome status(const Work& work);
    Outcome link_status(const Work& work);
    Outcome open_status(const Work& work);
    Outcome access(const Work& work);
    Outcome read_directory(const Work& work);
    Outcome make_directory(const Work& work);
    Outcome remove_directory(const Work& work);
    Outcome unlink(const Work& work);
    Outcome rename(const Work& work);
    Outcome copy_file(const Work& work);
    Outcome truncate(const Work& work);
    Outcome synchronize(const Work& work);
    Outcome real_path(const Work& work);
    Outcome read_link(const Work& work);
    Outcome make_link(const Work& work);
    Outcome set_times(const Work& work);
    Outcome change_mode(const Work& work);
    Outcome make_temporary_directory(const Work& work);
    Outcome read_file(const Work& work);
    Outcome write_file(const Work& work);

    void put_files(const WorldDescription& world, const std::string& folder);
    OpenFile* find_open(int32_t fd);
    // The inode of a path, links followed, or of a descriptor if there is no path.
    Found find(const Work& work);
    FileStatus status_of(InodeId id);
    ErrorNumber may_open(const Walk& walk, uint32_t flags);
    // May names be made and removed in the directory?
    ErrorNumber may_change(InodeId directory);
    // May the last name of the walk be taken away by rmdir or unlink?
    ErrorNumber may_remove(const Walk& walk);
    ErrorNumber may_replace(const Walk& from, const Walk& to);
    ErrorNumber copy_content(InodeId from, InodeId to);
    ErrorNumber set_size(Inode& file, uint64_t bytes);
    // Makes the file's content its own, to be written. ENOSPC if it does not fit.
    ErrorNumber own_content(Inode& file);
    uint64_t free_bytes() const;
    double now_ms() const;

    FileTree tree_;
    Clock& clock_;
    DescriptorTable& descriptors_;
    Random names_;  // of temporary folders
    int64_t epoch_ms_;
    uint64_t bytes_max_;
    IdTable<FileId, OpenFile> files_;
    IdSource<FileId> file_ids_;
};

}  // namespace lg::host
