// Text as bytes in Node's encodings, and back. Pure functions over memory; no engine.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lg::script {

enum class Encoding { utf8, latin1, ascii, utf16le, base64, base64url, hex };

// By its name, in any of the spellings that Node takes.
std::optional<Encoding> encoding_of(std::string_view name);

// UTF-8 that may hold unpaired surrogates or be cut anywhere, made valid: each maximal wrong part becomes
// U+FFFD as the WHATWG's decoder does it.
std::string repaired_utf8(std::string_view bytes);
bool is_valid_utf8(std::string_view bytes);
// The engine's own texts: valid but for unpaired surrogates, three bytes each. Each becomes one U+FFFD, in
// place.
void replace_surrogates(std::string& text);

// The bytes of a text of UTF-16 code units. Not for utf8. What base64 and hex cannot read, they leave out, as
// Node does.
std::string encode_text(std::u16string_view text, Encoding encoding);
// The text of bytes, as UTF-8. Not for utf8 and utf16le.
std::string decode_text(std::string_view bytes, Encoding encoding);

}  // namespace lg::script
