#include "sim/trace/event_store.h"

#include "sim/base/prefault.h"

namespace lg::trace {

void EventStore::open_piece() {
    if (full_ && next_) full_();
    if (free_.empty()) {
        Event* block = std::allocator<Event>{}.allocate(block_events);
        prefault(block, block_events * sizeof(Event));
        memory_.push_back(block);
        for (size_t at = block_events; at > 0; at -= piece_events) free_.push_back(block + at - piece_events);
    }
    Event* piece = free_.back();
    free_.pop_back();
    pieces_.push(piece);
    next_ = piece;
    end_ = piece + piece_events;
}

void EventStore::forget_below(size_t index) {
    // The writer may be at work in the last one.
    for (; (forgotten_ + 1) * piece_events <= index; forgotten_++) free_.push_back(pieces_[forgotten_]);
}

}  // namespace lg::trace
