// What V8 says of a text that is no JSON. The engine's own parser says where it failed in other words.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lg::script {

// Until V8 10.2 the token is named, then what was expected there, since V8 11.4 also with line and column.
enum class JsonErrorStyle : uint8_t { token, expected, expected_with_line };

// As V8's JSON.parse words it; nothing if the text is JSON.
std::optional<std::u16string> json_error(std::u16string_view text, JsonErrorStyle style);

}  // namespace lg::script
