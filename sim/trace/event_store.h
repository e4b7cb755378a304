// The events of a trace, in pieces of one size. One writer, any number of readers: an event, once published,
// never moves or changes; the size is published with release and read with acquire.
// A trace of a hundred million events is longer than memory wants to be. If its only reader reads each piece
// when it is full and says that it is done with it, the memory is used again, and the run stays in the
// processor's cache.
#pragma once
#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "sim/base/append_only.h"
#include "sim/trace/event.h"

namespace lg::trace {

class EventStore {
  public:
    static constexpr size_t piece_events = 512;  // 24 KiB: what was written is still in the nearest cache

    EventStore() { open_piece(); }
    ~EventStore() {
        for (Event* block : memory_) std::allocator<Event>{}.deallocate(block, block_events);
    }
    EventStore(const EventStore&) = delete;
    EventStore& operator=(const EventStore&) = delete;

    size_t size() const { return size_.load(std::memory_order_acquire); }

    // `index` must be below a size that this thread has read, and not be forgotten.
    const Event& operator[](size_t index) const {
        return pieces_[index / piece_events][index % piece_events];
    }

    // Those from `index` on that lie together, at least one, at most up to `end`.
    std::span<const Event> neighbours(size_t index, size_t end) const {
        const size_t piece_left = piece_events - index % piece_events;
        return {&(*this)[index], std::min(piece_left, end - index)};
    }

    // ---- the writer's thread only ----
    // Where the next event is to be made, and that it has been. Made in its place, for a copy would wait for
    // each of its bytes to be written.
    Event* slot() { return next_; }
    void publish() {
        size_.store(size_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
        if (++next_ == end_) open_piece();
    }
    // Is called when a piece is full, before another is opened; none: nobody is.
    void on_full(std::function<void()> full) { full_ = std::move(full); }
    // Nobody will look at events below `index` again.
    void forget_below(size_t index);

  private:
    static constexpr size_t block_events = 8 * piece_events;  // memory comes in blocks

    void open_piece();

    AppendOnly<Event*> pieces_;  // those that are forgotten are elsewhere by now
    std::vector<Event*> memory_;
    std::vector<Event*> free_;  // pieces; the last is used next
    std::atomic<size_t> size_{0};
    Event* next_ = nullptr;  // where the writer goes on
    Event* end_ = nullptr;
    size_t forgotten_ = 0;  // pieces, from the first on
    std::function<void()> full_;
};

}  // namespace lg::trace
