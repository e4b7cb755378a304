// Reading arguments and making results, for the natives of fs, tcp, dns and http. The engine's thread.
// Only built-in modules call these natives; still, whatever a script can pass on is converted before use.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/script/bindings/text_codec.h"
#include "sim/script/engine.h"

namespace lg::script {

// A number, or `otherwise` for undefined, null and all that is no number.
inline int64_t to_integer(JSContext* context, JSValueConst value, int64_t otherwise = 0) {
    if (!JS_IsNumber(value)) return otherwise;
    int64_t number = otherwise;
    return JS_ToInt64(context, &number, value) == 0 ? number : otherwise;
}

// The id, of whatever kind, that the built-in modules keep as a number.
template <class Id>
Id to_id(JSContext* context, JSValueConst value) {
    return Id{static_cast<uint32_t>(to_integer(context, value))};
}

inline double to_number(JSContext* context, JSValueConst value) {
    double number = 0;
    return JS_IsNumber(value) && JS_ToFloat64(context, &number, value) == 0 ? number : 0;
}

// Empty for all that is no string.
inline std::string to_plain_text(JSContext* context, JSValueConst value) {
    return JS_IsString(value) ? to_text(context, value).value_or("") : std::string{};
}

// The bytes of a Uint8Array or Buffer; empty for all else and for detached ones.
inline std::string to_bytes(JSContext* context, JSValueConst value) {
    if (!JS_IsObject(value)) return {};
    size_t size = 0;
    const uint8_t* bytes = JS_GetUint8Array(context, &size, value);
    if (bytes) return {reinterpret_cast<const char*>(bytes), size};
    JS_FreeValue(context, JS_GetException(context));
    return {};
}

// The bytes of a text in an encoding; nothing, and an exception, if it is no text.
std::optional<std::string> encoded(JSContext* context, JSValueConst text, Encoding encoding);

inline JSValue new_bytes(JSContext* context, std::string_view bytes) {
    return JS_NewUint8ArrayCopy(context, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

// Operations that stand for an element made by a native, beside its text.
constexpr uint64_t list_element_work = 60;

inline JSValue new_list(JSContext* context, const std::vector<std::string>& texts) {
    const JSValue list = JS_NewArray(context);
    uint32_t index = 0;
    observe_add_work(JS_GetRuntime(context), texts.size() * list_element_work);
    for (const std::string& text : texts)
        JS_SetPropertyUint32(context, list, index++, new_text(context, text));
    return list;
}

// The place that a built-in module noted when the user called it, or else where the user's code stands now.
inline trace::SiteId to_site(Engine& engine, JSValueConst value) {
    const int64_t number = to_integer(engine.context(), value);
    return number > 0 ? trace::SiteId{static_cast<uint32_t>(number)} : engine.here();
}

struct Native {
    const char* name;
    JSCFunction* function;
    int length;
};

inline void add_natives(JSContext* context, JSValueConst object, std::initializer_list<Native> natives) {
    for (const Native& native : natives) {
        JS_SetPropertyStr(context, object, native.name,
                          JS_NewCFunction(context, native.function, native.name, native.length));
    }
}

}  // namespace lg::script
