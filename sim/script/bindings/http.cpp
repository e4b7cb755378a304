// binding.http: llhttp, the parser that Node itself uses, for requests and responses.
//
//     createParser(isResponse, headerBytesMax) -> parser
//     reset(parser, isResponse, headerBytesMax)      as new
//     execute(parser, bytes, onHeaders, onBody, onComplete, stopsAtBody)
//         -> bytes consumed; or -1 minus those, where it stopped behind a piece of a body;
//            or [code, reason, bytes consumed]
//     finish(parser, onHeaders, onBody, onComplete)     the same, at the end of the stream
//
// The callbacks run during the call: onHeaders(major, minor, headers, method, url, status, statusText,
// upgrade, keepAlive, named) returns 0, 1 for "no body follows", 2 for "nothing of HTTP follows";
// onBody(buffer); onComplete(trailers). named: 1 if there is a Host, 2 if there is an Expect. Headers and
// trailers are flat lists: name, value, name, value. A callback that throws ends the call by throwing.
#include <algorithm>
#include <memory>

#include "llhttp.h"
#include "sim/base/letters.h"
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/http_head.h"
#include "sim/script/bindings/io_arguments.h"

namespace lg::script {

namespace {

// The callbacks of one call of execute() or finish().
struct Handlers {
    JSContext* context = nullptr;
    JSValueConst on_headers = JS_UNDEFINED, on_body = JS_UNDEFINED, on_complete = JS_UNDEFINED;
    bool threw = false;

    // The result as an integer; -1 if the callback threw.
    int call(JSValueConst function, std::initializer_list<JSValue> values) {
        std::vector<JSValueConst> arguments(values.begin(), values.end());
        const int count = static_cast<int>(arguments.size());
        const Value result{context, JS_Call(context, function, JS_UNDEFINED, count, arguments.data())};
        for (const JSValue value : values) JS_FreeValue(context, value);
        threw = result.is_exception();
        return threw ? -1 : static_cast<int>(to_integer(context, result.get()));
    }
};

struct Parser {
    llhttp_t machine{};
    llhttp_settings_t settings{};
    Handlers* handlers = nullptr;  // during a call only
    std::string url, status;
    std::vector<std::string> headers;  // name, value, name, value
    uint64_t header_bytes = 0, header_bytes_max = 0;
    bool header_value_began = true;
    bool headers_complete = false;
    bool stops_at_body = false;
};

Parser& parser_of(llhttp_t* machine) { return *static_cast<Parser*>(machine->data); }

int count_header_bytes(Parser& parser, size_t length) {
    parser.header_bytes += length;
    if (parser.header_bytes < parser.header_bytes_max) return 0;
    llhttp_set_error_reason(&parser.machine, "HPE_HEADER_OVERFLOW:Header overflow");
    return HPE_USER;
}

int on_message_begin(llhttp_t* machine) {
    Parser& parser = parser_of(machine);
    parser.url.clear();
    parser.status.clear();
    parser.headers.clear();
    parser.header_bytes = 0;
    parser.header_value_began = true;
    parser.headers_complete = false;
    return 0;
}
int on_url(llhttp_t* machine, const char* at, size_t length) {
    Parser& parser = parser_of(machine);
    parser.url.append(at, length);
    return count_header_bytes(parser, length);
}
int on_status(llhttp_t* machine, const char* at, size_t length) {
    Parser& parser = parser_of(machine);
    parser.status.append(at, length);
    return count_header_bytes(parser, length);
}
int on_header_field(llhttp_t* machine, const char* at, size_t length) {
    Parser& parser = parser_of(machine);
    if (parser.header_value_began) {
        parser.headers.resize(parser.headers.size() + 2);
        parser.header_value_began = false;
    }
    parser.headers[parser.headers.size() - 2].append(at, length);
    return count_header_bytes(parser, length);
}
int on_header_value(llhttp_t* machine, const char* at, size_t length) {
    Parser& parser = parser_of(machine);
    parser.header_value_began = true;
    parser.headers.back().append(at, length);
    return count_header_bytes(parser, length);
}
int on_header_value_complete(llhttp_t* machine) {
    parser_of(machine).header_value_began = true;  // a value may be empty
    return 0;
}

// Bytes of headers are characters of Latin-1, as in Node.
JSValue new_latin1(JSContext* context, std::string_view bytes) {
    const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    if (std::all_of(bytes.begin(), bytes.end(), is_ascii)) return new_text(context, bytes);
    std::string text;
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x80) {
            text.push_back(byte);
        } else {
            text.push_back(static_cast<char>(0xc0 | code >> 6));
            text.push_back(static_cast<char>(0x80 | (code & 0x3f)));
        }
    }
    return new_text(context, text);
}

