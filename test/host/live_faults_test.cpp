// What the real machine can do wrong. The loop goes on, and hears what the kernel said.
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <latch>

#include "sim/host/file_handle.h"
#include "sim/host/open_flags.h"
#include "sim/host/reactor.h"
#include "sim/host/thread_pool.h"
#include "sim/host/wakeup.h"
#include "test/host/host_suite.h"

namespace lg::host {
namespace {

// So many descriptors, as long as it lives.
class DescriptorLimit {
  public:
    explicit DescriptorLimit(rlim_t count) {
        getrlimit(RLIMIT_NOFILE, &before_);
        rlimit now = before_;
        now.rlim_cur = count;
        is_set = setrlimit(RLIMIT_NOFILE, &now) == 0;
    }
    ~DescriptorLimit() { setrlimit(RLIMIT_NOFILE, &before_); }
    DescriptorLimit(const DescriptorLimit&) = delete;
    DescriptorLimit& operator=(const DescriptorLimit&) = delete;

    bool is_set = false;

  private:
    rlimit before_{};
};

MachineDriver live_machine(HostKind kind, const Notice& notice = {}, LiveLimits limits = {}) {
    LiveOptions options;
    options.kind = kind;
    options.private_ports = true;
    options.notice = notice;
    options.limits = std::move(limits);
    auto host = make_live_host({}, {}, 4, options);
    LG_CHECK(host, host.error().text());
    return MachineDriver(std::move(*host), true);
}

TEST(LiveFaults, without_descriptors_connections_are_turned_away_and_the_loop_goes_on) {
    MachineDriver machine = live_machine(best_host());
    const int32_t listener = machine.listen(3000);
    const int32_t client = machine.open_socket(), later = machine.open_socket();
    const OperationId accepting = machine.next_operation(), connecting = machine.next_operation();
    {
        const int used = dup(0);
        ASSERT_GE(used, 0);
        ::close(used);
        const DescriptorLimit limit(static_cast<rlim_t>(used));
        EXPECT_EQ(machine.call(SocketCall::Kind::open, -1).value, -24) << "EMFILE";
        machine.host.submit(accepting, Io{IoKind::accept, listener, {}, {}, 0, false});
        machine.host.submit(connecting, Io{IoKind::connect, client, Address{"127.0.0.1", 3000}, {}, 0, true});
        machine.wait_for(connecting);
        const int64_t read = machine.read(client).value;
        EXPECT_TRUE(read == 0 || read == -104) << read;
        EXPECT_FALSE(machine.finished.contains(accepting.value)) << "the program hears nothing of it";
    }
    machine.io({IoKind::connect, later, Address{"127.0.0.1", 3000}, {}, 0, true});
    EXPECT_GT(machine.wait_for(accepting).value, 0) << "with descriptors again, it accepts";
}

// As libuv has it: nobody can be turned away, so the program is told, rather than that the loop looks again
// and again.
TEST(LiveFaults, without_a_descriptor_to_give_up_the_program_hears_that_it_cannot_accept) {
    MachineDriver machine = live_machine(best_host());
    const int32_t client = machine.open_socket();
    const OperationId accepting = machine.next_operation();
    const int used = dup(0);
    ASSERT_GE(used, 0);
    ::close(used);
    const DescriptorLimit limit(static_cast<rlim_t>(used) + 1);
    const int32_t listener = machine.listen(3000);
    ASSERT_EQ(listener, used) << "it has the last one";
    machine.host.submit(accepting, Io{IoKind::accept, listener, {}, {}, 0, false});
    machine.io({IoKind::connect, client, Address{"127.0.0.1", 3000}, {}, 0, true});
    EXPECT_EQ(machine.wait_for(accepting).value, -24) << "EMFILE";
}

TEST(LiveFaults, select_refuses_descriptors_that_have_no_bit) {
    const DescriptorLimit limit(2048);
    if (!limit.is_set) GTEST_SKIP() << "this user may not have 2048 descriptors";
    std::string said;
    MachineDriver machine = live_machine(HostKind::select, [&](std::string_view line) { said = line; });
    const int32_t listener = machine.listen(3000);
    std::vector<FileHandle> filler;
    while (filler.empty() || filler.back().fd() < FD_SETSIZE) filler.emplace_back(dup(0));
    const int32_t client = machine.open_socket();
    ASSERT_GE(client, FD_SETSIZE);
    EXPECT_EQ(machine.io({IoKind::connect, client, Address{"127.0.0.1", 3000}, {}, 0, true}).value, -22)
        << "EINVAL";
    EXPECT_NE(said.find("FD_SETSIZE"), said.npos) << said;
    filler.clear();
    const int32_t low = machine.open_socket();
    EXPECT_EQ(machine.io({IoKind::connect, low, Address{"127.0.0.1", 3000}, {}, 0, true}).value, 0);
    EXPECT_GT(machine.io({IoKind::accept, listener, {}, {}, 0, true}).value, 0);
}

TEST(LiveFaults, a_full_disk_is_an_error_of_the_write) {
    if (access("/dev/full", W_OK) != 0) GTEST_SKIP() << "this machine has no /dev/full";
    LiveLimits limits;
    limits.write_folders = {"/dev"};
    MachineDriver machine = live_machine(best_host(), {}, limits);
    Work work;
    work.kind = WorkKind::open;
    work.more->path = "/dev/full";
    work.flags = open_write_only;
    const Outcome opened = machine.work(work);
    ASSERT_GE(opened.value, 0);
    work = {};
    work.kind = WorkKind::write;
    work.fd = static_cast<int32_t>(opened.value);
    work.more->bytes = "x";
    EXPECT_EQ(machine.work(work).value, -28) << "ENOSPC";
}

// Workers do not hear the signal that comes with it.
TEST(LiveFaults, a_file_that_may_not_grow_is_an_error_of_the_write) {
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    MachineDriver machine = live_machine(best_host());
    Work work;
    work.kind = WorkKind::open;
    work.more->path = "/tmp/big";
    work.flags = open_create | open_write_only;
    work.mode = 0600;
    const Outcome opened = machine.work(work);
    ASSERT_GE(opened.value, 0);
    const rlimit small{1000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    work = {};
    work.kind = WorkKind::write;
    work.fd = static_cast<int32_t>(opened.value);
    work.more->bytes = std::string(1500, 'x');
    const int64_t first = machine.work(work).value, second = machine.work(work).value;
    setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(first, 1000);
    EXPECT_EQ(second, -27) << "EFBIG";
}

TEST(LiveFaults, a_pool_does_not_wait_for_ever_for_a_worker_that_is_held) {
    const auto gate = std::make_shared<std::latch>(1);
    {
        ThreadPool pool(
            2, {std::make_shared<LiveClock>(), [gate](const Work&) { return gate->wait(), Outcome{}; }});
        pool.submit(OperationId{1}, {}, std::make_shared<Wakeup>());
        pool.hand_over(ThreadPool::Away::is_busy);
        EXPECT_FALSE(pool.is_idle());
    }
    gate->count_down();
}

TEST(LiveFaults, an_interrupt_is_taken_once) {
    Wakeup wakeup;
    EXPECT_EQ(wakeup.take_interrupt(), 0);
    wakeup.interrupt();
    EXPECT_EQ(wakeup.take_interrupt(), SIGINT);
    wakeup.interrupt(SIGTERM);
    EXPECT_EQ(wakeup.take_interrupt(), SIGTERM);
    EXPECT_EQ(wakeup.take_interrupt(), 0);
}

// Of so few that not even a demultiplexer can be had, the error says so; nothing ends with a check of ours.
TEST(LiveFaults, without_descriptors_there_is_no_host_but_an_error) {
    const int used = dup(0);
    ASSERT_GE(used, 0);
    ::close(used);
    WorldDescription world;
    world.actors.emplace_back(PostgresServer{});
    bool has_begun = false;
    for (int more = 0; more < 20; more++) {
        LiveOptions options;
        options.private_ports = true;
        options.kind = best_host();
        const DescriptorLimit limit(static_cast<rlim_t>(used + more));
        const auto host = make_live_host(world, {}, 4, options);
        has_begun = static_cast<bool>(host);
        if (has_begun) break;
        EXPECT_NE(host.error().text().find("too many open files"), std::string::npos)
            << more << ": " << host.error().text();
    }
    EXPECT_TRUE(has_begun);
}

TEST(LiveFaults, without_descriptors_there_is_no_thread_but_an_error) {
    MachineDriver machine = live_machine(best_host());
    const int used = dup(0);
    ASSERT_GE(used, 0);
    ::close(used);
    for (const int more : {0, 1}) {
        const DescriptorLimit limit(static_cast<rlim_t>(used + more));
        EXPECT_EQ(machine.host.prepare_thread(), -24) << "EMFILE";
    }
    EXPECT_EQ(machine.host.prepare_thread(), 0);
    EXPECT_NE(machine.host.make_thread(Duration{}), nullptr);
}

TEST(LiveFaults, select_has_no_thread_that_it_cannot_wake) {
    const DescriptorLimit limit(2048);
    if (!limit.is_set) GTEST_SKIP() << "this user may not have 2048 descriptors";
    MachineDriver machine = live_machine(HostKind::select);
    std::vector<FileHandle> filler;
    while (filler.empty() || filler.back().fd() < FD_SETSIZE) filler.emplace_back(dup(0));
    EXPECT_EQ(machine.host.prepare_thread(), -22) << "EINVAL";
}

// TMPDIR may name what is not there.
TEST(LiveFaults, without_a_temporary_folder_there_is_no_host_but_an_error) {
    const char* before = getenv("TMPDIR");
    const std::string kept = before ? before : "";
    for (const char* wrong : {"/no/such/folder", "/dev/null"}) {
        setenv("TMPDIR", wrong, 1);
        const auto host = make_live_host({}, {}, 4, {});
        ASSERT_FALSE(host);
        EXPECT_NE(host.error().text().find("TMPDIR"), std::string::npos) << host.error().text();
    }
    if (before) setenv("TMPDIR", kept.c_str(), 1);
    else unsetenv("TMPDIR");
}

TEST(LiveFaults, a_folder_that_the_user_allows_must_be_there) {
    LiveOptions options;
    options.kind = best_host();
    options.limits.write_folders = {"/dev/null"};
    const auto host = make_live_host({}, {}, 4, options);
    ASSERT_FALSE(host);
    EXPECT_EQ(host.error().text(),
              "--allow-write takes a folder that is there, not '/dev/null': Not a directory");
}

// The text of one backend's limit is not that of another's trouble: here the kernel refuses a file.
TEST(LiveFaults, what_cannot_be_watched_is_told_with_the_kernel_s_reason) {
    class Refusing final : public Poller {
      public:
        int64_t watch(int32_t, uint32_t) override { return -28; }  // ENOSPC: the limit of watches
        int64_t wait(std::optional<Duration>, std::vector<Readiness>& ready) override {
            ready.clear();
            return 0;
        }
        trace::SystemCall wait_call() const override { return trace::SystemCall::epoll_wait; }
    };
    LiveClock clock;
    Mailbox mailbox;
    LiveLog log(clock, mailbox, 0, true);
    PortMap ports;
    Wire wire(false);
    LiveSockets sockets(log, ports, wire, log, {});
    Wakeup wakeup;
    std::string said;
    Reactor reactor(std::make_unique<Refusing>(), sockets, wakeup, log,
                    [&](std::string_view line) { said = line; });
    const auto fd = static_cast<int32_t>(sockets.open({}).value);
    ASSERT_GE(fd, 0);
    ASSERT_EQ(sockets.listen(fd, {"127.0.0.1", 0}, 5).value, 0);
    EXPECT_FALSE(reactor.submit(OperationId{1}, Io{IoKind::accept, fd, {}, {}, 0, false}));
    reactor.apply_interest();
    EXPECT_EQ(said, fmt::format("epoll_wait cannot watch descriptor {}: no space left on device", fd));
    reactor.forget(fd);
}

TEST(LiveFaults, what_is_not_to_be_had_is_said) {
    LiveOptions proactor;
    proactor.kind = HostKind::iocp;
    const auto host = make_live_host({}, {}, 4, proactor);
    ASSERT_FALSE(host);
    EXPECT_NE(host.error().text().find("this machine has no iocp"), std::string::npos) << host.error().text();
    if (const auto kqueue = check_live_host(HostKind::kqueue); !kqueue) {
        EXPECT_TRUE(kqueue.error().text().starts_with("this machine has no kqueue; it has "));
    }
    LiveOptions options;
    options.limits.read_folders = {"/no/such/folder"};
    EXPECT_FALSE(make_live_host({}, {}, 4, options));
}

}  // namespace
}  // namespace lg::host
