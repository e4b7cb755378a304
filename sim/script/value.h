// A JavaScript value that is owned: freed with its holder. One thread, the engine's.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "quickjs.h"

namespace lg::script {

class Value {
  public:
    Value() = default;
    // Takes over the reference, as most functions of the engine give one.
    Value(JSContext* context, JSValue value) : context_(context), value_(value) {}
    Value(const Value& other) : context_(other.context_), value_(other.dup()) {}
    Value(Value&& other) noexcept
        : context_(std::exchange(other.context_, nullptr)),
          value_(std::exchange(other.value_, JS_UNDEFINED)) {}
    Value& operator=(Value other) noexcept {
        std::swap(context_, other.context_);
        std::swap(value_, other.value_);
        return *this;
    }
    ~Value() {
        if (JS_VALUE_HAS_REF_COUNT(value_)) JS_FreeValue(context_, value_);
    }
    // Another reference to a value that somebody else holds.
    static Value share(JSContext* context, JSValueConst value) {
        return {context, JS_DupValue(context, value)};
    }

    JSValueConst get() const { return value_; }
    JSContext* context() const { return context_; }  // none if it is empty
    // Gives the reference away, as functions of the engine that "free" an argument want it.
    JSValue release() {
        context_ = nullptr;
        return std::exchange(value_, JS_UNDEFINED);
    }
    // A further reference, for returning to the engine.
    JSValue dup() const { return JS_VALUE_HAS_REF_COUNT(value_) ? JS_DupValue(context_, value_) : value_; }
    bool is_exception() const { return JS_IsException(value_); }
    bool is_undefined() const { return JS_IsUndefined(value_); }

  private:
    JSContext* context_ = nullptr;
    JSValue value_ = JS_UNDEFINED;
};

// What `if (value)` asks; false too for what cannot be asked.
inline bool is_true(JSContext* context, JSValueConst value) {
    const int tag = JS_VALUE_GET_TAG(value);
    if (tag == JS_TAG_BOOL || tag == JS_TAG_INT) return JS_VALUE_GET_INT(value) != 0;
    return tag != JS_TAG_UNDEFINED && tag != JS_TAG_NULL && JS_ToBool(context, value) > 0;
}

// The text of a string (or of whatever String() makes of the value); nothing if that threw.
inline std::optional<std::string> to_text(JSContext* context, JSValueConst value) {
    size_t length = 0;
    const char* text = JS_ToCStringLen(context, &length, value);
    if (!text) return std::nullopt;
    std::string result(text, length);
    JS_FreeCString(context, text);
    return result;
}

inline JSValue new_text(JSContext* context, std::string_view text) {
    return JS_NewStringLen(context, text.data(), text.size());
}

}  // namespace lg::script
