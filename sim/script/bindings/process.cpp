// binding.process: what a process knows of itself, its clocks, its two streams, and how it ends.
#include "sim/loop/signals.h"
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"
#include "sim/script/bindings/text_codec.h"
#include "sim/script/observe.h"

namespace lg::script {

namespace {

// write(fd 1 or 2, string or Uint8Array) -> false if nobody reads it any more; and writeDirectly(), which
// does not ask for the stream of the descriptor
template <bool is_direct>
JSValue write(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto stream = to_integer(context, arguments[0]) == 2 ? trace::Stream::standard_error
                                                               : trace::Stream::standard_output;
    if (JS_IsString(arguments[1])) {
        auto text = to_text(context, arguments[1]);
        if (!text) return JS_EXCEPTION;
        replace_surrogates(*text);
        return JS_NewBool(context, Engine::of(context).write(stream, *text, is_direct));
    }
    return JS_NewBool(context, Engine::of(context).write(stream, to_bytes(context, arguments[1]), is_direct));
}

JSValue working_folder(JSContext* context, JSValueConst, int, JSValueConst*) {
    return new_text(context, Engine::of(context).options().working_folder);
}

// chdir(absolute path) -> 0, or minus an error number
JSValue change_folder(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    host::Work work;
    work.kind = trace::WorkKind::stat;
    work.more->path = to_plain_text(context, arguments[0]);
    const host::Outcome outcome = engine.loop().perform(work);
    if (outcome.value < 0) return JS_NewInt64(context, outcome.value);
    constexpr uint32_t type_bits = 0170000, folder = 0040000;
    constexpr int not_a_folder = 20;
    if ((outcome.more->status->mode & type_bits) != folder) return JS_NewInt32(context, -not_a_folder);
    engine.set_working_folder(work.more->path);
    return JS_NewInt32(context, 0);
}

JSValue monotonic_ns(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewBigUint64(context, Engine::of(context).read_clock_ns());
}

JSValue monotonic_ms(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewFloat64(context, static_cast<double>(Engine::of(context).read_clock_ns()) / 1e6);
}

// The milliseconds since the epoch at which the run began.
JSValue origin_ms(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewInt64(context, Engine::of(context).loop().host().epoch_ms());
}

// The bytes in use on the engine's heap.
JSValue heap(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewInt64(context, static_cast<int64_t>(observe_heap(JS_GetRuntime(context)).bytes));
}

JSValue set_exit_code(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).loop().set_exit_code(static_cast<int>(to_integer(context, arguments[0])));
    return JS_UNDEFINED;
}

JSValue new_place(JSContext* context, JSAtom file, int line, int column) {
    const JSValue place = JS_NewArray(context);
    JS_SetPropertyUint32(context, place, 0, JS_AtomToString(context, file));
    JS_SetPropertyUint32(context, place, 1, JS_NewInt32(context, line));
    JS_SetPropertyUint32(context, place, 2, JS_NewInt32(context, column));
    return place;
}

// thrownAt(value) -> [file, line, column] of the `throw` that threw it; undefined if nobody knows
JSValue thrown_at(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    JSAtom file = JS_ATOM_NULL;
    int line = 0, column = 0;
    if (!observe_thrown_at(context, arguments[0], &file, &line, &column)) return JS_UNDEFINED;
    return new_place(context, file, line, column);
}

// moduleAwaitsAt() -> the same of the await at which a module stands
JSValue module_awaits_at(JSContext* context, JSValueConst, int, JSValueConst*) {
    JSAtom file = JS_ATOM_NULL;
    int line = 0, column = 0;
    const bool is_known = observe_module_awaits_at(JS_GetRuntime(context), &file, &line, &column);
    return is_known ? new_place(context, file, line, column) : JS_UNDEFINED;
}

JSValue forget_throw(JSContext* context, JSValueConst, int, JSValueConst*) {
    observe_forget_throw(JS_GetRuntime(context));
    return JS_UNDEFINED;
}

// An immediate of Node's own, as behind each exception that a listener handled.
JSValue queue_own_immediate(JSContext* context, JSValueConst, int, JSValueConst*) {
    Engine::of(context).loop().queue_immediate({}, {});
    return JS_UNDEFINED;
}

// watchSignal(number, name, listener): listener() is called when it comes
JSValue watch_signal(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const trace::StringId name = engine.intern(to_plain_text(context, arguments[1]));
    engine.loop().signals().watch(static_cast<int>(to_integer(context, arguments[0])), name,
                                  KeptCall{engine, arguments[2], JS_UNDEFINED, {}});
    return JS_UNDEFINED;
}
JSValue ignore_signal(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).loop().signals().ignore(static_cast<int>(to_integer(context, arguments[0])));
    return JS_UNDEFINED;
}
// raiseSignal(number) -> whether the script listens to it
JSValue raise_signal(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    loop::Loop* const main = Engine::of(context).loop().process().threads[0].loop;
    const int number = static_cast<int>(to_integer(context, arguments[0]));
    return JS_NewBool(context, main && main->signals().raise(number));
}

