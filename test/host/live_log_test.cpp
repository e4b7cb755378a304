#include "sim/host/live_log.h"

#include <gtest/gtest.h>

namespace lg::host {
namespace {

const MessageText row{"DB Server", "program", "row"};
constexpr trace::Lane kernel{trace::LaneKind::demultiplexer, 0}, peer{trace::LaneKind::actor, 2};

class LiveLogTest : public testing::Test {
  protected:
    void ready(uint32_t mask) {
        log_.fetch();
        log_.called(trace::SystemCall::epoll_wait, -1, -1, 1);
        log_.add(DescriptorReady{7, mask});
    }
    void message(bool arrived, trace::Lane lane) {
        mailbox_.put({clock_.now(), lane, MessageMoved{arrived, 1, 3, &row}});
    }
    // What is handed out, a letter each.
    std::string told() {
        log_.fetch();
        log_.put_messages_before_readiness();
        std::string letters;
        told_ = {};
        for (const Arrival& arrival : log_.hand_out()) {
            told_.push_back(arrival.at);
            if (std::holds_alternative<KernelCalled>(arrival.what)) letters += 'k';
            if (std::holds_alternative<DescriptorReady>(arrival.what)) letters += 'r';
            if (std::holds_alternative<IoFinished>(arrival.what)) letters += 'f';
            if (const auto* moved = std::get_if<MessageMoved>(&arrival.what))
                letters += moved->arrived ? 'a' : 's';
        }
        return letters;
    }

    LiveClock clock_;
    Mailbox mailbox_;
    LiveLog log_{clock_, mailbox_, 0, true};
    std::vector<Time> told_;
};

TEST_F(LiveLogTest, a_message_arrives_before_its_descriptor_is_told_to_be_ready) {
    message(false, peer);
    ready(1);
    log_.called(trace::SystemCall::recv, 7, 3, 3);
    message(true, kernel);
    log_.add(IoFinished{OperationId{1}, 7, {}});
    EXPECT_EQ(told(), "skarkf");
    EXPECT_LE(told_[0], told_[1]);
    EXPECT_LE(told_[1], told_[2]);
}

TEST_F(LiveLogTest, what_the_program_sends_because_it_may_stays_behind_that) {
    ready(4);
    message(false, kernel);
    message(true, kernel);
    EXPECT_EQ(told(), "krsa");
}

TEST_F(LiveLogTest, what_a_peer_did_meanwhile_has_no_known_place) {
    ready(1);
    for (const Time before = clock_.now(); clock_.now() == before;) continue;
    message(false, peer);
    message(true, kernel);
    EXPECT_EQ(told(), "krsa");
}

TEST_F(LiveLogTest, without_readiness_nothing_moves) {
    log_.called(trace::SystemCall::recv, 7, 3, 3);
    log_.add(IoFinished{OperationId{1}, 7, {}});
    message(true, kernel);
    EXPECT_EQ(told(), "kfa");
}

}  // namespace
}  // namespace lg::host
