// binding.timers: timers, immediates and the nextTick queue. The loop calls the user's function itself: no
// function of ours stands between. setTimeout, setInterval, setImmediate and process.nextTick themselves are
// here: the busiest doors into the loop have no JavaScript before them.
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"
#include "sim/script/bindings/timer_objects.h"

namespace lg::script {

namespace {

constexpr double delay_max_ms = 2147483647;

// Throws as Node does if the value is no function.
bool check_callback(Engine& engine, JSValueConst callback) {
    JSContext* const context = engine.context();
    if (JS_IsFunction(context, callback)) return true;
    const Value validators{context, engine.require_builtin("internal/validators")};
    const Value name{context, JS_NewString(context, "callback")};
    const JSAtom check = JS_NewAtom(context, "validateCallback");
    JSValueConst values[] = {callback, name.get()};
    const Value result{context, JS_Invoke(context, validators.get(), check, 2, values)};
    JS_FreeAtom(context, check);
    return false;
}

std::span<JSValueConst> arguments_from(int first, int count, JSValueConst* arguments) {
    return {arguments + first, static_cast<size_t>(std::max(count - first, 0))};
}

// ---- timers

// Rule J7. Numbers in range stay as they are; for all else JavaScript is asked, which may warn. Nothing if it
// threw.
std::optional<double> to_delay(Engine& engine, JSValueConst value) {
    JSContext* const context = engine.context();
    if (JS_IsUndefined(value)) return 1;
    if (JS_IsNumber(value)) {
        const double delay = to_number(context, value);
        if (delay >= 1 && delay <= delay_max_ms) return delay;
    }
    const Value coerced{context, JS_Call(context, engine.timer_objects().coerce(), JS_UNDEFINED, 1, &value)};
    if (coerced.is_exception()) return std::nullopt;
    return to_number(context, coerced.get());
}

// False if the value is no timer.
bool clear(Engine& engine, JSValueConst value) {
    auto state = engine.timer_objects().timeout(value);
    if (!state.id) return false;
    state.cleared = true;
    TimerObjects::set_state(value, state);
    engine.loop().disarm_timer(trace::TimerId{state.id});
    return true;
}

// repeat: how often in ms, 0 for once.
void arm(Engine& engine, double delay, double repeat, KeptCall call, JSValueConst callback);

// As Node's lists of timers do, it goes by what the object says when its time has come.
class TimerCall {
  public:
    TimerCall(Engine& engine, double repeat, KeptCall call)
        : engine_(&engine), repeat_(repeat), call_(std::move(call)) {}

    loop::Completion operator()() const {
        const TimerObjects& objects = engine_->timer_objects();
        const Value function = objects.callback_of(call_.receiver());
        if (!JS_IsFunction(engine_->context(), function.get())) {
            clear(*engine_, call_.receiver());
            return loop::Completion::normal;
        }
        set_running(true);
        const loop::Completion completion = call_.call(function.get());
        set_running(false);
        const double repeat = objects.repeats_in(call_.receiver());
        if (repeat == 0 && repeat_ != 0) clear(*engine_, call_.receiver());
        if (repeat == 0 || repeat == repeat_) return completion;
        engine_->loop().disarm_timer(trace::TimerId{objects.timeout(call_.receiver()).id});
        arm(*engine_, repeat, repeat, call_, function.get());
        return completion;
    }

  private:
    void set_running(bool running) const {
        auto state = engine_->timer_objects().timeout(call_.receiver());
        state.running = running;
        TimerObjects::set_state(call_.receiver(), state);
    }

