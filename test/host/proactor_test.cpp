// What the kernel is given and gives back, with a completion port that does as it is told.
#include "sim/host/proactor.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <deque>

#include "sim/host/outcome.h"
#include "sim/host/wakeup.h"

namespace lg::host {
namespace {

class FakePort final : public CompletionPort {
  public:
    std::unique_ptr<Operation> make_operation() override { return std::make_unique<Operation>(); }
    int64_t associate(int32_t) override { return 0; }
    int64_t post(Operation& operation, SocketAddress*) override {
        if (refusal) return refusal;
        posted.push_back(&operation);
        return 0;
    }
    int64_t cancel(Operation& operation) override {
        if (operation.result == under_way) operation.result = -125;
        done.push_back(&operation);
        return 0;
    }
    void settle(Operation&) override {}
    int64_t wait(std::optional<Duration>, std::vector<Operation*>& packets) override {
        packets.assign(done.begin(), done.end());
        done.clear();
        return static_cast<int64_t>(packets.size());
    }

    // The packet of the oldest one comes.
    void finish(int64_t result, const std::string& bytes = {}) {
        posted.front()->result = result;
        posted.front()->bytes = bytes;
        done.push_back(posted.front());
        posted.pop_front();
    }

    static constexpr int64_t under_way = 0;
    int64_t refusal = 0;
    std::deque<Operation*> posted, done;
};

class ProactorTest : public testing::Test {
  protected:
    ProactorTest() {
        auto fake = std::make_unique<FakePort>();
        port = fake.get();
        proactor = std::make_unique<Proactor>(std::move(fake), sockets, wakeup, log);
        fd = static_cast<int32_t>(sockets.open({}).value);
    }

    std::optional<Outcome> submit(IoKind kind, const std::string& bytes = {}, uint32_t room = 100,
                                  bool try_now = false) {
        return proactor->submit(OperationId{++last}, Io{kind, fd, {}, bytes, room, try_now});
    }
    // What is told of operations: their numbers and values.
    std::string told() {
        std::string text;
        proactor->wait(Duration{});
        for (const Arrival& arrival : log.hand_out())
            if (const auto* io = std::get_if<IoFinished>(&arrival.what))
                text += fmt::format("{}: {} {}\n", io->operation.value, io->outcome.value,
                                    io->outcome.more->bytes);
        return text;
    }

    LiveClock clock;
    Mailbox mailbox;
    LiveLog log{clock, mailbox, 0, true};
    Wire wire{true};
    PortMap ports;
    Wakeup wakeup;
    LiveSockets sockets{log, ports, wire, log, {}};
    FakePort* port = nullptr;
    std::unique_ptr<Proactor> proactor;
    int32_t fd = -1;
    uint32_t last = 0;
};

TEST_F(ProactorTest, a_call_is_posted_at_once_and_done_when_its_packet_has_come) {
    EXPECT_FALSE(submit(IoKind::read));
    ASSERT_EQ(port->posted.size(), 1u);
    EXPECT_EQ(told(), "");
    port->finish(3, "abc");
    EXPECT_EQ(told(), "1: 3 abc\n");
}

TEST_F(ProactorTest, what_the_kernel_refuses_has_no_packet) {
    port->refusal = -104;
    const auto outcome = submit(IoKind::read);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->value, -104);
    EXPECT_FALSE(proactor->cancel(OperationId{1}, fd));
}

TEST_F(ProactorTest, what_a_read_brought_that_was_cancelled_too_late_is_the_next_one_s) {
    submit(IoKind::read);
    port->posted.front()->result = 5;
    port->posted.front()->bytes = "early";
    EXPECT_TRUE(proactor->cancel(OperationId{1}, fd));
    EXPECT_FALSE(proactor->cancel(OperationId{1}, fd));
    port->posted.clear();
    EXPECT_EQ(told(), "") << "its packet is nobody's";
    EXPECT_EQ(submit(IoKind::read, {}, 3)->more->bytes, "ear");
    EXPECT_EQ(submit(IoKind::read)->more->bytes, "ly");
    EXPECT_FALSE(submit(IoKind::read)) << "and then the kernel is asked again";
}

TEST_F(ProactorTest, a_write_is_tried_before_it_is_posted) {
    const auto outcome = submit(IoKind::write, "one", 0, true);
    ASSERT_TRUE(outcome) << "the socket is not connected";
    EXPECT_LT(outcome->value, 0);
    EXPECT_TRUE(port->posted.empty());
}

TEST_F(ProactorTest, a_write_behind_another_one_is_not_tried) {
    submit(IoKind::write, "one");
    EXPECT_FALSE(submit(IoKind::write, "two", 0, true));
    EXPECT_EQ(port->posted.size(), 2u);
}

TEST_F(ProactorTest, what_was_written_before_the_rest_was_posted_counts) {
    submit(IoKind::write, "one and two");
    port->posted.front()->written = 3;
    port->finish(8);
    EXPECT_EQ(told(), "1: 11 \n");
}

TEST_F(ProactorTest, the_end_is_said_when_all_is_written) {
    submit(IoKind::write, "one");
    submit(IoKind::write, "two");
    EXPECT_FALSE(submit(IoKind::shutdown));
    port->finish(3);
    EXPECT_EQ(told(), "1: 3 \n");
    port->finish(3);
    EXPECT_EQ(told().substr(0, 9), "2: 3 \n3: ") << "the third is the shutdown";
}

TEST_F(ProactorTest, packets_of_a_closed_socket_are_nobody_s) {
    submit(IoKind::read);
    proactor->forget(fd);
    EXPECT_EQ(proactor->wait(Duration{}), 0u);
    EXPECT_FALSE(proactor->cancel(OperationId{1}, fd));
}

TEST_F(ProactorTest, somebody_who_was_gone_before_he_was_accepted_is_none) {
    submit(IoKind::accept);
    port->finish(-104);
    EXPECT_EQ(told(), "");
    EXPECT_EQ(port->posted.size(), 1u) << "the port is asked for another one";
}

TEST_F(ProactorTest, who_comes_from_another_machine_is_turned_away) {
    submit(IoKind::accept);
    port->posted.front()->peer = {"192.0.2.1", 5000};
    port->finish(0);
    EXPECT_EQ(told(), "");
    ASSERT_EQ(port->posted.size(), 1u);
    port->posted.front()->peer = {"127.0.0.1", 5000};
    port->posted.front()->accepted = SocketHandle{open_stream_socket(AF_INET)};
    port->finish(0);
    EXPECT_NE(told(), "");
}

}  // namespace
}  // namespace lg::host
