#include "sim/loop/ports.h"

#include <gtest/gtest.h>

#include "test/loop/fake_node.h"

namespace lg::loop {
namespace {

using trace::MessagePosted;
using trace::MessageTaken;

struct PortsTest : testing::Test {
    // The end of a new channel that sends; what the other end receives is counted.
    HandleId open(Ports& ports) {
        const auto [first, second] = node.process.ports.open_channel();
        const Task closed = [this] {
            closes++;
            return Completion::normal;
        };
        const auto ignore = [](const Payload&) { return Completion::normal; };
        const HandleId sender = ports.attach(first, {}, {ignore, closed});
        receiver = ports.attach(second, {}, {[this](const Payload&) { return receive(); }, closed});
        ports.start(receiver, {});
        ports.set_referenced(receiver, true);
        return sender;
    }
    Completion receive() {
        received++;
        if (on_message) on_message();
        return Completion::normal;
    }
    void post(HandleId sender) { node.loop.ports().post(sender, std::make_shared<Payload>(), {}, {}); }
    uint32_t turn() const { return node.loop.thread().turn; }

    FakeNode node{"20"};
    HandleId receiver;
    std::function<void()> on_message;
    int received = 0;
    int closes = 0;
};

TEST_F(PortsTest, all_messages_that_wait_come_in_one_wake) {
    uint32_t last = 0;
    node.run([&] {
        const HandleId sender = open(node.loop.ports());
        node.loop.ports().set_referenced(sender, true);
        on_message = [&] {
            last = turn();
            if (received == 5000) node.loop.ports().close(receiver);
        };
        for (int i = 0; i < 5000; i++) post(sender);
    });
    EXPECT_EQ(received, 5000);
    EXPECT_EQ(last, 1u);
    EXPECT_EQ(closes, 2);  // closing one end closes the other
}

TEST_F(PortsTest, messages_that_come_meanwhile_are_delivered_up_to_1000_a_wake) {
    std::map<uint32_t, int> by_turn;
    node.run([&] {
        const HandleId sender = open(node.loop.ports());
        on_message = [&, sender] {
            by_turn[turn()]++;
            if (received < 2500) post(sender);
            else node.loop.ports().close(receiver);
        };
        post(sender);
    });
    EXPECT_EQ(by_turn, (std::map<uint32_t, int>{{1, 1000}, {2, 1000}, {3, 500}}));
}

TEST_F(PortsTest, what_waits_at_a_port_that_closes_is_dropped_and_told) {
    node.run([&] {
        const HandleId sender = open(node.loop.ports());
        post(sender);
        node.loop.ports().close(receiver);
    });
    EXPECT_EQ(received, 0);
    EXPECT_EQ(node.events<MessagePosted>().size(), 1u);
    EXPECT_EQ(node.events<MessageTaken>().size(), 1u);
    EXPECT_TRUE(node.recorder.world().messages.empty());
}

TEST_F(PortsTest, a_port_that_nobody_refers_to_keeps_nothing_alive) {
    node.run([&] {
        const HandleId sender = open(node.loop.ports());
        node.loop.ports().set_referenced(receiver, false);
        post(sender);
    });
    EXPECT_EQ(received, 0);
    EXPECT_EQ(turn(), 0u);
}

}  // namespace
}  // namespace lg::loop
