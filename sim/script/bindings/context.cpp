// binding.context: what AsyncLocalStorage keeps for the work that is under way, and the numbers of
// async_hooks.
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"

namespace lg::script {

namespace {

JSValue get(JSContext* context, JSValueConst, int, JSValueConst*) {
    return Engine::of(context).contexts().current().dup();
}

JSValue set(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).contexts().set_current(Value::share(context, arguments[0]));
    return JS_UNDEFINED;
}

JSValue executing_id(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewInt32(context, Engine::of(context).contexts().executing().id);
}
JSValue executing_trigger(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewInt32(context, Engine::of(context).contexts().executing().trigger);
}

// setExecuting(number, number of its origin)
JSValue set_executing(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).contexts().set_executing({static_cast<int32_t>(to_integer(context, arguments[0])),
                                                  static_cast<int32_t>(to_integer(context, arguments[1]))});
    return JS_UNDEFINED;
}

JSValue make_id(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewInt32(context, Engine::of(context).contexts().make_id().id);
}

// skipIds(count): of resources that Node makes and we do not.
JSValue skip_ids(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).contexts().skip_ids(static_cast<int32_t>(to_integer(context, arguments[0])));
    return JS_UNDEFINED;
}

// Node makes the streams of stdout and stderr now.
JSValue make_outputs(JSContext* context, JSValueConst, int, JSValueConst*) {
    Engine& engine = Engine::of(context);
    engine.number_output(false);
    engine.number_output(true);
    return JS_UNDEFINED;
}

// trackPromises(storages in use)
JSValue track_promises(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).track_promises(static_cast<uint32_t>(to_integer(context, arguments[0])));
    return JS_UNDEFINED;
}

// ofPromise(promise) -> [number, that of its origin or undefined, storages, context], or undefined
JSValue of_promise(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const uint32_t promise = observe_promise_id(engine.runtime(), arguments[0]);
    const AsyncContexts::OfPromise* known = promise ? engine.contexts().of_promise(promise) : nullptr;
    if (!known) return JS_UNDEFINED;
    JSValue values[] = {JS_NewInt32(context, known->id.id),
                        known->has_trigger ? JS_NewInt32(context, known->id.trigger) : JS_UNDEFINED,
                        JS_NewUint32(context, known->storages), known->context.dup()};
    return JS_NewArrayFrom(context, 4, values);
}

}  // namespace

void install_context(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue object = JS_NewObject(context);
    add_natives(context, object,
                {{"get", get, 0},
                 {"set", set, 1},
                 {"executingId", executing_id, 0},
                 {"executingTrigger", executing_trigger, 0},
                 {"setExecuting", set_executing, 2},
                 {"makeId", make_id, 0},
                 {"skipIds", skip_ids, 1},
                 {"makeOutputs", make_outputs, 0},
                 {"trackPromises", track_promises, 1},
                 {"ofPromise", of_promise, 1}});
    JS_SetPropertyStr(context, binding, "context", object);
}

}  // namespace lg::script
