// What the natives of streams read and write: properties of streams and of their states, as JavaScript would,
// since both are the script's to spoil. The engine's thread.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>

#include "sim/script/bindings/io_arguments.h"
#include "sim/script/observe.h"

namespace lg::script {

// Names of properties and methods.
enum class StreamKey : uint8_t {
    readable_state,
    writable_state,
    state,
    length,
    high_water_mark,
    flowing,
    errored,
    decoder,
    writable,
    finished,
    drain_writers,
    auto_destroy,
    allow_half_open,
    read,
    read_from,
    clear,
    destroy,
    listener_count,
    next_tick,
    destroyed,
    closed,
    close_emitted,
    emit_close,
    constructed,
    ending,
    ended,
    object_mode,
    decode_strings,
    default_encoding,
    pending_callbacks,
    write_length,
    write_callback,
    writing,
    sync,
    onwrite,
    write_to,
    corked,
    need_drain,
    buffered,
    buffered_index,
    tick_info,
    callback,
    count_of_writes,
    stream,
    count
};
// Names of events and encodings.
enum class StreamWord : uint8_t { readable, data, resume, end, close, drain, utf8, latin1, buffer, count };

// The names, and the functions of the modules that the natives go on with.
class StreamNames {
  public:
    explicit StreamNames(JSContext* context);
    ~StreamNames();
    StreamNames(const StreamNames&) = delete;
    StreamNames& operator=(const StreamNames&) = delete;

    JSAtom operator[](StreamKey key) const { return atoms_[static_cast<size_t>(key)]; }
    JSValueConst operator[](StreamWord word) const { return words_[static_cast<size_t>(word)].get(); }

    // What the modules internal/streams/readable, writable and destroy gave.
    std::vector<Value> readable, writable, destroying;

  private:
    JSContext* context_;
    std::array<JSAtom, static_cast<size_t>(StreamKey::count)> atoms_{};
    std::array<Value, static_cast<size_t>(StreamWord::count)> words_;
};

// What the limit of a script's work counts for each access, as for the JavaScript that it stands for.
inline constexpr uint64_t access_work = 30;

// One call of a native. After the first exception it does nothing more, as if each line had thrown; result()
// tells of it.
class StreamAccess {
  public:
    StreamAccess(JSContext* context, const StreamNames& names) : context_(context), names_(names) {}
    ~StreamAccess() { observe_add_work(JS_GetRuntime(context_), access_work * accesses_); }
    StreamAccess(const StreamAccess&) = delete;
    StreamAccess& operator=(const StreamAccess&) = delete;

    Value get(JSValueConst object, StreamKey key) {
        if (failed_) return {};
        accesses_++;
        return checked(JS_GetProperty(context_, object, names_[key]));
    }
    bool is(JSValueConst object, StreamKey key) {
        const Value value = get(object, key);
        return !failed_ && is_true(context_, value.get());
    }
    double number(JSValueConst object, StreamKey key) {
        const Value value = get(object, key);
        double result = 0;
        if (!failed_ && JS_ToFloat64(context_, &result, value.get()) < 0) failed_ = true;
        return result;
    }
    int32_t bits(JSValueConst state) {
        const Value value = get(state, StreamKey::state);
        if (JS_VALUE_GET_TAG(value.get()) == JS_TAG_INT) return JS_VALUE_GET_INT(value.get());
        int32_t result = 0;
        if (!failed_ && JS_ToInt32(context_, &result, value.get()) < 0) failed_ = true;
        return result;
    }
    bool is_instance(JSValueConst value, JSValueConst constructor) {
        const int result = failed_ ? 0 : JS_IsInstanceOf(context_, value, constructor);
        if (result < 0) failed_ = true;
        return result > 0;
    }
    // Takes the value.
    void set(JSValueConst object, StreamKey key, JSValue value) {
        accesses_++;
        if (failed_) JS_FreeValue(context_, value);
        else if (JS_SetProperty(context_, object, names_[key], value) < 0) failed_ = true;
    }
    // Changes bits of a state, which code of the script may have changed since they were read.
    void change(JSValueConst state, int32_t clear, int32_t add) {
        const int32_t before = bits(state);
        set(state, StreamKey::state, JS_NewInt32(context_, (before & ~clear) | add));
    }

    Value call(JSValueConst function, JSValueConst self, std::initializer_list<JSValueConst> arguments) {
        if (failed_) return {};
        std::array<JSValueConst, 5> list{};
        std::copy(arguments.begin(), arguments.end(), list.begin());
        return checked(JS_Call(context_, function, self, static_cast<int>(arguments.size()), list.data()));
    }
    Value invoke(JSValueConst object, StreamKey method, std::initializer_list<JSValueConst> arguments) {
        const Value function = get(object, method);
        return call(function.get(), object, arguments);
    }
    // What a catch block would get; nothing if nothing was thrown, or what no script can catch.
    std::optional<Value> caught() {
        if (!failed_) return std::nullopt;
        Value error{context_, JS_GetException(context_)};
        if (JS_IsUncatchableError(error.get())) {
            JS_Throw(context_, error.release());
            return std::nullopt;
        }
        failed_ = false;
        return error;
    }

    bool failed() const { return failed_; }
    JSValue result(JSValue value) {
        if (!failed_) return value;
        JS_FreeValue(context_, value);
        return JS_EXCEPTION;
    }
    JSContext* context() const { return context_; }
    const StreamNames& names() const { return names_; }

  private:
    Value checked(JSValue value) {
        if (!JS_IsException(value)) return {context_, value};
        failed_ = true;
        return {};
    }

    JSContext* context_;
    const StreamNames& names_;
    bool failed_ = false;
    uint64_t accesses_ = 0;
};

}  // namespace lg::script
