#include "sim/host/message_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "sim/host/postgres_wire.h"

namespace lg::host {

namespace {

constexpr size_t line_bytes_max = 120;
constexpr size_t names_max = 8;  // different messages named of one piece

std::string count_of(std::string_view bytes) {
    return std::to_string(bytes.size()) + (bytes.size() == 1 ? " byte" : " bytes");
}

// The text up to the limit, in one line, with nothing in it that a terminal would obey.
std::string shown(std::string_view text) {
    std::string line;
    for (const char c : text.substr(0, line_bytes_max)) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        if (!is_control) line += c;
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    if (text.size() > line_bytes_max) {
        // Not in the middle of a letter.
        while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xc0) == 0x80) line.pop_back();
        if (!line.empty() && static_cast<unsigned char>(line.back()) >= 0xc0) line.pop_back();
        line += "...";
    }
    return line;
}

std::optional<std::string> http_line(std::string_view bytes) {
    static constexpr std::array<std::string_view, 9> methods{
        "GET ", "POST ", "PUT ", "DELETE ", "HEAD ", "OPTIONS ", "PATCH ", "TRACE ", "CONNECT "};
    if (bytes.empty() || bytes.front() < 'C' || bytes.front() > 'T') return std::nullopt;
    const bool is_request = std::any_of(methods.begin(), methods.end(),
                                        [&](std::string_view method) { return bytes.starts_with(method); });
    if (!is_request && !bytes.starts_with("HTTP/1.")) return std::nullopt;
    const std::string_view line = bytes.substr(0, std::min(bytes.find("\r\n"), bytes.size()));
    if (is_request && line.find(" HTTP/1.") == std::string_view::npos) return std::nullopt;
    return shown(line);
}

std::string postgres_names(bool from_client, std::string_view bytes) {
    if (from_client) {
        if (postgres::is_ssl_request(bytes)) return "SSLRequest";
        if (postgres::is_startup(bytes)) return "StartupMessage";
        if (postgres::is_cancel_request(bytes)) return "CancelRequest";
    } else if (bytes == "N" || bytes == "S") {
        return bytes == "N" ? "no SSL" : "SSL";
    }
    struct Named {
        std::string name;
        int count = 0;
    };
    std::vector<Named> list;
    std::string_view rest = bytes;
    while (auto message = postgres::next_message(rest)) {
        std::string name = postgres::message_name(from_client, *message);
        if (!list.empty() && list.back().name == name) list.back().count++;
        else list.push_back({std::move(name), 1});
        rest.remove_prefix(message->whole_bytes);
    }
    if (list.empty() || !rest.empty()) return count_of(bytes);
    std::string text;
    for (size_t i = 0; i < std::min(list.size(), names_max); i++) {
        text += i ? ", " : "";
        text += list[i].count > 1 ? fmt::format("{} {}", list[i].count, list[i].name) : list[i].name;
    }
    return shown(list.size() > names_max ? text + ", ..." : text);
}

}  // namespace

// Most pieces are as long as the one before.
const std::string& ConnectionNames::plain(std::string_view bytes) {
    if (plain_bytes_ == bytes.size() && !bytes.empty()) return name_;
    plain_bytes_ = bytes.size();
    return name_ = count_of(bytes);
}

const std::string& ConnectionNames::name(bool from_client, std::string_view bytes) {
    if (auto line = http_line(bytes); line && speech_ != Speech::postgres) {
        speech_ = Speech::http;
        plain_bytes_ = 0;
        return name_ = std::move(*line);
    }
    const bool opens_postgres =
        from_client && (postgres::is_ssl_request(bytes) || postgres::is_startup(bytes) ||
                        postgres::is_cancel_request(bytes));
    if (speech_ == Speech::unknown && opens_postgres) speech_ = Speech::postgres;
    if (speech_ != Speech::postgres) return plain(bytes);
    plain_bytes_ = 0;
    return name_ = postgres_names(from_client, bytes);
}

}  // namespace lg::host
