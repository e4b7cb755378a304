#include "sim/host/real_folders.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>

#include "sim/host/error_number.h"
#include "sim/host/file_calls.h"
#include "sim/host/open_flags.h"

namespace lg::host {

namespace {

constexpr int links_max = 40;
constexpr size_t path_bytes_max = 4096;
constexpr uint32_t type_bits = 0170000;

bool is_below(const std::string& path, const std::string& folder) {
    if (folder == "/") return true;
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

int64_t minus(ErrorNumber error) { return -static_cast<int64_t>(error); }

}  // namespace

// The way so far. Below one of our folders each part is really opened; above them only names count.
class RealFolders::Walk {
  public:
    Walk(const RealFolders& all, std::string_view path, Last last)
        : all_(all),
          keeps_last_(last == Last::keep && !path.ends_with('/')),
          ends_in_slash_(path.ends_with('/')) {
        restart();
        put_ahead(path);
    }

    Place run() {
        while (true) {
            pass_dots();
            if (ahead_.empty()) return itself();
            const std::string name = std::move(ahead_.front());
            ahead_.pop_front();
            names_.push_back(name);
            folder_ = all_.folder_of(path());
            if (!folder_) {
                if (ahead_.empty() || !all_.leads_to_one(path())) return outside();
            } else if (folder_->seen == path()) {
                enter(folder_->handle.fd(), ".");
            } else if (auto place = look_at(name, ahead_.empty())) {
                return std::move(*place);
            }
        }
    }

  private:
    void put_ahead(std::string_view path) {
        std::vector<std::string> parts;
        while (!path.empty()) {
            const size_t length = std::min(path.find('/'), path.size());
            if (length > 0) parts.emplace_back(path.substr(0, length));
            path.remove_prefix(std::min(length + 1, path.size()));
        }
        ahead_.insert(ahead_.begin(), parts.begin(), parts.end());
    }
    void restart() {
        names_.clear();
        here_ = {};
        folder_ = all_.folder_of("/");
        if (folder_) enter(folder_->handle.fd(), ".");
    }
    // Back up means to begin again, with one name less: what lies on the way was no link.
    void pass_dots() {
        while (!ahead_.empty() && (ahead_.front() == "." || ahead_.front() == "..")) {
            const bool is_up = ahead_.front() == "..";
            ahead_.pop_front();
            if (!is_up) continue;
            if (!names_.empty()) names_.pop_back();
            ahead_.insert(ahead_.begin(), names_.begin(), names_.end());
            restart();
        }
    }
    void enter(int parent, const std::string& name) {
        const int64_t fd = open_folder_at(parent, name);
        here_ = FileHandle{fd};
        if (!here_) error_ = fd;
    }
    std::string path() const {
        std::string text;
        for (const std::string& name : names_) text += "/" + name;
        return text.empty() ? "/" : text;
    }

    Place outside() const {
        Place place = failed(minus(ErrorNumber::eacces));
        place.outside = true;
        return place;
    }
    Place failed(int64_t error) const {
        Place place;
        place.error = error;
        place.path = path();
        return place;
    }
    Place found(std::string name, bool exists, bool is_directory) {
        Place place;
        place.folder = std::move(here_);
        place.name = std::move(name);
        place.path = path();
        place.writable = folder_->writable;
        place.exists = exists;
        place.is_directory = is_directory;
        place.ends_in_slash = ends_in_slash_;
        return place;
    }
    Place itself() {
        if (here_) return found(".", true, true);
        return error_ < 0 ? failed(error_) : outside();
    }

    // Nothing: the way goes on.
    std::optional<Place> look_at(const std::string& name, bool is_last) {
        if (!here_) {
            if (!is_last && all_.leads_to_one(path())) return std::nullopt;
            return failed(error_);
        }
        FileStatus status;
        if (const int64_t error = status_at(here_.fd(), name, status); error < 0) {
            if (error != minus(ErrorNumber::enoent)) return failed(error);
            if (is_last) return found(name, false, false);
            error_ = error;
            // One of our folders may be seen below what is nothing here: /tmp is not the real one.
            if (!all_.leads_to_one(path())) return failed(error_);
            here_ = {};
            return std::nullopt;
        }
        const uint32_t type = status.mode & type_bits;
        if (type == type_link && !(is_last && keeps_last_)) return follow(name);
        const bool is_directory = type == type_directory;
        if (!is_directory && (!is_last || ends_in_slash_)) return failed(minus(ErrorNumber::enotdir));
        if (is_last) return found(name, true, is_directory);
        enter(here_.fd(), name);
        if (!here_) return failed(error_);
        return std::nullopt;
    }
    std::optional<Place> follow(const std::string& name) {
        if (++links_ > links_max) return failed(minus(ErrorNumber::eloop));
        std::string text;
        if (const int64_t error = read_link_at(here_.fd(), name, text); error < 0) return failed(error);
        names_.pop_back();
        put_ahead(text);
        if (text.starts_with('/')) restart();
        return std::nullopt;
    }

    const RealFolders& all_;
    const bool keeps_last_;
    const bool ends_in_slash_;
    std::deque<std::string> ahead_;
    std::vector<std::string> names_;
    const Folder* folder_ = nullptr;  // in which the last name lies
    FileHandle here_;                 // the folder that the names lead to, if it is in one of ours
    int64_t error_ = 0;               // why it could not be opened
    int links_ = 0;
};

Status RealFolders::add(const std::string& seen, const std::string& real, bool writable) {
    const int64_t fd = open_folder(real);
    FileHandle handle{fd};
    if (!handle) return Error{fmt::format("{} cannot be opened as a folder: {}", real, error_text(fd))};
    folders_.push_back({seen, std::move(handle), writable});
    std::stable_sort(folders_.begin(), folders_.end(), [](const Folder& a, const Folder& b) {
        return a.seen.size() > b.seen.size() || (a.seen == b.seen && a.writable && !b.writable);
    });
    return Nothing{};
}

const RealFolders::Folder* RealFolders::folder_of(const std::string& path) const {
    const auto found = std::find_if(folders_.begin(), folders_.end(),
                                    [&](const Folder& folder) { return is_below(path, folder.seen); });
    return found == folders_.end() ? nullptr : &*found;
}

bool RealFolders::leads_to_one(const std::string& path) const {
    return std::any_of(folders_.begin(), folders_.end(),
                       [&](const Folder& folder) { return is_below(folder.seen, path); });
}

RealFolders::Place RealFolders::find(std::string_view path, Last last) const {
    if (path.size() < path_bytes_max) return Walk(*this, path, last).run();
    Place place;
    place.error = minus(ErrorNumber::enametoolong);
    return place;
}

}  // namespace lg::host
