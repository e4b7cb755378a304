// Owns a descriptor of the real kernel's.
#pragma once
#include <unistd.h>

#include <cstdint>
#include <utility>

namespace lg::host {

class FileHandle {
  public:
    FileHandle() = default;
    explicit FileHandle(int64_t fd) : fd_(static_cast<int>(fd)) {}
    FileHandle(FileHandle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~FileHandle() {
        if (fd_ >= 0) close(fd_);
    }

    int fd() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    int release() { return std::exchange(fd_, -1); }

  private:
    int fd_ = -1;
};

}  // namespace lg::host
