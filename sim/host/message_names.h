// Gives each piece of bytes on a connection a name that people understand: "GET /users HTTP/1.1",
// "Query: SELECT ...", "RowDescription, 2 DataRow, CommandComplete", else "N bytes". The first bytes tell
// which protocol is spoken. Never fails: bytes that make no sense are just bytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace lg::host {

class ConnectionNames {
  public:
    // from_client: the end that made the connection sends.
    std::string name(bool from_client, std::string_view bytes);

  private:
    enum class Speech : uint8_t { unknown, http, postgres };
    Speech speech_ = Speech::unknown;
};

}  // namespace lg::host
