#include "sim/cli/interrupt.h"

#include <gtest/gtest.h>

#include <csignal>

namespace lg::cli {
namespace {

TEST(Interrupt, the_first_signal_ends_the_run_in_order_and_wakes_who_waits) {
    const Interrupt interrupt;
    EXPECT_FALSE(interrupt.wakeup()->take_interrupt());
    std::raise(SIGINT);
    EXPECT_TRUE(interrupt.wakeup()->take_interrupt());
    EXPECT_FALSE(interrupt.wakeup()->take_interrupt()) << "once";
}

TEST(Interrupt, the_second_signal_does_what_it_always_does) {
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
