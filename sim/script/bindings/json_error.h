// What V8 says of a text that is no JSON. The engine's own parser says where it failed in other words.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace lg::script {

// As V8's JSON.parse words it; nothing if the text is JSON. with_line: also the line and column, as since
// V8 11.4.
std::optional<std::u16string> json_error(std::u16string_view text, bool with_line);

}  // namespace lg::script
