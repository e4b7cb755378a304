// The conformance suite for hosts: sockets. Numbers are error numbers in Linux's numbering.
#include <gtest/gtest.h>

#include "test/host/host_suite.h"

namespace lg::host {
namespace {

Io reading(int32_t fd) { return {IoKind::read, fd, {}, {}, 65'536, false}; }

TEST_P(HostSuite, a_connection_carries_bytes_both_ways_and_ends) {
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    ASSERT_GT(server, 0);
    EXPECT_EQ(machine.write(client, "ping").value, 4);
    EXPECT_EQ(machine.read(server).more->bytes, "ping");
    EXPECT_EQ(machine.write(server, "pong").value, 4);
    EXPECT_EQ(machine.read(client).more->bytes, "pong");
    EXPECT_EQ(machine.call(SocketCall::Kind::close, client).value, 0);
    EXPECT_EQ(machine.read(server).value, 0) << "the end of the stream";
}

TEST_P(HostSuite, both_ends_know_their_addresses) {
    MachineDriver machine = this->machine();
    const int32_t listener = machine.listen(3000);
    const auto [client, server] = machine.connect(listener, 3000);
    const auto local = [&](int32_t fd) {
        return machine.call(SocketCall::Kind::local_address, fd).more->addresses.at(0);
    };
    const auto peer = [&](int32_t fd) {
        return machine.call(SocketCall::Kind::peer_address, fd).more->addresses.at(0);
    };
    EXPECT_EQ(local(listener), (Address{"127.0.0.1", 3000}));
    EXPECT_EQ(local(server), (Address{"127.0.0.1", 3000}));
    EXPECT_EQ(peer(client), (Address{"127.0.0.1", 3000}));
    EXPECT_EQ(peer(server), local(client));
    EXPECT_EQ(machine.call(SocketCall::Kind::peer_address, listener).value, -107) << "ENOTCONN";
}

TEST_P(HostSuite, a_half_closed_peer_can_still_be_answered) {
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "question");
    EXPECT_EQ(machine.io({IoKind::shutdown, client, {}, {}, 0, true}).value, 0);
    EXPECT_EQ(machine.read(server).more->bytes, "question");
    EXPECT_EQ(machine.read(server).value, 0);
    EXPECT_EQ(machine.write(server, "answer").value, 6);
    EXPECT_EQ(machine.read(client).more->bytes, "answer");
}

TEST_P(HostSuite, closing_with_unread_bytes_resets_the_peer) {
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "never read");
    EXPECT_EQ(machine.read(server, 1).value, 1);
    machine.call(SocketCall::Kind::close, server);
    const int64_t value = machine.read(client).value;
    EXPECT_TRUE(value == -104 || (value == 0 && may_hide_a_reset())) << value << " is not ECONNRESET";
}

// Some demultiplexers tell the error themselves, and the call that follows knows of none.
TEST_P(HostSuite, a_reset_is_told_to_who_waits_for_bytes) {
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const OperationId reading = machine.next_operation();
    EXPECT_FALSE(machine.host.submit(reading, Io{IoKind::read, client, {}, {}, 65'536, true}));
    machine.turn(Duration{});
    machine.call(SocketCall::Kind::reset, server);
    const int64_t value = machine.wait_for(reading).value;
    EXPECT_TRUE(value == -104 || (value == 0 && may_hide_a_reset())) << value << " is not ECONNRESET";
}

TEST_P(HostSuite, writing_to_a_peer_that_is_gone_fails_in_the_end) {
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.call(SocketCall::Kind::close, server);
    machine.read(client);
    int64_t value = 0;
    for (int i = 0; i < 100 && value >= 0; i++) {
        value = machine.write(client, "x").value;
        machine.turn(Duration::of_ms(1));
    }
    EXPECT_TRUE(value == -32 || value == -104) << value << " is neither EPIPE nor ECONNRESET";
}

TEST_P(HostSuite, a_connection_that_nobody_wants_is_refused) {
    MachineDriver machine = this->machine();
    const int32_t listener = machine.listen(3000);
    ASSERT_GT(listener, 0);
    machine.call(SocketCall::Kind::close, listener);
    const int32_t fd = machine.open_socket();
    // Port 1 of the loopback: nobody listens there on any machine that runs tests.
    EXPECT_EQ(machine.io({IoKind::connect, fd, Address{"127.0.0.1", 1}, {}, 0, true}).value, -111)
        << "ECONNREFUSED";
}

TEST_P(HostSuite, an_address_is_listened_on_once) {
    MachineDriver machine = this->machine();
    const int32_t first = machine.listen(3000);
    ASSERT_GT(first, 0);
    EXPECT_EQ(machine.listen(3000), -98) << "EADDRINUSE";
    machine.call(SocketCall::Kind::close, first);
    EXPECT_GT(machine.listen(3000), 0) << "the address is free again";
}

TEST_P(HostSuite, a_port_that_another_program_has_is_taken) {
    if (!GetParam().is_live) GTEST_SKIP() << "there is no other program";
    MachineDriver machine = this->machine();
    const int32_t listener = machine.listen(0);
    const Address taken = machine.call(SocketCall::Kind::local_address, listener).more->addresses.at(0);
    LiveOptions options;
    options.kind = GetParam().kind;
    auto other = make_live_host({}, {}, 1, options);
    ASSERT_TRUE(other) << other.error().text();
    EXPECT_EQ(MachineDriver(std::move(*other), true).listen(taken.port), -98) << "EADDRINUSE";
}

TEST_P(HostSuite, port_0_lets_the_host_choose) {
    MachineDriver machine = this->machine();
    const int32_t listener = machine.listen(0);
    const uint16_t port = machine.call(SocketCall::Kind::local_address, listener).more->addresses.at(0).port;
    EXPECT_GT(port, 0);
    EXPECT_GT(machine.connect(listener, port).second, 0);
}

TEST_P(HostSuite, a_wildcard_hears_both_families) {
    MachineDriver machine = this->machine();
    const int32_t listener = machine.open_socket();
    const Outcome listened = machine.call(SocketCall::Kind::listen, listener, {"::", 3000});
    if (listened.value == -97 || listened.value == -99) GTEST_SKIP() << "this machine has no IPv6";
    ASSERT_EQ(listened.value, 0);
    for (const char* host : {"127.0.0.1", "::1", "localhost"}) {
        const int32_t client = machine.open_socket();
        const OperationId connecting = machine.next_operation();
        machine.host.submit(connecting, Io{IoKind::connect, client, Address{host, 3000}, {}, 0, true});
        const Outcome accepted = machine.io({IoKind::accept, listener, {}, {}, 0, true});
        EXPECT_GT(accepted.value, 0) << host;
        EXPECT_EQ(machine.wait_for(connecting).value, 0) << host;
        machine.call(SocketCall::Kind::close, client);
    }
}

TEST_P(HostSuite, a_cancelled_read_never_arrives_and_loses_nothing) {
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const OperationId cancelled = machine.next_operation();
    ASSERT_FALSE(machine.host.submit(cancelled, reading(server)));
    EXPECT_TRUE(machine.host.cancel(cancelled, server));
    EXPECT_FALSE(machine.host.cancel(cancelled, server)) << "it is gone already";
    machine.write(client, "kept");
    machine.turn(Duration::of_ms(5));
    EXPECT_FALSE(machine.finished.contains(cancelled.value));
    EXPECT_EQ(machine.read(server).more->bytes, "kept");
}

TEST_P(HostSuite, closing_forgets_the_requests_of_the_descriptor) {
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const OperationId read = machine.next_operation();
    ASSERT_FALSE(machine.host.submit(read, reading(server)));
    machine.turn(Duration::of_ms(1));
    machine.call(SocketCall::Kind::close, server);
    machine.write(client, "too late");
    machine.turn(Duration::of_ms(5));
    EXPECT_FALSE(machine.finished.contains(read.value));
    EXPECT_FALSE(machine.host.cancel(read, server));
}

TEST_P(HostSuite, calls_on_descriptors_that_are_not_open_fail) {
    MachineDriver machine = this->machine();
    constexpr int32_t never = 3999;
    EXPECT_EQ(machine.call(SocketCall::Kind::close, never).value, -9) << "EBADF";
    EXPECT_EQ(machine.read(never).value, -9);
    EXPECT_EQ(machine.write(never, "x").value, -9);
    Work work;
    work.kind = WorkKind::read;
    work.fd = never;
    work.length = 1;
    EXPECT_EQ(machine.work(work).value, -9);
    // The host's own descriptors are none of the script's.
    for (int32_t fd = 0; fd < 17; fd++) {
        work.kind = WorkKind::close;
        work.fd = fd;
        EXPECT_EQ(machine.work(work).value, -9) << fd;
        EXPECT_EQ(machine.call(SocketCall::Kind::close, fd).value, -9) << fd;
    }
}

TEST_P(HostSuite, a_write_that_does_not_fit_goes_on_as_the_peer_reads) {
    WorldDescription world;
    world.limits.receive_buffer_bytes = world.limits.send_buffer_bytes = 65'536;
    MachineDriver machine = this->machine(world);
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const std::string whole(16 << 20, 'x');
    const OperationId writing = machine.next_operation();
    ASSERT_FALSE(machine.host.submit(writing, Io{IoKind::write, client, {}, whole, 0, true}));
    size_t got = 0;
    while (got < whole.size()) {
        const Outcome read = machine.read(server);
        ASSERT_GT(read.value, 0);
        got += static_cast<size_t>(read.value);
    }
    EXPECT_EQ(got, whole.size());
    EXPECT_EQ(machine.wait_for(writing).value, static_cast<int64_t>(whole.size()));
}

TEST_P(HostSuite, one_accept_is_served_at_each_readiness) {
    MachineDriver machine = this->machine();
    const int32_t listener = machine.listen(3000);
    std::vector<OperationId> connects, accepts;
    for (int i = 0; i < 3; i++) {
        connects.push_back(machine.next_operation());
        machine.host.submit(
            connects.back(),
            Io{IoKind::connect, machine.open_socket(), Address{"127.0.0.1", 3000}, {}, 0, true});
    }
    for (int i = 0; i < 3; i++) {
        accepts.push_back(machine.next_operation());
        machine.host.submit(accepts.back(), Io{IoKind::accept, listener, {}, {}, 0, false});
    }
    for (const OperationId accept : accepts) EXPECT_GT(machine.wait_for(accept).value, 0);
    for (const OperationId connect : connects) EXPECT_EQ(machine.wait_for(connect).value, 0);
    if (GetParam().is_proactor()) return;
    size_t ready = 0;
    for (const DescriptorReady& each : machine.all<DescriptorReady>()) ready += each.fd == listener;
    EXPECT_GE(ready, 3u);
}

TEST_P(HostSuite, a_result_comes_right_behind_the_readiness_that_allowed_it) {
    if (GetParam().is_proactor()) GTEST_SKIP() << "nothing is ever ready";
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const OperationId operation = machine.next_operation();
    ASSERT_FALSE(machine.host.submit(operation, reading(server)));
    machine.write(client, "x");
    machine.wait_for(operation);
    int32_t ready = -1;
    bool seen = false;
    for (const Arrival& arrival : machine.log) {
        if (const auto* each = std::get_if<DescriptorReady>(&arrival.what)) ready = each->fd;
        const auto* done = std::get_if<IoFinished>(&arrival.what);
        if (!done || done->operation != operation) continue;
        EXPECT_EQ(ready, server);
        EXPECT_EQ(done->fd, server);
        seen = true;
    }
    EXPECT_TRUE(seen);
}

// Both servers' ends are ready, and the one that is told second is the answer: a descriptor and its notice.
struct SecondReady {
    int32_t client = -1;
    DescriptorReady notice;
};
SecondReady make_two_ready(MachineDriver& machine) {
    const int32_t listener = machine.listen(3000);
    const auto one = machine.connect(listener, 3000), two = machine.connect(listener, 3000);
    for (const auto& [client, server] : {one, two}) {
        machine.host.submit(machine.next_operation(), reading(server));
        machine.write(client, "x");
    }
    machine.spend(Duration::of_ms(1));
    std::vector<Arrival> arrived;
    machine.host.wait(Duration::of_ms(1'000), arrived);
    std::vector<DescriptorReady> notices;
    for (const Arrival& arrival : arrived) {
        EXPECT_FALSE(std::holds_alternative<IoFinished>(arrival.what)) << "nothing is read before its turn";
        if (const auto* ready = std::get_if<DescriptorReady>(&arrival.what)) notices.push_back(*ready);
    }
    if (notices.size() != 2) return {};
    return {notices[1].fd == one.second ? one.first : two.first, notices[1]};
}

TEST_P(HostSuite, what_came_behind_the_poll_is_read_with_what_came_before) {
    if (GetParam().is_proactor()) GTEST_SKIP() << "the kernel reads when it comes";
    MachineDriver machine = this->machine();
    const SecondReady second = make_two_ready(machine);
    ASSERT_GE(second.client, 0);
    machine.write(second.client, "yz");
    machine.spend(Duration::of_ms(1));
    std::vector<Arrival> served;
    machine.host.serve(second.notice, Direction::in, served);
    std::string bytes;
    for (const Arrival& arrival : served)
        if (const auto* done = std::get_if<IoFinished>(&arrival.what)) bytes += done->outcome.more->bytes;
    EXPECT_EQ(bytes, "xyz");
}

TEST_P(HostSuite, a_descriptor_that_was_closed_before_its_turn_is_not_served_nor_is_the_next_of_its_number) {
    if (GetParam().is_proactor()) GTEST_SKIP() << "nothing is ever ready";
    MachineDriver machine = this->machine();
    const SecondReady second = make_two_ready(machine);
    ASSERT_GE(second.client, 0);
    const auto serves = [&] {
        std::vector<Arrival> served;
        for (const auto direction : {Direction::in, Direction::out}) {
            machine.host.serve(second.notice, direction, served);
            for (const Arrival& arrival : served)
                if (std::holds_alternative<IoFinished>(arrival.what)) return true;
        }
        return false;
    };
    machine.call(SocketCall::Kind::close, second.notice.fd);
    EXPECT_FALSE(serves());
    int32_t next = -1;
    for (int tries = 0; tries < 10 && next != second.notice.fd; tries++) next = machine.open_socket();
    ASSERT_EQ(next, second.notice.fd);
    machine.host.submit(machine.next_operation(),
                        Io{IoKind::connect, next, Address{"127.0.0.1", 3000}, {}, 0, true});
    machine.spend(Duration::of_ms(1));
    EXPECT_FALSE(serves()) << "connected by now, but nobody has told so";
}

TEST_P(HostSuite, two_hundred_connections_keep_their_bytes_apart) {
    MachineDriver machine = this->machine();
    const int32_t listener = machine.listen(3000);
    std::vector<std::pair<int32_t, int32_t>> pairs;
    for (int i = 0; i < 200; i++) pairs.push_back(machine.connect(listener, 3000));
    for (const auto& [client, server] : pairs) machine.write(client, fmt::format("to {}", server));
    for (const auto& [client, server] : pairs)
        ASSERT_EQ(machine.read(server).more->bytes, fmt::format("to {}", server));
}

TEST_P(HostSuite, waiting_ends_when_its_time_is_over_and_not_before) {
    MachineDriver machine = this->machine();
    machine.listen(3000);
    for (const int64_t ms : {0, 1, 20}) {
        const Time before = machine.host.now();
        machine.turn(Duration::of_ms(ms));
        EXPECT_GE((machine.host.now() - before).ns, ms * 1'000'000);
    }
}

TEST_P(HostSuite, time_never_goes_back_within_a_lane) {
    MachineDriver machine = this->machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    for (int i = 0; i < 20; i++) {
        machine.write(client, "x");
        machine.read(server);
    }
    std::map<std::pair<int, int>, Time> last;
    for (const Arrival& arrival : machine.log) {
        Time& before = last[{static_cast<int>(arrival.lane.kind), arrival.lane.index}];
        EXPECT_GE(arrival.at, before) << told(arrival);
        before = arrival.at;
    }
}

INSTANTIATE_TEST_SUITE_P(Sockets, HostSuite, testing::ValuesIn(hosts_under_test()), name_of_host);

}  // namespace
}  // namespace lg::host
