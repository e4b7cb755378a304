#include <gtest/gtest.h>

#include "test/host/machine_helper.h"

namespace lg::host {
namespace {

using trace::ready_none;
using trace::ready_read;
using trace::ready_write;

constexpr int64_t would_block = -11;

// What the demultiplexer said since `from`, as short words.
std::vector<std::string> table_talk(const MachineDriver& machine, size_t from = 0) {
    std::vector<std::string> lines;
    for (size_t i = from; i < machine.log.size(); i++) {
        const auto& what = machine.log[i].what;
        if (const auto* e = std::get_if<InterestChanged>(&what))
            lines.push_back(fmt::format("interest {} {}", e->fd, e->mask));
        if (const auto* e = std::get_if<DescriptorReady>(&what))
            lines.push_back(fmt::format("ready {} {}", e->fd, e->mask));
        if (const auto* e = std::get_if<IoFinished>(&what))
            lines.push_back(fmt::format("done {} {}", e->fd, e->outcome.value));
    }
    return lines;
}
using Lines = std::vector<std::string>;

WorldDescription speaking(Protocol protocol) {
    WorldDescription world;
    world.protocol = protocol;
    return world;
}

Io reading(int32_t fd, bool try_now = false) { return {IoKind::read, fd, {}, {}, 65'536, try_now}; }

TEST(Demultiplexer, with_nothing_to_wait_for_an_endless_wait_returns_at_once) {
    MachineDriver machine;
    machine.turn();  // registers the wake-up descriptor
    EXPECT_EQ(machine.turn(), 0u);
    EXPECT_EQ(machine.host.now(), Time{});
}

TEST(Demultiplexer, a_timeout_passes_when_nothing_happens) {
    MachineDriver machine;
    machine.turn(Duration::of_ms(30));
    EXPECT_EQ(machine.host.now(), Time{} + Duration::of_ms(30));
}

TEST(Demultiplexer, changes_of_interest_are_told_at_the_next_wait_and_readiness_comes_before_its_io) {
    MachineDriver machine;
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.turn(Duration{});
    const size_t before = machine.log.size();
    machine.host.submit(machine.next_operation(), reading(server));
    EXPECT_EQ(machine.log.size(), before);
    machine.write(client, "x");
    machine.turn();
    EXPECT_EQ(table_talk(machine, before),
              (Lines{fmt::format("interest {} 1", server), fmt::format("ready {} 1", server),
                     fmt::format("done {} 1", server)}));
}

TEST(Demultiplexer, interest_stays_while_reading_goes_on) {
    MachineDriver machine;
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.host.submit(machine.next_operation(), reading(server));
    machine.turn(Duration{});
    const size_t before = machine.log.size();
    for (int i = 0; i < 5; i++) {
        machine.write(client, "x");
        machine.turn();
        machine.host.submit(machine.next_operation(), reading(server));
    }
    for (const std::string& line : table_talk(machine, before))
        EXPECT_FALSE(line.starts_with("interest")) << line;
    EXPECT_EQ(machine.all<IoFinished>().size(), 2u + 5u);
}

TEST(Demultiplexer, who_stops_reading_leaves_the_table) {
    MachineDriver machine;
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const OperationId operation = machine.next_operation();
    machine.host.submit(operation, reading(server));
    machine.turn(Duration{});
    EXPECT_TRUE(machine.host.cancel(operation, server));
    EXPECT_FALSE(machine.host.cancel(operation, server));
    machine.write(client, "x");
    const size_t before = machine.log.size();
    while (machine.turn()) {}
    EXPECT_EQ(table_talk(machine, before), (Lines{fmt::format("interest {} 0", server)}));
}

TEST(Demultiplexer, descriptors_come_in_the_order_in_which_they_became_ready) {
    MachineDriver machine;
    const int32_t listener = machine.listen(3000);
    std::vector<std::pair<int32_t, int32_t>> pairs;
    for (int i = 0; i < 3; i++) pairs.push_back(machine.connect(listener, 3000));
    for (const auto& pair : pairs) machine.host.submit(machine.next_operation(), reading(pair.second));
    machine.turn(Duration{});
    for (const int i : {2, 0, 1}) {
        machine.write(pairs[static_cast<size_t>(i)].first, "x");
        machine.spend(Duration::of_ms(1));
    }
    const size_t before = machine.log.size();
    machine.turn();
    Lines expected;
    for (const size_t i : {2u, 0u, 1u}) expected.push_back(fmt::format("ready {} 1", pairs[i].second));
    for (const size_t i : {2u, 0u, 1u}) expected.push_back(fmt::format("done {} 1", pairs[i].second));
    EXPECT_EQ(table_talk(machine, before), expected);
}

TEST(Demultiplexer, one_accept_at_each_readiness) {
    MachineDriver machine;
    const int32_t listener = machine.listen(3000);
    for (int i = 0; i < 3; i++)
        machine.host.submit(
            machine.next_operation(),
            Io{IoKind::connect, machine.open_socket(), Address{"127.0.0.1", 3000}, {}, 0, true});
    machine.spend(Duration::of_ms(5));
    for (int i = 0; i < 3; i++) {
        const size_t before = machine.log.size();
        machine.host.submit(machine.next_operation(), Io{IoKind::accept, listener, {}, {}, 0, false});
        machine.turn();
        int accepted = 0;
        for (size_t k = before; k < machine.log.size(); k++)
            if (const auto* done = std::get_if<IoFinished>(&machine.log[k].what))
                accepted += done->fd == listener;
        EXPECT_EQ(accepted, 1) << "rule L13";
    }
}

TEST(Demultiplexer, level_triggered_means_ready_again_until_all_is_read) {
    MachineDriver machine;
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "abc");
    std::string got;
    for (int i = 0; i < 3; i++) {
        machine.host.submit(machine.next_operation(), Io{IoKind::read, server, {}, {}, 1, false});
        machine.turn();
    }
    for (const IoFinished& done : machine.all<IoFinished>())
        if (done.fd == server) got += done.outcome.more->bytes;
    EXPECT_EQ(got, "abc");
}

TEST(Demultiplexer, writes_that_fit_are_done_at_once_and_queued_ones_keep_their_order) {
    WorldDescription world;
    world.limits.receive_buffer_bytes = 64 << 10;
    MachineDriver machine(world);
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const OperationId first = machine.next_operation(), second = machine.next_operation();
    EXPECT_TRUE(
        machine.host.submit(machine.next_operation(), Io{IoKind::write, client, {}, "fits", 0, true}));
    EXPECT_FALSE(
        machine.host.submit(first, Io{IoKind::write, client, {}, std::string(4 << 20, 'a'), 0, true}));
    EXPECT_FALSE(machine.host.submit(second, Io{IoKind::write, client, {}, "b", 0, true}))
        << "it must not overtake the one before it";
    std::string got;
    while (got.size() < (4u << 20) + 5) {
        const Outcome outcome = machine.read(server);
        ASSERT_GT(outcome.value, 0);
        got += outcome.more->bytes;
    }
    EXPECT_EQ(got.substr(0, 5), "fitsa");
    EXPECT_EQ(got.back(), 'b');
    EXPECT_EQ(machine.wait_for(second).value, 1);
}

TEST(Demultiplexer, a_closed_descriptor_is_never_named_again) {
    MachineDriver machine;
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    const OperationId operation = machine.next_operation();
    machine.host.submit(operation, reading(server));
    machine.turn(Duration{});
    machine.write(client, "x");
    machine.spend(Duration::of_ms(1));
    machine.call(SocketCall::Kind::close, server);
    EXPECT_FALSE(machine.host.cancel(operation, server));
    const size_t before = machine.log.size();
    while (machine.turn()) {}
    EXPECT_EQ(table_talk(machine, before), Lines{});
    EXPECT_EQ(machine.open_socket(), server) << "the number is free again";
}

TEST(Demultiplexer, who_gets_the_number_of_a_closed_descriptor_does_not_get_its_place) {
    MachineDriver machine;
    const int32_t server = machine.connect(machine.listen(3000), 3000).second;
    machine.turn(Duration{});
    machine.host.submit(machine.next_operation(), reading(server));
    machine.call(SocketCall::Kind::close, server);
    const int32_t listener = machine.listen(4000);
    ASSERT_EQ(listener, server) << "the lowest number that is free";
    const int32_t second = machine.open_socket();
    const size_t before = machine.log.size();
    for (const int32_t fd : {second, listener}) {
        const bool accepts = fd == listener;
        Io io{accepts ? IoKind::accept : IoKind::connect, fd, Address{"127.0.0.1", 4000}, {}, 0, false};
        machine.host.submit(machine.next_operation(), std::move(io));
    }
    machine.turn(Duration{});
    const Lines talk = table_talk(machine, before);
    ASSERT_GE(talk.size(), 2u);
    EXPECT_EQ(talk[0], fmt::format("interest {} {}", second, ready_write));
    EXPECT_EQ(talk[1], fmt::format("interest {} {}", listener, ready_read));
}

TEST(Demultiplexer, files_cannot_be_watched) {
    WorldDescription world;
    world.files = {{"/tmp/f", "x", 0644}};
    MachineDriver machine(world);
    Work opening;
    opening.more->path = "/tmp/f";
    const int32_t fd = static_cast<int32_t>(machine.host.perform(opening).value);
    EXPECT_EQ(machine.io(reading(fd)).value, -88);
    EXPECT_EQ(machine.io(reading(4000)).value, -9);
    EXPECT_EQ(machine.call(SocketCall::Kind::close, fd).value, -88);
}

TEST(Demultiplexer, at_most_1024_descriptors_are_told_at_once) {
    MachineDriver machine;
    const int32_t listener = machine.listen(3000);
    std::vector<int32_t> clients;
    for (int i = 0; i < 1100; i++) {
        const auto [client, server] = machine.connect(listener, 3000);
        clients.push_back(client);
        machine.host.submit(machine.next_operation(), reading(server));
    }
    machine.turn(Duration{});
    for (const int32_t client : clients) machine.write(client, "x");
    machine.spend(Duration::of_ms(10));
    const auto count = [&](size_t from) {
        size_t ready = 0;
        for (size_t i = from; i < machine.log.size(); i++)
            ready += std::holds_alternative<DescriptorReady>(machine.log[i].what);
        return ready;
    };
    size_t before = machine.log.size();
    machine.turn(Duration{});
    EXPECT_EQ(count(before), 1024u) << "rule L11";
    before = machine.log.size();
    machine.turn(Duration{});
    EXPECT_EQ(count(before), 76u);
}

// ---- the other protocols

TEST(Demultiplexer, kqueue_gives_reading_and_writing_a_notice_each) {
    MachineDriver machine(speaking(Protocol::kqueue));
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "x");
    machine.turn(Duration{});
    machine.host.submit(machine.next_operation(), reading(server));
    machine.host.submit(machine.next_operation(), Io{IoKind::write, server, {}, "y", 0, false});
    const size_t before = machine.log.size();
    machine.turn();
    EXPECT_EQ(table_talk(machine, before),
              (Lines{fmt::format("interest {} 3", server), fmt::format("ready {} 1", server),
                     fmt::format("ready {} 2", server), fmt::format("done {} 1", server),
                     fmt::format("done {} 1", server)}));
}

TEST(Demultiplexer, poll_and_select_report_in_the_order_of_descriptors) {
    for (const Protocol protocol : {Protocol::poll, Protocol::select}) {
        MachineDriver machine(speaking(protocol));
        const int32_t listener = machine.listen(3000);
        const auto one = machine.connect(listener, 3000), two = machine.connect(listener, 3000);
        for (const auto& pair : {one, two})
            machine.host.submit(machine.next_operation(), reading(pair.second));
        machine.turn(Duration{});
        for (const auto& pair : {two, one}) {
            machine.write(pair.first, "x");
            machine.spend(Duration::of_ms(1));
        }
        const size_t before = machine.log.size();
        machine.turn();
        EXPECT_EQ(table_talk(machine, before).front(), fmt::format("ready {} 1", one.second));
    }
}

TEST(Demultiplexer, iocp_reports_only_what_is_done) {
    MachineDriver machine(speaking(Protocol::iocp));
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    EXPECT_EQ(machine.write(client, "hello").value, 5);
    EXPECT_EQ(machine.read(server).more->bytes, "hello");
    EXPECT_TRUE(machine.all<DescriptorReady>().empty());
    EXPECT_TRUE(machine.all<InterestChanged>().empty());
    EXPECT_EQ(machine.read(server).value, would_block);
}

}  // namespace
}  // namespace lg::host
