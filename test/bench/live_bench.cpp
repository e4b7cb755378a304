// Our loop on the live host beside libuv, in turn, and the medians; then what idle descriptors cost each
// demultiplexer.   live_bench [RUNS] [FILTER] [libuv|leanest|bare|traced]: of one side alone, for perf and
// strace
#include <fmt/format.h>
#include <sys/eventfd.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string>

#include "sim/base/keep_memory.h"
#include "sim/host/file_handle.h"
#include "sim/host/poller.h"
#include "test/bench/echo_load.h"
#include "test/bench/live_sides.h"

namespace lg::bench {
namespace {

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double seconds_of(const std::function<void()>& work) {
    const double begin = seconds_now();
    work();
    return seconds_now() - begin;
}

// Each way of doing it: the seconds that it took.
struct Case {
    std::string name;
    uint32_t count;  // of what is done
    std::function<double()> libuv;
    std::function<double(bool traced)> ours;
    std::function<double()> leanest =
        {};  // libuv with the least that it can be asked for, where that is another way
};

Case echo(uint32_t connections, uint32_t trips) {
    const auto load_of = [=](const std::function<void(EchoLoad&)>& serve) {
        double seconds;
        {
            EchoLoad load(connections, trips);
            serve(load);
            seconds = load.seconds;
        }
        return seconds;
    };
    const auto libuv = [=](EchoWay way) {
        return [=] { return load_of([=](EchoLoad& load) { echo_with_libuv(load, way); }); };
    };
    const auto ours = [=](bool traced) {
        return load_of([=](EchoLoad& load) { echo_with_loop(load, traced); });
    };
    return {fmt::format("echo, {} connections", connections), trips, libuv(EchoWay::usual), ours,
            libuv(EchoWay::leanest)};
}

void compare(const Case& what, int runs) {
    std::vector<double> libuv, leanest, bare, traced;
    for (int i = 0; i < runs; i++) {
        libuv.push_back(what.libuv());
        if (what.leanest) leanest.push_back(what.leanest());
        bare.push_back(what.ours(false));
        traced.push_back(what.ours(true));
    }
    const auto rate = [&](const std::vector<double>& seconds) { return what.count / median(seconds) / 1000; };
    const auto tell = [&](std::string_view addition, const std::vector<double>& theirs) {
        fmt::print("| {}{} | {:.0f} | {:.0f} | {:.2f} | {:.0f} | {:.2f} |\n", what.name, addition,
                   rate(theirs), rate(bare), rate(bare) / rate(theirs), rate(traced),
                   rate(traced) / rate(theirs));
    };
    tell("", libuv);
    if (what.leanest) tell(", libuv at its leanest", leanest);
    std::fflush(stdout);
}

// Microseconds of a wait in which one descriptor is ready and so many are not.
double microseconds_of_a_wait(host::HostKind kind, uint32_t idle) {
    constexpr int waits = 3000;
    const auto poller = host::make_poller(kind);
    std::vector<host::FileHandle> descriptors;
    for (uint32_t i = 0; i <= idle; i++) {
        descriptors.emplace_back(eventfd(i == idle, EFD_CLOEXEC | EFD_NONBLOCK));
        LG_CHECK(poller->watch(descriptors.back().fd(), trace::ready_read) == 0, "it can be watched");
    }
    std::vector<host::Readiness> ready;
    return 1e6 / waits * seconds_of([&] {
               for (int i = 0; i < waits; i++) LG_CHECK(poller->wait(Duration{}, ready) == 1, "one is ready");
           });
}

// The same as a picture: poll and select rise with the idle descriptors, epoll does not.
struct Bar {
    std::string name;
    double microseconds = 0;
};
void draw(const std::vector<Bar>& bars) {
    constexpr double columns = 60;
    double longest = 0;
    for (const Bar& bar : bars) longest = std::max(longest, bar.microseconds);
    fmt::print("\n");
    for (const Bar& bar : bars) {
        const auto filled = static_cast<int>(columns * bar.microseconds / longest + 0.5);
        std::string drawn = "▏";
        for (int i = 0; i < filled; i++) drawn += "█";
        fmt::print("{:>14}  {} {:.1f}\n", bar.name, drawn, bar.microseconds);
    }
}

void show_idle_descriptors(int runs) {
    std::vector<Bar> bars;
    fmt::print("\n| microseconds of a wait, one ready of | 10 | 100 | 1,000 |\n|---|---|---|---|\n");
    for (const auto kind : {host::HostKind::epoll, host::HostKind::poll, host::HostKind::select}) {
        fmt::print("| {} |", host::name_of(kind));
        for (const uint32_t idle : {10, 100, 1000}) {
            std::vector<double> each;
            for (int i = 0; i < runs; i++) each.push_back(microseconds_of_a_wait(kind, idle));
            bars.push_back({fmt::format("{} {}", host::name_of(kind), idle), median(each)});
            fmt::print(" {:.2f} |", bars.back().microseconds);
        }
        fmt::print("\n");
    }
    draw(bars);
}

// What this thread has had, which others that want the machine disturb less than they do the clock.
double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void run_alone(const Case& what, int runs, const std::string& side) {
    for (int i = 0; i < runs; i++) {
        const double before = processor_seconds();
        const double seconds = side == "libuv"     ? what.libuv()
                               : side == "leanest" ? what.leanest()
                                                   : what.ours(side == "traced");
        fmt::print("{} {}: {:.0f} thousand a second, {:.2f} us of the loop's thread each\n", what.name, side,
                   what.count / seconds / 1000, 1e6 * (processor_seconds() - before) / what.count);
    }
}

void run(int runs, const std::string& filter, const std::string& side) {
    rlimit descriptors{};
    getrlimit(RLIMIT_NOFILE, &descriptors);
    descriptors.rlim_cur = std::min<rlim_t>(descriptors.rlim_max, 4096);
    setrlimit(RLIMIT_NOFILE, &descriptors);
    const Case cases[] = {
        echo(1, 50'000),
        echo(100, 200'000),
        echo(1000, 200'000),
        {"timers", 1'000'000, [] { return seconds_of([] { timers_with_libuv(1'000'000); }); },
         [](bool traced) { return seconds_of([=] { timers_with_loop(1'000'000, traced); }); }},
        {"pool jobs", 100'000, [] { return jobs_with_libuv(100'000); },
         [](bool traced) { return jobs_with_loop(100'000, traced); }}};
    if (side.empty())
        fmt::print("| thousands a second | libuv | ours | | with trace | |\n|---|---|---|---|---|---|\n");
    for (const Case& each : cases) {
        if (each.name.find(filter) == std::string::npos) continue;
        if (side == "leanest" && !each.leanest) continue;
        if (side.empty()) compare(each, runs);
        else run_alone(each, runs, side);
    }
    if (filter.empty() || filter == "idle") show_idle_descriptors(runs);
}

}  // namespace
}  // namespace lg::bench

int main(int argc, char** argv) {
    lg::keep_memory();  // as our program does; libuv's side profits as well
    lg::bench::run(argc > 1 ? std::atoi(argv[1]) : 5, argc > 2 ? argv[2] : "", argc > 3 ? argv[3] : "");
    return 0;
}
