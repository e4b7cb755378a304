// binding.streams, the half of Writable: what a stream does for each write. As streams_readable.cpp.
//
//     setUpWritable(finishesLater, tellsNull, emit, process, ...)   in the order of Given
//     write(stream, chunk, encoding, callback)   true if there is room; anything else if not
//     writeOrBuffer(stream, state, chunk, encoding, callback)   the same, of what was checked
//     onwrite(stream, error)                     a write is done
//     afterWrite(stream, state, count, callback) and what follows, for as many writes
//     getWritable()                              the getter `writable`
#include "sim/script/bindings/streams.h"

namespace lg::script {

namespace {

enum Given : uint8_t {
    finishes_later,  // Node 20.10: whether there is room is asked behind a write, and 'finish' takes a tick
    tells_null,      // Node 20: the callback of a write that went well gets null
    emit_event,
    process,
    buffer_class,
    no_callback,
    write_slowly,
    add_to_buffer,
    onwrite_failed,
    clear_buffer,
    error_buffer,
    finish_maybe,
    after_write_tick,
    given_count
};

using Key = StreamKey;

class Writable : public StreamAccess {
  public:
    Writable(JSContext* context, JSValueConst stream)
        : StreamAccess(context, Engine::of(context).stream_names()), stream_(stream) {}

    Value state() { return get(stream_, Key::writable_state); }

    Value write(JSValueConst chunk, JSValueConst encoding, JSValueConst callback);
    bool write_or_buffer(JSValueConst state, JSValueConst chunk, JSValueConst encoding,
                         JSValueConst callback);
    void onwrite(JSValueConst error);
    bool is_writable();
    void after_write(JSValueConst state, double count, JSValueConst callback);

  private:
    JSValueConst given(Given which) const { return names().writable[which].get(); }
    bool knows(Given which) const { return JS_ToBool(context(), given(which)) > 0; }
    bool is_same(JSValueConst a, JSValueConst b) const { return JS_IsStrictEqual(context(), a, b); }
    void add(JSValueConst state, Key key, double change) {
        set(state, key, JS_NewNumber(context(), number(state, key) + change));
    }
    void write_at_once(JSValueConst state, double length, JSValueConst chunk, JSValueConst encoding,
                       JSValueConst callback);
    void finish_write(JSValueConst state, JSValueConst callback);
    void finish_if_ending(JSValueConst state, bool later) {
        if (!is(state, Key::ending)) return;
        call(given(finish_maybe), JS_UNDEFINED, {stream_, state, JS_NewBool(context(), later)});
    }

