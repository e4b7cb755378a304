#include <gtest/gtest.h>

#include "test/host/machine_helper.h"

namespace lg::host {
namespace {

WorldDescription steady() {
    WorldDescription world;
    world.latencies.jitter_percent = 0;
    world.latencies.first_job = {};
    return world;
}
Work computing(Duration cost, std::function<Outcome()> compute = {}) {
    Work work;
    work.kind = WorkKind::compute;
    work.compute = compute ? std::move(compute) : [] { return Outcome{}; };
    work.compute_cost = cost;
    return work;
}
Work looking_up(const std::string& name) {
    Work work;
    work.kind = WorkKind::getaddrinfo;
    work.more->path = name;
    return work;
}
Work looking_at(const std::string& path) {
    Work work;
    work.kind = WorkKind::stat;
    work.more->path = path;
    return work;
}

std::vector<uint32_t> finish_order(const MachineDriver& machine) {
    std::vector<uint32_t> order;
    for (const WorkFinished& finished : machine.all<WorkFinished>())
        order.push_back(finished.operation.value);
    return order;
}

TEST(VirtualPool, four_jobs_run_at_once_and_the_fifth_waits) {
    MachineDriver machine(steady());
    for (int i = 0; i < 5; i++) machine.host.submit(machine.next_operation(), computing(Duration::of_ms(10)));
    while (machine.turn()) {}
    const auto started = machine.all<WorkStarted>();
    ASSERT_EQ(started.size(), 5u);
    for (uint32_t i = 0; i < 4; i++) EXPECT_EQ(started[i].worker, i);
    EXPECT_EQ(started[4].worker, 0u) << "the first to be free takes the fifth";
    EXPECT_EQ(finish_order(machine), (std::vector<uint32_t>{1, 2, 3, 4, 5}));
    EXPECT_GE(machine.host.now().ms(), 20u);
}

TEST(VirtualPool, one_worker_does_all_in_the_order_of_submission) {
    MachineDriver machine(steady(), "", 1, 1);
    for (int i = 0; i < 20; i++)
        machine.host.submit(machine.next_operation(), computing(Duration::of_us(20 - i)));
    while (machine.turn()) {}
    std::vector<uint32_t> expected;
    for (uint32_t i = 1; i <= 20; i++) expected.push_back(i);
    EXPECT_EQ(finish_order(machine), expected);
}

// Rule T3: the first call of each kind takes real Node longer than short jobs take.
TEST(VirtualPool, the_first_short_jobs_end_in_the_order_in_which_they_were_asked_for) {
    for (const bool is_first : {true, false}) {
        MachineDriver machine(is_first ? WorldDescription{} : steady());
        for (int us : {400, 50, 5, 5000, 1})
            machine.host.submit(machine.next_operation(), computing(Duration::of_us(us)));
        while (machine.turn()) {}
        const std::vector<uint32_t> as_asked{1, 2, 3, 5, 4}, by_length{3, 5, 2, 1, 4};
        EXPECT_EQ(finish_order(machine), is_first ? as_asked : by_length);
    }
}

TEST(VirtualPool, the_name_of_the_machine_itself_is_a_short_call) {
    MachineDriver machine(steady());
    machine.host.submit(machine.next_operation(), looking_up("far.example"));
    machine.host.submit(machine.next_operation(), looking_up("localhost"));
    while (machine.turn()) {}
    EXPECT_EQ(finish_order(machine), (std::vector<uint32_t>{2, 1}));
}

TEST(VirtualPool, look_ups_hold_at_most_half_of_the_workers) {
    MachineDriver machine(steady());
    for (int i = 0; i < 6; i++) machine.host.submit(machine.next_operation(), looking_up("far.example"));
    machine.host.submit(machine.next_operation(), looking_at("/tmp"));
    while (machine.turn()) {}
    EXPECT_EQ(finish_order(machine).front(), 7u) << "rule T2: the stat is not starved by six look-ups";
    int running = 0, most = 0;
    for (const Arrival& arrival : machine.log) {
        running += std::holds_alternative<WorkStarted>(arrival.what);
        running -= std::holds_alternative<WorkFinished>(arrival.what);
        most = std::max(most, running);
    }
    EXPECT_EQ(most, 3) << "two look-ups and the stat";
    EXPECT_EQ(machine.all<WorkFinished>().size(), 7u);
}

TEST(VirtualPool, a_single_worker_still_does_look_ups) {
    MachineDriver machine(steady(), "", 1, 1);
    for (int i = 0; i < 3; i++) machine.host.submit(machine.next_operation(), looking_up("localhost"));
    while (machine.turn()) {}
    EXPECT_EQ(finish_order(machine), (std::vector<uint32_t>{1, 2, 3}));
}

TEST(VirtualPool, work_in_the_queue_can_be_taken_back_and_running_work_cannot) {
    MachineDriver machine(steady(), "", 1, 1);
    const OperationId a = machine.next_operation(), b = machine.next_operation(),
                      c = machine.next_operation();
    machine.host.submit(a, computing(Duration::of_ms(1)));
    machine.host.submit(b, computing(Duration::of_ms(1)));
    machine.host.submit(c, looking_up("localhost"));
    machine.spend(Duration::of_us(100));
    EXPECT_FALSE(machine.host.cancel(a));
    EXPECT_TRUE(machine.host.cancel(b));
    EXPECT_TRUE(machine.host.cancel(c));
    EXPECT_FALSE(machine.host.cancel(b)) << "it is gone";
    while (machine.turn()) {}
    EXPECT_EQ(finish_order(machine), (std::vector<uint32_t>{1}));
}

TEST(VirtualPool, a_computation_runs_once_and_costs_what_it_says) {
    MachineDriver machine(steady());
    int runs = 0;
    const Outcome outcome = machine.work(computing(Duration::of_ms(7), [&] {
        runs++;
        Outcome result;
        result.value = 42;
        return result;
    }));
    EXPECT_EQ(outcome.value, 42);
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(machine.host.now().ms(), 7u);
}

TEST(VirtualPool, results_become_known_while_the_script_runs_but_wake_the_loop_only_in_poll) {
    MachineDriver machine(steady());
    machine.host.submit(machine.next_operation(), computing(Duration::of_ms(1)));
    machine.spend(Duration::of_ms(5));
    EXPECT_EQ(machine.all<WorkFinished>().size(), 1u);
    EXPECT_EQ(machine.all<DescriptorReady>().size(), 0u);
    machine.turn();
    const auto ready = machine.all<DescriptorReady>();
    ASSERT_EQ(ready.size(), 1u);
    EXPECT_EQ(ready[0].fd, pool_wakeup_fd) << "rule L12";
    EXPECT_EQ(machine.turn(Duration{}), 0u) << "one wake-up for all that finished";
}

TEST(VirtualPool, each_arrival_has_its_workers_lane_and_its_own_time) {
    MachineDriver machine(steady());
    for (int i = 1; i <= 2; i++) machine.host.submit(machine.next_operation(), computing(Duration::of_ms(i)));
    machine.spend(Duration::of_ms(10));
    for (const Arrival& arrival : machine.log) {
        const auto* finished = std::get_if<WorkFinished>(&arrival.what);
        if (!finished) continue;
        EXPECT_EQ(arrival.lane,
                  (trace::Lane{trace::LaneKind::worker, static_cast<uint8_t>(finished->worker)}));
        EXPECT_EQ(arrival.at.ms(), finished->operation.value);
    }
}

TEST(VirtualPool, a_large_read_takes_longer_than_a_small_one) {
    WorldDescription world = steady();
    world.files = {{"/tmp/small", "x", 0644}, {"/tmp/large", std::string(20'000'000, 'x'), 0644}};
    MachineDriver machine(world);
    const auto time_of = [&](const std::string& path) {
        Work opening;
        opening.more->path = path;
        Work reading;
        reading.kind = WorkKind::read;
        reading.fd = static_cast<int32_t>(machine.work(opening).value);
        reading.length = 30'000'000;
        const Time before = machine.host.now();
        EXPECT_GT(machine.work(reading).value, 0);
        return machine.host.now() - before;
    };
    EXPECT_LT(time_of("/tmp/small"), Duration::of_us(100));
    EXPECT_GT(time_of("/tmp/large"), Duration::of_ms(10)) << "20 MB at 2 GB/s";
}

TEST(VirtualPool, a_whole_file_takes_as_long_as_its_longest_call_and_its_bytes) {
    WorldDescription world = steady();
    world.files = {{"/tmp/small", "x", 0644}, {"/tmp/large", std::string(20'000'000, 'x'), 0644}};
    world.latencies.read = Duration::of_us(80);
    MachineDriver machine(world);
    const auto time_of = [&](const std::string& path, uint64_t at_most) {
        Work work;
        work.kind = WorkKind::readfile;
        work.more->path = path;
        work.length = at_most;
        const Time before = machine.host.now();
        EXPECT_GE(machine.work(work).value, 0);
        return machine.host.now() - before;
    };
    EXPECT_GE(time_of("/tmp/small", 1000), Duration::of_us(80));
    EXPECT_LT(time_of("/tmp/small", 1000), Duration::of_us(100));
    EXPECT_GT(time_of("/tmp/large", 20'000'000), Duration::of_ms(10)) << "20 MB at 2 GB/s";
    EXPECT_LT(time_of("/tmp/large", 1000), Duration::of_us(100)) << "it is only opened";
}

TEST(VirtualPool, names_are_looked_up) {
    WorldDescription world = steady();
    world.hosts = {{"db.internal", {"10.0.0.5", "fd00::5"}}};
    MachineDriver machine(world);
    EXPECT_EQ(machine.work(looking_up("localhost")).more->addresses.size(), 1u);
    Work work = looking_up("db.internal");
    work.flags = 4;
    const Outcome outcome = machine.work(work);
    ASSERT_EQ(outcome.more->addresses.size(), 1u);
    EXPECT_EQ((outcome.more->addresses)[0].host, "10.0.0.5");
    EXPECT_EQ(machine.work(looking_up("example.com")).value, -3008) << "ENOTFOUND";
    EXPECT_EQ(machine.work(looking_up("10.1.2.3")).more->addresses.at(0).host, "10.1.2.3");
}

// Rule T3.
TEST(VirtualPool, jobs_that_end_at_nearly_the_same_time_race) {
    const auto run = [](uint64_t seed, Duration first, Duration second) {
        MachineDriver machine{steady(), {}, seed};
        machine.host.submit(machine.next_operation(), computing(first));
        machine.host.submit(machine.next_operation(), computing(second));
        machine.spend(Duration::of_ms(100));
        return std::pair{finish_order(machine), machine.all<RaceMet>().size()};
    };
    using Order = std::vector<uint32_t>;
    const Duration long_job = Duration::of_ms(50);
    EXPECT_EQ(run(1, long_job, long_job), std::pair(Order({1, 2}), size_t{1}));
    size_t swapped = 0;
    for (uint64_t seed = 2; seed < 34; seed++) swapped += run(seed, long_job, long_job).first == Order{2, 1};
    EXPECT_GT(swapped, 4u);
    EXPECT_LT(swapped, 28u);
    EXPECT_EQ(run(2, long_job, Duration::of_ms(20)), std::pair(Order({2, 1}), size_t{0}));
}

TEST(VirtualPool, the_end_of_a_running_job_can_be_put_off_and_brought_forward) {
    MachineDriver machine{steady()};
    machine.host.submit(machine.next_operation(), computing(Duration::of_ms(50)));
    machine.host.submit(machine.next_operation(), computing(Duration::of_ms(20)));
    machine.spend(Duration::of_ms(1));
    ASSERT_EQ(machine.host.running_work().size(), 2u);
    EXPECT_EQ(machine.host.running_work()[0].operation.value, 2u) << "the first to end comes first";
    machine.host.end_work_at(OperationId{1}, Time{} + Duration::of_ms(5));
    machine.host.end_work_at(OperationId{2}, Time{} + Duration::of_ms(70));
    machine.spend(Duration::of_ms(60));
    EXPECT_EQ(finish_order(machine), std::vector<uint32_t>{1});
    machine.spend(Duration::of_ms(20));
    EXPECT_EQ(finish_order(machine), (std::vector<uint32_t>{1, 2}));
}

}  // namespace
}  // namespace lg::host
