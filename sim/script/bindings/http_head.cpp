// The head of a message, as internal/http/head writes it, where its headers are the commonest: set by
// setHeader() or not at all, each a text or a number, all of ASCII.
//
//     setUpHead(kOutHeaders, dateNow)
//     storeHeader(message, first line, headers) -> what became of it: left (nothing was done: the module does
//                                                  it), stored, or a trailer that is not allowed
//
// Messages are the script's to spoil: all is read and written as JavaScript would, in the same order.
#include "sim/script/bindings/http_head.h"

#include <array>
#include <cmath>

#include "sim/base/letters.h"
#include "sim/script/bindings/native_class.h"
#include "sim/script/bindings/object_access.h"

namespace lg::script {

namespace {

enum Outcome : int32_t { left, stored, trailer_not_allowed };

enum class Key : uint8_t {
    agent,
    chunked_encoding,
    content_length,
    default_keep_alive,
    has_body,
    header,
    header_sent,
    keep_alive_timeout,
    last,
    max_per_socket,
    max_reached,
    removed_connection,
    removed_encoding,
    removed_length,
    send,
    send_date,
    should_keep_alive,
    status_code,
    uses_chunks,
    count
};
constexpr std::array key_names = {"agent",
                                  "chunkedEncoding",
                                  "_contentLength",
                                  "_defaultKeepAlive",
                                  "_hasBody",
                                  "_header",
                                  "_headerSent",
                                  "_keepAliveTimeout",
                                  "_last",
                                  "_maxRequestsPerSocket",
                                  "maxRequestsOnConnectionReached",
                                  "_removedConnection",
                                  "_removedTE",
                                  "_removedContLen",
                                  "_send",
                                  "sendDate",
                                  "shouldKeepAlive",
                                  "statusCode",
                                  "useChunkedEncodingByDefault"};

struct HeadNames : Names<Key> {
    HeadNames(JSContext* context, JSValueConst out_headers_symbol)
        : Names(context, key_names), out_headers(context, JS_ValueToAtom(context, out_headers_symbol)) {}
    OwnedAtom out_headers;
};

bool is_word_character(char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '_';
}

// As the pattern (?:^|\W)word(?:$|\W), whatever the case.
bool has_word(std::string_view text, std::string_view word) {
    for (size_t at = 0; at + word.size() <= text.size(); at++) {
        const size_t end = at + word.size();
        if (!equal_ignoring_case(text.substr(at, word.size()), word)) continue;
        const bool begins = at == 0 || !is_word_character(text[at - 1]);
        if (begins && (end == text.size() || !is_word_character(text[end]))) return true;
    }
    return false;
}

struct Header {
    std::string name, text;
    Value value;
};

class Head {
  public:
    Head(JSContext* context, const HeadNames& names, JSValueConst message, JSValueConst date_function)
        : context_(context), access_(context, names), message_(message), date_(date_function) {}

    // False if they are not of the common kind. Changes nothing.
    bool read(JSValueConst first_line, JSValueConst headers);
    Outcome store();
    JSValue result(Outcome outcome) { return access_.result(JS_NewInt32(context_, outcome)); }

  private:
    enum Seen : unsigned { connection = 1, encoding = 2, length = 4, date = 8, expect = 16, trailer = 32 };

    Value get(Key key) { return access_.get(message_, key); }
    bool is(Key key) { return access_.is(message_, key); }
    double number(Key key) { return access_.number(message_, key); }
    void set(Key key, JSValue value) { access_.set(message_, key, value); }
    void set(Key key, bool value) { set(key, JS_NewBool(context_, value)); }
    bool is_status(int32_t status) {
        const Value value = get(Key::status_code);
        return JS_VALUE_GET_TAG(value.get()) == JS_TAG_INT && JS_VALUE_GET_INT(value.get()) == status;
    }
    std::string text_of(JSValueConst value) {
        auto text = access_.failed() ? std::nullopt : to_text(context_, value);
        if (!text) access_.fail();
        return text.value_or("");
    }

    bool read_header(JSValueConst entry);
    void heed(const Header& header);
    void add_date();
    void add_connection();
    void add_length();

