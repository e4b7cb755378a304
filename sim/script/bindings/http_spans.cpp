// binding.httpSpans: llhttp for undici, which brings its own as WebAssembly and tells its parser of each
// piece.
//
//     create() -> machine                  for responses
//     execute(machine, events, bytes)      -> an error of llhttp's, 0 if there is none
//     finish(machine, events)              the same, at the end of the stream
//     resume(machine)
//     errorPosition(machine)               where execute() stopped, as an index of its bytes
//     errorReason(machine)
//
// events: {onMessageBegin, onStatus, onHeaderField, onHeaderValue, onHeadersComplete, onBody,
// onMessageComplete}. A piece is told by its index and its length; onHeadersComplete(status, upgrade,
// keepsAlive). What an event returns goes to llhttp: 0 or an error. What throws ends the call by throwing.
#include <array>
#include <memory>

#include "llhttp.h"
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/native_class.h"

namespace lg::script {

namespace {

// One call of execute() or finish().
struct SpanRun {
    JSContext* context;
    JSValueConst events;
    const char* begin;  // of the bytes; null at the end of the stream
    bool threw = false;
};

struct SpanMachine {
    llhttp_t machine{};
    llhttp_settings_t settings{};
    SpanRun* run = nullptr;  // during a call only
    int64_t stopped_at = 0;
};

SpanRun& run_of(llhttp_t* machine) { return *static_cast<SpanMachine*>(machine->data)->run; }

template <size_t Count>
int tell(SpanRun& run, const char* event, std::array<JSValueConst, Count> arguments) {
    if (run.threw) return HPE_USER;
    const Value function{run.context, JS_GetPropertyStr(run.context, run.events, event)};
    const Value result{run.context, JS_Call(run.context, function.get(), JS_UNDEFINED,
                                            static_cast<int>(Count), arguments.data())};
    run.threw = result.is_exception();
    return run.threw ? HPE_USER : static_cast<int>(to_integer(run.context, result.get()));
}

int tell_piece(llhttp_t* machine, const char* event, const char* at, size_t length) {
    SpanRun& run = run_of(machine);
    return tell<2>(
        run, event,
        {JS_NewInt64(run.context, at - run.begin), JS_NewInt64(run.context, static_cast<int64_t>(length))});
}
int on_message_begin(llhttp_t* machine) { return tell<0>(run_of(machine), "onMessageBegin", {}); }
int on_status(llhttp_t* machine, const char* at, size_t length) {
    return tell_piece(machine, "onStatus", at, length);
}
int on_header_field(llhttp_t* machine, const char* at, size_t length) {
    return tell_piece(machine, "onHeaderField", at, length);
}
int on_header_value(llhttp_t* machine, const char* at, size_t length) {
    return tell_piece(machine, "onHeaderValue", at, length);
}
int on_headers_complete(llhttp_t* machine) {
    SpanRun& run = run_of(machine);
    return tell<3>(
        run, "onHeadersComplete",
        {JS_NewInt32(run.context, machine->status_code), JS_NewBool(run.context, machine->upgrade != 0),
         JS_NewBool(run.context, llhttp_should_keep_alive(machine) != 0)});
}
int on_body(llhttp_t* machine, const char* at, size_t length) {
    return tell_piece(machine, "onBody", at, length);
}
int on_message_complete(llhttp_t* machine) { return tell<0>(run_of(machine), "onMessageComplete", {}); }

// ---- the natives

using SpanClass = NativeClass<SpanMachine>;

JSValue create(JSContext* context, JSValueConst, int, JSValueConst*, int, JSValueConst* data) {
    auto made = std::make_unique<SpanMachine>();
    llhttp_settings_init(&made->settings);
    made->settings.on_message_begin = on_message_begin;
    made->settings.on_status = on_status;
    made->settings.on_header_field = on_header_field;
    made->settings.on_header_value = on_header_value;
    made->settings.on_headers_complete = on_headers_complete;
    made->settings.on_body = on_body;
    made->settings.on_message_complete = on_message_complete;
    llhttp_init(&made->machine, HTTP_RESPONSE, &made->settings);
    made->machine.data = made.get();
    return SpanClass::wrap(context, data, std::move(made));
}

// bytes: null at the end of the stream.
JSValue run(JSContext* context, JSValueConst* arguments, JSValueConst* data, const std::string* bytes) {
    SpanMachine* told = SpanClass::unwrap(context, data, arguments[0]);
    if (!told) return JS_EXCEPTION;
    if (told->run) return JS_ThrowTypeError(context, "binding.httpSpans: the parser is running");
    const Value alive = Value::share(context, arguments[0]);
    SpanRun run{context, arguments[1], bytes ? bytes->data() : nullptr};
    told->run = &run;
    const llhttp_errno_t error =
        bytes ? llhttp_execute(&told->machine, bytes->data(), bytes->size()) : llhttp_finish(&told->machine);
    told->run = nullptr;
    if (run.threw) return JS_EXCEPTION;
    told->stopped_at = 0;
    if (bytes && error != HPE_OK) told->stopped_at = llhttp_get_error_pos(&told->machine) - bytes->data();
    return JS_NewInt32(context, error);
}

JSValue execute(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const std::string bytes = to_bytes(context, arguments[2]);
    return run(context, arguments, data, &bytes);
}

JSValue finish(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    return run(context, arguments, data, nullptr);
}

JSValue resume(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    SpanMachine* told = SpanClass::unwrap(context, data, arguments[0]);
    if (!told) return JS_EXCEPTION;
    llhttp_resume(&told->machine);
    return JS_UNDEFINED;
}

JSValue error_position(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                       JSValueConst* data) {
    const SpanMachine* told = SpanClass::unwrap(context, data, arguments[0]);
    return told ? JS_NewInt64(context, told->stopped_at) : JS_EXCEPTION;
}

JSValue error_reason(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                     JSValueConst* data) {
    const SpanMachine* told = SpanClass::unwrap(context, data, arguments[0]);
    if (!told) return JS_EXCEPTION;
    const char* reason = llhttp_get_error_reason(&told->machine);
    return new_text(context, reason ? reason : "");
}

}  // namespace

void install_http_spans(Engine& engine, JSValueConst binding) {
    JSContext* context = engine.context();
    const SpanClass machines(engine, "HttpSpans");
    const JSValue spans = JS_NewObject(context);
    machines.add(spans, "create", create, 0);
    machines.add(spans, "execute", execute, 3);
    machines.add(spans, "finish", finish, 2);
    machines.add(spans, "resume", resume, 1);
    machines.add(spans, "errorPosition", error_position, 1);
    machines.add(spans, "errorReason", error_reason, 1);
    JS_SetPropertyStr(context, binding, "httpSpans", spans);
}

}  // namespace lg::script
