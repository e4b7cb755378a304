#include "sim/host/tcp_actors.h"

#include <fmt/format.h>

#include "sim/host/error_number.h"

namespace lg::host {

namespace {
enum Token : uint64_t { token_connect, token_send };
}

void TcpClientActor::on_listening() { stage_.alarm(description_.delay, token_connect); }

void TcpClientActor::on_alarm(uint64_t token) {
    if (token == token_connect) connection_ = stage_.connect(description_.server);
    else if (is_connected_) send_next();
}

void TcpClientActor::on_connected(ConnectionId connection) {
    is_connected_ = true;
    if (!description_.reads) stage_.stop_reading(connection);
    send_next();
}

void TcpClientActor::send_next() {
    if (sent_ < description_.sends.size()) stage_.send(connection_, description_.sends[sent_++]);
    if (sent_ < description_.sends.size()) {
        stage_.alarm(description_.pause, token_send);
    } else if (description_.reset) {
        is_connected_ = false;
        is_over_ = true;
        stage_.reset(connection_);
    } else if (description_.half_close) {
        stage_.finish(connection_);
    }
}

void TcpClientActor::on_bytes(ConnectionId connection, std::string_view bytes) {
    received_bytes_ += bytes.size();
    if (description_.expected_bytes == 0 || received_bytes_ < description_.expected_bytes) return;
    is_connected_ = false;
    is_over_ = true;
    stage_.close(connection);
}

void TcpClientActor::on_end(ConnectionId connection) {
    is_connected_ = false;
    is_over_ = true;
    stage_.close(connection);
}

void TcpClientActor::on_closed(ConnectionId, int32_t error) {
    is_connected_ = false;
    is_over_ = true;
    stage_.act(fmt::format("cannot go on: {}", error_text(error)));
}

void TcpServerActor::on_start() { listen_or_tell(stage_, description_.address); }

void TcpServerActor::on_bytes(ConnectionId connection, std::string_view bytes) {
    switch (description_.behaviour) {
        case TcpServer::Behaviour::echo: return replies_.put({connection, std::string(bytes)});
        case TcpServer::Behaviour::answer: return replies_.put({connection, description_.answer});
        case TcpServer::Behaviour::reset: return stage_.reset(connection);
        case TcpServer::Behaviour::silent: return;
    }
}

void TcpServerActor::on_alarm(uint64_t) {
    const DelayedReplies::Reply reply = replies_.send_next();
    if (reply.is_end || description_.close_after) stage_.close(reply.connection);
}

void TcpServerActor::on_end(ConnectionId connection) { replies_.put({connection, {}, true}); }

}  // namespace lg::host
