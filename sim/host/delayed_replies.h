// What a server that takes its time has still to say. All answers take equally long, so they go out in the
// order in which they were given.
#pragma once
#include <deque>
#include <string>
#include <utility>

#include "sim/host/actor.h"

namespace lg::host {

class DelayedReplies {
  public:
    struct Reply {
        ConnectionId connection;
        std::string bytes;
        bool is_end = false;  // answers the other end's "no more"
    };

    DelayedReplies(Stage& stage, Duration latency) : stage_(stage), latency_(latency) {}

    // Asks for an alarm, at which send_next() is due.
    void put(Reply reply) {
        replies_.push_back(std::move(reply));
        stage_.alarm(latency_, 0);
    }
    // Sends the oldest one, whose connection may be closed behind it.
    Reply send_next() {
        Reply reply = std::move(replies_.front());
        replies_.pop_front();
        stage_.send(reply.connection, reply.bytes);
        return reply;
    }

  private:
    Stage& stage_;
    const Duration latency_;
    std::deque<Reply> replies_;
};

}  // namespace lg::host
