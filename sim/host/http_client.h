// An actor that sends HTTP requests, one after the other, and reads the answers.
#pragma once
#include <optional>

#include "sim/host/actor.h"
#include "sim/host/http_response.h"

namespace lg::host {

class HttpClientActor final : public Actor {
  public:
    HttpClientActor(const HttpClient& description, Stage& stage) : description_(description), stage_(stage) {}

    void on_start() override;
    void on_listening() override;
    void on_connected(ConnectionId connection) override;
    void on_bytes(ConnectionId connection, std::string_view bytes) override;
    void on_end(ConnectionId connection) override;
    void on_closed(ConnectionId connection, int32_t error) override;
    void on_alarm(uint64_t token) override;
    bool is_done() const override { return !has_request() && !is_connected_; }

  private:
    bool has_request() const { return request_ < description_.requests.size(); }
    const HttpRequest& request() const { return description_.requests[request_]; }
    void begin();  // the next request: on the connection, if there is one
    void send();
    void go_on();  // the request is over, well or badly
    std::string text_of(const HttpRequest& request) const;

    const HttpClient description_;
    Stage& stage_;
    ConnectionId connection_;
    bool is_connected_ = false;
    size_t request_ = 0;
    uint32_t done_times_ = 0;                   // of this request
    std::optional<HttpResponseReader> reader_;  // while an answer is awaited
};

}  // namespace lg::host
