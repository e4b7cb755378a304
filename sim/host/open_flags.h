// The flags of open(2), access(2) and copyfile in Linux's numbering, as scripts see them in fs.constants.
#pragma once
#include <cstdint>

namespace lg::host {

enum OpenFlag : uint32_t {
    open_read_only = 0,
    open_write_only = 01,
    open_read_write = 02,
    open_access_mask = 03,
    open_create = 0100,
    open_exclusive = 0200,
    open_truncate = 01000,
    open_append = 02000,
    open_directory = 0200000,
    open_no_follow = 0400000,
};
enum AccessMode : uint32_t { access_execute = 1, access_write = 2, access_read = 4 };
enum CopyFlag : uint32_t { copy_exclusive = 1 };
// The type bits of FileStatus::mode.
enum FileType : uint32_t { type_file = 0100000, type_directory = 0040000, type_link = 0120000 };

}  // namespace lg::host
