#include "sim/trace/event_store.h"

namespace lg::trace {

void EventStore::open_piece() {
    std::unique_lock lock(mutex_);
    was_forgotten_.wait(lock, [this] {
        return forgotten_ == 0 || !free_.empty() || pieces_.size() - forgotten_ < pieces_ahead_max;
    });
    Event* piece = nullptr;
    if (!free_.empty()) {
        piece = free_.back();
        free_.pop_back();
    } else {
        // Not touched before the events are made in it.
        piece = std::allocator<Event>{}.allocate(piece_events);
        memory_.push_back(piece);
    }
    pieces_.push(piece);
    next_ = piece;
    end_ = piece + piece_events;
}

void EventStore::forget_below(size_t index) {
    {
        const std::lock_guard lock(mutex_);
        // The writer may be at work in the last one.
        for (; (forgotten_ + 1) * piece_events <= index; forgotten_++) free_.push_back(pieces_[forgotten_]);
    }
    was_forgotten_.notify_one();
}

}  // namespace lg::trace
