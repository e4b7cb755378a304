// binding.timers: timers, immediates and the nextTick queue. The loop calls the user's function itself: no
// function of ours stands between.
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"

namespace lg::script {

namespace {

template <class Id>
Id id_of(JSContext* context, JSValueConst value) {
    return Id{static_cast<uint32_t>(to_integer(context, value))};
}

// start(timer, id, delay in ms, repeat, referenced, function, arguments) -> id
// id is 0 for a new timer; one that is armed is armed anew. The function is called on `timer`.
JSValue start(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    trace::TimerId id = id_of<trace::TimerId>(context, arguments[1]);
    if (id) engine.loop().disarm_timer(id);
    else id = engine.loop().new_timer_id();
    loop::TimerRequest request;
    request.delay_ms = static_cast<uint32_t>(to_integer(context, arguments[2], 1));
    request.repeat = JS_ToBool(context, arguments[3]) > 0;
    request.referenced = JS_ToBool(context, arguments[4]) > 0;
    request.origin = engine.origin_of(arguments[5]);
    engine.loop().arm_timer(id, request,
                            KeptCall::with_list(engine, arguments[5], arguments[0], arguments[6]));
    return JS_NewUint32(context, id.value);
}

// stop(id) -> whether the timer was armed
JSValue stop(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewBool(context,
                      Engine::of(context).loop().disarm_timer(id_of<trace::TimerId>(context, arguments[0])));
}

JSValue is_armed(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto id = id_of<trace::TimerId>(context, arguments[0]);
    return JS_NewBool(context, Engine::of(context).loop().world().timers.find(id) != nullptr);
}

JSValue set_referenced(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).loop().set_timer_referenced(id_of<trace::TimerId>(context, arguments[0]),
                                                    JS_ToBool(context, arguments[1]) > 0);
    return JS_UNDEFINED;
}

// queueImmediate(immediate, function, arguments) -> id. The function is called on `immediate`.
JSValue queue_immediate(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const trace::ImmediateId id =
        engine.loop().queue_immediate(engine.origin_of(arguments[1]),
                                      KeptCall::with_list(engine, arguments[1], arguments[0], arguments[2]));
    return JS_NewUint32(context, id.value);
}

JSValue clear_immediate(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto id = id_of<trace::ImmediateId>(context, arguments[0]);
    return JS_NewBool(context, Engine::of(context).loop().clear_immediate(id));
}

JSValue is_queued(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const trace::World& world = Engine::of(context).loop().world();
    const auto id = id_of<trace::ImmediateId>(context, arguments[0]);
    return JS_NewBool(context, world.immediates.contains(id) || world.immediate_batch.contains(id));
}

JSValue set_immediate_referenced(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).loop().set_immediate_referenced(id_of<trace::ImmediateId>(context, arguments[0]),
                                                        JS_ToBool(context, arguments[1]) > 0);
    return JS_UNDEFINED;
}

// queueTick(function, user's function, label, ...arguments). The user's function is what the trace shows.
JSValue queue_tick(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto label = JS_IsString(arguments[2]) ? to_text(context, arguments[2]) : std::nullopt;
    const std::span<JSValueConst> rest{arguments + 3, static_cast<size_t>(std::max(count - 3, 0))};
    engine.loop().queue_tick(engine.origin_of(arguments[1]),
                             KeptCall{engine, arguments[0], JS_UNDEFINED, rest},
                             label ? engine.intern(*label) : trace::StringId{});
    return JS_UNDEFINED;
}

// process.nextTick(function, ...arguments) itself: the busiest door into the loop has no JavaScript before
// it.
JSValue next_tick(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    if (!JS_IsFunction(context, arguments[0])) {
        const Value validators{context, engine.require_builtin("internal/validators")};
        const Value name{context, JS_NewString(context, "callback")};
        const JSAtom check = JS_NewAtom(context, "validateFunction");
        JSValueConst values[] = {arguments[0], name.get()};
        const Value result{context, JS_Invoke(context, validators.get(), check, 2, values)};
        JS_FreeAtom(context, check);
        return result.is_exception() ? JS_EXCEPTION : JS_UNDEFINED;
    }
    const std::span<JSValueConst> rest{arguments + 1, static_cast<size_t>(std::max(count - 1, 0))};
    engine.loop().queue_tick(engine.origin_of(arguments[0]),
                             KeptCall{engine, arguments[0], JS_UNDEFINED, rest});
    return JS_UNDEFINED;
}

}  // namespace

void install_timers(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue timers = JS_NewObject(context);
    add_natives(context, timers,
                {{"start", start, 7},
                 {"stop", stop, 1},
                 {"isArmed", is_armed, 1},
                 {"setReferenced", set_referenced, 2},
                 {"queueImmediate", queue_immediate, 3},
                 {"clearImmediate", clear_immediate, 1},
                 {"isQueued", is_queued, 1},
                 {"setImmediateReferenced", set_immediate_referenced, 2},
                 {"queueTick", queue_tick, 3},
                 {"nextTick", next_tick, 1}});
    JS_SetPropertyStr(context, binding, "timers", timers);
}

}  // namespace lg::script
