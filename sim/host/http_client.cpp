#include "sim/host/http_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/base/letters.h"
#include "sim/host/address.h"
#include "sim/host/error_number.h"

namespace lg::host {

namespace {

enum Token : uint64_t { token_begin, token_send };

bool has_header(const Headers& headers, std::string_view name) {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto& header) { return equal_ignoring_case(header.first, name); });
}

}  // namespace

void HttpClientActor::on_start() {
    if (has_request()) stage_.when_listening(description_.server);
}

void HttpClientActor::on_listening() { stage_.alarm(description_.delay, token_begin); }

void HttpClientActor::on_alarm(uint64_t token) {
    if (token == token_begin) begin();
    else if (is_connected_) send();
}

void HttpClientActor::begin() {
    if (!is_connected_) {
        connection_ = stage_.connect(description_.server);
        return;
    }
    if (request().delay.ns > 0) stage_.alarm(request().delay, token_send);
    else send();
}

void HttpClientActor::on_connected(ConnectionId) {
    is_connected_ = true;
    begin();
}

void HttpClientActor::send() {
    reader_.emplace(request().method == "HEAD");
    stage_.send(connection_, text_of(request()));
}

std::string HttpClientActor::text_of(const HttpRequest& request) const {
    const Address& server = description_.server;
    std::string text = fmt::format("{} {} HTTP/1.1\r\n", request.method, request.path);
    if (!has_header(request.headers, "Host")) {
        const bool is_v6 = is_ipv6(server.host);
        text +=
            fmt::format("Host: {}{}{}:{}\r\n", is_v6 ? "[" : "", server.host, is_v6 ? "]" : "", server.port);
    }
    if (!has_header(request.headers, "Connection")) {
        text += description_.keep_alive ? "Connection: keep-alive\r\n" : "Connection: close\r\n";
    }
    for (const auto& [name, value] : request.headers) text += fmt::format("{}: {}\r\n", name, value);
    const bool may_have_body = !request.body.empty() || request.method == "POST" || request.method == "PUT";
    if (may_have_body && !has_header(request.headers, "Content-Length") &&
        !has_header(request.headers, "Transfer-Encoding")) {
        text += fmt::format("Content-Length: {}\r\n", request.body.size());
    }
    return text + "\r\n" + request.body;
}

void HttpClientActor::on_bytes(ConnectionId, std::string_view bytes) {
    if (!reader_) return;
    reader_->feed(bytes);
    if (reader_->is_bad()) {
        stage_.act("gets what is no HTTP answer");
        stage_.reset(connection_);
        is_connected_ = false;
        go_on();
    } else if (reader_->is_done()) {
        go_on();
    }
}

void HttpClientActor::on_end(ConnectionId) {
    stage_.close(connection_);
    is_connected_ = false;
    if (!reader_) {
        // The server did not want to wait for the next request: it gets a new connection.
        if (has_request()) begin();
        return;
    }
    reader_->end();
    if (reader_->is_bad())
        stage_.act(reader_->has_begun() ? "gets only part of an answer" : "gets no answer");
    go_on();
}

void HttpClientActor::on_closed(ConnectionId, int32_t error) {
    const bool was_idle = std::exchange(is_connected_, false) && !reader_;
    if (was_idle && has_request()) begin();  // nothing is lost: the request gets a new connection
    if (was_idle) return;
    stage_.act(fmt::format("cannot go on: {}", error_text(error)));
    go_on();
}

void HttpClientActor::go_on() {
    const bool reuses = is_connected_ && description_.keep_alive && reader_ && reader_->keeps_alive();
    reader_.reset();
    if (++done_times_ >= request().times) {
        request_++;
        done_times_ = 0;
    }
    if (is_connected_ && (!reuses || !has_request())) {
        stage_.close(connection_);
        is_connected_ = false;
    }
    if (has_request()) begin();
}

}  // namespace lg::host
