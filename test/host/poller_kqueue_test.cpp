// What kqueue's poller makes of the answers that neither this machine's kqueue nor libkqueue gives on demand.
// The suite of hosts tests it with the real one.
#ifdef LOOPGLASS_KQUEUE

#include "sim/host/kqueue_calls.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cerrno>

#include "sim/host/file_handle.h"

namespace lg::host {
namespace {

using enum trace::ReadyMask;

// A kqueue that keeps what it was asked, and answers as it is told.
struct FakeKqueue {
    std::vector<struct kevent> changes;
    int refused_filter = 0;  // changes of this filter fail
    int error = 0;           // of them, or of the next wait
    std::vector<struct kevent> events;
    bool had_timeout = false;
    timespec timeout{};

    std::unique_ptr<Poller> poller() {
        KqueueCalls calls;
        calls.kqueue = [] { return open("/dev/null", O_RDONLY | O_CLOEXEC); };
        calls.kevent = [this](int, const struct kevent* changed, int count, struct kevent* happened, int,
                              const timespec* limit) {
            return count ? change(*changed) : wait(happened, limit);
        };
        return make_kqueue_poller(calls);
    }
    int change(const struct kevent& asked) {
        if (asked.filter == refused_filter) return fail();
        changes.push_back(asked);
        return 0;
    }
    int wait(struct kevent* happened, const timespec* limit) {
        had_timeout = limit;
        if (limit) timeout = *limit;
        if (error) return fail();
        std::copy(events.begin(), events.end(), happened);
        return static_cast<int>(events.size());
    }
    int fail() const {
        errno = error;
        return -1;
    }
};

struct kevent event(int32_t fd, int filter, int flags, unsigned fflags = 0, intptr_t data = 0) {
    struct kevent made;
    EV_SET(&made, static_cast<uintptr_t>(fd), static_cast<short>(filter), static_cast<unsigned short>(flags),
           fflags, data, reinterpret_cast<void*>(static_cast<intptr_t>(fd)));
    return made;
}

std::string told(const std::vector<Readiness>& all) {
    std::string text;
    for (const auto& [fd, mask, error] : all) text += fmt::format("{}:{}:{} ", fd, mask, error);
    return text;
}

TEST(KqueuePoller, a_refused_change_leaves_what_was_watched_before) {
    FakeKqueue fake;
    const FileHandle socket{open("/dev/null", O_RDWR | O_CLOEXEC)};
    const auto poller = fake.poller();
    ASSERT_EQ(poller->watch(socket.fd(), ready_read), 0);
    fake.refused_filter = EVFILT_WRITE;
    fake.error = ENOMEM;
    EXPECT_EQ(poller->watch(socket.fd(), ready_read | ready_write), -12) << "ENOMEM";
    fake.refused_filter = 0;
    fake.changes.clear();
    EXPECT_EQ(poller->watch(socket.fd(), ready_none), 0);
    ASSERT_EQ(fake.changes.size(), 1u) << "the write filter was never there";
    EXPECT_EQ(fake.changes[0].filter, EVFILT_READ);
    EXPECT_EQ(fake.changes[0].flags & EV_DELETE, EV_DELETE);
}

TEST(KqueuePoller, if_the_second_filter_fails_the_first_holds_and_can_be_taken_off) {
    FakeKqueue fake;
    const FileHandle socket{open("/dev/null", O_RDWR | O_CLOEXEC)};
    const auto poller = fake.poller();
    fake.refused_filter = EVFILT_WRITE;
    fake.error = EBADF;
    EXPECT_EQ(poller->watch(socket.fd(), ready_read | ready_write), -9) << "EBADF";
    fake.changes.clear();
    EXPECT_EQ(poller->watch(socket.fd(), ready_none), 0);
    ASSERT_EQ(fake.changes.size(), 1u);
    EXPECT_EQ(fake.changes[0].filter, EVFILT_READ);
}

TEST(KqueuePoller, an_interrupted_wait_and_one_that_fails_say_so) {
    FakeKqueue fake;
    const auto poller = fake.poller();
    std::vector<Readiness> ready{{7, ready_read}};
    fake.error = EINTR;
    EXPECT_EQ(poller->wait(std::nullopt, ready), -4);
    EXPECT_TRUE(ready.empty());
    fake.error = EBADF;
    EXPECT_EQ(poller->wait(Duration{}, ready), -9);
}

TEST(KqueuePoller, ends_and_errors_of_a_filter_are_told_with_its_readiness) {
    FakeKqueue fake;
    const auto poller = fake.poller();
    fake.events = {event(5, EVFILT_READ, 0), event(6, EVFILT_WRITE, 0), event(7, EVFILT_READ, EV_EOF),
                   event(8, EVFILT_READ, EV_EOF, ECONNRESET), event(9, EVFILT_WRITE, EV_ERROR, 0, EBADF)};
    std::vector<Readiness> ready;
    EXPECT_EQ(poller->wait(Duration{}, ready), 5);
    EXPECT_EQ(told(ready), told({{5, ready_read},
                                 {6, ready_write},
                                 {7, ready_read | ready_hang_up},
                                 {8, ready_read | ready_hang_up | ready_error, -104},
                                 {9, ready_write | ready_error, -9}}));
}

TEST(KqueuePoller, a_wait_is_rounded_up_to_whole_milliseconds_or_has_no_end) {
    FakeKqueue fake;
    const auto poller = fake.poller();
    std::vector<Readiness> ready;
    poller->wait(Duration{1'500'000'001}, ready);
    ASSERT_TRUE(fake.had_timeout);
    EXPECT_EQ(fake.timeout.tv_sec, 1);
    EXPECT_EQ(fake.timeout.tv_nsec, 501'000'000);
    poller->wait(std::nullopt, ready);
    EXPECT_FALSE(fake.had_timeout);
}

}  // namespace
}  // namespace lg::host

#endif
