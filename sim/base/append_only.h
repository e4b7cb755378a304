// A sequence that only grows. One writer, any number of readers.
// An element, once published, never moves or changes; the size is published with release and read with
// acquire.
#pragma once
#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

#include "sim/base/result.h"

namespace lg {

// Chunks double in size: chunk k holds `first << k` elements, so 40 chunks are more than any run fills. The
// part of a chunk that is not yet filled is untouched memory, which costs nothing.
template <class T, size_t first = 256>
class AppendOnly {
  public:
    AppendOnly() = default;
    AppendOnly(const AppendOnly&) = delete;
    AppendOnly& operator=(const AppendOnly&) = delete;
    ~AppendOnly() {
        size_t left = size();
        for (size_t k = 0; k < chunks_.size(); k++) {
            T* chunk = chunks_[k].load(std::memory_order_relaxed);
            if (!chunk) return;
            const size_t filled = left < first << k ? left : first << k;
            std::destroy_n(chunk, filled);
            left -= filled;
            std::allocator<T>{}.deallocate(chunk, first << k);
        }
    }

    size_t size() const { return size_.load(std::memory_order_acquire); }

    // `index` must be below a size that this thread has read.
    const T& operator[](size_t index) const {
        const auto [chunk, offset] = place(index);
        return chunks_[chunk].load(std::memory_order_relaxed)[offset];
    }

    // The writer's thread only.
    void push(T value) {
        const size_t index = size_.load(std::memory_order_relaxed);
        if (next_ == end_) open_chunk(index);
        std::construct_at(next_++, std::move(value));
        size_.store(index + 1, std::memory_order_release);
    }

  private:
    static constexpr std::pair<size_t, size_t> place(size_t index) {
        const size_t block = index / first + 1;
        const size_t chunk = static_cast<size_t>(63 - __builtin_clzll(block));
        return {chunk, index - first * ((size_t{1} << chunk) - 1)};
    }
    void open_chunk(size_t index) {
        const size_t chunk = place(index).first;
        LG_CHECK(chunk < chunks_.size(), "a sequence outgrew its chunks");
        const size_t length = first << chunk;
        T* fresh = std::allocator<T>{}.allocate(length);
        chunks_[chunk].store(fresh, std::memory_order_relaxed);
        next_ = fresh;
        end_ = fresh + length;
    }

    std::array<std::atomic<T*>, 40> chunks_{};
    std::atomic<size_t> size_{0};
    T* next_ = nullptr;  // where the writer goes on
    T* end_ = nullptr;
};

}  // namespace lg
