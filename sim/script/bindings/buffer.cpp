// binding.buffer: bytes and their encodings, for Buffer, TextEncoder and the like. Offsets are checked by the
// callers in JavaScript; here they are cut to what the memory has, since a hostile script can shrink it at
// any time.
#include <algorithm>
#include <cstring>
#include <optional>

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/text_codec.h"

namespace lg::script {

namespace {

struct Bytes {
    uint8_t* data = nullptr;
    size_t size = 0;
    std::string_view view() const { return {reinterpret_cast<const char*>(data), size}; }
};

// What goes through all of these bytes counts as work of the script, some nanoseconds for each.
void spend(JSContext* context, size_t bytes, size_t bytes_per_operation) {
    observe_spend(JS_GetRuntime(context), bytes / bytes_per_operation);
}

// Nothing, and an exception, for all but a Uint8Array.
std::optional<Bytes> bytes_of(JSContext* context, JSValueConst value) {
    Bytes bytes;
    bytes.data = JS_GetUint8Array(context, &bytes.size, value);
    if (!bytes.data && bytes.size == 0 && JS_HasException(context)) return std::nullopt;
    return bytes;
}

std::optional<Encoding> encoding_argument(JSContext* context, JSValueConst value) {
    const auto name = to_text(context, value);
    if (!name) return std::nullopt;
    const auto encoding = encoding_of(*name);
    if (!encoding) JS_ThrowTypeError(context, "Unknown encoding: %s", name->c_str());
    return encoding;
}

// [from, to) cut to `size`.
std::pair<size_t, size_t> range(JSContext* context, JSValueConst from, JSValueConst to, size_t size) {
    const auto cut = [&](int64_t offset) {
        return static_cast<size_t>(std::clamp<int64_t>(offset, 0, static_cast<int64_t>(size)));
    };
    const size_t end = cut(to_integer(context, to, static_cast<int64_t>(size)));
    return {std::min(cut(to_integer(context, from)), end), end};
}

JSValue decode_utf16(JSContext* context, std::string_view bytes) {
    std::u16string units(bytes.size() / 2, u'\0');
    char16_t all = 0;
    for (size_t i = 0; i < units.size(); i++) {
        const auto low = static_cast<uint8_t>(bytes[2 * i]), high = static_cast<uint8_t>(bytes[2 * i + 1]);
        units[i] = static_cast<char16_t>(low | high << 8);
        all |= units[i];
    }
    // The engine keeps narrow text in narrow strings, and only makes them of UTF-8.
    if (all < 0x100)
        return new_text(context, decode_text(encode_text(units, Encoding::latin1), Encoding::latin1));
    return JS_NewStringUTF16(context, reinterpret_cast<const uint16_t*>(units.data()), units.size());
}

JSValue decoded(JSContext* context, std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::utf16le) return decode_utf16(context, bytes);
    if (encoding != Encoding::utf8) return new_text(context, decode_text(bytes, encoding));
    return is_valid_utf8(bytes) ? new_text(context, bytes) : new_text(context, repaired_utf8(bytes));
}

// encode(text, encoding) -> Uint8Array
JSValue encode(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto encoding = encoding_argument(context, arguments[1]);
    const auto bytes = encoding ? encoded(context, arguments[0], *encoding) : std::nullopt;
    if (bytes) spend(context, bytes->size(), 1);
    return bytes ? new_bytes(context, *bytes) : JS_EXCEPTION;
}

// decode(bytes, encoding, start, end) -> string
JSValue decode(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto encoding = encoding_argument(context, arguments[1]);
    const auto bytes = encoding ? bytes_of(context, arguments[0]) : std::nullopt;
    if (!bytes) return JS_EXCEPTION;
    const auto [start, end] = range(context, arguments[2], arguments[3], bytes->size);
    spend(context, end - start, 1);
    return decoded(context, bytes->view().substr(start, end - start), *encoding);
}

// byteLength(text, encoding) -> number
JSValue byte_length(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto encoding = encoding_argument(context, arguments[1]);
    const auto bytes = encoding ? encoded(context, arguments[0], *encoding) : std::nullopt;
    if (bytes) spend(context, bytes->size(), 1);
    return bytes ? JS_NewInt64(context, static_cast<int64_t>(bytes->size())) : JS_EXCEPTION;
}

// setModel(buffer): what the loop reads is from now on given as Buffers like this one.
JSValue set_model(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).set_buffer_model(Value::share(context, arguments[0]));
    return JS_UNDEFINED;
}

