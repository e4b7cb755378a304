// binding.context: what AsyncLocalStorage keeps for the work that is under way, and how that work is
// numbered.
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

// The number of what runs: 1 in the main script, another one in each callback, tick and job.
JSValue id(JSContext* context, JSValueConst, int, JSValueConst*) {
    const trace::Thread& thread = Engine::of(context).loop().thread();
    enum : uint32_t { callbacks = 3, ticks = 4, jobs = 5, kinds = 3 };
    if (thread.running_job) return JS_NewUint32(context, thread.running_job.value * kinds + jobs);
    if (thread.running_tick) return JS_NewUint32(context, thread.running_tick.value * kinds + ticks);
    if (!thread.callback) return JS_NewUint32(context, 0);
    if (thread.callback->kind == trace::CallbackKind::main_script) return JS_NewUint32(context, 1);
    return JS_NewUint32(context, thread.callback->born * kinds + callbacks);
}

}  // namespace

void install_context(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue object = JS_NewObject(context);
    add_natives(context, object, {{"get", get, 0}, {"set", set, 1}, {"id", id, 0}});
    JS_SetPropertyStr(context, binding, "context", object);
}

}  // namespace lg::script