    JSValueConst stream_;
};

// The commonest: a text of a stream that leaves texts as they are, in its own encoding or in UTF-8, or a
// Buffer.
Value Writable::write(JSValueConst chunk, JSValueConst encoding, JSValueConst callback) {
    const Value own_state = state();
    const JSValueConst state = own_state.get();
    const bool is_text = JS_IsString(chunk);
    const bool is_default = JS_IsUndefined(encoding) || JS_IsNull(encoding);
    const bool is_known = is_default || (is_text && (is_same(encoding, names()[StreamWord::utf8]) ||
                                                     is_same(encoding, names()[StreamWord::latin1])));
    const bool is_common = is_known && !is(state, Key::object_mode) && !is(state, Key::ending) &&
                           !is(state, Key::destroyed) &&
                           (is_text ? !is(state, Key::decode_strings)
                                    : JS_IsObject(chunk) && is_instance(chunk, given(buffer_class)));
    if (!is_common) return call(given(write_slowly), JS_UNDEFINED, {stream_, chunk, encoding, callback});
    const Value used = !is_text     ? Value::share(context(), names()[StreamWord::buffer])
                       : is_default ? get(state, Key::default_encoding)
                                    : Value::share(context(), encoding);
    const JSValueConst then = JS_IsFunction(context(), callback) ? callback : given(no_callback);
    add(state, Key::pending_callbacks, 1);
    return {context(), JS_NewBool(context(), write_or_buffer(state, chunk, used.get(), then))};
}

void Writable::write_at_once(JSValueConst state, double length, JSValueConst chunk, JSValueConst encoding,
                             JSValueConst callback) {
    set(state, Key::write_length, JS_NewNumber(context(), length));
    set(state, Key::write_callback, JS_DupValue(context(), callback));
    set(state, Key::writing, JS_TRUE);
    set(state, Key::sync, JS_TRUE);
    const Value done = get(state, Key::onwrite);
    invoke(stream_, Key::write_to, {chunk, encoding, done.get()});
    set(state, Key::sync, JS_FALSE);
}

bool Writable::write_or_buffer(JSValueConst state, JSValueConst chunk, JSValueConst encoding,
                               JSValueConst callback) {
    const double length = is(state, Key::object_mode) ? 1 : number(chunk, Key::length);
    add(state, Key::length, length);
    bool has_room = number(state, Key::length) < number(state, Key::high_water_mark);
    if (!has_room && !knows(finishes_later)) set(state, Key::need_drain, JS_TRUE);
    if (is(state, Key::writing) || is(state, Key::corked) || is(state, Key::errored) ||
        !is(state, Key::constructed)) {
        call(given(add_to_buffer), JS_UNDEFINED, {state, chunk, encoding, callback});
    } else {
        write_at_once(state, length, chunk, encoding, callback);
    }
    if (knows(finishes_later)) {
        const double left = number(state, Key::length);
        has_room = left < number(state, Key::high_water_mark) || left == 0;
        if (!has_room) set(state, Key::need_drain, JS_TRUE);
    }
    return has_room && !is(state, Key::errored) && !is(state, Key::destroyed);
}

void Writable::onwrite(JSValueConst error) {
    const Value own_state = state();
    const JSValueConst state = own_state.get();
    const Value callback = get(state, Key::write_callback);
    if (JS_ToBool(context(), error) > 0 || !JS_IsFunction(context(), callback.get())) {
        call(given(onwrite_failed), JS_UNDEFINED, {stream_, error});
        return;
    }
    const bool is_sync = is(state, Key::sync);
    set(state, Key::writing, JS_FALSE);
    set(state, Key::write_callback, JS_NULL);
    add(state, Key::length, -number(state, Key::write_length));
    set(state, Key::write_length, JS_NewInt32(context(), 0));
    const Value buffered = get(state, Key::buffered);
    if (number(buffered.get(), Key::length) > number(state, Key::buffered_index)) {
        call(given(clear_buffer), JS_UNDEFINED, {stream_, state});
    }
    if (is_sync) finish_write(state, callback.get());
    else after_write(state, 1, callback.get());
}

bool Writable::is_writable() {
    const Value own_state = state();
    const JSValueConst state = own_state.get();
    if (JS_ToBool(context(), state) <= 0) return false;
    const Value is_meant = get(state, Key::writable);
    const bool is_read_only = JS_IsBool(is_meant.get()) && !JS_ToBool(context(), is_meant.get());
    return !is_read_only && !is(state, Key::destroyed) && !is(state, Key::errored) &&
           !is(state, Key::ending) && !is(state, Key::ended);
}

// A write that was done before _write() returned: what follows is for a tick, one for all that have the same
// callback.
void Writable::finish_write(JSValueConst state, JSValueConst callback) {
    const Value waiting = get(state, Key::tick_info);
    if (knows(finishes_later) && is_same(callback, given(no_callback))) {
        // Node means to ask whether the stream is destroyed, and asks for the object mode.
        const bool needs_tick =
            is(state, Key::object_mode) || (is(state, Key::need_drain) && number(state, Key::length) == 0);
        if (!needs_tick || JS_IsObject(waiting.get())) {
            add(state, Key::pending_callbacks, -1);
            return finish_if_ending(state, true);
        }
    }
    if (JS_IsObject(waiting.get()) && is_same(get(waiting.get(), Key::callback).get(), callback)) {
        return add(waiting.get(), Key::count_of_writes, 1);
    }
    if (failed()) return;
    const Value info{context(), JS_NewObjectProto(context(), JS_NULL)};
    set(info.get(), Key::count_of_writes, JS_NewInt32(context(), 1));
    set(info.get(), Key::callback, JS_DupValue(context(), callback));
    set(info.get(), Key::stream, JS_DupValue(context(), stream_));
    set(info.get(), Key::state, JS_DupValue(context(), state));
    set(state, Key::tick_info, info.dup());
    invoke(given(process), Key::next_tick, {given(after_write_tick), info.get()});
}

void Writable::after_write(JSValueConst state, double count, JSValueConst callback) {
    if (!is(state, Key::ending) && is(state, Key::need_drain) && number(state, Key::length) == 0 &&
        !is(stream_, Key::destroyed)) {
        set(state, Key::need_drain, JS_FALSE);
        call(given(emit_event), JS_UNDEFINED, {stream_, names()[StreamWord::drain]});
    }
    for (; count > 0 && !failed(); count--) {
        add(state, Key::pending_callbacks, -1);
        if (knows(tells_null)) call(callback, JS_UNDEFINED, {JS_NULL});
        else call(callback, JS_UNDEFINED, {});
    }
    if (is(state, Key::destroyed)) call(given(error_buffer), JS_UNDEFINED, {state});
    finish_if_ending(state, knows(finishes_later));
}

// ---- natives

bool is_set_up(JSContext* context, int count, int needed) {
    return has_arguments(context, count, needed, Engine::of(context).stream_names().writable);
}

JSValue write(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 4)) return JS_EXCEPTION;
    Writable stream{context, arguments[0]};
    Value result = stream.write(arguments[1], arguments[2], arguments[3]);
    return stream.result(result.release());
}

JSValue write_or_buffer(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 5)) return JS_EXCEPTION;
    Writable stream{context, arguments[0]};
    const bool has_room = stream.write_or_buffer(arguments[1], arguments[2], arguments[3], arguments[4]);
    return stream.result(JS_NewBool(context, has_room));
}

JSValue onwrite(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 2)) return JS_EXCEPTION;
    Writable stream{context, arguments[0]};
    stream.onwrite(arguments[1]);
    return stream.result(JS_UNDEFINED);
}

JSValue after_write(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 4)) return JS_EXCEPTION;
    Writable stream{context, arguments[0]};
    stream.after_write(arguments[1], to_number(context, arguments[2]), arguments[3]);
    return stream.result(JS_UNDEFINED);
}

JSValue get_writable(JSContext* context, JSValueConst self, int, JSValueConst*) {
    Writable stream{context, self};
    const bool is_writable = stream.is_writable();
    return stream.result(JS_NewBool(context, is_writable));
}

}  // namespace

void install_writable(JSContext* context, JSValueConst streams) {
    add_natives(context, streams,
                {{"setUpWritable", take_functions<&StreamNames::writable, given_count>, given_count},
                 {"write", write, 4},
                 {"writeOrBuffer", write_or_buffer, 5},
                 {"onwrite", onwrite, 2},
                 {"afterWrite", after_write, 4}});
    JS_SetPropertyStr(context, streams, "getWritable", JS_NewCFunction(context, get_writable, "get", 0));
}

}  // namespace lg::script
