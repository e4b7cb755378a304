// Sockets as a program sees them: through the host's calls.
#include <gtest/gtest.h>

#include <tuple>

#include "sim/base/hash.h"
#include "sim/host/ack_policy.h"
#include "test/host/machine_helper.h"

namespace lg::host {
namespace {

using Kind = SocketCall::Kind;

constexpr int64_t in_use = -98, not_available = -99, unreachable = -101, reset_by_peer = -104, refused = -111;
constexpr int64_t broken_pipe = -32, denied = -13, not_connected = -107, would_block = -11;

class NetworkTest : public ::testing::Test {
  protected:
    Outcome connect(int32_t fd, Address address) {
        return machine.io({IoKind::connect, fd, std::move(address), {}, 0, true});
    }
    Outcome shutdown(int32_t fd) { return machine.io({IoKind::shutdown, fd, {}, {}, 0, true}); }
    MachineDriver machine;
};
using VirtualNetworkTest = NetworkTest;

TEST_F(VirtualNetworkTest, bytes_go_both_ways) {
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    EXPECT_EQ(machine.write(client, "ping").value, 4);
    EXPECT_EQ(machine.read(server).more->bytes, "ping");
    EXPECT_EQ(machine.write(server, "pong!").value, 5);
    EXPECT_EQ(machine.read(client).more->bytes, "pong!");
}

TEST_F(VirtualNetworkTest, nobody_listens_is_refused_in_the_next_poll) {
    const int32_t fd = machine.open_socket();
    const Time before = machine.host.now();
    const OperationId operation = machine.next_operation();
    EXPECT_FALSE(
        machine.host.submit(operation, Io{IoKind::connect, fd, Address{"127.0.0.1", 9}, {}, 0, true}))
        << "Linux says EINPROGRESS, for the loopback too (strace of Node 26)";
    EXPECT_EQ(machine.wait_for(operation).value, refused);
    EXPECT_EQ(machine.host.now(), before);
}

TEST_F(VirtualNetworkTest, only_this_machine_can_be_reached) {
    EXPECT_EQ(connect(machine.open_socket(), {"93.184.216.34", 80}).value, unreachable);
    EXPECT_EQ(connect(machine.open_socket(), {"example.com", 80}).value, -22);
    machine.listen(3000);
    EXPECT_EQ(connect(machine.open_socket(), {"localhost", 3000}).value, 0);
    EXPECT_EQ(connect(machine.open_socket(), {"0.0.0.0", 3000}).value, 0);
    EXPECT_EQ(connect(machine.open_socket(), {"::1", 3000}).value, refused);
}

TEST_F(VirtualNetworkTest, a_connection_to_an_actor_takes_a_round_trip_and_to_oneself_no_time) {
    WorldDescription world;
    world.actors.push_back(TcpServer{});
    MachineDriver other(world);
    const int32_t fd = other.open_socket();
    const Time before = other.host.now();
    EXPECT_EQ(other.io({IoKind::connect, fd, Address{"127.0.0.1", 7000}, {}, 0, true}).value, 0);
    EXPECT_EQ(other.host.now() - before, world.latencies.network * 2);
    machine.listen(3000);
    const int32_t own = machine.open_socket();
    const Time start = machine.host.now();
    EXPECT_EQ(connect(own, {"127.0.0.1", 3000}).value, 0);
    EXPECT_EQ(machine.host.now(), start);
}

TEST_F(VirtualNetworkTest, a_port_is_taken_once) {
    const int32_t first = machine.listen(3000);
    EXPECT_EQ(machine.listen(3000), in_use);
    machine.call(Kind::close, first);
    EXPECT_GT(machine.listen(3000), 0);
    EXPECT_EQ(machine.call(Kind::listen, machine.open_socket(), {"::", 3000}).value, in_use);
    EXPECT_EQ(machine.call(Kind::listen, machine.open_socket(), {"10.0.0.9", 3001}).value, not_available);
    EXPECT_EQ(machine.call(Kind::listen, machine.open_socket(), {"0.0.0.0", 80}).value, denied);
}

TEST_F(VirtualNetworkTest, port_0_lets_the_host_choose_and_addresses_can_be_asked_for) {
    const int32_t listener = machine.open_socket();
    EXPECT_EQ(machine.call(Kind::listen, listener, {"::", 0}).value, 0);
    const Address local = machine.call(Kind::local_address, listener).more->addresses.at(0);
    EXPECT_GE(local.port, 32'768);
    const auto [client, server] = machine.connect(listener, local.port);
    EXPECT_EQ(machine.call(Kind::peer_address, client).more->addresses.at(0),
              (Address{"127.0.0.1", local.port}));
    EXPECT_EQ(machine.call(Kind::peer_address, server).more->addresses.at(0).host, "::ffff:127.0.0.1")
        << "a dual-stack listener sees IPv4 clients so";
    EXPECT_EQ(machine.call(Kind::peer_address, listener).value, not_connected);
    EXPECT_EQ(machine.call(Kind::close, 9999).value, -9);
}

// Both ends have talked by turns: the server does not acknowledge at once any more.
class NagleTest : public NetworkTest {
  protected:
    NagleTest() {
        std::tie(client, server) = machine.connect(machine.listen(3000), 3000);
        exchange("q", "a");
        exchange("q", "a");
    }
    void exchange(const char* question, const char* answer) {
        machine.write(client, question);
        machine.read(server);
        machine.write(server, answer);
        machine.read(client);
    }
    void write_two() {
        for (const char* part : {"one", "two"}) {
            machine.write(client, part);
            machine.spend(Duration{});
        }
    }
    int32_t client = -1, server = -1;
};

TEST_F(NagleTest, a_second_small_write_waits_for_the_answer_to_the_first) {
    write_two();
    EXPECT_EQ(machine.read(server).more->bytes, "one");
    const Time before = machine.host.now();
    machine.write(server, "a");
    EXPECT_EQ(machine.read(server).more->bytes, "two");
    EXPECT_EQ(machine.host.now(), before);
}

TEST_F(NagleTest, without_an_answer_it_waits_40_ms_and_to_the_next_tick_of_4) {
    const Time before = machine.host.now();
    write_two();
    EXPECT_EQ(machine.read(server).more->bytes, "one");
    EXPECT_EQ(machine.read(server).more->bytes, "two");
    EXPECT_GT(machine.host.now() - before, Duration::of_ms(40));
    EXPECT_LE(machine.host.now() - before, Duration::of_ms(44));
}

TEST_F(NagleTest, a_fin_takes_it_along) {
    write_two();
    shutdown(client);
    machine.spend(Duration{});
    EXPECT_EQ(machine.read(server).more->bytes, "onetwo");
    EXPECT_EQ(machine.read(server).value, 0);
}

TEST_F(NagleTest, with_no_delay_it_does_not_wait) {
    SocketCall call{Kind::set_option, client, {}};
    call.option = SocketOption::no_delay;
    call.value = 1;
    machine.host.perform(call);
    write_two();
    EXPECT_EQ(machine.read(server).more->bytes, "onetwo");
}

TEST_F(NagleTest, full_segments_do_not_wait_and_bring_the_acknowledgement_that_their_rest_waits_for) {
    const std::string much(AckPolicy::segment_max + 10, 'x');
    const Time before = machine.host.now();
    machine.write(client, "one");
    machine.write(client, much);
    machine.spend(Duration{});
    EXPECT_EQ(machine.read(server, 1 << 20).more->bytes, "one" + much);
    EXPECT_EQ(machine.host.now(), before);
}

TEST_F(VirtualNetworkTest, no_more_is_the_end_behind_all_bytes) {
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "last words");
    EXPECT_EQ(shutdown(client).value, 0);
    EXPECT_EQ(machine.write(client, "x").value, broken_pipe);
    EXPECT_EQ(machine.read(server).more->bytes, "last words");
    const Outcome end = machine.read(server);
    EXPECT_EQ(end.value, 0);
    EXPECT_EQ(machine.write(server, "the other way is open").value, 21);
    EXPECT_EQ(machine.read(client).more->bytes, "the other way is open");
}

TEST_F(VirtualNetworkTest, closing_still_delivers_what_was_written) {
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const std::string big(300'000, 'x');
    EXPECT_EQ(machine.write(client, big).value, 300'000);
    machine.call(Kind::close, client);
    std::string got;
    while (true) {
        const Outcome outcome = machine.read(server);
        if (outcome.value <= 0) {
            EXPECT_EQ(outcome.value, 0);
            break;
        }
        got += outcome.more->bytes;
    }
    EXPECT_EQ(got, big);
}

TEST_F(VirtualNetworkTest, closing_with_unread_bytes_resets) {
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "never read");
    while (machine.turn()) {}
    machine.call(Kind::close, server);
    while (machine.turn()) {}
    EXPECT_EQ(machine.read(client).value, reset_by_peer);
    EXPECT_EQ(machine.write(client, "x").value, broken_pipe) << "the error is told once";
}

TEST_F(VirtualNetworkTest, writing_to_one_who_has_closed_resets) {
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.call(Kind::close, server);
    EXPECT_EQ(machine.read(client).value, 0);
    EXPECT_EQ(machine.write(client, "hello?").value, 6) << "the kernel does not know yet";
    while (machine.turn()) {}
    EXPECT_EQ(machine.write(client, "hello?").value, broken_pipe);
}

TEST(VirtualNetwork, a_reader_who_never_reads_blocks_the_writer) {
    WorldDescription world;
    world.limits.receive_buffer_bytes = 64 << 10;
    world.limits.send_buffer_bytes = 256 << 10;
    MachineDriver machine(world);
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const OperationId stuck = machine.next_operation();
    const std::string big(1 << 20, 'x');
    ASSERT_FALSE(machine.host.submit(stuck, Io{IoKind::write, client, {}, big, 0, true}));
    while (machine.turn()) {}
    EXPECT_FALSE(machine.finished.contains(stuck.value));
    size_t got = 0;
    while (got < big.size()) {
        const Outcome outcome = machine.read(server, 1 << 20);
        ASSERT_GT(outcome.value, 0);
        ASSERT_LE(outcome.value, 65'536) << "no more than the window";
        got += outcome.more->bytes.size();
    }
    EXPECT_EQ(machine.wait_for(stuck).value, static_cast<int64_t>(big.size()));
}

TEST_F(VirtualNetworkTest, a_full_backlog_makes_the_client_try_again) {
    const int32_t listener = machine.open_socket();
    machine.call(Kind::listen, listener, {"127.0.0.1", 3000}, 1);
    std::vector<OperationId> connects;
    for (int i = 0; i < 3; i++) {
        connects.push_back(machine.next_operation());
        machine.host.submit(
            connects.back(),
            Io{IoKind::connect, machine.open_socket(), Address{"127.0.0.1", 3000}, {}, 0, true});
    }
    machine.turn(Duration::of_ms(10));
    machine.turn(Duration::of_ms(10));
    EXPECT_FALSE(machine.finished.contains(connects[2].value)) << "one more than the backlog fits";
    machine.io({IoKind::accept, listener, {}, {}, 0, true});
    EXPECT_EQ(machine.wait_for(connects[2]).value, 0);
    EXPECT_GE(machine.host.now().ms(), 1000u) << "the SYN is sent again after a second";
}

TEST_F(VirtualNetworkTest, closing_a_listener_resets_who_waits_and_refuses_who_comes) {
    const int32_t listener = machine.listen(3000);
    const int32_t client = machine.open_socket();
    EXPECT_EQ(connect(client, {"127.0.0.1", 3000}).value, 0) << "accepted by the kernel alone";
    machine.call(Kind::close, listener);
    EXPECT_EQ(machine.read(client).value, reset_by_peer);
    EXPECT_EQ(connect(machine.open_socket(), {"127.0.0.1", 3000}).value, refused);
}

TEST_F(VirtualNetworkTest, a_listener_that_closes_under_a_client_that_still_tries_refuses_it) {
    const int32_t listener = machine.open_socket();
    machine.call(Kind::listen, listener, {"127.0.0.1", 3000}, 0);
    std::vector<OperationId> connects;
    for (int i = 0; i < 2; i++) {
        connects.push_back(machine.next_operation());
        machine.host.submit(
            connects.back(),
            Io{IoKind::connect, machine.open_socket(), Address{"127.0.0.1", 3000}, {}, 0, true});
    }
    machine.turn(Duration{});
    machine.call(Kind::close, listener);
    EXPECT_EQ(machine.wait_for(connects[1]).value, refused);
}

TEST_F(VirtualNetworkTest, every_message_that_was_sent_arrives_under_the_same_name) {
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "GET /a HTTP/1.1\r\n\r\n");
    machine.write(client, std::string(200'000, 'x'));
    machine.call(Kind::close, client);
    while (machine.read(server).value > 0) {}
    std::vector<std::string> sent, arrived;
    for (const MessageMoved& moved : machine.all<MessageMoved>()) {
        EXPECT_EQ(moved.text->sender, "program");
        EXPECT_EQ(moved.connection, 1u);
        (moved.arrived ? arrived : sent).push_back(moved.text->what);
    }
    EXPECT_EQ(sent, (std::vector<std::string>{"GET /a HTTP/1.1", "200000 bytes"}));
    EXPECT_EQ(arrived, sent);
}

TEST_F(VirtualNetworkTest, a_read_with_nothing_to_read_waits) {
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    EXPECT_EQ(machine.read(client).value, would_block) << "the machine came to rest without it";
    EXPECT_EQ(machine.read(machine.open_socket()).value, not_connected);
    EXPECT_GT(server, client);
}

// ---- random sequences: bytes are neither lost nor reordered

class Pair {
  public:
    Pair(uint64_t seed) : random_(seed), machine_(world(), "", seed), listener_(machine_.listen(3000)) {
        std::tie(ends_[0], ends_[1]) = machine_.connect(listener_, 3000);
    }
    // Each end writes and reads at random until both have written all; then reads to the end.
    void run() {
        for (int step = 0; step < 400; step++) {
            const size_t end = random_.below(2);
            switch (random_.below(4)) {
                case 0: write(end); break;
                case 1: read(end); break;
                case 2: machine_.turn(Duration::of_us(static_cast<int64_t>(random_.below(300)))); break;
                case 3: machine_.spend(Duration::of_us(static_cast<int64_t>(random_.below(300)))); break;
            }
            collect();
        }
        for (const size_t end : {0u, 1u})
            while (!has_all(1 - end)) {
                const size_t before = got_[end].size();
                read(end);
                const bool is_quiet = machine_.turn() == 0;
                collect();
                if (is_quiet && got_[end].size() == before) break;
            }
        for (const size_t end : {0u, 1u}) {
            ASSERT_TRUE(has_all(end))
                << written_[end].size() << " written, " << got_[1 - end].size() << " read";
            ASSERT_EQ(got_[1 - end], written_[end]);
        }
    }

  private:
    static WorldDescription world() {
        WorldDescription world;
        world.limits.receive_buffer_bytes = 4096;
        world.limits.send_buffer_bytes = 8192;
        world.latencies.jitter_percent = 90;
        return world;
    }
    bool has_all(size_t from) const { return got_[1 - from].size() >= written_[from].size(); }
    void write(size_t end) {
        std::string bytes;
        const size_t count = random_.below(4) ? random_.below(200) : random_.below(20'000);
        for (size_t i = 0; i < count; i++) bytes += static_cast<char>(random_.next());
        written_[end] += bytes;
        machine_.host.submit(machine_.next_operation(),
                             Io{IoKind::write, ends_[end], {}, bytes, 0, random_.below(2) > 0});
    }
    void read(size_t end) {
        if (reading_[end]) return;
        const OperationId operation = machine_.next_operation();
        const uint32_t room = static_cast<uint32_t>(1 + random_.below(3000));
        const auto outcome =
            machine_.host.submit(operation, Io{IoKind::read, ends_[end], {}, {}, room, random_.below(2) > 0});
        if (outcome) got_[end] += outcome->more->bytes;
        else reading_[end] = operation;
    }
    void collect() {
        for (const size_t end : {0u, 1u}) {
            if (!reading_[end] || !machine_.finished.contains(reading_[end]->value)) continue;
            got_[end] += machine_.finished[reading_[end]->value].more->bytes;
            reading_[end].reset();
        }
    }

    Random random_;
    MachineDriver machine_;
    int32_t listener_;
    int32_t ends_[2] = {};
    std::string written_[2], got_[2];
    std::optional<OperationId> reading_[2];
};

TEST(VirtualNetworkAtRandom, bytes_are_neither_lost_nor_reordered) {
    for (uint64_t seed = 1; seed <= 60 && !::testing::Test::HasFailure(); seed++) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Pair(seed).run();
    }
}

}  // namespace
}  // namespace lg::host
