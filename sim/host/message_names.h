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
    // It holds until the next call.
    const std::string& name(bool from_client, std::string_view bytes);

  private:
    enum class Speech : uint8_t { unknown, http, postgres };
    const std::string& plain(std::string_view bytes);

    Speech speech_ = Speech::unknown;
    std::string name_;
    size_t plain_bytes_ = 0;  // of the piece whose plain name `name_` is; 0: it is something else
};

}  // namespace lg::host
