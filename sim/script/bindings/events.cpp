// binding.events: the paths of EventEmitter that every stream, socket and message goes several times a
// request.
//
//     setUp(emit, kCapture, kShapeMode, kEmitting, onPromise, addSlowly, removeSlowly)
//                                         puts the others there; kEmitting: a property that lists of
//                                         listeners have from Node 24 on, else undefined
//     emit(emitter, type, ...arguments)   as emitter.emit(type, ...arguments), whosever emit that is
//     dispatch(emitter, type, list)       calls the listeners, 'error' or not; true if there were any
//     add(emitter, type, listener)        as emitter.on() of EventEmitter itself
//     remove(emitter, type, listener)     as emitter.removeListener() of EventEmitter itself
//     suspect(count)                      more listeners of a type than these may be a leak
//
// What is rare is left to the functions given: 'newListener' and 'removeListener' listeners, long lists,
// prepending, captured rejections. Emitters and their _events are the script's to spoil: all is read as
// JavaScript would read it.
#include <algorithm>
#include <array>

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"

namespace lg::script {

namespace {

enum Given : uint8_t { keys_object, original_emit, on_promise, add_slowly, remove_slowly, given_count };

struct Keys {
    JSRuntime* runtime = nullptr;
    JSAtom emit, events, count, error, new_listener, remove_listener, listener, max, capture, shape_mode;
    JSAtom emitting;               // JS_ATOM_NULL: lists have no such property
    int64_t unsuspected_max = 10;  // EventEmitter.defaultMaxListeners, or less

    Keys(JSContext* context, JSValueConst capture_symbol, JSValueConst shape_symbol,
         JSValueConst emitting_symbol)
        : runtime(JS_GetRuntime(context)),
          emit(JS_NewAtom(context, "emit")),
          events(JS_NewAtom(context, "_events")),
          count(JS_NewAtom(context, "_eventsCount")),
          error(JS_NewAtom(context, "error")),
          new_listener(JS_NewAtom(context, "newListener")),
          remove_listener(JS_NewAtom(context, "removeListener")),
          listener(JS_NewAtom(context, "listener")),
          max(JS_NewAtom(context, "_maxListeners")),
          capture(JS_ValueToAtom(context, capture_symbol)),
          shape_mode(JS_ValueToAtom(context, shape_symbol)),
          emitting(JS_IsUndefined(emitting_symbol) ? JS_ATOM_NULL
                                                   : JS_ValueToAtom(context, emitting_symbol)) {}
    Keys(const Keys&) = delete;
    Keys& operator=(const Keys&) = delete;
    ~Keys() {
        for (const JSAtom atom : {emit, events, count, error, new_listener, remove_listener, listener, max,
                                  capture, shape_mode, emitting}) {
            JS_FreeAtomRT(runtime, atom);
        }
    }
};

bool is_same(JSValueConst a, JSValueConst b) {
    return JS_IsObject(a) && JS_IsObject(b) && JS_VALUE_GET_PTR(a) == JS_VALUE_GET_PTR(b);
}

// What every native here begins with: the emitter, the type as a key, and what was set up.
struct Call {
    Call(JSContext* c, JSValueConst* d, JSValueConst e, JSValueConst t)
        : context(c), data(d), emitter(e), type_value(t), type(JS_ValueToAtom(c, t)) {
        JSClassID class_id = 0;
        keys = static_cast<Keys*>(JS_GetAnyOpaque(data[keys_object], &class_id));
    }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;
    ~Call() { JS_FreeAtom(context, type); }

    Value get(JSValueConst object, JSAtom key) const {
        return {context, JS_GetProperty(context, object, key)};
    }
    bool is(JSValueConst object, JSAtom key) const { return is_true(context, get(object, key).get()); }

