// The program's file descriptors. As in POSIX, a new one is the lowest that is free.
#pragma once
#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "sim/host/host.h"

namespace lg::host {

// What a descriptor stands for: a number whose meaning its owner knows.
struct Descriptor {
    enum class Kind : uint8_t { none, file, socket } kind = Kind::none;
    uint32_t subject = 0;
};

class DescriptorTable {
  public:
    // Node itself holds those below: standard streams, the demultiplexer, pipes and wake-ups.
    static constexpr int32_t first = 17;

    explicit DescriptorTable(uint32_t descriptors_max) : descriptors_max_(descriptors_max) {}

    // -1 if the limit is reached.
    int32_t open(Descriptor descriptor) {
        int32_t fd = first + static_cast<int32_t>(table_.size());
        if (!free_.empty()) {
            fd = free_.top();
            free_.pop();
            table_[index(fd)] = descriptor;
        } else {
            if (is_full()) return -1;
            table_.push_back(descriptor);
        }
        return fd;
    }
    bool is_full() const {
        return free_.empty() && static_cast<uint64_t>(first) + table_.size() >= descriptors_max_;
    }
    // Kind none if the descriptor is not open.
    Descriptor find(int32_t fd) const {
        return fd >= first && index(fd) < table_.size() ? table_[index(fd)] : Descriptor{};
    }
    // The descriptor must be open.
    void change(int32_t fd, Descriptor descriptor) { table_[index(fd)] = descriptor; }
    void close(int32_t fd) {
        table_[index(fd)] = {};
        free_.push(fd);
    }

  private:
    static size_t index(int32_t fd) { return static_cast<size_t>(fd - first); }

    uint32_t descriptors_max_;
    std::vector<Descriptor> table_;
    std::priority_queue<int32_t, std::vector<int32_t>, std::greater<>> free_;
};
static_assert(DescriptorTable::first > pool_wakeup_fd);

}  // namespace lg::host
