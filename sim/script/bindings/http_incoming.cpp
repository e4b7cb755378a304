// Incoming messages, for binding.http:
//
//     setUpIncoming(kHeaders, kHeadersCount, addHeaderLines)
//     beginIncoming(message, model, socket, highWaterMark)   what the constructor gives a blank message
//     readStart(socket)                                      unless it is paused, or reads already
//
// and what the parser tells while it runs. Parsers, messages and sockets are the script's to spoil: all is
// read, written and called as JavaScript would.
#include "sim/script/bindings/http_incoming.h"

#include <fmt/format.h>

#include "sim/script/bindings/native_class.h"

namespace lg::script {

namespace {

using Key = IncomingKey;

constexpr std::array key_names = {"_addHeaderLines",
                                  "buffer",
                                  "client",
                                  "complete",
                                  "IncomingMessage",
                                  "_dumped",
                                  "_events",
                                  "flowing",
                                  "highWaterMark",
                                  "httpVersion",
                                  "httpVersionMajor",
                                  "httpVersionMinor",
                                  "incoming",
                                  "joinDuplicateHeaders",
                                  "maxHeadersCount",
                                  "method",
                                  "onIncoming",
                                  "pause",
                                  "_paused",
                                  "pipes",
                                  "push",
                                  "rawHeaders",
                                  "rawTrailers",
                                  "readable",
                                  "_readableState",
                                  "resume",
                                  "socket",
                                  "statusCode",
                                  "statusMessage",
                                  "upgrade",
                                  "url",
                                  "1.1"};

constexpr double lines_max_by_default = 2000;  // 1000 headers

JSValue new_version(IncomingAccess& access, const IncomingHead& head) {
    JSContext* context = access.context();
    if (head.major == 1 && head.minor == 1) return JS_AtomToString(context, access.names()[Key::version_1_1]);
    return new_text(context, fmt::format("{}.{}", head.major, head.minor));
}

// message._addHeaderLines(lines, count), whosever that is; what our own one does with the headers of a
// message that nobody has asked for them, is done here.
void add_lines(IncomingAccess& access, JSValueConst message, JSValueConst lines, JSValue count) {
    const IncomingNames& names = access.names();
    const Value method = access.get(message, Key::add_header_lines);
    const bool is_own = JS_IsObject(method.get()) && JS_VALUE_GET_PTR(method.get()) == names.add_header_lines;
    if (is_own && !access.is(message, Key::complete) &&
        !is_true(access.context(), access.get(message, names.headers->get()).get())) {
        if (!is_true(access.context(), count)) return;
        access.set(message, Key::raw_headers, JS_DupValue(access.context(), lines));
        access.set(message, names.headers_count->get(), count);
    } else {
        access.call(method.get(), message, {lines, count});
    }
}

void start_reading(IncomingAccess& access, JSValueConst socket) {
    if (!is_true(access.context(), socket)) return;
    const Value state = access.get(socket, Key::readable_state);
    const Value flowing = access.get(state.get(), Key::flowing);
    if (JS_IsBool(flowing.get()) && JS_VALUE_GET_BOOL(flowing.get())) return;
    if (!access.is(socket, Key::paused) && access.is(socket, Key::readable)) {
        access.invoke(socket, Key::resume, {});
    }
}

}  // namespace

IncomingNames::IncomingNames(JSContext* context) : Names(context, key_names) {}

int tell_head(IncomingAccess& access, JSValueConst parser, const IncomingHead& head) {
    JSContext* context = access.context();
    const Value constructor = access.get(parser, Key::constructor), socket = access.get(parser, Key::socket);
    if (access.failed()) return -1;
    JSValueConst given[] = {socket.get()};
    const Value message = access.checked(JS_CallConstructor(context, constructor.get(), 1, given));
    const auto set = [&](Key key, JSValue value) { access.set(message.get(), key, value); };
    access.set(parser, Key::incoming, message.dup());
    set(Key::http_version_major, JS_NewInt32(context, head.major));
    set(Key::http_version_minor, JS_NewInt32(context, head.minor));
    set(Key::http_version, new_version(access, head));
    set(Key::join_duplicate_headers, access.get(parser, Key::join_duplicate_headers).release());
    set(Key::url, head.url.dup());
    set(Key::upgrade, JS_NewBool(context, head.upgrade));
    const Value most = access.get(parser, Key::max_headers_count);
    const double lines_max =
        JS_IsNumber(most.get()) ? to_number(context, most.get()) * 2 : lines_max_by_default;
    const bool is_cut = lines_max > 0 && head.lines_count > lines_max;
    add_lines(access, message.get(), head.lines.get(),
              JS_NewNumber(context, is_cut ? lines_max : head.lines_count));
    if (!head.method.is_undefined()) {
        set(Key::method, head.method.dup());
    } else {
        set(Key::status_code, head.status.dup());
        set(Key::status_message, head.status_text.dup());
    }
    const Value on_incoming = access.get(parser, Key::on_incoming);
    const Value result = access.call(on_incoming.get(), parser,
                                     {message.get(), JS_NewBool(context, head.keeps_alive),
                                      is_cut ? JS_UNDEFINED : JS_NewInt32(context, head.named)});
    return access.failed() ? -1 : static_cast<int>(to_integer(context, result.get()));
}

void tell_body(IncomingAccess& access, JSValueConst parser, JSValueConst bytes) {
    const Value message = access.get(parser, Key::incoming);
    if (JS_IsNull(message.get()) || access.is(message.get(), Key::dumped)) return;
    const Value wants_more = access.invoke(message.get(), Key::push, {bytes});
    if (access.failed() || is_true(access.context(), wants_more.get())) return;
    const Value socket = access.get(parser, Key::socket);
    if (is_true(access.context(), socket.get())) access.invoke(socket.get(), Key::pause, {});
}

void tell_end(IncomingAccess& access, JSValueConst parser, JSValueConst trailers, uint32_t trailers_count) {
    JSContext* context = access.context();
    const Value message = access.get(parser, Key::incoming);
    if (!JS_IsNull(message.get())) {
        access.set(message.get(), Key::complete, JS_TRUE);
        if (!JS_IsUndefined(trailers)) {
            add_lines(access, message.get(), trailers, JS_NewUint32(context, trailers_count));
        }
        access.invoke(message.get(), Key::push, {JS_NULL});
    }
    start_reading(access, access.get(parser, Key::socket).get());
}

// ---- the natives

static JSValue set_up_incoming(JSContext* context, JSValueConst http, int, JSValueConst* arguments, int,
                               JSValueConst* data) {
    IncomingNames* names = NativeClass<IncomingNames>::unwrap(context, data, data[1]);
    if (!names || !JS_IsFunction(context, arguments[2])) return JS_EXCEPTION;
    names->headers.emplace(context, JS_ValueToAtom(context, arguments[0]));
    names->headers_count.emplace(context, JS_ValueToAtom(context, arguments[1]));
    names->add_header_lines = JS_VALUE_GET_PTR(arguments[2]);
    const int kept = JS_SetPropertyStr(context, http, "addHeaderLines", JS_DupValue(context, arguments[2]));
    return kept < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

static JSValue begin_incoming(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                              JSValueConst* data) {
    const IncomingNames* names = NativeClass<IncomingNames>::unwrap(context, data, data[1]);
    if (!names || observe_fill(context, arguments[0], arguments[1]) < 0) return JS_EXCEPTION;
    IncomingAccess access(context, *names);
    const JSValueConst message = arguments[0], socket = arguments[2];
    const auto copy = [&](JSValueConst holder, Key key) {
        const Value model = access.get(holder, key);
        return access.failed() ? Value{} : access.checked(observe_copy(context, model.get()));
    };
    const auto set = [&](Key key, JSValue value) { access.set(message, key, value); };
    Value state = copy(arguments[1], Key::readable_state);
    access.set(state.get(), Key::high_water_mark, JS_DupValue(context, arguments[3]));
    access.set(state.get(), Key::buffer, copy(state.get(), Key::buffer).release());
    access.set(state.get(), Key::pipes, JS_NewArray(context));
    set(Key::readable_state, state.release());
    set(Key::events, JS_NewObjectProto(context, JS_NULL));
    set(Key::socket, JS_DupValue(context, socket));
    set(Key::raw_headers, JS_NewArray(context));
    set(Key::raw_trailers, JS_NewArray(context));
    set(Key::client, JS_DupValue(context, socket));
    return access.result(JS_UNDEFINED);
}

static JSValue read_start(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                          JSValueConst* data) {
    const IncomingNames* names = NativeClass<IncomingNames>::unwrap(context, data, data[1]);
    if (!names) return JS_EXCEPTION;
    IncomingAccess access(context, *names);
    start_reading(access, arguments[0]);
    return access.result(JS_UNDEFINED);
}

void add_http_incoming(JSContext* context, JSValueConst http, JSValueConst* data) {
    const auto add = [&](const char* name, JSCFunctionData* function, int length) {
        JS_SetPropertyStr(context, http, name,
                          JS_NewCFunctionData2(context, function, name, length, 0, 2, data));
    };
    add("setUpIncoming", set_up_incoming, 3);
    add("beginIncoming", begin_incoming, 4);
    add("readStart", read_start, 1);
}

}  // namespace lg::script