    Engine* engine_;
    double repeat_;
    KeptCall call_;
};

void arm(Engine& engine, double delay, double repeat, KeptCall call, JSValueConst callback) {
    const auto state = engine.timer_objects().timeout(call.receiver());
    loop::TimerRequest request;
    request.delay_ms = static_cast<uint32_t>(delay >= 1 ? std::min(delay, delay_max_ms) : 1);
    request.repeat = repeat != 0;
    request.referenced = state.referenced;
    request.origin = engine.origin_of(callback);
    engine.loop().arm_timer(trace::TimerId{state.id}, request, TimerCall{engine, repeat, std::move(call)});
}

// setTimeout(function, delay, ...arguments), and with `repeat` setInterval. The function is called on the
// timer.
JSValue start(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int repeat) {
    Engine& engine = Engine::of(context);
    if (!check_callback(engine, arguments[0])) return JS_EXCEPTION;
    const auto delay = to_delay(engine, arguments[1]);
    if (!delay) return JS_EXCEPTION;
    const auto rest = arguments_from(2, count, arguments);
    const trace::TimerId id = engine.loop().new_timer_id();
    Value timer{context, engine.timer_objects().new_timeout(id, arguments[0], *delay, repeat != 0,
                                                            TimerObjects::list_of(context, rest))};
    if (timer.is_exception()) return JS_EXCEPTION;
    arm(engine, *delay, repeat ? *delay : 0, KeptCall{engine, arguments[0], timer.get(), rest}, arguments[0]);
    return timer.release();
}

// restart(timer, delay in ms, repeat in ms, function, arguments): arms it anew, whether or not it is armed
// now.
JSValue restart(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto state = engine.timer_objects().timeout(arguments[0]);
    if (!state.id || state.cleared) return JS_UNDEFINED;
    engine.loop().disarm_timer(trace::TimerId{state.id});
    arm(engine, to_number(context, arguments[1]), to_number(context, arguments[2]),
        KeptCall::with_list(engine, arguments[3], arguments[0], arguments[4]), arguments[3]);
    return JS_UNDEFINED;
}

// stop(value) -> whether it is a timer
JSValue stop(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewBool(context, clear(Engine::of(context), arguments[0]));
}

JSValue id_of_timer(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewUint32(context, Engine::of(context).timer_objects().timeout(arguments[0]).id);
}

// isDestroyed(timer): it will not run again, unless somebody refreshes it. While its callback runs, it is
// not.
JSValue is_destroyed(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto state = engine.timer_objects().timeout(arguments[0]);
    const bool is_armed = engine.loop().thread().timers.find(trace::TimerId{state.id});
    return JS_NewBool(context, state.cleared || !(state.running || is_armed));
}

JSValue is_referenced(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto state = Engine::of(context).timer_objects().timeout(arguments[0]);
    return JS_NewBool(context, state.id && state.referenced);
}

JSValue set_referenced(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    auto state = engine.timer_objects().timeout(arguments[0]);
    if (!state.id) return JS_UNDEFINED;
    state.referenced = JS_ToBool(context, arguments[1]) > 0;
    TimerObjects::set_state(arguments[0], state);
    engine.loop().set_timer_referenced(trace::TimerId{state.id}, state.referenced);
    return JS_UNDEFINED;
}

// ---- immediates

// setImmediate(function, ...arguments). The function is called on the immediate.
JSValue set_immediate(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    if (!check_callback(engine, arguments[0])) return JS_EXCEPTION;
    const auto rest = arguments_from(1, count, arguments);
    Value immediate{context,
                    engine.timer_objects().new_immediate(arguments[0], TimerObjects::list_of(context, rest))};
    if (immediate.is_exception()) return JS_EXCEPTION;
    const trace::ImmediateId id = engine.loop().queue_immediate(
        engine.origin_of(arguments[0]), KeptCall{engine, arguments[0], immediate.get(), rest});
    TimerObjects::set_state(immediate.get(), {id.value, true, false});
    return immediate.release();
}

// clearImmediate(value) -> whether it is an immediate
JSValue clear_immediate(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const trace::ImmediateId id{engine.timer_objects().immediate(arguments[0]).id};
    if (id) engine.loop().clear_immediate(id);
    return JS_NewBool(context, static_cast<bool>(id));
}

JSValue is_queued(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const trace::Thread& thread = engine.loop().thread();
    const trace::ImmediateId id{engine.timer_objects().immediate(arguments[0]).id};
    return JS_NewBool(context, thread.immediates.contains(id) || thread.immediate_batch.contains(id));
}

JSValue is_immediate_referenced(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto state = Engine::of(context).timer_objects().immediate(arguments[0]);
    return JS_NewBool(context, state.id && state.referenced);
}

JSValue set_immediate_referenced(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    auto state = engine.timer_objects().immediate(arguments[0]);
    if (!state.id) return JS_UNDEFINED;
    state.referenced = JS_ToBool(context, arguments[1]) > 0;
    TimerObjects::set_state(arguments[0], state);
    engine.loop().set_immediate_referenced(trace::ImmediateId{state.id}, state.referenced);
    return JS_UNDEFINED;
}

// ---- ticks

// queueTick(function, user's function, label, ...arguments). The user's function is what the trace shows.
JSValue queue_tick(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto label = JS_IsString(arguments[2]) ? to_text(context, arguments[2]) : std::nullopt;
    const auto rest = arguments_from(3, count, arguments);
    // One after the other: who is interned first gets the lower number, with every compiler.
    const trace::StringId shown = label ? engine.intern(*label) : trace::StringId{};
    const auto origin = engine.origin_of(arguments[1]);
    engine.loop().queue_tick(origin, KeptCall{engine, arguments[0], JS_UNDEFINED, rest}, shown);
    return JS_UNDEFINED;
}

// process.nextTick(function, ...arguments)
JSValue next_tick(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    if (!check_callback(engine, arguments[0])) return JS_EXCEPTION;
    engine.loop().queue_tick(engine.origin_of(arguments[0]), KeptCall{engine, arguments[0], JS_UNDEFINED,
                                                                      arguments_from(1, count, arguments)});
    return JS_UNDEFINED;
}

// setUp(prototype of timers, prototype of immediates, function that makes a delay of any value)
JSValue set_up(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    TimerObjects& objects = Engine::of(context).timer_objects();
    objects.set_prototypes(arguments[0], arguments[1]);
    objects.set_coerce(arguments[2]);
    return JS_UNDEFINED;
}

}  // namespace

void install_timers(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue timers = JS_NewObject(context);
    const auto add_start = [&](const char* name, int repeat) {
        JS_SetPropertyStr(context, timers, name,
                          JS_NewCFunctionMagic(context, start, name, 2, JS_CFUNC_generic_magic, repeat));
    };
    add_start("setTimeout", 0);
    add_start("setInterval", 1);
    add_natives(context, timers,
                {{"restart", restart, 5},
                 {"stop", stop, 1},
                 {"idOf", id_of_timer, 1},
                 {"isDestroyed", is_destroyed, 1},
                 {"isReferenced", is_referenced, 1},
                 {"setReferenced", set_referenced, 2},
                 {"setImmediate", set_immediate, 1},
                 {"clearImmediate", clear_immediate, 1},
                 {"isQueued", is_queued, 1},
                 {"isImmediateReferenced", is_immediate_referenced, 1},
                 {"setImmediateReferenced", set_immediate_referenced, 2},
                 {"queueTick", queue_tick, 3},
                 {"nextTick", next_tick, 1},
                 {"setUp", set_up, 3}});
    JS_SetPropertyStr(context, binding, "timers", timers);
}

}  // namespace lg::script
