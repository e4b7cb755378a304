// Files of the real disk: what fs.* asks for, on a pool thread or on the loop's. Only
// the folders that the script may reach, and only descriptors that it has opened itself. Any thread.
#pragma once
#include <mutex>
#include <set>
#include <string>

#include "sim/host/live_limits.h"
#include "sim/host/real_folders.h"
#include "sim/host/world_description.h"

namespace lg::host {

class LiveFiles {
  public:
    struct Options {
        bool folder_is_writable = true;  // else EROFS for everything in it
        std::string folder;              // the script's, as it sees it
        std::vector<KnownHost> hosts;    // names that need no look-up
        bool network = false;            // whether names may be looked up elsewhere
        Notice notice;
    };

    LiveFiles(RealFolders folders, Options options);
    // Closes what the script left open.
    ~LiveFiles();

    // Any kind of work but `compute`. May block for as long as the kernel likes.
    Outcome perform(const Work& work);

  private:
    using Place = RealFolders::Place;
    using Last = RealFolders::Last;

    // The place of a path that will only be read. Outcome: why not.
    bool find(const std::string& path, Last last, Place& place, Outcome& why_not);
    // The same, of one that will be changed.
    bool find_to_change(const std::string& path, Last last, Place& place, Outcome& why_not);
    Outcome refuse(const std::string& path, bool changes);
    bool is_ours(int32_t fd) const;
    bool is_protected(const Place& place) const;

    Outcome perform_on_descriptor(const Work& work);
    Outcome perform_on_path(const Work& work);

    Outcome open(const Work& work);
    Outcome close(const Work& work);
    Outcome read(const Work& work);
    Outcome write(const Work& work);
    Outcome copy_file(const Work& work);
    Outcome status(const Work& work, Last last);
    Outcome access(const Work& work);
    Outcome read_directory(const Work& work);
    Outcome make_directory(const Work& work);
    Outcome remove(const Work& work);
    Outcome rename(const Work& work);
    Outcome truncate(const Work& work);
    Outcome real_path(const Work& work);
    Outcome read_link(const Work& work);
    Outcome make_link(const Work& work);
    Outcome set_times(const Work& work);
    Outcome change_mode(const Work& work);
    Outcome make_temporary_directory(const Work& work);
    Outcome look_up(const Work& work);
    Outcome refuse_look_up(const std::string& name);

    const RealFolders folders_;
    const Options options_;
    mutable std::mutex mutex_;
    std::set<int32_t> open_;  // the script's descriptors
};

}  // namespace lg::host
