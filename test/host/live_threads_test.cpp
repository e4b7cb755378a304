#include "sim/host/live_threads.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>
#include <vector>

namespace lg::host {
namespace {

TEST(LiveThreads, one_runs_at_a_time) {
    LiveThreads threads;
    uint64_t steps = 0;  // no atomic: the baton guards it
    std::vector<std::thread> system_threads;
    for (int i = 0; i < 4; i++) {
        threads.add();
        system_threads.emplace_back([&] {
            threads.enter();
            for (int step = 0; step < 1000; step++) {
                steps++;
                threads.step_aside(false, [] {});
            }
            threads.leave();
        });
    }
    while (steps < 4000) threads.step_aside(false, [] { std::this_thread::yield(); });
    threads.step_aside(false, [&] {
        for (std::thread& thread : system_threads) thread.join();
    });
    EXPECT_TRUE(threads.others_rest()) << "there are none any more";
}

TEST(LiveThreads, a_thread_that_only_computes_lets_others_go_on) {
    LiveThreads threads;
    threads.add();
    bool has_run = false;
    std::thread other([&] {
        threads.enter();
        has_run = true;
        threads.leave();
    });
    while (!has_run) threads.let_others();
    other.join();
}

TEST(LiveThreads, who_is_blocked_is_woken_by_another_one) {
    LiveThreads threads;
    const uint32_t number = threads.add();
    auto woken = Host::Woken::never;
    std::thread other([&] {
        threads.enter();
        woken = threads.block(number, std::nullopt, [] { return false; });
        threads.leave();
    });
    while (woken == Host::Woken::never) {
        threads.unblock(number);  // nothing, as long as it is not blocked
        threads.step_aside(false, [] { std::this_thread::yield(); });
    }
    other.join();
    EXPECT_EQ(woken, Host::Woken::notified);
}

TEST(LiveThreads, blocking_ends_with_the_timeout_a_hurry_or_whoever_gives_up) {
    LiveThreads threads;
    const auto never = [] { return false; };
    EXPECT_EQ(threads.block(0, Duration::of_ms(1), never), Host::Woken::timed_out);
    threads.hurry(0);
    EXPECT_EQ(threads.block(0, std::nullopt, never), Host::Woken::timed_out);
    EXPECT_EQ(threads.block(0, std::nullopt, [] { return true; }), Host::Woken::timed_out);
    EXPECT_EQ(threads.block(0, Duration::of_ms(1), never), Host::Woken::timed_out) << "a hurry counts once";
}

TEST(LiveThreads, others_rest_when_each_waits_without_end) {
    LiveThreads threads;
    threads.add();
    std::promise<void> goes_on;  // no atomic: its wait() did not end in two of five runs under Wine
    std::thread other([&] {
        threads.enter();
        threads.step_aside(true, [&] { goes_on.get_future().wait(); });
        threads.leave();
    });
    EXPECT_FALSE(threads.others_rest()) << "it has not even begun";
    while (!threads.others_rest()) threads.step_aside(false, [] { std::this_thread::yield(); });
    goes_on.set_value();
    threads.step_aside(false, [&] { other.join(); });  // it goes on once more
}

}  // namespace
}  // namespace lg::host
