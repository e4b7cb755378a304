#include "sim/trace/event_store.h"

#include "sim/base/prefault.h"

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
        piece = std::allocator<Event>{}.allocate(piece_events);
        prefault(piece, piece_events * sizeof(Event));
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
