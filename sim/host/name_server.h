// An actor that is a DNS server, over TCP. It knows the scenario's hosts, and records of the scenario's; it
// asks nobody else. Answers take their time, and come in the order of the questions.
#pragma once
#include <map>
#include <string>

#include "sim/host/actor.h"
#include "sim/host/delayed_replies.h"
#include "sim/host/dns_message.h"

namespace lg::host {

class NameServerActor final : public Actor {
  public:
    NameServerActor(const NameServer& description, Stage& stage) : description_(description), stage_(stage) {}

    void on_start() override;
    void on_accepted(ConnectionId connection) override { incoming_[connection]; }
    void on_bytes(ConnectionId connection, std::string_view bytes) override;
    void on_end(ConnectionId connection) override;
    void on_closed(ConnectionId connection, int32_t error) override;
    void on_alarm(uint64_t token) override;

  private:
    std::string answer(const dns::Question& question) const;

    const NameServer description_;
    Stage& stage_;
    std::map<ConnectionId, std::string> incoming_;  // what is not yet a whole question
    DelayedReplies replies_{stage_, description_.latency};
};

}  // namespace lg::host
