#include "sim/script/bindings/timer_objects.h"

#include <vector>

#include "sim/script/bindings/io_arguments.h"

namespace lg::script {

static JSClassID new_class(JSRuntime* runtime, const char* name) {
    JSClassID id = 0;
    JS_NewClassID(runtime, &id);
    JSClassDef definition{};
    definition.class_name = name;
    JS_NewClass(runtime, id, &definition);
    return id;
}

TimerObjects::TimerObjects(JSContext* context)
    : context_(context),
      timeout_class_(new_class(JS_GetRuntime(context), "Timeout")),
      immediate_class_(new_class(JS_GetRuntime(context), "Immediate")),
      idle_timeout_(JS_NewAtom(context, "_idleTimeout")),
      on_timeout_(JS_NewAtom(context, "_onTimeout")),
      timer_args_(JS_NewAtom(context, "_timerArgs")),
      repeat_(JS_NewAtom(context, "_repeat")),
      on_immediate_(JS_NewAtom(context, "_onImmediate")),
      argv_(JS_NewAtom(context, "_argv")) {}

TimerObjects::~TimerObjects() {
    for (const JSAtom name : {idle_timeout_, on_timeout_, timer_args_, repeat_, on_immediate_, argv_}) {
        JS_FreeAtom(context_, name);
    }
}

void TimerObjects::set_prototypes(JSValueConst timeout, JSValueConst immediate) {
    JS_SetClassProto(context_, timeout_class_, JS_DupValue(context_, timeout));
    JS_SetClassProto(context_, immediate_class_, JS_DupValue(context_, immediate));
}

void TimerObjects::define(JSValueConst object, JSAtom name, JSValue value) {
    JS_DefinePropertyValue(context_, object, name, value, JS_PROP_C_W_E);
}

// Undefined if it is not there, or an accessor.
Value TimerObjects::field(JSValueConst object, JSAtom name) const {
    JSPropertyDescriptor property{};
    if (JS_GetOwnProperty(context_, &property, object, name) <= 0) return {context_, JS_UNDEFINED};
    JS_FreeValue(context_, property.getter);
    JS_FreeValue(context_, property.setter);
    return {context_, property.value};
}

double TimerObjects::repeats_in(JSValueConst timeout) const {
    const auto number = [&](JSAtom name) { return to_number(context_, field(timeout, name).get()); };
    const double delay = number(repeat_);
    return delay != 0 && number(idle_timeout_) != -1 ? delay : 0;
}

JSValue TimerObjects::new_timeout(trace::TimerId id, JSValueConst callback, double delay, bool repeat,
                                  JSValue list) {
    Value arguments{context_, list};
    Value object{context_, JS_NewObjectClass(context_, timeout_class_)};
    if (object.is_exception()) return JS_EXCEPTION;
    set_state(object.get(), {id.value});
    define(object.get(), idle_timeout_, JS_NewNumber(context_, delay));
    define(object.get(), on_timeout_, JS_DupValue(context_, callback));
    define(object.get(), timer_args_, arguments.release());
    define(object.get(), repeat_, repeat ? JS_NewNumber(context_, delay) : JS_NULL);
    return object.release();
}

JSValue TimerObjects::new_immediate(JSValueConst callback, JSValue list) {
    Value arguments{context_, list};
    Value object{context_, JS_NewObjectClass(context_, immediate_class_)};
    if (object.is_exception()) return JS_EXCEPTION;
    define(object.get(), on_immediate_, JS_DupValue(context_, callback));
    define(object.get(), argv_, arguments.release());
    return object.release();
}

// The state is small, and stands where other classes keep a pointer.
static_assert(sizeof(void*) >= sizeof(uint64_t));
static constexpr uint64_t not_referenced = uint64_t{1} << 32, is_cleared = uint64_t{1} << 33,
                          is_running = uint64_t{1} << 34;

void TimerObjects::set_state(JSValueConst object, const State& state) {
    const uint64_t bits = state.id | (state.referenced ? 0 : not_referenced) |
                          (state.cleared ? is_cleared : 0) | (state.running ? is_running : 0);
    // NOLINTNEXTLINE(performance-no-int-to-ptr): nobody follows it
    JS_SetOpaque(object, reinterpret_cast<void*>(static_cast<uintptr_t>(bits)));
}

TimerObjects::State TimerObjects::state_of(JSValueConst object, JSClassID kind) {
    const uint64_t bits = reinterpret_cast<uintptr_t>(JS_GetOpaque(object, kind));
    return {static_cast<uint32_t>(bits), (bits & not_referenced) == 0, (bits & is_cleared) != 0,
            (bits & is_running) != 0};
}

JSValue TimerObjects::list_of(JSContext* context, std::span<JSValueConst> arguments) {
    if (arguments.empty()) return JS_UNDEFINED;
    std::vector<JSValue> values;
    for (const JSValueConst argument : arguments) values.push_back(JS_DupValue(context, argument));
    return JS_NewArrayFrom(context, static_cast<int>(values.size()), values.data());
}

}  // namespace lg::script