// compare(a, b) -> -1, 0 or 1
JSValue compare(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto left = bytes_of(context, arguments[0]);
    const auto right = left ? bytes_of(context, arguments[1]) : std::nullopt;
    if (!right) return JS_EXCEPTION;
    spend(context, std::min(left->size, right->size), 16);
    const int order = left->view().compare(right->view());
    return JS_NewInt32(context, order < 0 ? -1 : order > 0 ? 1 : 0);
}

// swap(bytes, width): turns the bytes of each piece of this width around.
JSValue swap(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto bytes = bytes_of(context, arguments[0]);
    if (!bytes) return JS_EXCEPTION;
    const auto width = std::max<size_t>(static_cast<size_t>(to_integer(context, arguments[1], 1)), 1);
    spend(context, bytes->size, 2);
    for (size_t i = 0; i + width <= bytes->size; i += width)
        std::reverse(bytes->data + i, bytes->data + i + width);
    return JS_UNDEFINED;
}

size_t find_bytes(JSContext* context, std::string_view hay, std::string_view needle, size_t start,
                  bool forwards) {
    if (observe_is_long_search(hay.size(), needle.size())) {
        spend(context, hay.size() + needle.size(), 1);
        const int64_t found =
            observe_find_bytes(hay.data(), hay.size(), needle.data(), needle.size(), start, !forwards);
        return found < 0 ? hay.npos : static_cast<size_t>(found);
    }
    const size_t found = forwards ? hay.find(needle, start) : hay.rfind(needle, start);
    const size_t walked = found == hay.npos ? hay.size() : found > start ? found - start : start - found;
    spend(context, walked, 4);
    return found;
}

// indexOf(hay, needle, from, direction) -> number, -1 for none. Backwards, `from` is the last place looked
// at.
JSValue index_of(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto hay = bytes_of(context, arguments[0]);
    const auto needle = hay ? bytes_of(context, arguments[1]) : std::nullopt;
    if (!needle) return JS_EXCEPTION;
    const int64_t from = to_integer(context, arguments[2]);
    const bool forwards = to_integer(context, arguments[3], 1) > 0;
    if (from < 0 && !forwards) return JS_NewInt32(context, -1);
    const auto start = static_cast<size_t>(std::max<int64_t>(from, 0));
    const size_t found = find_bytes(context, hay->view(), needle->view(), start, forwards);
    return found == std::string_view::npos ? JS_NewInt32(context, -1)
                                           : JS_NewInt64(context, static_cast<int64_t>(found));
}

// fill(bytes, pattern, start, end): repeats the pattern, which may be part of the same memory.
JSValue fill(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto bytes = bytes_of(context, arguments[0]);
    const auto pattern = bytes ? bytes_of(context, arguments[1]) : std::nullopt;
    if (!pattern) return JS_EXCEPTION;
    const std::string copy{pattern->view()};
    if (copy.empty()) return JS_UNDEFINED;
    const auto [start, end] = range(context, arguments[2], arguments[3], bytes->size);
    spend(context, end - start, std::min<size_t>(copy.size(), 16));
    for (size_t i = start; i < end; i += copy.size()) {
        std::memcpy(bytes->data + i, copy.data(), std::min(copy.size(), end - i));
    }
    return JS_UNDEFINED;
}

}  // namespace

std::optional<std::string> encoded(JSContext* context, JSValueConst text, Encoding encoding) {
    if (encoding == Encoding::utf8) {
        auto bytes = to_text(context, text);
        if (bytes) replace_surrogates(*bytes);
        return bytes;
    }
    if (encoding == Encoding::latin1 || encoding == Encoding::ascii) {
        auto bytes = to_text(context, text);
        const auto is_narrow = [](char c) { return static_cast<uint8_t>(c) < 0x80; };
        if (!bytes || std::all_of(bytes->begin(), bytes->end(), is_narrow)) return bytes;
    }
    size_t length = 0;
    const uint16_t* units = JS_ToCStringLenUTF16(context, &length, text);
    if (!units) return std::nullopt;
    std::string bytes = encode_text({reinterpret_cast<const char16_t*>(units), length}, encoding);
    JS_FreeCStringUTF16(context, units);
    return bytes;
}

void install_buffer(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue buffer = JS_NewObject(context);
    add_natives(context, buffer,
                {{"encode", encode, 2},
                 {"decode", decode, 4},
                 {"byteLength", byte_length, 2},
                 {"compare", compare, 2},
                 {"indexOf", index_of, 4},
                 {"fill", fill, 4},
                 {"swap", swap, 2},
                 {"setModel", set_model, 1}});
    JS_SetPropertyStr(context, binding, "buffer", buffer);
}

}  // namespace lg::script
