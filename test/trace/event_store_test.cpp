#include "sim/trace/event_store.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace lg::trace {
namespace {

constexpr size_t piece = EventStore::piece_events;

Event numbered(size_t number) {
    return Event{Time{static_cast<int64_t>(number)}, Lane{}, 0, Rule::none, PollEnded{}};
}
void push(EventStore& store, const Event& event) {
    *store.slot() = event;
    store.publish();
}

TEST(EventStore, keeps_what_was_pushed_where_it_was_pushed) {
    EventStore store;
    std::vector<const Event*> places;
    for (size_t i = 0; i < 3 * piece; i++) {
        ASSERT_EQ(store.size(), i);
        push(store, numbered(i));
        places.push_back(&store[i]);
    }
    for (size_t i = 0; i < 3 * piece; i++) {
        EXPECT_EQ(&store[i], places[i]);
        EXPECT_EQ(store[i].at().ns, static_cast<int64_t>(i));
    }
}

TEST(EventStore, uses_the_memory_of_forgotten_pieces_again) {
    EventStore store;
    std::set<const Event*> beginnings;
    for (size_t i = 0; i < 100 * piece; i++) {
        push(store, numbered(i));
        if (i % piece == 0) beginnings.insert(&store[i]);
        store.forget_below(i + 1);
    }
    EXPECT_LE(beginnings.size(), 2u);
    EXPECT_EQ(store.size(), 100 * piece);
}

TEST(EventStore, a_piece_in_which_something_is_not_forgotten_stays) {
    EventStore store;
    for (size_t i = 0; i < piece; i++) push(store, numbered(i));
    store.forget_below(piece - 1);
    for (size_t i = piece; i < 3 * piece; i++) push(store, numbered(i));
    EXPECT_EQ(store[piece - 1].at().ns, static_cast<int64_t>(piece - 1));
}

TEST(EventStore, who_reads_full_pieces_and_forgets_them_sees_every_event_once) {
    EventStore store;
    constexpr size_t count = 100 * piece;
    size_t seen = 0, wrong = 0;
    store.on_full([&] {
        for (const size_t end = store.size(); seen < end; seen++)
            wrong += store[seen].at().ns != static_cast<int64_t>(seen);
        store.forget_below(seen);
    });
    for (size_t i = 0; i < count; i++) push(store, numbered(i));
    EXPECT_EQ(seen, count);
    EXPECT_EQ(wrong, 0u);
}

// What a thread sanitizer looks at.
TEST(EventStore, a_reader_on_another_thread_sees_every_event) {
    EventStore store;
    constexpr size_t count = 100 * piece;
    std::thread writer([&] {
        for (size_t i = 0; i < count; i++) push(store, numbered(i));
    });
    size_t seen = 0, wrong = 0;
    while (seen < count) {
        for (const size_t end = store.size(); seen < end; seen++)
            wrong += store[seen].at().ns != static_cast<int64_t>(seen);
    }
    writer.join();
    EXPECT_EQ(wrong, 0u);
}

}  // namespace
}  // namespace lg::trace
