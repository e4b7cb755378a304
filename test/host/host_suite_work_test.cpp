// The conformance suite for hosts: the pool, files and names.
#include <gtest/gtest.h>

#include <latch>
#include <set>

#include "sim/host/open_flags.h"
#include "test/host/host_suite.h"

namespace lg::host {
namespace {

class WorkSuite : public HostSuite {
  protected:
    uint32_t private_file_mode() const { return type_file | (GetParam().is_windows() ? 0666u : 0600u); }
};

Work on_path(WorkKind kind, std::string path) {
    Work work;
    work.kind = kind;
    work.more->path = std::move(path);
    return work;
}
Work on_descriptor(WorkKind kind, int64_t fd) {
    Work work;
    work.kind = kind;
    work.fd = static_cast<int32_t>(fd);
    return work;
}
Work opening(std::string path, uint32_t flags, uint32_t mode = 0644) {
    Work work = on_path(WorkKind::open, std::move(path));
    work.flags = flags;
    work.mode = mode;
    return work;
}
Work writing(int64_t fd, std::string bytes, int64_t position = -1) {
    Work work = on_descriptor(WorkKind::write, fd);
    work.more->bytes = std::move(bytes);
    work.position = position;
    return work;
}
Work reading(int64_t fd, uint64_t length, int64_t position = -1) {
    Work work = on_descriptor(WorkKind::read, fd);
    work.length = length;
    work.position = position;
    return work;
}

TEST_P(WorkSuite, one_worker_takes_jobs_in_the_order_in_which_they_came) {
    MachineDriver machine = this->machine({}, 1);
    std::vector<OperationId> submitted, started, finished;
    for (int i = 0; i < 20; i++) {
        submitted.push_back(machine.next_operation());
        machine.host.submit(submitted.back(), on_path(WorkKind::stat, "/tmp"));
    }
    for (const OperationId operation : submitted) EXPECT_EQ(machine.wait_for(operation).value, 0);
    for (const WorkStarted& each : machine.all<WorkStarted>()) started.push_back(each.operation);
    for (const WorkFinished& each : machine.all<WorkFinished>()) finished.push_back(each.operation);
    EXPECT_EQ(started, submitted);
    EXPECT_EQ(finished, submitted);
}

TEST_P(WorkSuite, no_more_jobs_run_than_there_are_workers) {
    MachineDriver machine = this->machine({}, 3);
    std::vector<OperationId> submitted;
    for (int i = 0; i < 60; i++) {
        submitted.push_back(machine.next_operation());
        machine.host.submit(submitted.back(), on_path(WorkKind::stat, "/tmp"));
    }
    for (const OperationId operation : submitted) machine.wait_for(operation);
    std::map<uint32_t, OperationId> busy;
    for (const Arrival& arrival : machine.log) {
        if (const auto* begun = std::get_if<WorkStarted>(&arrival.what)) {
            EXPECT_LT(begun->worker, 3u);
            EXPECT_TRUE(busy.emplace(begun->worker, begun->operation).second) << "it was busy";
        } else if (const auto* done = std::get_if<WorkFinished>(&arrival.what)) {
            EXPECT_EQ(busy.at(done->worker), done->operation);
            busy.erase(done->worker);
        }
    }
    EXPECT_TRUE(busy.empty());
}

// Rule T2.
TEST_P(WorkSuite, at_most_half_of_the_workers_look_up_names_and_files_are_not_starved) {
    MachineDriver machine = this->machine({}, 4);
    std::vector<OperationId> lookups;
    for (int i = 0; i < 8; i++) {
        lookups.push_back(machine.next_operation());
        machine.host.submit(lookups.back(), on_path(WorkKind::getaddrinfo, "localhost"));
    }
    EXPECT_EQ(machine.work(on_path(WorkKind::stat, "/tmp")).value, 0);
    for (const OperationId lookup : lookups) EXPECT_EQ(machine.wait_for(lookup).value, 0);
    const std::set<OperationId> slow(lookups.begin(), lookups.end());
    size_t running = 0;
    for (const Arrival& arrival : machine.log) {
        if (const auto* begun = std::get_if<WorkStarted>(&arrival.what)) {
            running += slow.contains(begun->operation);
        } else if (const auto* done = std::get_if<WorkFinished>(&arrival.what)) {
            running -= slow.contains(done->operation);
        }
        ASSERT_LE(running, 2u);
    }
}

TEST_P(WorkSuite, a_job_is_cancelled_until_a_worker_has_it) {
    MachineDriver machine = this->machine({}, 1);
    std::latch gate(1);
    Work holding;
    holding.kind = WorkKind::compute;
    holding.compute_cost = Duration::of_ms(1);
    holding.compute = [&] {
        if (machine.is_live) gate.wait();
        return Outcome{};
    };
    const OperationId held = machine.next_operation(), waiting = machine.next_operation();
    machine.host.submit(held, std::move(holding));
    machine.host.submit(waiting, on_path(WorkKind::stat, "/tmp"));
    while (machine.all<WorkStarted>().empty()) machine.turn(Duration::of_us(10));
    EXPECT_FALSE(machine.host.cancel(held)) << "a worker has it";
    EXPECT_TRUE(machine.host.cancel(waiting));
    EXPECT_FALSE(machine.host.cancel(waiting)) << "it is gone already";
    gate.count_down();
    EXPECT_EQ(machine.wait_for(held).value, 0);
    machine.turn(Duration::of_ms(2));
    EXPECT_FALSE(machine.finished.contains(waiting.value));
}

TEST_P(WorkSuite, results_are_there_before_the_pool_wakes_the_loop) {
    MachineDriver machine = this->machine();
    const OperationId operation = machine.next_operation();
    machine.host.submit(operation, on_path(WorkKind::stat, "/tmp"));
    bool is_finished = false, woke = false;
    for (int i = 0; i < 1000 && !woke; i++) {
        machine.turn(Duration::of_ms(10));
        is_finished = woke = false;
        for (const Arrival& arrival : machine.log) {
            is_finished |= std::holds_alternative<WorkFinished>(arrival.what);
            const auto* ready = std::get_if<DescriptorReady>(&arrival.what);
            if (!ready || ready->fd != pool_wakeup_fd) continue;
            EXPECT_TRUE(is_finished);
            woke = true;
        }
    }
    EXPECT_TRUE(woke);
}

TEST_P(WorkSuite, a_file_is_written_read_and_measured) {
    MachineDriver machine = this->machine();
    const int64_t fd = machine.work(opening("/tmp/a", open_read_write | open_create, 0600)).value;
    ASSERT_GT(fd, 3);
    EXPECT_EQ(machine.work(writing(fd, "hello world")).value, 11);
    EXPECT_EQ(machine.work(writing(fd, "J", 0)).value, 1);
    EXPECT_EQ(machine.work(reading(fd, 100, 0)).more->bytes, "Jello world");
    EXPECT_EQ(machine.work(reading(fd, 100, 6)).more->bytes, "world");
    EXPECT_EQ(machine.work(reading(fd, 100)).value, 0) << "the file's own position is at its end";
    Work truncating = on_descriptor(WorkKind::truncate, fd);
    truncating.length = 5;
    EXPECT_EQ(machine.work(truncating).value, 0);
    EXPECT_EQ(machine.work(on_descriptor(WorkKind::fsync, fd)).value, 0);
    const Outcome status = machine.work(on_descriptor(WorkKind::fstat, fd));
    EXPECT_EQ(status.more->status->size, 5u);
    EXPECT_EQ(status.more->status->mode, private_file_mode());
    EXPECT_EQ(machine.work(on_descriptor(WorkKind::close, fd)).value, 0);
    EXPECT_EQ(machine.work(on_descriptor(WorkKind::close, fd)).value, -9);
    EXPECT_EQ(machine.host.perform(on_path(WorkKind::stat, "/tmp/a")).more->status->size, 5u)
        << "synchronously too";
}

TEST_P(WorkSuite, a_whole_file_is_written_and_read_in_one_job_each) {
    MachineDriver machine = this->machine();
    const auto written = [&](const std::string& bytes, uint32_t flags) {
        Work work = on_path(WorkKind::writefile, "/tmp/w");
        work.flags = flags;
        work.mode = 0600;
        work.more->bytes = bytes;
        return machine.work(work);
    };
    Work whole = on_path(WorkKind::readfile, "/tmp/w");
    whole.length = 1000;
    EXPECT_EQ(machine.work(whole).value, -2) << "ENOENT";
    EXPECT_EQ(written("hello", open_write_only | open_create | open_truncate).value, 0);
    EXPECT_EQ(written(" world", open_write_only | open_append).value, 0);
    EXPECT_EQ(written("", open_read_only).value, 0) << "nothing to write: no write is made";
    EXPECT_EQ(machine.work(on_path(WorkKind::stat, "/tmp/w")).more->status->mode, private_file_mode());
    const Outcome read = machine.work(whole);
    EXPECT_EQ(read.value, 0);
    EXPECT_EQ(read.more->bytes, "hello world");
    EXPECT_EQ(machine.all<WorkFinished>().size(), 6u) << "one job for each";

    whole.length = 10;
    const Outcome open = machine.work(whole);
    ASSERT_GT(open.value, 3) << "larger than one trip reads: it stays open";
    EXPECT_EQ(open.more->status->size, 11u);
    EXPECT_EQ(open.more->bytes, "");
    EXPECT_EQ(machine.work(reading(open.value, 5)).more->bytes, "hello");
    EXPECT_EQ(machine.work(on_descriptor(WorkKind::close, open.value)).value, 0);
    EXPECT_EQ(machine.work(opening("/tmp/w", open_read_only)).value, open.value)
        << "and nothing else was left open";
}

TEST_P(WorkSuite, the_error_of_a_whole_file_is_that_of_one_of_its_calls) {
    MachineDriver machine = this->machine();
    machine.work(
        on_descriptor(WorkKind::close, machine.work(opening("/tmp/w", open_write_only | open_create)).value));
    const auto failure = [&](WorkKind kind, const std::string& path, uint32_t flags) {
        Work work = on_path(kind, path);
        work.flags = flags;
        work.length = 1000;
        work.more->bytes = "x";
        const Outcome outcome = machine.work(work);
        return std::pair{outcome.value, outcome.more->failed_call};
    };
    using enum WorkKind;
    EXPECT_EQ(failure(readfile, "/tmp", open_read_only), (std::pair{int64_t{-21}, read})) << "EISDIR";
    EXPECT_EQ(failure(readfile, "/tmp/none", open_read_only), (std::pair{int64_t{-2}, open}));
    EXPECT_EQ(failure(writefile, "/tmp", open_write_only), (std::pair{int64_t{-21}, open}));
    EXPECT_EQ(failure(writefile, "/tmp/w", open_read_only), (std::pair{int64_t{-9}, write})) << "EBADF";
    const int64_t fd = machine.work(opening("/tmp/w", open_read_only)).value;
    for (int i = 0; i < 20; i++) {
        EXPECT_EQ(failure(readfile, "/tmp/none", open_read_only).first, -2);
        EXPECT_EQ(failure(readfile, "/tmp", open_read_only).first, -21);
    }
    // The actors' threads may open some meanwhile.
    EXPECT_LT(machine.work(opening("/tmp/w", open_read_only)).value, fd + 20) << "nothing stays open";
}

TEST_P(WorkSuite, the_tree_of_names_is_changed_as_posix_has_it) {
    MachineDriver machine = this->machine();
    const auto path = [&](WorkKind kind, std::string name) {
        return machine.work(on_path(kind, name)).value;
    };
    EXPECT_EQ(path(WorkKind::readdir, "/tmp"), 0) << "it begins empty";
    Work making = on_path(WorkKind::mkdir, "/tmp/d");
    making.mode = 0755;
    EXPECT_EQ(machine.work(making).value, 0);
    EXPECT_EQ(machine.work(making).value, -17) << "EEXIST";
    machine.work(on_descriptor(WorkKind::close,
                               machine.work(opening("/tmp/d/f", open_write_only | open_create)).value));
    EXPECT_EQ(path(WorkKind::rmdir, "/tmp/d"), -39) << "ENOTEMPTY";
    EXPECT_EQ(path(WorkKind::unlink, "/tmp/d/none"), -2) << "ENOENT";
    EXPECT_EQ(path(WorkKind::stat, "/tmp/d/f/x"), -20) << "ENOTDIR";
    Work moving = on_path(WorkKind::rename, "/tmp/d/f");
    moving.more->second_path = "/tmp/d/g";
    EXPECT_EQ(machine.work(moving).value, 0);
    Work copying = on_path(WorkKind::copyfile, "/tmp/d/g");
    copying.more->second_path = "/tmp/copy";
    EXPECT_EQ(machine.work(copying).value, 0);
    const Outcome listed = machine.work(on_path(WorkKind::readdir, "/tmp"));
    ASSERT_EQ(listed.value, 2);
    EXPECT_EQ(listed.more->entries[0].name, "copy");
    EXPECT_EQ(listed.more->entries[0].type, DirectoryEntry::Type::file);
    EXPECT_EQ(listed.more->entries[1].name, "d");
    EXPECT_EQ(listed.more->entries[1].type, DirectoryEntry::Type::directory);
    EXPECT_EQ(path(WorkKind::unlink, "/tmp/copy"), 0);
    EXPECT_EQ(path(WorkKind::stat, "/tmp/copy"), -2);
    Work making_temporary = on_path(WorkKind::mkdtemp, "/tmp/x-XXXXXX");
    EXPECT_EQ(machine.work(making_temporary).more->bytes.size(), 13u);
}

TEST_P(WorkSuite, links_are_made_read_and_followed) {
    MachineDriver machine = this->machine();
    const int64_t fd = machine.work(opening("/tmp/f", open_write_only | open_create)).value;
    machine.work(on_descriptor(WorkKind::close, fd));
    Work linking = on_path(WorkKind::symlink, "/tmp/link");
    linking.more->second_path = "f";
    if (GetParam().is_windows()) {
        EXPECT_EQ(machine.work(linking).value, -1) << "EPERM";
        return;
    }
    EXPECT_EQ(machine.work(linking).value, 0);
    EXPECT_EQ(machine.work(on_path(WorkKind::readlink, "/tmp/link")).more->bytes, "f");
    EXPECT_EQ(machine.work(on_path(WorkKind::realpath, "/tmp/../tmp/./link")).more->bytes, "/tmp/f");
    const Outcome listed = machine.work(on_path(WorkKind::readdir, "/tmp"));
    ASSERT_EQ(listed.value, 2);
    EXPECT_EQ(listed.more->entries[1].type, DirectoryEntry::Type::link);
    Work copying = on_path(WorkKind::copyfile, "/tmp/link");
    copying.more->second_path = "/tmp/copy";
    EXPECT_EQ(machine.work(copying).value, 0);
}

TEST_P(WorkSuite, names_are_looked_up) {
    MachineDriver machine = this->machine();
    const auto find = [&](const char* name, uint32_t family) {
        Work work = on_path(WorkKind::getaddrinfo, name);
        work.flags = family;
        return machine.work(work);
    };
    const Outcome local = find("localhost", 4);
    ASSERT_EQ(local.value, 0);
    EXPECT_EQ(local.more->addresses.at(0), (Address{"127.0.0.1", 0}));
    EXPECT_EQ(find("127.0.0.1", 0).more->addresses.at(0).host, "127.0.0.1");
    EXPECT_EQ(find("::1", 0).more->addresses.at(0).host, "::1");
    EXPECT_EQ(find("no-such-host.invalid", 0).value, -3008) << "ENOTFOUND";
}

TEST_P(WorkSuite, names_of_the_scenario_are_known) {
    WorldDescription world;
    world.hosts.push_back({"db.example", {"10.0.0.5"}});
    MachineDriver machine = this->machine(world);
    EXPECT_EQ(machine.work(on_path(WorkKind::getaddrinfo, "db.example")).more->addresses.at(0).host,
              "10.0.0.5");
}

TEST_P(WorkSuite, given_files_are_there) {
    WorldDescription world;
    world.files.push_back({"/tmp/given", "content", 0600});
    MachineDriver machine = this->machine(world);
    const int64_t fd = machine.work(opening("/tmp/given", open_read_only)).value;
    EXPECT_EQ(machine.work(reading(fd, 100)).more->bytes, "content");
}

TEST_P(WorkSuite, what_is_nowhere_on_the_disk_is_not_there) {
    MachineDriver machine = this->machine();
    EXPECT_EQ(machine.work(on_path(WorkKind::stat, "/no-such-folder/file")).value, -2) << "ENOENT";
    EXPECT_EQ(machine.work(opening("/no-such-folder/file", open_read_only)).value, -2);
}

TEST_P(WorkSuite, the_rest_of_the_disk_is_out_of_reach) {
    MachineDriver machine = this->machine();
    for (const char* path : {"/etc/passwd", "/tmp/../etc/passwd", "/proc/self/environ"}) {
        EXPECT_LT(machine.work(on_path(WorkKind::stat, path)).value, 0) << path;
        EXPECT_LT(machine.work(opening(path, open_read_only)).value, 0) << path;
    }
    if (GetParam().is_windows()) return;
    Work linking = on_path(WorkKind::symlink, "/tmp/out");
    linking.more->second_path = "/etc";
    EXPECT_EQ(machine.work(linking).value, 0);
    EXPECT_LT(machine.work(opening("/tmp/out/passwd", open_read_only)).value, 0);
    EXPECT_LT(machine.work(on_path(WorkKind::readdir, "/tmp/out")).value, 0);
}

INSTANTIATE_TEST_SUITE_P(Hosts, WorkSuite, testing::ValuesIn(hosts_under_test()), name_of_host);

}  // namespace
}  // namespace lg::host
