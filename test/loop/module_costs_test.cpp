#include "sim/loop/module_costs.h"

#include <gtest/gtest.h>

namespace lg::loop {
namespace {

const NodeProfile& profile(std::string_view name) { return **find_profile(name); }

TEST(ModuleCosts, each_module_is_loaded_once_with_what_it_needs) {
    ModuleCosts together{profile("26"), {}}, apart{profile("26"), {}};
    const Duration http = together.load("http");
    EXPECT_GT(http, Duration{});
    EXPECT_EQ(http, apart.load("stream") + apart.load("net") + apart.load("http"));
    EXPECT_GT(apart.load("crypto"), Duration{});
    for (const std::string_view name : {"http", "net", "stream"}) EXPECT_EQ(Duration{}, together.load(name));
    EXPECT_EQ(Duration{}, together.load("path"));
}

TEST(ModuleCosts, output_and_net_load_the_same) {
    const Duration whole = Duration::of_ms(6);
    ModuleCosts output_first{profile("22"), {}}, net_first{profile("22"), {}};
    EXPECT_EQ(whole, output_first.first_output(whole));
    EXPECT_EQ(Duration{}, output_first.load("net"));
    const Duration net = net_first.load("net");
    EXPECT_EQ(whole, net + net_first.first_output(whole));
    ModuleCosts of_a_worker{profile("22"), {}};
    of_a_worker.load("net");
    EXPECT_EQ(Duration{}, of_a_worker.first_output(Duration::of_us(500)));
}

TEST(ModuleCosts, a_scenario_says_what_any_takes) {
    const Duration each = Duration::of_ms(1);
    ModuleCosts costs{profile("18"), each};
    EXPECT_EQ(each, costs.load("crypto"));
    EXPECT_EQ(Duration{}, costs.load("crypto"));
    EXPECT_EQ(Duration{}, costs.load("path"));
    EXPECT_EQ(Duration::of_ms(7), costs.first_output(Duration::of_ms(7)));
}

}  // namespace
}  // namespace lg::loop
