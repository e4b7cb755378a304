// binding.workers: threads, what a thread knows of itself, and Atomics.wait between them.
#include "sim/loop/workers.h"

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"
#include "sim/script/bindings/parcel.h"
#include "sim/script/worker_thread.h"

namespace lg::script {

namespace {

using trace::HandleId;

std::vector<Value> list_of(JSContext* context, JSValueConst list) {
    std::vector<Value> values;
    int64_t length = 0;
    if (!JS_IsArray(list) || JS_GetLength(context, list, &length) < 0) return values;
    for (int64_t i = 0; i < length; i++) values.emplace_back(context, JS_GetPropertyInt64(context, list, i));
    return values;
}

// create(script, name, port, [[name, value]...] of the environment, limits, memory_max, onExit(code, memory))
//     -> [handle, thread], or minus an error number.
JSValue create(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    EngineOptions options = engine.options();
    options.script = to_plain_text(context, arguments[0]);
    const std::string name = to_plain_text(context, arguments[1]);
    options.arguments.clear();
    options.worker_port = to_id<trace::PortId>(context, arguments[2]);
    options.environment.clear();
    for (const Value& pair : list_of(context, arguments[3])) {
        const auto both = list_of(context, pair.get());
        if (both.size() != 2) continue;
        options.environment.emplace_back(to_plain_text(context, both[0].get()),
                                         to_plain_text(context, both[1].get()));
    }
    options.resource_limits.clear();
    for (const Value& limit : list_of(context, arguments[4])) {
        double number = 0;
        JS_ToFloat64(context, &number, limit.get());
        options.resource_limits.push_back(number);
    }
    options.own_memory_max = static_cast<uint64_t>(to_integer(context, arguments[5]));

    loop::Workers::Request request;
    request.script = engine.intern_file(options.script);
    request.label = name.empty() ? request.script : engine.intern(name);
    request.from = engine.here();
    const Callback exited{engine, arguments[6]};
    request.exited = [context, exited](const loop::Workers::Ending& ending) {
        return exited({JS_NewInt32(context, ending.exit_code), JS_NewBool(context, ending.is_out_of_memory)});
    };
    loop::Loop& loop = engine.loop();
    options.random_seed += loop.process().threads.size() * 0x9E3779B97F4A7C15u;
    loop::Workers::Created created = loop.workers().create(std::move(request));
    if (created.error < 0) return JS_NewInt64(context, created.error);
    if (!created.host) return engine.stop_script();
    options.created = loop.recorder().count();
    const JSValue pair = JS_NewArray(context);
    JS_SetPropertyUint32(context, pair, 0, JS_NewUint32(context, created.handle.value));
    JS_SetPropertyUint32(context, pair, 1, JS_NewUint32(context, created.thread));
    start_worker_thread(loop, std::move(created), std::move(options));
    return pair;
}

// terminate(handle)
JSValue terminate(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).loop().workers().terminate(to_id<HandleId>(context, arguments[0]));
    return JS_UNDEFINED;
}
// setReferenced(handle, yes)
JSValue set_referenced(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).loop().workers().set_referenced(to_id<HandleId>(context, arguments[0]),
                                                        JS_ToBool(context, arguments[1]) > 0);
    return JS_UNDEFINED;
}

// ---- Atomics

// Where in memory the element of a shared array is that a built-in module has checked.
const uint8_t* address_of(JSContext* context, JSValueConst buffer, JSValueConst offset, size_t width) {
    size_t size = 0;
    const uint8_t* bytes = JS_GetArrayBuffer(context, &size, buffer);
    const auto at = static_cast<size_t>(to_integer(context, offset));
    return bytes && at + width <= size ? bytes + at : nullptr;
}

enum Outcome : int32_t { woken, not_equal, timed_out };

