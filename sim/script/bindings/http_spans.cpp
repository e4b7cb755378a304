// binding.httpSpans: llhttp for undici, which brings its own as WebAssembly and tells its parser of each
// piece.
//
//     create(events) -> machine, for responses      events: {onMessageBegin, onStatus, onHeaderField,
//     onHeaderValue,
//                                                   onHeadersComplete, onBody, onMessageComplete}
//     execute(machine, bytes) -> an error of llhttp's, 0 if there is none
//     finish(machine)            the same, at the end of the stream
//     resume(machine)
//     errorPosition(machine)     where execute() stopped, as an index of its bytes
//     errorReason(machine)
//
// A piece is told by its index and its length; onHeadersComplete(status, upgrade, keepsAlive). What an event
// returns goes to llhttp: 0 or an error. What throws ends the call by throwing.
#include <array>
#include <memory>

#include "llhttp.h"
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/native_class.h"

namespace lg::script {

namespace {

constexpr std::array event_names{"onMessageBegin",    "onStatus", "onHeaderField",    "onHeaderValue",
                                 "onHeadersComplete", "onBody",   "onMessageComplete"};
enum EventIndex : size_t {
    message_begin,
    status,
    header_field,
    header_value,
    headers_complete,
    body,
    message_complete
};

struct SpanMachine {
    llhttp_t machine{};
    llhttp_settings_t settings{};
    std::array<Value, event_names.size()> events;
    JSContext* context = nullptr;  // during a call only
    const char* begin = nullptr;
    int64_t stopped_at = 0;
    bool threw = false;
};

template <size_t Count>
int tell(llhttp_t* machine, EventIndex event, std::array<JSValueConst, Count> arguments) {
    auto& told = *static_cast<SpanMachine*>(machine->data);
    if (told.threw) return HPE_USER;
    const Value result{told.context, JS_Call(told.context, told.events[event].get(), JS_UNDEFINED,
                                             static_cast<int>(Count), arguments.data())};
    told.threw = result.is_exception();
    return told.threw ? HPE_USER : static_cast<int>(to_integer(told.context, result.get()));
}

template <EventIndex event>
int on_piece(llhttp_t* machine, const char* at, size_t length) {
    const auto& told = *static_cast<SpanMachine*>(machine->data);
    return tell<2>(machine, event,
                   {JS_NewInt64(told.context, at - told.begin),
                    JS_NewInt64(told.context, static_cast<int64_t>(length))});
}

template <EventIndex event>
int on_moment(llhttp_t* machine) {
    return tell<0>(machine, event, {});
}

int on_headers_complete(llhttp_t* machine) {
    const auto& told = *static_cast<SpanMachine*>(machine->data);
    return tell<3>(
        machine, headers_complete,
        {JS_NewInt32(told.context, machine->status_code), JS_NewBool(told.context, machine->upgrade != 0),
         JS_NewBool(told.context, llhttp_should_keep_alive(machine) != 0)});
}

// ---- the natives

using SpanClass = NativeClass<SpanMachine>;

JSValue create(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    auto made = std::make_unique<SpanMachine>();
    for (size_t i = 0; i < event_names.size(); i++) {
        made->events[i] = Value{context, JS_GetPropertyStr(context, arguments[0], event_names[i])};
        if (made->events[i].is_exception()) return JS_EXCEPTION;
    }
    llhttp_settings_init(&made->settings);
    made->settings.on_message_begin = on_moment<message_begin>;
    made->settings.on_status = on_piece<status>;
    made->settings.on_header_field = on_piece<header_field>;
    made->settings.on_header_value = on_piece<header_value>;
    made->settings.on_headers_complete = on_headers_complete;
    made->settings.on_body = on_piece<body>;
    made->settings.on_message_complete = on_moment<message_complete>;
    llhttp_init(&made->machine, HTTP_RESPONSE, &made->settings);
    made->machine.data = made.get();
    return SpanClass::wrap(context, data, std::move(made));
}

// bytes: nothing at the end of the stream.
JSValue run(JSContext* context, SpanMachine& told, const std::string* bytes) {
    if (told.context) return JS_ThrowTypeError(context, "binding.httpSpans: the parser is running");
    told.context = context;
    told.begin = bytes ? bytes->data() : nullptr;
    told.threw = false;
    const llhttp_errno_t error =
        bytes ? llhttp_execute(&told.machine, bytes->data(), bytes->size()) : llhttp_finish(&told.machine);
    told.context = nullptr;
    if (told.threw) return JS_EXCEPTION;
    told.stopped_at = 0;
    if (bytes && error != HPE_OK) told.stopped_at = llhttp_get_error_pos(&told.machine) - bytes->data();
    return JS_NewInt32(context, error);
}

JSValue execute(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    SpanMachine* told = SpanClass::unwrap(context, data, arguments[0]);
    if (!told) return JS_EXCEPTION;
    const Value alive = Value::share(context, arguments[0]);
    const std::string bytes = to_bytes(context, arguments[1]);
    return run(context, *told, &bytes);
}

JSValue finish(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    SpanMachine* told = SpanClass::unwrap(context, data, arguments[0]);
    if (!told) return JS_EXCEPTION;
    const Value alive = Value::share(context, arguments[0]);
    return run(context, *told, nullptr);
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
    machines.add(spans, "create", create, 1);
    machines.add(spans, "execute", execute, 2);
    machines.add(spans, "finish", finish, 1);
    machines.add(spans, "resume", resume, 1);
    machines.add(spans, "errorPosition", error_position, 1);
    machines.add(spans, "errorReason", error_reason, 1);
    JS_SetPropertyStr(context, binding, "httpSpans", spans);
}

}  // namespace lg::script
