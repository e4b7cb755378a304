// Where the bytes of a file or an export go, piece by piece, so that no whole file stands in memory.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace lg::trace {

using Sink = std::function<void(std::string_view)>;

// Gathers bytes and hands them on in pieces of some tens of thousands.
class SinkBuffer {
  public:
    explicit SinkBuffer(const Sink& sink) : sink_(sink) {}

    // Append here; call rest() now and then.
    std::string bytes;
    void rest() {
        if (bytes.size() >= piece_bytes) flush();
    }
    void flush() {
        sink_(bytes);
        bytes.clear();
    }

  private:
    static constexpr size_t piece_bytes = size_t{64} * 1024;
    const Sink& sink_;
};

}  // namespace lg::trace
