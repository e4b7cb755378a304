// The events of a trace, in pieces of one size. One writer, any number of readers: an event, once published,
// never moves or changes; the size is published with release and read with acquire.
// A trace of a hundred million events is longer than memory wants to be. If its only reader says what it is
// done with, the pieces are used again, and the run stays in the processor's cache.
#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "sim/base/append_only.h"
#include "sim/trace/event.h"

namespace lg::trace {

class EventStore {
  public:
    static constexpr size_t piece_events = 4096;

    EventStore() { open_piece(); }
    ~EventStore() {
        for (Event* piece : memory_) std::allocator<Event>{}.deallocate(piece, piece_events);
    }
    EventStore(const EventStore&) = delete;
    EventStore& operator=(const EventStore&) = delete;

    size_t size() const { return size_.load(std::memory_order_acquire); }

    // `index` must be below a size that this thread has read, and not be forgotten.
    const Event& operator[](size_t index) const {
        return pieces_[index / piece_events][index % piece_events];
    }

    // The writer's thread only: where the next event is to be made, and that it has been. Made in its place,
    // for a copy would wait for each of its bytes to be written. Waits if a reader that forgets is far
    // behind.
    Event* slot() { return next_; }
    void publish() {
        size_.store(size_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
        if (++next_ == end_) open_piece();
    }

    // The thread of the one reader there is: it will not look at events below `index` again.
    void forget_below(size_t index);

  private:
    // Once somebody forgets: how far the writer may be ahead.
    static constexpr size_t pieces_ahead_max = 512;

    void open_piece();

    AppendOnly<Event*> pieces_;   // those that are forgotten are elsewhere by now
    std::vector<Event*> memory_;  // all of them
    std::atomic<size_t> size_{0};
    Event* next_ = nullptr;  // where the writer goes on
    Event* end_ = nullptr;
    std::mutex mutex_;  // guards what follows
    std::condition_variable was_forgotten_;
    std::vector<Event*> free_;
    size_t forgotten_ = 0;  // pieces, from the first on
};

}  // namespace lg::trace
