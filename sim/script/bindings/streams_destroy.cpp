// binding.streams, the end of a stream of either kind: destroy() of readable-stream, for natives what
// streams_readable.cpp is for Readable.
//
//     setUpDestroy(emit, process, checkError, ...)   functions of the module, in the order of Given
//     destroy(stream, error, callback)
//     endDestroy(stream, error, callback)            _destroy() has called back
//     emitClose(stream)                              the body of the last tick
//     getDestroyed()                                 the getter `destroyed` of a Duplex
#include "sim/script/bindings/streams.h"

namespace lg::script {

namespace {

enum Given : uint8_t {
    emit_event,
    process,
    check_error,
    destroy_later,
    destroy_now,
    emit_error_close_tick,
    emit_close_tick,
    given_count
};

using Key = StreamKey;

// A flag of a state: a property of a writable one, a bit of a readable one.
struct Flag {
    Key key;
    int32_t bit;
};
constexpr Flag flag_constructed{Key::constructed, 1 << 4}, flag_emit_close{Key::emit_close, 1 << 11},
    flag_destroyed{Key::destroyed, 1 << 13}, flag_closed{Key::closed, 1 << 14},
    flag_close_emitted{Key::close_emitted, 1 << 15};

class Ending : public StreamAccess {
  public:
    Ending(JSContext* context, JSValueConst stream)
        : StreamAccess(context, Engine::of(context).stream_names()),
          stream_(stream),
          readable_(get(stream, Key::readable_state)),
          writable_(get(stream, Key::writable_state)) {}

    void destroy(JSValueConst error, JSValueConst callback);
    void end_destroy(JSValueConst error, JSValueConst callback);
    void emit_close();
    bool are_destroyed() { return has(readable_, flag_destroyed) && has(writable_, flag_destroyed); }

  private:
    JSValueConst given(Given which) const { return names().destroying[which].get(); }
    bool is_there(const Value& state) const { return JS_ToBool(context(), state.get()) > 0; }
    bool has(const Value& state, Flag flag) {
        if (!is_there(state)) return false;
        const Value bits = get(state.get(), Key::state);
        if (JS_VALUE_GET_TAG(bits.get()) == JS_TAG_INT) return JS_VALUE_GET_INT(bits.get()) & flag.bit;
        return is(state.get(), flag.key);
    }
    bool either_has(Flag flag) { return has(writable_, flag) || has(readable_, flag); }
    void set_both(Flag flag) {
        for (const Value* state : {&writable_, &readable_}) {
            if (!is_there(*state)) continue;
            const Value bits = get(state->get(), Key::state);
            if (JS_VALUE_GET_TAG(bits.get()) != JS_TAG_INT) set(state->get(), flag.key, JS_TRUE);
            else
                set(state->get(), Key::state,
                    JS_NewInt32(context(), JS_VALUE_GET_INT(bits.get()) | flag.bit));
        }
    }
    void note(JSValueConst error) {
        if (JS_ToBool(context(), error) <= 0) return;
        call(given(check_error), JS_UNDEFINED, {error, writable_.get(), readable_.get()});
    }

    JSValueConst stream_;
    Value readable_, writable_;
};

void Ending::destroy(JSValueConst error, JSValueConst callback) {
    if (either_has(flag_destroyed)) {
        if (JS_IsFunction(context(), callback)) call(callback, JS_UNDEFINED, {});
        return;
    }
    note(error);
    set_both(flag_destroyed);
    const bool is_constructed = has(is_there(writable_) ? writable_ : readable_, flag_constructed);
    call(given(is_constructed ? destroy_now : destroy_later), JS_UNDEFINED, {stream_, error, callback});
}

void Ending::end_destroy(JSValueConst error, JSValueConst callback) {
    note(error);
    set_both(flag_closed);
    if (JS_IsFunction(context(), callback)) call(callback, JS_UNDEFINED, {error});
    if (JS_ToBool(context(), error) > 0) {
        invoke(given(process), Key::next_tick, {given(emit_error_close_tick), stream_, error});
    } else {
        invoke(given(process), Key::next_tick, {given(emit_close_tick), stream_});
    }
}

void Ending::emit_close() {
    set_both(flag_close_emitted);
    if (either_has(flag_emit_close)) {
        call(given(emit_event), JS_UNDEFINED, {stream_, names()[StreamWord::close]});
    }
}

bool is_set_up(JSContext* context, int count, int needed) {
    return has_arguments(context, count, needed, Engine::of(context).stream_names().destroying);
}

JSValue destroy(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 3)) return JS_EXCEPTION;
    Ending stream{context, arguments[0]};
    stream.destroy(arguments[1], arguments[2]);
    return stream.result(JS_UNDEFINED);
}

JSValue end_destroy(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 3)) return JS_EXCEPTION;
    Ending stream{context, arguments[0]};
    stream.end_destroy(arguments[1], arguments[2]);
    return stream.result(JS_UNDEFINED);
}

JSValue emit_close(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 1)) return JS_EXCEPTION;
    Ending stream{context, arguments[0]};
    stream.emit_close();
    return stream.result(JS_UNDEFINED);
}

JSValue get_destroyed(JSContext* context, JSValueConst self, int, JSValueConst*) {
    Ending stream{context, self};
    const bool are_destroyed = stream.are_destroyed();
    return stream.result(JS_NewBool(context, are_destroyed));
}

}  // namespace

void install_destroy(JSContext* context, JSValueConst streams) {
    add_natives(context, streams,
                {{"setUpDestroy", take_functions<&StreamNames::destroying, given_count>, given_count},
                 {"destroy", destroy, 3},
                 {"endDestroy", end_destroy, 3},
                 {"emitClose", emit_close, 1}});
    JS_SetPropertyStr(context, streams, "getDestroyed", JS_NewCFunction(context, get_destroyed, "get", 0));
}

}  // namespace lg::script
