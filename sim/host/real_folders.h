// The folders of the real disk that a script can reach, and the way to a file in them. Paths are those that
// the script sees; a folder may really be somewhere else (the run's own /tmp). Links are followed one by one,
// so that neither they nor ".." lead out, whatever changes on the disk meanwhile. Any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/result.h"
#include "sim/host/file_handle.h"

namespace lg::host {

class RealFolders {
  public:
    // seen: absolute and normal. real: where it is. The longest that fits a path counts.
    Status add(const std::string& seen, const std::string& real, bool writable);

    enum class Last { follow, keep };
    struct Place {
        int64_t error = 0;     // 0, or minus an error number in Linux's numbering
        bool outside = false;  // error: it is in none of the folders
        FileHandle folder;     // the folder that holds the name
        std::string name;  // "." for one of our folders itself; no link if the last one was to be followed
        std::string path;  // as the script sees it, without links
        bool writable = false;
        bool exists = false;
        bool is_directory = false;
        bool ends_in_slash = false;
    };
    // path: absolute.
    Place find(std::string_view path, Last last) const;

  private:
    struct Folder {
        std::string seen;
        FileHandle handle;
        bool writable = false;
    };
    class Walk;

    const Folder* folder_of(const std::string& path) const;
    bool leads_to_one(const std::string& path) const;

    std::vector<Folder> folders_;
};

}  // namespace lg::host
