// The bytes of a trace file as they come from a stream, and what was wrong with them first.
// Behind a fault everything reads as zeros, so that callers look for faults once a record and not once a
// byte.
#pragma once
#include <fmt/format.h>

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>

namespace lg::trace {

class Input {
  public:
    explicit Input(std::istream& stream) : stream_(stream) {}

    uint64_t offset() const { return begin_ + next_; }
    bool faulty() const { return fault_.has_value(); }
    const std::optional<std::string>& fault() const { return fault_; }
    void fail(std::string what) {
        if (!fault_) fault_ = std::move(what);
    }

    bool at_end() { return next_ == filled_ && !refill(); }
    uint8_t byte() {
        if (fault_) return 0;
        if (at_end()) {
            fail("the file ends in the middle of a record");
            return 0;
        }
        return static_cast<uint8_t>(buffer_[next_++]);
    }
    uint64_t number() {
        uint64_t result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const uint8_t part = byte();
            const uint64_t bits = part & 0x7f;
            if (shift == 63 && bits > 1) break;
            result |= bits << shift;
            if (!(part & 0x80)) return result;
        }
        fail("a number is longer than 64 bits");
        return 0;
    }
    // A number of at most `maximum`; `what` names it in the error.
    uint32_t small(uint64_t maximum, const char* what) {
        const uint64_t value = number();
        if (value <= maximum) return static_cast<uint32_t>(value);
        fail(fmt::format("{} is {}, but at most {} is possible here", what, value, maximum));
        return 0;
    }
    uint64_t difference(uint64_t before) {
        const uint64_t zigzag = number();
        return before + (zigzag >> 1 ^ (zigzag & 1 ? ~uint64_t{0} : 0));
    }
    // Memory grows with what is really there, whatever the length says.
    std::string text() {
        uint64_t left = number();
        std::string result;
        while (left > 0 && !fault_) {
            if (at_end()) {
                fail("the file ends in the middle of a text");
                break;
            }
            const size_t n = static_cast<size_t>(std::min<uint64_t>(left, filled_ - next_));
            result.append(buffer_.get() + next_, n);
            next_ += n;
            left -= n;
        }
        return result;
    }

  private:
    static constexpr size_t buffer_bytes = size_t{64} * 1024;

    bool refill() {
        begin_ += filled_;
        stream_.read(buffer_.get(), buffer_bytes);
        filled_ = static_cast<size_t>(stream_.gcount());
        next_ = 0;
        return filled_ > 0;
    }

    std::istream& stream_;
    std::unique_ptr<char[]> buffer_ = std::make_unique<char[]>(buffer_bytes);
    uint64_t begin_ = 0;  // where the buffer stands in the file
    size_t next_ = 0;
    size_t filled_ = 0;
    std::optional<std::string> fault_;
};

}  // namespace lg::trace