JSValue take_headers(JSContext* context, Parser& parser) {
    const JSValue list = JS_NewArray(context);
    uint32_t index = 0;
    for (std::string_view text : parser.headers) {
        while (index % 2 == 1 && !text.empty() && (text.back() == ' ' || text.back() == '\t'))
            text.remove_suffix(1);
        JS_SetPropertyUint32(context, list, index++, new_latin1(context, text));
    }
    parser.headers.clear();
    return list;
}

// Which headers there are of those that a server asks each request for.
enum Named : int32_t { names_host = 1, names_expect = 2 };
int32_t named_headers(const Parser& parser) {
    int32_t named = 0;
    for (size_t i = 0; i < parser.headers.size(); i += 2) {
        if (equal_ignoring_case(parser.headers[i], "host")) named |= names_host;
        else if (equal_ignoring_case(parser.headers[i], "expect")) named |= names_expect;
    }
    return named;
}

int on_headers_complete(llhttp_t* machine) {
    Parser& parser = parser_of(machine);
    parser.headers_complete = true;
    parser.header_bytes = 0;
    JSContext* context = parser.handlers->context;
    const bool is_request = machine->type == HTTP_REQUEST;
    const char* method = llhttp_method_name(static_cast<llhttp_method_t>(machine->method));
    const int32_t named = named_headers(parser);
    return parser.handlers->call(
        parser.handlers->on_headers,
        {JS_NewInt32(context, machine->http_major), JS_NewInt32(context, machine->http_minor),
         take_headers(context, parser), is_request ? new_text(context, method) : JS_UNDEFINED,
         new_latin1(context, parser.url),
         is_request ? JS_UNDEFINED : JS_NewInt32(context, machine->status_code),
         new_latin1(context, parser.status), JS_NewBool(context, machine->upgrade != 0),
         JS_NewBool(context, llhttp_should_keep_alive(machine) != 0), JS_NewInt32(context, named)});
}
int on_body(llhttp_t* machine, const char* at, size_t length) {
    Handlers& handlers = *parser_of(machine).handlers;
    if (length == 0) return 0;
    handlers.call(handlers.on_body, {Engine::of(handlers.context).new_buffer({at, length})});
    if (handlers.threw) return HPE_USER;
    return parser_of(machine).stops_at_body ? HPE_PAUSED : 0;
}
int on_message_complete(llhttp_t* machine) {
    Parser& parser = parser_of(machine);
    Handlers& handlers = *parser.handlers;
    const JSValue trailers = parser.headers.empty() ? JS_UNDEFINED : take_headers(handlers.context, parser);
    handlers.call(handlers.on_complete, {trailers});
    return handlers.threw ? HPE_USER : 0;
}

// ---- the natives. data[0] is the number of the parsers' class in this runtime.

JSClassID class_of(JSValueConst* data) { return static_cast<JSClassID>(JS_VALUE_GET_INT(data[0])); }

void begin(JSContext* context, Parser& parser, JSValueConst is_response, JSValueConst header_bytes_max) {
    llhttp_init(&parser.machine, JS_ToBool(context, is_response) > 0 ? HTTP_RESPONSE : HTTP_REQUEST,
                &parser.settings);
    parser.machine.data = &parser;
    parser.header_bytes_max = static_cast<uint64_t>(to_integer(context, header_bytes_max));
}

JSValue create_parser(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
                      JSValueConst* data) {
    if (count < 2) return JS_ThrowTypeError(context, "binding.http: two arguments are needed");
    auto parser = std::make_unique<Parser>();
    llhttp_settings_init(&parser->settings);
    parser->settings.on_message_begin = on_message_begin;
    parser->settings.on_url = on_url;
    parser->settings.on_status = on_status;
    parser->settings.on_header_field = on_header_field;
    parser->settings.on_header_value = on_header_value;
    parser->settings.on_header_value_complete = on_header_value_complete;
    parser->settings.on_headers_complete = on_headers_complete;
    parser->settings.on_body = on_body;
    parser->settings.on_message_complete = on_message_complete;
    begin(context, *parser, arguments[0], arguments[1]);
    const JSValue object = JS_NewObjectClass(context, class_of(data));
    if (!JS_IsException(object)) JS_SetOpaque(object, parser.release());
    return object;
}