    JSContext* context_;
    ObjectAccess<HeadNames> access_;
    JSValueConst message_, date_;
    std::vector<Header> headers_;
    std::string text_;
    unsigned seen_ = 0;
};

bool Head::read_header(JSValueConst entry) {
    if (!JS_IsArray(entry)) return false;
    const Value name = access_.checked(JS_GetPropertyUint32(context_, entry, 0));
    Value value = access_.checked(JS_GetPropertyUint32(context_, entry, 1));
    if (!JS_IsString(name.get()) || !(JS_IsString(value.get()) || JS_IsNumber(value.get()))) return false;
    auto name_text = to_text(context_, name.get()), text = to_text(context_, value.get());
    if (!name_text || !text || !is_ascii(*name_text) || !is_ascii(*text)) return false;
    headers_.push_back({std::move(*name_text), std::move(*text), std::move(value)});
    return true;
}

bool Head::read(JSValueConst first_line, JSValueConst headers) {
    auto line = JS_IsString(first_line) ? to_text(context_, first_line) : std::nullopt;
    if (!line || !is_ascii(*line)) return false;
    text_ = std::move(*line);
    if (!is_true(context_, headers)) return true;
    const Value out = access_.get(message_, access_.names().out_headers.get());
    if (!JS_IsObject(headers) || !JS_IsObject(out.get()) || JS_IsProxy(headers)) return false;
    if (JS_VALUE_GET_PTR(out.get()) != JS_VALUE_GET_PTR(headers)) return false;
    JSPropertyEnum* keys = nullptr;
    uint32_t count = 0;
    const int kinds = JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY;
    if (JS_GetOwnPropertyNames(context_, &keys, &count, headers, kinds) < 0) {
        access_.fail();
        return false;
    }
    bool is_common = true;
    for (uint32_t i = 0; i < count && is_common; i++) {
        is_common = read_header(access_.get(headers, keys[i].atom).get());
    }
    JS_FreePropertyEnum(context_, keys, count);
    return is_common;
}

// What a header means for the message itself.
void Head::heed(const Header& header) {
    const std::string name = lower(header.name);
    if (name == "connection") {
        seen_ |= connection;
        set(Key::removed_connection, false);
        if (has_word(header.text, "close")) set(Key::last, true);
        else set(Key::should_keep_alive, true);
    } else if (name == "transfer-encoding") {
        seen_ |= encoding;
        set(Key::removed_encoding, false);
        if (has_word(header.text, "chunked")) set(Key::chunked_encoding, true);
    } else if (name == "content-length") {
        seen_ |= length;
        set(Key::content_length, JS_ToNumber(context_, header.value.get()));
        set(Key::removed_length, false);
    } else if (name == "date") {
        seen_ |= date;
    } else if (name == "expect") {
        seen_ |= expect;
    } else if (name == "trailer") {
        seen_ |= trailer;
    } else if (name == "keep-alive") {
        set(Key::default_keep_alive, false);
    }
}

void Head::add_date() {
    const Value now = access_.call(date_, JS_UNDEFINED, {});
    text_ += "Date: " + text_of(now.get()) + "\r\n";
}

void Head::add_connection() {
    const bool keeps =
        is(Key::should_keep_alive) && ((seen_ & length) != 0 || is(Key::uses_chunks) || is(Key::agent));
    if (keeps && is(Key::max_reached)) {
        text_ += "Connection: close\r\n";
    } else if (!keeps) {
        set(Key::last, true);
        text_ += "Connection: close\r\n";
    } else if (!is(Key::keep_alive_timeout) || !is(Key::default_keep_alive)) {
        text_ += "Connection: keep-alive\r\n";
    } else {
        const bool is_limited = number(Key::max_per_socket) > 0;
        const std::string maximum = is_limited ? ", max=" + text_of(get(Key::max_per_socket).get()) : "";
        const Value seconds{context_,
                            JS_NewNumber(context_, std::floor(number(Key::keep_alive_timeout) / 1000))};
        text_ += "Connection: keep-alive\r\nKeep-Alive: timeout=" + text_of(seconds.get()) + maximum + "\r\n";
    }
}

void Head::add_length() {
    if (!is(Key::has_body)) {
        set(Key::chunked_encoding, false);
    } else if (!is(Key::uses_chunks)) {
        set(Key::last, true);
    } else if ((seen_ & trailer) == 0 && !is(Key::removed_length) &&
               JS_IsNumber(get(Key::content_length).get())) {
        text_ += "Content-Length: " + text_of(get(Key::content_length).get()) + "\r\n";
    } else if (!is(Key::removed_encoding)) {
        set(Key::chunked_encoding, true);
        text_ += "Transfer-Encoding: chunked\r\n";
    } else {
        set(Key::last, true);  // only the end of the connection tells the end of the body
    }
}

Outcome Head::store() {
    for (const Header& header : headers_) {
        text_ += header.name + ": " + header.text + "\r\n";
        heed(header);
    }
    if (is(Key::send_date) && (seen_ & date) == 0) add_date();
    if (is(Key::chunked_encoding) && (is_status(204) || is_status(304))) {
        set(Key::chunked_encoding, false);
        set(Key::should_keep_alive, false);
    }
    if (is(Key::removed_connection)) set(Key::last, !is(Key::should_keep_alive));
    else if ((seen_ & connection) == 0) add_connection();
    if ((seen_ & (length | encoding)) == 0) add_length();
    if (!is(Key::chunked_encoding) && (seen_ & trailer) != 0) return trailer_not_allowed;
    set(Key::header, new_text(context_, text_ + "\r\n"));
    set(Key::header_sent, false);
    if ((seen_ & expect) == 0) return stored;  // else the other side decides whether it wants the body
    const Value nothing{context_, new_text(context_, "")};
    access_.invoke(message_, Key::send, {nothing.get()});
    return stored;
}

// data: the number of the class of names, the names, dateNow.
JSValue store_header(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                     JSValueConst* data) {
    const HeadNames* names = NativeClass<HeadNames>::unwrap(context, data, data[1]);
    if (!names) return JS_EXCEPTION;
    Head head(context, *names, arguments[0], data[2]);
    const Outcome outcome = head.read(arguments[1], arguments[2]) ? head.store() : left;
    return head.result(outcome);
}

JSValue set_up(JSContext* context, JSValueConst http, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Value names{context, NativeClass<HeadNames>::wrap(
                                   context, data, std::make_unique<HeadNames>(context, arguments[0]))};
    if (names.is_exception()) return JS_EXCEPTION;
    JSValueConst given[] = {data[0], names.get(), arguments[1]};
    const char* name = "storeHeader";
    JS_SetPropertyStr(context, http, name, JS_NewCFunctionData2(context, store_header, name, 3, 0, 3, given));
    return JS_UNDEFINED;
}

}  // namespace

void add_http_head(Engine& engine, JSValueConst http) {
    const NativeClass<HeadNames> names(engine, "HttpHeadNames");
    names.add(http, "setUpHead", set_up, 2);
}

}  // namespace lg::script
