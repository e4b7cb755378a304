// The calls on files, which Windows and the others name and answer differently. A name is one part of a path,
// in a folder that is open, or "." for that folder itself; a link in its place is never followed. Descriptors
// are the C library's. All give what POSIX's call gives, or minus an error number in Linux's numbering.
// Any thread.
#pragma once
#include <string>
#include <vector>

#include "sim/host/host.h"

namespace lg::host {

// A new one beside the other temporary files, for this user alone. path: of the real disk, set if it is made.
int64_t make_private_folder(std::string& path);
// A folder, only to walk on from it. path: of the real disk.
int64_t open_folder(const std::string& path);
int64_t open_folder_at(int folder, const std::string& name);
// flags: OpenFlag.
int64_t open_at(int folder, const std::string& name, uint32_t flags, uint32_t mode);
int64_t close_file(int fd);

int64_t status_at(int folder, const std::string& name, FileStatus& status);
int64_t status_of(int fd, FileStatus& status);
// mode: AccessMode.
int64_t access_at(int folder, const std::string& name, uint32_t mode);
// In the order of names, without "." and "..".
int64_t list_at(int folder, const std::string& name, std::vector<DirectoryEntry>& entries);
// What the link says, as scripts see paths.
int64_t read_link_at(int folder, const std::string& name, std::string& target);

// A slash behind these names says that a folder is meant.
int64_t make_folder_at(int folder, const std::string& name, uint32_t mode);
int64_t remove_at(int folder, const std::string& name, bool is_folder);
int64_t rename_at(int folder, const std::string& name, int target_folder, const std::string& target_name);
int64_t make_link_at(int folder, const std::string& name, const std::string& target);

int64_t set_times_at(int folder, const std::string& name, double accessed_ms, double modified_ms);
int64_t set_times(int fd, double accessed_ms, double modified_ms);
int64_t set_mode_at(int folder, const std::string& name, uint32_t mode);
int64_t set_mode(int fd, uint32_t mode);

// position: -1 is the file's own.
int64_t read_file(int fd, char* bytes, size_t size, int64_t position);
int64_t write_file(int fd, const char* bytes, size_t size, int64_t position);
int64_t truncate_file(int fd, uint64_t length);
int64_t sync_file(int fd);

}  // namespace lg::host
