// Bytes in the order in which they came. Taking from the front costs no more than the bytes taken.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace lg::host {

class ByteQueue {
  public:
    size_t size() const { return bytes_.size() - taken_; }
    bool empty() const { return size() == 0; }
    void push(std::string_view bytes) { bytes_.append(bytes); }
    // Up to `length` bytes off the front.
    std::string take(size_t length) {
        std::string front = bytes_.substr(taken_, length);
        taken_ += front.size();
        if (taken_ == bytes_.size()) clear();
        else if (taken_ > bytes_.size() / 2) compact();
        return front;
    }
    void clear() {
        bytes_.clear();
        taken_ = 0;
    }

  private:
    void compact() {
        bytes_.erase(0, taken_);
        taken_ = 0;
    }

    std::string bytes_;
    size_t taken_ = 0;  // at the front of bytes_, gone already
};

}  // namespace lg::host
