// binding.http: llhttp, the parser that Node itself uses, for requests and responses.
//
//     createParser(isResponse, headerBytesMax) -> machine
//     reset(machine, isResponse, headerBytesMax, headersMax, skipsRest, readsRest)
//         as new; 0 is no limit of headersMax; the rest is what follows a message that closes the connection
//     execute(machine, bytes, parser, stopsAtBody)
//         -> bytes consumed; or -1 minus those, where it stopped behind a piece of a body;
//            or [code, reason, bytes consumed]
//     finish(machine, parser)                         the same, at the end of the stream
//
// parser is a Parser of internal/http/common; what it is told during the call is in http_incoming.cpp. What
// throws ends the call by throwing. Headers and trailers are flat lists: name, value, name, value.
#include <algorithm>
#include <memory>

#include "llhttp.h"
#include "sim/base/letters.h"
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/http_head.h"
#include "sim/script/bindings/http_incoming.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/native_class.h"

namespace lg::script {

namespace {

// One call of execute() or finish().
struct Run {
    IncomingAccess& access;
    JSValueConst parser;
};

struct Parser {
    llhttp_t machine{};
    llhttp_settings_t settings{};
    Run* run = nullptr;  // during a call only
    std::string url, status;
    std::vector<std::string> headers;  // name, value, name, value
    uint64_t header_bytes = 0, header_bytes_max = 0;
    uint64_t headers_max = 0;  // 0 is no limit
    int64_t failed_at = -1;    // bytes of the call that failed, or -1: nothing is wrong
    bool header_value_began = true;
    bool headers_complete = false;
    bool is_within = false;  // a message
    bool stops_at_body = false;
};

Parser& parser_of(llhttp_t* machine) { return *static_cast<Parser*>(machine->data); }

int count_header_bytes(Parser& parser, size_t length) {
    parser.header_bytes += length;
    const bool has_room = parser.headers_max == 0 || parser.headers.size() / 2 <= parser.headers_max;
    if (has_room && parser.header_bytes < parser.header_bytes_max) return 0;
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
    parser.is_within = true;
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
    if (is_ascii(bytes)) return new_text(context, bytes);
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
    std::vector<JSValue> texts;
    texts.reserve(parser.headers.size());
    for (std::string_view text : parser.headers) {
        while (texts.size() % 2 == 1 && !text.empty() && (text.back() == ' ' || text.back() == '\t'))
            text.remove_suffix(1);
        texts.push_back(new_latin1(context, text));
    }
    parser.headers.clear();
    return JS_NewArrayFrom(context, static_cast<int>(texts.size()), texts.data());
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
    IncomingAccess& access = parser.run->access;
    JSContext* context = access.context();
    const auto own = [&](JSValue value) { return Value{context, value}; };
    IncomingHead head;
    head.major = machine->http_major;
    head.minor = machine->http_minor;
    head.named = named_headers(parser);
    head.lines_count = static_cast<uint32_t>(parser.headers.size());
    head.lines = own(take_headers(context, parser));
    head.url = own(new_latin1(context, parser.url));
    if (machine->type == HTTP_REQUEST) {
        head.method =
            own(new_text(context, llhttp_method_name(static_cast<llhttp_method_t>(machine->method))));
    } else {
        head.status = own(JS_NewInt32(context, machine->status_code));
        head.status_text = own(new_latin1(context, parser.status));
    }
    head.upgrade = machine->upgrade != 0;
    head.keeps_alive = llhttp_should_keep_alive(machine) != 0;
    return tell_head(access, parser.run->parser, head);
}
int on_body(llhttp_t* machine, const char* at, size_t length) {
    Run& run = *parser_of(machine).run;
    if (length == 0) return 0;
    JSContext* context = run.access.context();
    const Value bytes{context, Engine::of(context).new_buffer({at, length})};
    tell_body(run.access, run.parser, bytes.get());
    if (run.access.failed()) return HPE_USER;
    return parser_of(machine).stops_at_body ? HPE_PAUSED : 0;
}
int on_message_complete(llhttp_t* machine) {
    Parser& parser = parser_of(machine);
    parser.is_within = false;
    Run& run = *parser.run;
    JSContext* context = run.access.context();
    const auto count = static_cast<uint32_t>(parser.headers.size());
    const Value trailers{context, count == 0 ? JS_UNDEFINED : take_headers(context, parser)};
    tell_end(run.access, run.parser, trailers.get(), count);
    return run.access.failed() ? HPE_USER : 0;
}

// ---- the natives. data: the numbers of the classes of parsers and of names in this runtime, the names.

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

JSValue run(JSContext* context, Parser& parser, const std::string* bytes, JSValueConst told,
            JSValueConst* data) {
    const IncomingNames* names = NativeClass<IncomingNames>::unwrap(context, data + 1, data[2]);
    if (parser.run || !names || !names->headers) {
        return JS_ThrowTypeError(context, "binding.http: the parser is running");
    }
    IncomingAccess access(context, *names);
    Run run{access, told};
    parser.run = &run;
    llhttp_errno_t error = bytes ? llhttp_execute(&parser.machine, bytes->data(), bytes->size())
                                 : llhttp_finish(&parser.machine);
    parser.run = nullptr;
    if (access.failed()) return JS_EXCEPTION;
    int64_t consumed = bytes ? static_cast<int64_t>(bytes->size()) : 0;
    // What failed stays so, and Node, which reads all into one place, tells the same bytes again.
    if (bytes && parser.failed_at >= 0) {
        consumed = parser.failed_at;
    } else if (error != HPE_OK && bytes) {
        consumed = llhttp_get_error_pos(&parser.machine) - bytes->data();
    }
    if (error == HPE_PAUSED) {
        llhttp_resume(&parser.machine);
        return JS_NewInt64(context, -1 - consumed);
    }
    if (error == HPE_PAUSED_UPGRADE) {
        llhttp_resume_after_upgrade(&parser.machine);
        error = HPE_OK;
    }
    // As in Node: behind a request for another protocol, that nobody took up, nothing is wrong.
    const bool is_fine = error == HPE_OK || parser.machine.upgrade;
    if (!is_fine) parser.failed_at = consumed;
    return is_fine ? JS_NewInt64(context, consumed) : new_failure(context, parser, error, consumed);
}

JSValue execute(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
                JSValueConst* data) {
    Parser* parser = count < 3 ? nullptr : static_cast<Parser*>(JS_GetOpaque(arguments[0], class_of(data)));
    if (!parser) return JS_ThrowTypeError(context, "binding.http: a parser is needed");
    const Value alive = Value::share(context, arguments[0]);
    const std::string bytes = to_bytes(context, arguments[1]);
    parser->stops_at_body = count > 3 && is_true(context, arguments[3]);
    return run(context, *parser, &bytes, arguments[2], data);
}

JSValue finish(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
               JSValueConst* data) {
    Parser* parser = count < 2 ? nullptr : static_cast<Parser*>(JS_GetOpaque(arguments[0], class_of(data)));
    if (!parser) return JS_ThrowTypeError(context, "binding.http: a parser is needed");
    const Value alive = Value::share(context, arguments[0]);
    parser->stops_at_body = false;
    return run(context, *parser, nullptr, arguments[1], data);
}

JSValue reset(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int, JSValueConst* data) {
    Parser* parser = count < 4 ? nullptr : static_cast<Parser*>(JS_GetOpaque(arguments[0], class_of(data)));
    if (!parser || parser->run) return JS_ThrowTypeError(context, "binding.http: an idle parser is needed");
    parser->headers.clear();
    parser->failed_at = -1;
    parser->is_within = false;
    begin(context, *parser, arguments[1], arguments[2]);
    // What follows a message that closes the connection: left out, read as the next message, or an error.
    llhttp_set_lenient_data_after_close(&parser->machine, count > 4 && JS_ToBool(context, arguments[4]) > 0);
    llhttp_set_lenient_keep_alive(&parser->machine, count > 5 && JS_ToBool(context, arguments[5]) > 0);
    parser->headers_max = static_cast<uint64_t>(std::max<int64_t>(0, to_integer(context, arguments[3])));
    return JS_UNDEFINED;
}

// isWithin(parser): whether a message has begun and not ended.
JSValue is_within(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int,
                  JSValueConst* data) {
    const auto* parser =
        count < 1 ? nullptr : static_cast<Parser*>(JS_GetOpaque(arguments[0], class_of(data)));
    if (!parser) return JS_ThrowTypeError(context, "binding.http: a parser is needed");
    return JS_NewBool(context, parser->is_within);
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
    const NativeClass<IncomingNames> names_class(engine, "HttpIncomingNames");
    JSValue number = names_class.number();
    const Value names{context, NativeClass<IncomingNames>::wrap(context, &number,
                                                                std::make_unique<IncomingNames>(context))};
    std::array<JSValueConst, 3> data{JS_NewInt32(context, static_cast<int32_t>(class_id)), number,
                                     names.get()};
    const JSValue http = JS_NewObject(context);
    const auto add = [&](const char* name, JSCFunctionData* function, int length) {
        JS_SetPropertyStr(context, http, name,
                          JS_NewCFunctionData(context, function, length, 0, data.size(), data.data()));
    };
    add("createParser", create_parser, 2);
    add("execute", execute, 3);
    add("reset", reset, 4);
    add("finish", finish, 2);
    add("isWithin", is_within, 1);
    add_http_incoming(context, http, data.data() + 1);
    add_http_head(engine, http);
    JS_SetPropertyStr(context, binding, "http", http);
}

}  // namespace lg::script