    JSContext* context;
    JSValueConst* data;
    JSValueConst emitter;
    JSValueConst type_value;
    JSAtom type;
    Keys* keys = nullptr;
};

// Calls one listener; false if it threw. A promise may have to be watched (captureRejections).
bool call_listener(const Call& call, JSValueConst listener, std::span<JSValueConst> arguments) {
    JSContext* context = call.context;
    const int count = static_cast<int>(arguments.size());
    const Value result{context, JS_Call(context, listener, call.emitter, count, arguments.data())};
    if (result.is_exception()) return false;
    if (!JS_IsObject(result.get()) || !call.is(call.emitter, call.keys->capture)) return true;
    const Value list{context, JS_NewArray(context)};
    for (uint32_t i = 0; i < arguments.size(); i++) {
        JS_SetPropertyUint32(context, list.get(), i, JS_DupValue(context, arguments[i]));
    }
    JSValueConst told[] = {call.emitter, result.get(), call.type_value, list.get()};
    return !Value{context, JS_Call(context, call.data[on_promise], JS_UNDEFINED, 4, told)}.is_exception();
}

JSValue call_listeners(const Call& call, std::span<JSValueConst> arguments) {
    JSContext* context = call.context;
    const Value events = call.get(call.emitter, call.keys->events);
    if (events.is_exception()) return JS_EXCEPTION;
    if (!JS_IsObject(events.get())) return JS_FALSE;
    const Value handler = call.get(events.get(), call.type);
    if (handler.is_exception()) return JS_EXCEPTION;
    if (handler.is_undefined()) return JS_FALSE;
    if (JS_IsFunction(context, handler.get())) {
        return call_listener(call, handler.get(), arguments) ? JS_TRUE : JS_EXCEPTION;
    }
    // A copy: listeners that are added or removed meanwhile do not change this round.
    int64_t length = 0;
    if (JS_GetLength(context, handler.get(), &length) < 0) return JS_EXCEPTION;
    std::vector<Value> listeners;
    listeners.reserve(static_cast<size_t>(length));
    for (int64_t i = 0; i < length; i++) {
        listeners.emplace_back(context, JS_GetPropertyInt64(context, handler.get(), i));
    }
    for (const Value& listener : listeners) {
        if (!call_listener(call, listener.get(), arguments)) return JS_EXCEPTION;
    }
    return JS_TRUE;
}

JSValue emit(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int, JSValueConst* data) {
    if (count < 2) return JS_FALSE;
    const Call call(context, data, arguments[0], arguments[1]);
    const Value method = call.get(call.emitter, call.keys->emit);
    if (method.is_exception()) return JS_EXCEPTION;
    if (call.type == call.keys->error || !is_same(method.get(), data[original_emit])) {
        return JS_Call(context, method.get(), call.emitter, count - 1, arguments + 1);
    }
    return call_listeners(call, {arguments + 2, static_cast<size_t>(count - 2)});
}

JSValue dispatch(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
                 JSValueConst* data) {
    if (count < 3) return JS_FALSE;
    const Call call(context, data, arguments[0], arguments[1]);
    int64_t length = 0;
    if (JS_GetLength(context, arguments[2], &length) < 0) return JS_EXCEPTION;
    std::vector<Value> owned;
    std::vector<JSValueConst> list;
    owned.reserve(static_cast<size_t>(length));
    for (int64_t i = 0; i < length; i++) {
        owned.emplace_back(context, JS_GetPropertyInt64(context, arguments[2], i));
        list.push_back(owned.back().get());
    }
    return call_listeners(call, list);
}

int64_t count_of(const Call& call) {
    const Value count = call.get(call.emitter, call.keys->count);
    return to_integer(call.context, count.get());
}

// How many listeners of a type are beyond suspicion.
int64_t unsuspected_max(const Call& call) {
    const Value own = call.get(call.emitter, call.keys->max);
    if (own.is_undefined()) return call.keys->unsuspected_max;
    const int64_t max = JS_IsNumber(own.get()) ? to_integer(call.context, own.get()) : -1;
    return max == 0 ? INT64_MAX : max;
}

// A second listener makes a list of the first.
void make_list(const Call& call, JSValueConst events, JSValueConst first, JSValueConst second) {
    JSContext* context = call.context;
    const JSValue list = JS_NewArray(context);
    JS_SetPropertyUint32(context, list, 0, JS_DupValue(context, first));
    JS_SetPropertyUint32(context, list, 1, JS_DupValue(context, second));
    if (call.keys->emitting) JS_SetProperty(context, list, call.keys->emitting, JS_NewInt32(context, 0));
    JS_SetProperty(context, events, call.type, list);
}

JSValue add(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int, JSValueConst* data) {
    if (count < 3) return JS_UNDEFINED;
    const Call call(context, data, arguments[0], arguments[1]);
    const JSValueConst listener = arguments[2];
    const auto slowly = [&] { return JS_Call(context, data[add_slowly], JS_UNDEFINED, 3, arguments); };
    const Value events = call.get(call.emitter, call.keys->events);
    if (!JS_IsObject(events.get())) return slowly();
    if (!call.get(events.get(), call.keys->new_listener).is_undefined()) return slowly();
    const Value existing = call.get(events.get(), call.type);
    if (existing.is_undefined()) {
        JS_SetProperty(context, events.get(), call.type, JS_DupValue(context, listener));
        JS_SetProperty(context, call.emitter, call.keys->count, JS_NewInt64(context, count_of(call) + 1));
    } else if (JS_IsFunction(context, existing.get())) {
        if (unsuspected_max(call) < 2) return slowly();
        make_list(call, events.get(), existing.get(), listener);
    } else {
        int64_t length = 0;
        if (JS_GetLength(context, existing.get(), &length) < 0) return JS_EXCEPTION;
        if (length >= unsuspected_max(call)) return slowly();
        JS_SetPropertyInt64(context, existing.get(), length, JS_DupValue(context, listener));
    }
    return JS_DupValue(context, call.emitter);
}

// Whether `known` is the listener or what once() made of it.
bool is_listener(const Call& call, JSValueConst known, JSValueConst listener) {
    return is_same(known, listener) || (JS_IsFunction(call.context, known) &&
                                        is_same(call.get(known, call.keys->listener).get(), listener));
}

// The last one that is the listener; one of two leaves the other by itself.
JSValue remove_from_list(const Call& call, JSValueConst events, JSValueConst list, JSValueConst listener) {
    JSContext* context = call.context;
    int64_t length = 0;
    if (JS_GetLength(context, list, &length) < 0) return JS_EXCEPTION;
    const auto is_here = [&](int64_t at) {
        return is_listener(call, Value{context, JS_GetPropertyInt64(context, list, at)}.get(), listener);
    };
    int64_t at = length - 1;
    while (at >= 0 && !is_here(at)) at--;
    if (at < 0) return JS_DupValue(context, call.emitter);
    for (int64_t i = at; i + 1 < length; i++) {
        const JSValue next = JS_GetPropertyInt64(context, list, i + 1);
        if (JS_SetPropertyInt64(context, list, i, next) < 0) return JS_EXCEPTION;
    }
    if (JS_SetLength(context, list, length - 1) < 0) return JS_EXCEPTION;
    if (length == 2) JS_SetProperty(context, events, call.type, JS_GetPropertyUint32(context, list, 0));
    return JS_DupValue(context, call.emitter);
}

JSValue remove(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
               JSValueConst* data) {
    if (count < 3) return JS_UNDEFINED;
    const Call call(context, data, arguments[0], arguments[1]);
    const Value events = call.get(call.emitter, call.keys->events);
    if (!JS_IsObject(events.get())) return JS_DupValue(context, call.emitter);
    const Value known = call.get(events.get(), call.type);
    if (known.is_undefined()) return JS_DupValue(context, call.emitter);
    const auto slowly = [&] { return JS_Call(context, data[remove_slowly], JS_UNDEFINED, 3, arguments); };
    if (!call.get(events.get(), call.keys->remove_listener).is_undefined()) return slowly();
    if (JS_IsArray(known.get())) return remove_from_list(call, events.get(), known.get(), arguments[2]);
    if (!JS_IsFunction(context, known.get())) return slowly();
    if (!is_listener(call, known.get(), arguments[2])) return JS_DupValue(context, call.emitter);
    const int64_t left = count_of(call) - 1;
    JS_SetProperty(context, call.emitter, call.keys->count, JS_NewInt64(context, left));
    if (call.is(call.emitter, call.keys->shape_mode)) {
        JS_SetProperty(context, events.get(), call.type, JS_UNDEFINED);
    } else if (left == 0) {
        JS_SetProperty(context, call.emitter, call.keys->events, JS_NewObjectProto(context, JS_NULL));
    } else {
        JS_DeleteProperty(context, events.get(), call.type, 0);
    }
    return JS_DupValue(context, call.emitter);
}

JSValue suspect(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
                JSValueConst* data) {
    if (count < 1) return JS_UNDEFINED;
    const Call call(context, data, JS_UNDEFINED, JS_UNDEFINED);
    call.keys->unsuspected_max = std::clamp<int64_t>(to_integer(context, arguments[0]), 0, 10);
    return JS_UNDEFINED;
}

// data[0] is the number of the class of the keys' object.
JSValue set_up(JSContext* context, JSValueConst binding, int count, JSValueConst* arguments, int,
               JSValueConst* data) {
    if (count < 7) return JS_ThrowTypeError(context, "binding.events: seven arguments are needed");
    const Value keys{context, JS_NewObjectClass(context, static_cast<JSClassID>(JS_VALUE_GET_INT(data[0])))};
    if (keys.is_exception()) return JS_EXCEPTION;
    JS_SetOpaque(keys.get(), new Keys(context, arguments[1], arguments[2], arguments[3]));
    std::array<JSValueConst, given_count> given{keys.get(), arguments[0], arguments[4], arguments[5],
                                                arguments[6]};
    const auto put = [&](const char* name, JSCFunctionData* function, int length) {
        JS_SetPropertyStr(context, binding, name,
                          JS_NewCFunctionData(context, function, length, 0, given_count, given.data()));
    };
    put("emit", emit, 2);
    put("dispatch", dispatch, 3);
    put("add", add, 3);
    put("remove", remove, 3);
    put("suspect", suspect, 1);
    return JS_UNDEFINED;
}

void finalize(JSRuntime*, JSValueConst object) {
    JSClassID class_id = 0;
    delete static_cast<Keys*>(JS_GetAnyOpaque(object, &class_id));
}

}  // namespace

void install_events(Engine& engine, JSValueConst binding) {
    JSContext* context = engine.context();
    JSClassID class_id = 0;
    JS_NewClassID(engine.runtime(), &class_id);
    JSClassDef definition{};
    definition.class_name = "EmitterKeys";
    definition.finalizer = finalize;
    JS_NewClass(engine.runtime(), class_id, &definition);
    JSValue data = JS_NewInt32(context, static_cast<int32_t>(class_id));
    const JSValue events = JS_NewObject(context);
    JS_SetPropertyStr(context, events, "setUp", JS_NewCFunctionData(context, set_up, 7, 0, 1, &data));
    JS_SetPropertyStr(context, binding, "events", events);
}

}  // namespace lg::script
