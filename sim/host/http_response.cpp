#include "sim/host/http_response.h"

#include <algorithm>
#include <charconv>

#include "sim/base/letters.h"

namespace lg::host {

namespace {

constexpr size_t line_bytes_max = 64 << 10;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// False if the text is not one number and nothing else.
bool parse(std::string_view text, int base, uint64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

}  // namespace

bool HttpResponseReader::is_in_lines() const {
    switch (state_) {
        case State::status_line:
        case State::headers:
        case State::chunk_size:
        case State::chunk_end:
        case State::trailers: return true;
        default: return false;
    }
}

void HttpResponseReader::feed(std::string_view bytes) {
    has_begun_ = has_begun_ || !bytes.empty();
    while (!bytes.empty() && state_ != State::done && state_ != State::bad) {
        if (state_ == State::until_end) return;
        if (!is_in_lines()) {
            const uint64_t count = std::min<uint64_t>(left_, bytes.size());
            bytes.remove_prefix(count);
            left_ -= count;
            if (left_ == 0) state_ = state_ == State::body ? State::done : State::chunk_end;
            continue;
        }
        const size_t end = bytes.find('\n');
        line_.append(bytes.substr(0, end));
        if (line_.size() > line_bytes_max) state_ = State::bad;
        if (end == std::string_view::npos) return;
        bytes.remove_prefix(end + 1);
        if (!line_.empty() && line_.back() == '\r') line_.pop_back();
        if (state_ != State::bad) take_line(line_);
        line_.clear();
    }
}

void HttpResponseReader::end() {
    keeps_alive_ = false;
    if (state_ == State::until_end) state_ = State::done;
    else if (state_ != State::done) state_ = State::bad;
}

void HttpResponseReader::take_line(std::string_view line) {
    switch (state_) {
        case State::status_line: return take_status_line(line);
        case State::headers:
            if (line.empty()) headers_end();
            else take_header(line);
            return;
        case State::chunk_size: return take_chunk_size(line);
        case State::chunk_end: state_ = line.empty() ? State::chunk_size : State::bad; return;
        case State::trailers:
            if (line.empty()) state_ = State::done;
            return;
        default: return;
    }
}

void HttpResponseReader::take_status_line(std::string_view line) {
    uint64_t number = 0;
    const bool is_http = line.starts_with("HTTP/1.") && line.size() >= 12;
    if (!is_http || !parse(line.substr(9, 3), 10, number)) {
        state_ = State::bad;
        return;
    }
    status_ = static_cast<int>(number);
    keeps_alive_ = line[7] != '0';
    is_chunked_ = has_length_ = false;
    left_ = 0;
    state_ = State::headers;
}

void HttpResponseReader::take_header(std::string_view line) {
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
        state_ = State::bad;
        return;
    }
    const std::string name = lower(line.substr(0, colon));
    const std::string value = lower(trimmed(line.substr(colon + 1)));
    if (name == "content-length") {
        has_length_ = parse(value, 10, left_);
        if (!has_length_) state_ = State::bad;
    }
    if (name == "transfer-encoding") is_chunked_ = value.ends_with("chunked");
    if (name == "connection") keeps_alive_ = value != "close";
}

void HttpResponseReader::headers_end() {
    if (status_ >= 100 && status_ < 200 && status_ != 101) {
        state_ = State::status_line;  // "100 Continue" and the like: the answer itself follows
    } else if (answers_head_ || status_ == 204 || status_ == 304) {
        state_ = State::done;
    } else if (is_chunked_) {
        state_ = State::chunk_size;
    } else if (has_length_) {
        state_ = left_ ? State::body : State::done;
    } else {
        state_ = State::until_end;
        keeps_alive_ = false;
    }
}

void HttpResponseReader::take_chunk_size(std::string_view line) {
    if (!parse(trimmed(line.substr(0, line.find(';'))), 16, left_)) state_ = State::bad;
    else state_ = left_ ? State::chunk : State::trailers;
}

}  // namespace lg::host
