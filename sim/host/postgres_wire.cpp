#include "sim/host/postgres_wire.h"

#include <fmt/format.h>

#include <array>

namespace lg::host::postgres {

namespace {

constexpr int32_t ssl_request_number = 80'877'103;
constexpr int32_t gss_request_number = 80'877'104;
constexpr int32_t cancel_request_number = 80'877'102;
constexpr int32_t version_3 = 196'608;
constexpr size_t message_bytes_max = 64 << 20;
constexpr size_t opening_bytes_max = 10'000;  // as in PostgreSQL itself

constexpr std::array types{
    Type{"bool", 16, 1},          Type{"bytea", 17, -1},     Type{"int8", 20, 8},
    Type{"int2", 21, 2},          Type{"int4", 23, 4},       text_type,
    Type{"json", 114, -1},        Type{"float4", 700, 4},    Type{"float8", 701, 8},
    Type{"varchar", 1043, -1},    Type{"date", 1082, 4},     Type{"timestamp", 1114, 8},
    Type{"timestamptz", 1184, 8}, Type{"numeric", 1700, -1}, Type{"uuid", 2950, 16},
    Type{"jsonb", 3802, -1},
};

struct MessageName {
    char type;
    std::string_view from_client;
    std::string_view from_server;
};
constexpr std::array message_names{
    MessageName{'Q', "Query", ""},
    MessageName{'P', "Parse", ""},
    MessageName{'B', "Bind", ""},
    MessageName{'E', "Execute", "ErrorResponse"},
    MessageName{'D', "Describe", "DataRow"},
    MessageName{'S', "Sync", "ParameterStatus"},
    MessageName{'C', "Close", "CommandComplete"},
    MessageName{'H', "Flush", "CopyOutResponse"},
    MessageName{'X', "Terminate", ""},
    MessageName{'p', "PasswordMessage", ""},
    MessageName{'R', "", "Authentication"},
    MessageName{'K', "", "BackendKeyData"},
    MessageName{'Z', "", "ReadyForQuery"},
    MessageName{'T', "", "RowDescription"},
    MessageName{'1', "", "ParseComplete"},
    MessageName{'2', "", "BindComplete"},
    MessageName{'3', "", "CloseComplete"},
    MessageName{'n', "", "NoData"},
    MessageName{'t', "", "ParameterDescription"},
    MessageName{'I', "", "EmptyQueryResponse"},
    MessageName{'N', "", "NoticeResponse"},
    MessageName{'s', "", "PortalSuspended"},
    MessageName{'v', "", "NegotiateProtocolVersion"},
};

}  // namespace

bool is_ssl_request(std::string_view bytes) {
    Reader reader(bytes);
    const int32_t length = reader.int32(), number = reader.int32();
    return reader.ok() && length == 8 && (number == ssl_request_number || number == gss_request_number);
}

bool is_startup(std::string_view bytes) {
    Reader reader(bytes);
    const int32_t length = reader.int32();
    return length >= 9 && reader.int32() >> 16 == version_3 >> 16 && reader.ok();
}

bool is_cancel_request(std::string_view bytes) {
    Reader reader(bytes);
    const int32_t length = reader.int32();
    return length == 16 && reader.int32() == cancel_request_number && reader.ok();
}

std::optional<StartupProblem> startup_problem(std::string_view bytes) {
    Reader reader(bytes.substr(4));
    const auto version = static_cast<uint32_t>(reader.int32());
    if (version >> 16 != 3) {
        return StartupProblem{"0A000",
                              fmt::format("unsupported frontend protocol {}.{}: server supports 3.0 to 3.0",
                                          version >> 16, version & 0xffff)};
    }
    bool has_user = false;
    while (true) {
        const std::string_view name = reader.text();
        if (name.empty()) break;
        has_user |= !reader.text().empty() && name == "user";
    }
    if (!reader.ok())
        return StartupProblem{"08P01", "invalid startup packet layout: expected terminator as last byte"};
    if (!has_user) return StartupProblem{"28000", "no PostgreSQL user name specified in startup packet"};
    return std::nullopt;
}

std::string version_answer(std::string_view startup) {
    Reader reader(startup.substr(4));
    if (reader.int32() == version_3) return {};
    return Writer('v').int32(version_3).int32(0).finish();  // and no option was refused
}

std::optional<size_t> opening_bytes(std::string_view bytes) {
    Reader reader(bytes);
    const int32_t length = reader.int32();
    if (!reader.ok()) return 0;
    if (length < 8 || static_cast<size_t>(length) > opening_bytes_max) return std::nullopt;
    return bytes.size() < static_cast<size_t>(length) ? 0 : static_cast<size_t>(length);
}

std::optional<Message> next_message(std::string_view bytes) {
    if (bytes.size() < 5 || is_nonsense(bytes)) return std::nullopt;
    Reader reader(bytes.substr(1));
    const size_t whole = static_cast<size_t>(reader.int32()) + 1;
    if (bytes.size() < whole) return std::nullopt;
    return Message{bytes.front(), bytes.substr(5, whole - 5), whole};
}

bool is_nonsense(std::string_view bytes) {
    if (bytes.size() < 5) return false;
    Reader reader(bytes.substr(1));
    const int32_t length = reader.int32();
    return length < 4 || static_cast<size_t>(length) > message_bytes_max;
}

std::string message_name(bool from_client, const Message& message) {
    for (const MessageName& row : message_names) {
        const std::string_view name = from_client ? row.from_client : row.from_server;
        if (row.type != message.type || name.empty()) continue;
        Reader reader(message.body);
        if (from_client && message.type == 'Q') return fmt::format("{}: {}", name, reader.text());
        if (from_client && message.type == 'P') {
            reader.text();  // the statement's name
            return fmt::format("{}: {}", name, reader.text());
        }
        if (!from_client && message.type == 'R') {
            const int32_t kind = reader.int32();
            return kind == 0 ? "AuthenticationOk" : std::string(name);
        }
        return std::string(name);
    }
    return fmt::format("message '{}'", message.type);
}

uint32_t Reader::number(size_t count) {
    uint32_t value = 0;
    for (const char c : bytes(count)) value = (value << 8) | static_cast<unsigned char>(c);
    return value;
}
uint8_t Reader::byte() { return static_cast<uint8_t>(number(1)); }
int16_t Reader::int16() { return static_cast<int16_t>(number(2)); }
int32_t Reader::int32() { return static_cast<int32_t>(number(4)); }

std::string_view Reader::text() {
    const size_t end = rest_.find('\0');
    ok_ = ok_ && end != std::string_view::npos;
    if (!ok_) return {};
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return text;
}

std::string_view Reader::bytes(size_t count) {
    ok_ = ok_ && count <= rest_.size();
    if (!ok_) return {};
    const std::string_view bytes = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return bytes;
}

Writer& Writer::byte(char value) {
    bytes_ += value;
    return *this;
}
Writer& Writer::int16(int16_t value) {
    const uint16_t bits = static_cast<uint16_t>(value);
    return byte(static_cast<char>(bits >> 8)).byte(static_cast<char>(bits & 0xff));
}
Writer& Writer::int32(int32_t value) {
    const uint32_t bits = static_cast<uint32_t>(value);
    return int16(static_cast<int16_t>(bits >> 16)).int16(static_cast<int16_t>(bits & 0xffff));
}
Writer& Writer::text(std::string_view text) {
    bytes_.append(text);
    return byte('\0');
}
Writer& Writer::bytes(std::string_view bytes) {
    bytes_.append(bytes);
    return *this;
}
std::string Writer::finish() {
    const uint32_t length = static_cast<uint32_t>(bytes_.size() - 1);
    for (size_t i = 0; i < 4; i++) bytes_[1 + i] = static_cast<char>(length >> (24 - 8 * i));
    return std::move(bytes_);
}

const Type* find_type(std::string_view name) {
    for (const Type& type : types)
        if (type.name == name) return &type;
    return nullptr;
}

std::string type_names() {
    std::string names;
    for (const Type& type : types) names += fmt::format("{}{}", names.empty() ? "" : ", ", type.name);
    return names;
}

std::string row_description(const std::vector<PostgresColumn>& columns) {
    Writer writer('T');
    writer.int16(static_cast<int16_t>(columns.size()));
    for (const PostgresColumn& column : columns) {
        const Type* known = find_type(column.type);
        const Type& type = known ? *known : text_type;
        // Name, table, number in the table, type, size, modifier, format: text.
        writer.text(column.name).int32(0).int16(0).int32(type.number).int16(type.bytes).int32(-1).int16(0);
    }
    return writer.finish();
}

std::string data_row(const PostgresRow& row) {
    Writer writer('D');
    writer.int16(static_cast<int16_t>(row.size()));
    for (const auto& value : row) {
        if (value) writer.int32(static_cast<int32_t>(value->size())).bytes(*value);
        else writer.int32(-1);
    }
    return writer.finish();
}

std::string error_response(std::string_view code, std::string_view message, std::string_view severity) {
    Writer writer('E');
    writer.byte('S').text(severity).byte('V').text(severity).byte('C').text(code).byte('M').text(message);
    return writer.byte('\0').finish();
}

}  // namespace lg::host::postgres