// [code, reason, bytes consumed]. A reason of our own has its code before a colon.
JSValue new_failure(JSContext* context, const Parser& parser, llhttp_errno_t error, int64_t consumed) {
    std::string code = llhttp_errno_name(error);
    const char* given = llhttp_get_error_reason(&parser.machine);
    std::string reason = given ? given : "";
    if (error == HPE_USER) {
        const size_t colon = reason.find(':');
        code = reason.substr(0, colon);
        reason = colon == std::string::npos ? "" : reason.substr(colon + 1);
    }
    const JSValue list = JS_NewArray(context);
    JS_SetPropertyUint32(context, list, 0, new_text(context, code));
    JS_SetPropertyUint32(context, list, 1, new_text(context, reason));
    JS_SetPropertyUint32(context, list, 2, JS_NewInt64(context, consumed));
    return list;
}

JSValue run(JSContext* context, Parser& parser, const std::string* bytes, JSValueConst* callbacks) {
    if (parser.handlers) return JS_ThrowTypeError(context, "binding.http: the parser is running");
    Handlers handlers{context, callbacks[0], callbacks[1], callbacks[2]};
    parser.handlers = &handlers;
    llhttp_errno_t error = bytes ? llhttp_execute(&parser.machine, bytes->data(), bytes->size())
                                 : llhttp_finish(&parser.machine);
    parser.handlers = nullptr;
    if (handlers.threw) return JS_EXCEPTION;
    int64_t consumed = bytes ? static_cast<int64_t>(bytes->size()) : 0;
    if (error != HPE_OK && bytes) consumed = llhttp_get_error_pos(&parser.machine) - bytes->data();
    if (error == HPE_PAUSED) {
        llhttp_resume(&parser.machine);
        return JS_NewInt64(context, -1 - consumed);
    }
    if (error == HPE_PAUSED_UPGRADE) {
        llhttp_resume_after_upgrade(&parser.machine);
        error = HPE_OK;
    }
    return error == HPE_OK ? JS_NewInt64(context, consumed) : new_failure(context, parser, error, consumed);
}

JSValue execute(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
                JSValueConst* data) {
    Parser* parser = count < 5 ? nullptr : static_cast<Parser*>(JS_GetOpaque(arguments[0], class_of(data)));
    if (!parser) return JS_ThrowTypeError(context, "binding.http: a parser is needed");
    const Value alive = Value::share(context, arguments[0]);
    const std::string bytes = to_bytes(context, arguments[1]);
    parser->stops_at_body = count > 5 && JS_ToBool(context, arguments[5]) > 0;
    return run(context, *parser, &bytes, arguments + 2);
}

JSValue finish(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
               JSValueConst* data) {
    Parser* parser = count < 4 ? nullptr : static_cast<Parser*>(JS_GetOpaque(arguments[0], class_of(data)));
    if (!parser) return JS_ThrowTypeError(context, "binding.http: a parser is needed");
    const Value alive = Value::share(context, arguments[0]);
    parser->stops_at_body = false;
    return run(context, *parser, nullptr, arguments + 1);
}

JSValue reset(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int, JSValueConst* data) {
    Parser* parser = count < 3 ? nullptr : static_cast<Parser*>(JS_GetOpaque(arguments[0], class_of(data)));
    if (!parser || parser->handlers)
        return JS_ThrowTypeError(context, "binding.http: an idle parser is needed");
    parser->headers.clear();
    begin(context, *parser, arguments[1], arguments[2]);
    return JS_UNDEFINED;
}

void finalize(JSRuntime* runtime, JSValueConst object) {
    JSClassID class_id = 0;
    delete static_cast<Parser*>(JS_GetAnyOpaque(object, &class_id));
    static_cast<void>(runtime);
}

}  // namespace

void install_http(Engine& engine, JSValueConst binding) {
    JSContext* context = engine.context();
    JSClassID class_id = 0;
    JS_NewClassID(engine.runtime(), &class_id);
    JSClassDef definition{};
    definition.class_name = "HttpParser";
    definition.finalizer = finalize;
    JS_NewClass(engine.runtime(), class_id, &definition);
    JSValue data = JS_NewInt32(context, static_cast<int32_t>(class_id));
    const JSValue http = JS_NewObject(context);
    JS_SetPropertyStr(context, http, "createParser",
                      JS_NewCFunctionData(context, create_parser, 2, 0, 1, &data));
    JS_SetPropertyStr(context, http, "execute", JS_NewCFunctionData(context, execute, 5, 0, 1, &data));
    JS_SetPropertyStr(context, http, "reset", JS_NewCFunctionData(context, reset, 3, 0, 1, &data));
    JS_SetPropertyStr(context, http, "finish", JS_NewCFunctionData(context, finish, 4, 0, 1, &data));
    add_http_head(engine, http);
    JS_SetPropertyStr(context, binding, "http", http);
}

}  // namespace lg::script
