#include "sim/cli/interrupt.h"

#include <gtest/gtest.h>

#include <csignal>

namespace lg::cli {
namespace {

TEST(Interrupt, the_first_signal_ends_the_run_in_order_and_wakes_who_waits) {
    const Interrupt interrupt;
    EXPECT_EQ(interrupt.wakeup()->take_interrupt(), 0);
    std::raise(SIGINT);
    EXPECT_EQ(interrupt.wakeup()->take_interrupt(), SIGINT);
    EXPECT_EQ(interrupt.wakeup()->take_interrupt(), 0) << "once";
}

TEST(Interrupt, kill_and_a_terminal_that_closes_end_it_in_order_too) {
    for (const int number : {SIGTERM, SIGHUP}) {
        const Interrupt interrupt;
        std::raise(number);
        EXPECT_EQ(interrupt.wakeup()->take_interrupt(), number);
    }
}

TEST(Interrupt, a_run_that_hears_is_told_of_each) {
    const Interrupt interrupt;
    for (const int number : {SIGINT, SIGUSR2, SIGINT}) {
        std::raise(number);
        EXPECT_EQ(interrupt.wakeup()->take_interrupt(), number);
    }
}

TEST(Interrupt, one_that_comes_before_the_other_was_heard_does_what_it_always_does) {
    EXPECT_EXIT(
        {
            const Interrupt interrupt;
            std::raise(SIGINT);
            std::raise(SIGINT);
        },
        testing::KilledBySignal(SIGINT), "");
}

TEST(Interrupt, behind_its_life_signals_are_the_system_s_again) {
    EXPECT_EXIT(
        {
            { const Interrupt interrupt; }
            std::raise(SIGINT);
        },
        testing::KilledBySignal(SIGINT), "");
}

}  // namespace
}  // namespace lg::cli
