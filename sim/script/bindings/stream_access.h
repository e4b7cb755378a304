// What the natives of streams read and write: properties of streams and of their states. The engine's thread.
#pragma once
#include <array>
#include <cmath>

#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/object_access.h"

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
class StreamNames : public Names<StreamKey> {
  public:
    explicit StreamNames(JSContext* context);

    using Names::operator[];
    JSValueConst operator[](StreamWord word) const { return words_[static_cast<size_t>(word)].get(); }

    // What the modules internal/streams/readable, writable and destroy gave.
    std::vector<Value> readable, writable, destroying;

  private:
    std::array<Value, static_cast<size_t>(StreamWord::count)> words_;
};

class StreamAccess : public ObjectAccess<StreamNames> {
  public:
    using ObjectAccess::ObjectAccess;

    int32_t bits(JSValueConst state) {
        const Value value = get(state, StreamKey::state);
        if (JS_VALUE_GET_TAG(value.get()) == JS_TAG_INT) return JS_VALUE_GET_INT(value.get());
        int32_t result = 0;
        if (!failed() && JS_ToInt32(context(), &result, value.get()) < 0) fail();
        return result;
    }
    // Changes bits of a state, which code of the script may have changed since they were read.
    void change(JSValueConst state, int32_t clear, int32_t add) {
        const int32_t before = bits(state);
        set(state, StreamKey::state, JS_NewInt32(context(), (before & ~clear) | add));
    }
    bool is_instance(JSValueConst value, JSValueConst constructor) {
        const int result = failed() ? 0 : JS_IsInstanceOf(context(), value, constructor);
        if (result < 0) fail();
        return result > 0;
    }
};

}  // namespace lg::script