// exit(code, reason): never returns to the script.
JSValue exit(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const std::string reason = to_plain_text(context, arguments[1]);
    trace::ExitReason why = trace::ExitReason::process_exit;
    if (reason == "uncaught_exception") why = trace::ExitReason::uncaught_exception;
    if (reason == "unsettled_await") why = trace::ExitReason::unsettled_await;
    const int64_t code = to_integer(context, arguments[0]);
    const bool is_worker = engine.options().worker_port.value != 0;  // whose parent hears the whole number
    engine.loop().stop(why, static_cast<int>(is_worker ? code : code & 0xFF));
    return engine.stop_script();
}

JSValue environment(JSContext* context, const EngineOptions& options) {
    const JSValue pairs = JS_NewArray(context);
    uint32_t index = 0;
    for (const auto& [name, value] : options.environment) {
        JS_SetPropertyUint32(context, pairs, index++, new_list(context, {name, value}));
    }
    return pairs;
}

// What of the profile shows in JavaScript.
JSValue profile_of(JSContext* context, const loop::NodeProfile& profile) {
    const JSValue object = JS_NewObject(context);
    const auto text = [&](const char* name, std::string_view value) {
        JS_SetPropertyStr(context, object, name, new_text(context, value));
    };
    text("version", profile.version);
    text("uv", profile.libuv_version);
    JS_SetPropertyStr(context, object, "rejectionsAreFatal",
                      JS_NewBool(context, profile.rejections_are_fatal));
    return object;
}

}  // namespace

void install_process(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const EngineOptions& options = engine.options();
    add_natives(context, binding, {{"write", write<false>, 2}, {"writeDirectly", write<true>, 2}});
    const JSValue process = JS_NewObject(context);
    add_natives(context, process,
                {{"cwd", working_folder, 0},
                 {"chdir", change_folder, 1},
                 {"nowNs", monotonic_ns, 0},
                 {"nowMs", monotonic_ms, 0},
                 {"originMs", origin_ms, 0},
                 {"heap", heap, 0},
                 {"setExitCode", set_exit_code, 1},
                 {"queueOwnImmediate", queue_own_immediate, 0},
                 {"thrownAt", thrown_at, 1},
                 {"forgetThrow", forget_throw, 0},
                 {"moduleAwaitsAt", module_awaits_at, 0},
                 {"watchSignal", watch_signal, 3},
                 {"ignoreSignal", ignore_signal, 1},
                 {"raiseSignal", raise_signal, 1},
                 {"exit", exit, 2}});
    JS_SetPropertyStr(context, process, "script", new_text(context, options.script));
    JS_SetPropertyStr(context, process, "argv", new_list(context, options.arguments));
    JS_SetPropertyStr(context, process, "env", environment(context, options));
    JS_SetPropertyStr(context, process, "version", new_text(context, engine.loop().profile().version));
    JS_SetPropertyStr(context, process, "profile", profile_of(context, engine.loop().profile()));
    JS_SetPropertyStr(context, process, "memoryMax",
                      JS_NewInt64(context, static_cast<int64_t>(options.memory_max)));
    JS_SetPropertyStr(context, binding, "process", process);
}

}  // namespace lg::script