// wait(buffer, offset, width, value, milliseconds or -1 for ever) -> an Outcome
JSValue wait(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto width = static_cast<size_t>(to_integer(context, arguments[2]));
    int64_t wanted = 0;
    if (JS_ToBigInt64(context, &wanted, arguments[3]) < 0) return JS_EXCEPTION;
    double milliseconds = 0;
    JS_ToFloat64(context, &milliseconds, arguments[4]);
    loop::Loop& loop = engine.loop();
    const uint8_t* address = address_of(context, arguments[0], arguments[1], width);
    if (!address) return JS_ThrowRangeError(context, "Invalid atomic access index");
    int64_t value = 0;
    if (width == 8) {
        std::memcpy(&value, address, 8);
    } else {
        int32_t narrow = 0;
        std::memcpy(&narrow, address, 4);
        value = narrow;
    }
    if (value != wanted) return JS_NewInt32(context, not_equal);
    constexpr double longest_ms = 1e12;
    std::optional<Duration> timeout;
    if (milliseconds >= 0 && milliseconds < longest_ms)
        timeout = Duration{static_cast<int64_t>(milliseconds * 1e6)};
    loop::Waiters& waiters = loop.process().waiters;
    const loop::Waiter waiter{address, loop.recorder().number(), {}};
    waiters.add(waiter);
    loop.block(timeout);
    const bool was_notified = !waiters.remove(waiter);
    if (loop.stopping()) return engine.stop_script();
    return JS_NewInt32(context, was_notified ? woken : timed_out);
}

// notify(buffer, offset, width, how many at the most) -> how many
JSValue notify(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto width = static_cast<size_t>(to_integer(context, arguments[2]));
    Engine& engine = Engine::of(context);
    loop::Process& process = engine.loop().process();
    const uint8_t* address = address_of(context, arguments[0], arguments[1], width);
    if (!address) return JS_ThrowRangeError(context, "Invalid atomic access index");
    const auto most = static_cast<uint32_t>(
        std::min<int64_t>(to_integer(context, arguments[3]), static_cast<int64_t>(UINT32_MAX)));
    const std::vector<loop::Waiter> woken = process.waiters.take(address, most);
    for (const loop::Waiter& waiter : woken) {
        if (!waiter.port) {
            process.threads[waiter.thread].host->unblock();
            continue;
        }
        // An empty message, as internal/structured_clone writes undefined.
        const auto empty = std::make_shared<Parcel>();
        empty->cells.emplace_back(0.0);
        empty->cells.emplace_back(Parcel::Undefined{});
        process.ports.send(waiter.port, empty, engine.intern("Atomics.notify"), engine.loop().recorder());
    }
    return JS_NewUint32(context, static_cast<uint32_t>(woken.size()));
}

loop::Waiter waiter_of(JSContext* context, JSValueConst* arguments) {
    return {address_of(context, arguments[0], arguments[1], 4),
            Engine::of(context).loop().recorder().number(), to_id<trace::PortId>(context, arguments[2])};
}
// watch(buffer, offset, port): the port gets a message when the place is notified
JSValue watch(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const loop::Waiter waiter = waiter_of(context, arguments);
    if (waiter.address) Engine::of(context).loop().process().waiters.add(waiter);
    return JS_UNDEFINED;
}
// unwatch(buffer, offset, port) -> false if it was notified
JSValue unwatch(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const loop::Waiter waiter = waiter_of(context, arguments);
    return JS_NewBool(context, Engine::of(context).loop().process().waiters.remove(waiter));
}

}  // namespace

void install_workers(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue workers = JS_NewObject(context);
    add_natives(context, workers,
                {{"create", create, 7},
                 {"terminate", terminate, 1},
                 {"setReferenced", set_referenced, 2},
                 {"wait", wait, 5},
                 {"notify", notify, 4},
                 {"watch", watch, 3},
                 {"unwatch", unwatch, 3}});
    const EngineOptions& options = engine.options();
    JS_SetPropertyStr(context, workers, "threadId", JS_NewUint32(context, engine.loop().recorder().number()));
    JS_SetPropertyStr(context, workers, "port", JS_NewUint32(context, options.worker_port.value));
    const JSValue limits = JS_NewArray(context);
    uint32_t index = 0;
    for (const double limit : options.resource_limits)
        JS_SetPropertyUint32(context, limits, index++, JS_NewFloat64(context, limit));
    JS_SetPropertyStr(context, workers, "resourceLimits", limits);
    JS_SetPropertyStr(context, binding, "workers", workers);
}

}  // namespace lg::script
