// PostgreSQL's frontend/backend protocol, version 3: taking messages apart and putting them together.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/host/world_description.h"

namespace lg::host::postgres {

// A typed message: one letter, a length that counts itself, a body.
struct Message {
    char type = 0;
    std::string_view body;
    size_t whole_bytes = 0;
};

// The opening messages have no letter: a length and a number.
bool is_ssl_request(std::string_view bytes);
bool is_startup(std::string_view bytes);
bool is_cancel_request(std::string_view bytes);
// Why it opens no session, as PostgreSQL says it; none: it does.
struct StartupProblem {
    std::string_view sql_state;
    std::string message;
};
std::optional<StartupProblem> startup_problem(std::string_view bytes);
// What precedes the greeting of a client that asks for a newer protocol of version 3.
std::string version_answer(std::string_view startup);
// The length of the opening message at the front, or 0 if it is not whole. Nothing if it cannot be one.
std::optional<size_t> opening_bytes(std::string_view bytes);

// The message at the front; nothing if it is not whole, or if its length is nonsense (see is_nonsense).
std::optional<Message> next_message(std::string_view bytes);
bool is_nonsense(std::string_view bytes);

// "Query: SELECT 1" or "DataRow".
std::string message_name(bool from_client, const Message& message);

// Reads a body from its front. Reading past the end gives zeros and empty texts, and ok() is false.
class Reader {
  public:
    explicit Reader(std::string_view body) : rest_(body) {}
    uint8_t byte();
    int16_t int16();
    int32_t int32();
    std::string_view text();  // up to a zero byte
    std::string_view bytes(size_t count);
    bool ok() const { return ok_; }

  private:
    uint32_t number(size_t count);
    std::string_view rest_;
    bool ok_ = true;
};

// Puts a message together.
class Writer {
  public:
    explicit Writer(char type) : bytes_{type, 0, 0, 0, 0} {}
    Writer& byte(char value);
    Writer& int16(int16_t value);
    Writer& int32(int32_t value);
    Writer& text(std::string_view text);  // and a zero byte
    Writer& bytes(std::string_view bytes);
    // The whole message, with its length.
    std::string finish();

  private:
    std::string bytes_;
};

struct Type {
    std::string_view name;
    int32_t number;  // its OID
    int16_t bytes;   // its size, -1 if it varies
};
inline constexpr Type text_type{"text", 25, -1};
// Null for a type that is not known.
const Type* find_type(std::string_view name);
// The names of all known types, separated by commas.
std::string type_names();

std::string row_description(const std::vector<PostgresColumn>& columns);
std::string data_row(const PostgresRow& row);
std::string error_response(std::string_view code, std::string_view message,
                           std::string_view severity = "ERROR");

}  // namespace lg::host::postgres
