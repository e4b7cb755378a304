// Actors that send and answer plain bytes.
#pragma once
#include "sim/host/actor.h"
#include "sim/host/delayed_replies.h"

namespace lg::host {

class TcpClientActor final : public Actor {
  public:
    TcpClientActor(const TcpClient& description, Stage& stage) : description_(description), stage_(stage) {}

    void on_start() override { stage_.when_listening(description_.server); }
    void on_listening() override;
    void on_connected(ConnectionId connection) override;
    void on_bytes(ConnectionId connection, std::string_view bytes) override;
    void on_end(ConnectionId connection) override;
    void on_closed(ConnectionId connection, int32_t error) override;
    void on_alarm(uint64_t token) override;
    bool is_done() const override { return is_over_; }

  private:
    void send_next();

    const TcpClient description_;
    Stage& stage_;
    ConnectionId connection_;
    bool is_connected_ = false;
    bool is_over_ = false;
    size_t sent_ = 0;
    uint64_t received_bytes_ = 0;
};

class TcpServerActor final : public Actor {
  public:
    TcpServerActor(const TcpServer& description, Stage& stage) : description_(description), stage_(stage) {}

    void on_start() override;
    void on_bytes(ConnectionId connection, std::string_view bytes) override;
    void on_end(ConnectionId connection) override;
    void on_alarm(uint64_t token) override;

  private:
    const TcpServer description_;
    Stage& stage_;
    DelayedReplies replies_{stage_, description_.latency};
};

}  // namespace lg::host
