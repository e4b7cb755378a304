// Reads an HTTP/1.1 response just far enough to know where it ends: by Content-Length, by chunks, by having
// no body, or by the end of the connection. Keeps nothing of the body.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace lg::host {

class HttpResponseReader {
  public:
    explicit HttpResponseReader(bool answers_head) : answers_head_(answers_head) {}

    // Bytes behind the response's end are not looked at.
    void feed(std::string_view bytes);
    // The connection has ended.
    void end();

    bool is_done() const { return state_ == State::done; }
    // These bytes are no HTTP response.
    bool is_bad() const { return state_ == State::bad; }
    int status() const { return status_; }
    // May the next request go over the same connection?
    bool keeps_alive() const { return keeps_alive_; }
    bool has_begun() const { return has_begun_; }

  private:
    enum class State : uint8_t {
        status_line,
        headers,
        body,
        until_end,
        chunk_size,
        chunk,
        chunk_end,
        trailers,
        done,
        bad
    };
    void take_line(std::string_view line);
    void take_status_line(std::string_view line);
    void take_header(std::string_view line);
    void take_chunk_size(std::string_view line);
    void headers_end();
    bool is_in_lines() const;

    State state_ = State::status_line;
    bool answers_head_;
    bool has_begun_ = false;
    bool keeps_alive_ = true;
    bool is_chunked_ = false;
    bool has_length_ = false;
    int status_ = 0;
    uint64_t left_ = 0;  // of the body or the chunk
    std::string line_;
};

}  // namespace lg::host
