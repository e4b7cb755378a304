#include "sim/script/bindings/text_codec.h"

#include <array>

#include "sim/base/letters.h"

namespace lg::script {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The length of the valid sequence that begins here; 0 if none does. `wrong` is then how much of it is to be
// replaced by one U+FFFD: the longest beginning of a valid sequence, at least one byte.
size_t sequence_length(std::string_view bytes, size_t* wrong) {
    const auto at = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
    *wrong = 1;
    const uint8_t lead = at(0);
    if (lead < 0x80) return 1;
    size_t length = 0;
    uint8_t low = 0x80, high = 0xBF;  // what the second byte may be
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    }
    for (size_t i = 1; i < length; i++) {
        if (i >= bytes.size() || at(i) < low || at(i) > high) {
            *wrong = i;
            return 0;
        }
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64url_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<int8_t, 128> make_base64_values() {
    std::array<int8_t, 128> values{};
    for (int8_t& value : values) value = -1;
    for (int8_t i = 0; i < 64; i++) {
        values[static_cast<uint8_t>(base64_digits[i])] = i;
        values[static_cast<uint8_t>(base64url_digits[i])] = i;
    }
    return values;
}
constexpr auto base64_values = make_base64_values();

std::string read_base64(std::u16string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 3);
    uint32_t bits = 0;
    int count = 0;
    for (const char16_t unit : text) {
        if (unit == '=') break;
        const int value = unit < 128 ? base64_values[unit] : -1;
        if (value < 0) continue;
        bits = bits << 6 | static_cast<uint32_t>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> count & 0xFF);
    }
    return bytes;
}

std::string write_base64(std::string_view bytes, std::string_view digits, bool padded) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const size_t left = bytes.size() - i;
        uint32_t group = 0;
        for (size_t k = 0; k < 3; k++)
            group = group << 8 | (k < left ? static_cast<uint8_t>(bytes[i + k]) : 0u);
        for (size_t k = 0; k < 4; k++) {
            if (k <= left) text += digits[group >> (18 - 6 * k) & 63];
            else if (padded) text += '=';
        }
    }
    return text;
}

int hex_value(char16_t unit) {
    if (unit >= '0' && unit <= '9') return unit - '0';
    if (unit >= 'a' && unit <= 'f') return unit - 'a' + 10;
    if (unit >= 'A' && unit <= 'F') return unit - 'A' + 10;
    return -1;
}

std::string read_hex(std::u16string_view text) {
    std::string bytes;
    for (size_t i = 0; i + 1 < text.size(); i += 2) {
        const int high = hex_value(text[i]), low = hex_value(text[i + 1]);
        if (high < 0 || low < 0) break;
        bytes += static_cast<char>(high << 4 | low);
    }
    return bytes;
}

std::string write_hex(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        text += digits[static_cast<uint8_t>(c) >> 4];
        text += digits[static_cast<uint8_t>(c) & 15];
    }
    return text;
}

std::string write_latin1(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<uint8_t>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xC0 | byte >> 6);
            text += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return text;
}

}  // namespace

std::optional<Encoding> encoding_of(std::string_view name) {
    if (name == "utf8" || name == "utf-8") return Encoding::utf8;
    if (name == "latin1" || name == "binary") return Encoding::latin1;
    if (name == "ascii") return Encoding::ascii;
    if (name == "utf16le" || name == "utf-16le" || name == "ucs2" || name == "ucs-2")
        return Encoding::utf16le;
    if (name == "base64") return Encoding::base64;
    if (name == "base64url") return Encoding::base64url;
    if (name == "hex") return Encoding::hex;
    const std::string small = lower(name);
    return small == name ? std::nullopt : encoding_of(small);
}

bool is_valid_utf8(std::string_view bytes) {
    size_t wrong = 0;
    for (size_t i = 0; i < bytes.size();) {
        const size_t length = sequence_length(bytes.substr(i), &wrong);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

std::string repaired_utf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + 8);
    size_t wrong = 0;
    for (size_t i = 0; i < bytes.size();) {
        const size_t length = sequence_length(bytes.substr(i), &wrong);
        if (length) text += bytes.substr(i, length);
        else text += replacement;
        i += length ? length : wrong;
    }
    return text;
}

void replace_surrogates(std::string& text) {
    for (size_t at = text.find('\xED'); at != std::string::npos; at = text.find('\xED', at + 3)) {
        if (at + 2 < text.size() && static_cast<uint8_t>(text[at + 1]) >= 0xA0)
            text.replace(at, 3, replacement);
    }
}

std::string encode_text(std::u16string_view text, Encoding encoding) {
    if (encoding == Encoding::base64 || encoding == Encoding::base64url) return read_base64(text);
    if (encoding == Encoding::hex) return read_hex(text);
    std::string bytes;
    bytes.reserve(text.size() * 2);
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit & 0xFF);
        if (encoding == Encoding::utf16le) bytes += static_cast<char>(unit >> 8);
    }
    return bytes;
}

std::string decode_text(std::string_view bytes, Encoding encoding) {
    switch (encoding) {
        case Encoding::base64: return write_base64(bytes, base64_digits, true);
        case Encoding::base64url: return write_base64(bytes, base64url_digits, false);
        case Encoding::hex: return write_hex(bytes);
        case Encoding::ascii: {
            std::string text{bytes};
            for (char& c : text) c = static_cast<char>(c & 0x7F);
            return text;
        }
        default: return write_latin1(bytes);
    }
}

}  // namespace lg::script
