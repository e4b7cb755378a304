// The conformance suite for hosts: actors. On the virtual machine they stand on the virtual network, on a
// live host they are real peers in threads of their own.
#include <gtest/gtest.h>

#include "test/host/host_suite.h"

namespace lg::host {
namespace {

class ActorSuite : public HostSuite {
  protected:
    // The first connection that comes to port 3000.
    static int32_t accept_first(MachineDriver& machine) {
        return static_cast<int32_t>(
            machine.io({IoKind::accept, machine.listen(3000), {}, {}, 0, true}).value);
    }
};

TEST_P(ActorSuite, a_program_reaches_a_server_actor) {
    WorldDescription world;
    TcpServer greeter;
    greeter.behaviour = TcpServer::Behaviour::answer;
    greeter.answer = "welcome";
    greeter.latency = Duration::of_ms(4);
    greeter.close_after = true;
    world.actors.push_back(greeter);
    MachineDriver machine = this->machine(world);
    const int32_t fd = machine.open_socket();
    EXPECT_EQ(machine.io({IoKind::connect, fd, Address{"localhost", 7000}, {}, 0, true}).value, 0);
    const Time before = machine.host.now();
    machine.write(fd, "hello");
    EXPECT_EQ(machine.read(fd).more->bytes, "welcome");
    EXPECT_GE((machine.host.now() - before).ns, 4'000'000) << "it takes its time";
    EXPECT_EQ(machine.read(fd).value, 0);
}

TEST_P(ActorSuite, an_actor_at_an_address_of_the_scenario_s_is_found_there) {
    WorldDescription world;
    TcpServer server;
    server.address = {"10.1.2.3", 7000};
    world.actors.push_back(server);
    MachineDriver machine = this->machine(world);
    const int32_t fd = machine.open_socket();
    ASSERT_EQ(machine.io({IoKind::connect, fd, Address{"10.1.2.3", 7000}, {}, 0, true}).value, 0);
    EXPECT_EQ(machine.call(SocketCall::Kind::peer_address, fd).more->addresses.at(0),
              (Address{"10.1.2.3", 7000}));
    machine.write(fd, "echo");
    EXPECT_EQ(machine.read(fd).more->bytes, "echo");
}

TEST_P(ActorSuite, other_machines_are_out_of_reach) {
    MachineDriver machine = this->machine();
    const int32_t fd = machine.open_socket();
    // An address of documentation's, where nobody is.
    EXPECT_LT(machine.io({IoKind::connect, fd, Address{"192.0.2.1", 80}, {}, 0, true}).value, 0);
}

TEST_P(ActorSuite, a_client_comes_as_soon_as_the_program_listens_and_says_what_it_has_to) {
    WorldDescription world;
    TcpClient client;
    client.sends = {"one", "two"};
    client.pause = Duration::of_ms(10);
    client.expected_bytes = 5;
    client.half_close = false;
    world.actors.push_back(client);
    MachineDriver machine = this->machine(world);
    const int32_t fd = accept_first(machine);
    // On a machine that is late, both have come when the first is read.
    std::string said = machine.read(fd).more->bytes;
    if (said == "one") said += machine.read(fd).more->bytes;
    EXPECT_EQ(said, "onetwo");
    machine.write(fd, "12345");
    EXPECT_EQ(machine.read(fd).value, 0) << "it has what it wanted";
}

TEST_P(ActorSuite, a_half_closed_client_reads_its_answer) {
    WorldDescription world;
    TcpClient client;
    client.sends = {"question"};
    client.expected_bytes = 6;
    world.actors.push_back(client);
    MachineDriver machine = this->machine(world);
    const int32_t fd = accept_first(machine);
    EXPECT_EQ(machine.read(fd).more->bytes, "question");
    EXPECT_EQ(machine.read(fd).value, 0);
    EXPECT_EQ(machine.write(fd, "answer").value, 6);
    EXPECT_EQ(machine.io({IoKind::shutdown, fd, {}, {}, 0, true}).value, 0);
}

TEST_P(ActorSuite, a_client_that_resets_is_an_error_for_the_reader) {
    WorldDescription world;
    TcpClient client;
    client.sends = {"x"};
    client.reset = true;
    world.actors.push_back(client);
    MachineDriver machine = this->machine(world);
    const int32_t fd = accept_first(machine);
    Outcome outcome = machine.read(fd);
    if (outcome.value == 1) outcome = machine.read(fd);  // a real kernel may drop what had come
    EXPECT_TRUE(outcome.value == -104 || (outcome.value == 0 && may_hide_a_reset())) << outcome.value;
}

TEST_P(ActorSuite, a_client_that_never_reads_makes_the_program_wait) {
    WorldDescription world;
    world.limits.receive_buffer_bytes = world.limits.send_buffer_bytes = 65'536;
    TcpClient client;
    client.sends = {"give"};
    client.reads = false;
    world.actors.push_back(client);
    MachineDriver machine = this->machine(world);
    const int32_t fd = accept_first(machine);
    machine.patience = Duration::of_ms(100);
    EXPECT_EQ(machine.write(fd, std::string(64 << 20, 'x')).value, -11) << "it is not written";
}

TEST_P(ActorSuite, messages_arrive_behind_their_sending_and_whole) {
    WorldDescription world;
    world.actors.push_back(TcpServer{});
    MachineDriver machine = this->machine(world);
    const int32_t fd = machine.open_socket();
    machine.io({IoKind::connect, fd, Address{"127.0.0.1", 7000}, {}, 0, true});
    for (int i = 1; i <= 5; i++) {
        machine.write(fd, std::string(static_cast<size_t>(i), 'x'));
        EXPECT_EQ(machine.read(fd).value, i);
    }
    machine.spend(Duration{});
    std::vector<std::string> told;
    for (const MessageMoved& each : machine.all<MessageMoved>())
        told.push_back(
            fmt::format("{} {} > {} {}", each.arrived, each.text->sender, each.text->receiver, each.bytes));
    std::vector<std::string> expected;
    for (int i = 1; i <= 5; i++) {
        for (const char* who : {"program > Server", "Server > program"}) {
            expected.push_back(fmt::format("false {} {}", who, i));
            expected.push_back(fmt::format("true {} {}", who, i));
        }
    }
    EXPECT_EQ(told, expected);
}

// Its bytes are in the kernel's buffer when the demultiplexer tells, and read when the loop comes to them.
TEST_P(ActorSuite, a_message_has_arrived_when_its_descriptor_is_told_to_be_ready) {
    if (GetParam().is_proactor()) GTEST_SKIP() << "nothing is ever ready";
    WorldDescription world;
    world.actors.push_back(TcpServer{});
    MachineDriver machine = this->machine(world);
    const int32_t fd = machine.open_socket();
    machine.io({IoKind::connect, fd, Address{"127.0.0.1", 7000}, {}, 0, true});
    machine.write(fd, "hello");
    machine.host.submit(machine.next_operation(), Io{IoKind::read, fd, {}, {}, 65'536, false});
    std::string order;
    const Time deadline = machine.host.now() + Duration::of_ms(5'000);
    while (order.empty() && machine.host.now() < deadline) {
        std::vector<Arrival> arrived;
        machine.host.wait(Duration::of_ms(1'000), arrived);
        for (const Arrival& arrival : arrived) {
            const auto* message = std::get_if<MessageMoved>(&arrival.what);
            if (message && message->arrived && message->text->receiver == "program") order += "arrived ";
            const auto* ready = std::get_if<DescriptorReady>(&arrival.what);
            if (ready && ready->fd == fd && ready->mask & trace::ready_read) order += "ready ";
        }
    }
    EXPECT_EQ(order, "arrived ready ");
}

// The scenario is over when nothing can come any more: then the loop need not wait without end.
TEST_P(ActorSuite, waiting_without_end_ends_when_all_actors_are_at_rest) {
    WorldDescription world;
    world.actors.push_back(TcpServer{});
    TcpClient client;
    client.sends = {"x"};
    world.actors.push_back(client);
    MachineDriver machine = this->machine(world);
    const int32_t fd = accept_first(machine);
    EXPECT_EQ(machine.read(fd).more->bytes, "x");
    EXPECT_EQ(machine.read(fd).value, 0);
    machine.call(SocketCall::Kind::close, fd);
    const OperationId reading = machine.next_operation();
    const int32_t listener = machine.listen(3001);
    machine.host.submit(reading, Io{IoKind::accept, listener, {}, {}, 0, false});
    for (int turns = 0; !machine.is_over; turns++) {
        ASSERT_LT(turns, 100);
        machine.turn();
    }
    EXPECT_FALSE(machine.finished.contains(reading.value));
}

INSTANTIATE_TEST_SUITE_P(Hosts, ActorSuite, testing::ValuesIn(hosts_under_test()), name_of_host);

}  // namespace
}  // namespace lg::host
