// The folders of a live run on the real disk: the script's own, a fresh one that is seen as /tmp, and what
// the user allows besides. The fresh ones go when the run is over.
#pragma once
#include <string>

#include "sim/host/live_limits.h"
#include "sim/host/real_folders.h"
#include "sim/host/world_description.h"

namespace lg::host {

class LiveFolders {
  public:
    LiveFolders() = default;
    ~LiveFolders();
    LiveFolders(const LiveFolders&) = delete;
    LiveFolders& operator=(const LiveFolders&) = delete;

    // folder: absolute, as the script sees it, or empty. If the scenario gives files in the script's folder,
    // the run sees a copy of the folder, so that the real one stays as it is.
    Status prepare(const WorldDescription& world, const std::string& folder, const LiveLimits& limits);
    // Once, behind prepare().
    RealFolders take() { return std::move(folders_); }

  private:
    // flag: by which the user named them.
    Status add_allowed(const char* flag, const std::vector<std::string>& paths, bool writable);

    std::string base_;  // holds what is fresh; empty: nothing was made
    RealFolders folders_;
};

}  // namespace lg::host
