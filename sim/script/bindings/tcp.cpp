// binding.tcp: handles of the demultiplexer, by their numbers. A result is 0 or more, or minus an error
// number. A handle that is gone is EBADF.
#include <algorithm>

#include <fmt/format.h>

#include "sim/loop/streams.h"
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"

namespace lg::script {

using host::Outcome;
using loop::HandleId;

namespace {

constexpr int64_t bad_handle = -9;

// What every native here begins with. The handle is none if it is not open (any more).
struct Call {
    Call(JSContext* c, int n, JSValueConst* a) : context(c), engine(Engine::of(c)), count(n), arguments(a) {
        const HandleId id{static_cast<uint32_t>(to_integer(context, at(0)))};
        const trace::Handle* known = engine.loop().thread().handles.find(id);
        if (known && !known->closing) handle = id;
    }
    JSValueConst at(int index) const { return index < count ? arguments[index] : JS_UNDEFINED; }
    Callback callback(int index) const { return {engine, at(index)}; }
    host::Address address(int index) const {
        return {to_plain_text(context, at(index)), static_cast<uint16_t>(to_integer(context, at(index + 1)))};
    }
    loop::Streams& streams() const { return engine.loop().streams(); }
    JSValue result(int64_t value) const { return JS_NewInt64(context, value); }

    JSContext* context;
    Engine& engine;
    int count;
    JSValueConst* arguments;
    HandleId handle;
};

JSValue to_result(JSContext* context, const Outcome& outcome) { return JS_NewInt64(context, outcome.value); }

// open(isServer, host) -> handle. host: where it will listen or connect, if that is known.
JSValue open(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const bool is_server = count > 0 && JS_ToBool(context, arguments[0]) > 0;
    const auto kind = is_server ? trace::HandleKind::tcp_server : trace::HandleKind::tcp_socket;
    std::string towards;
    if (count > 1 && JS_IsString(arguments[1])) towards = to_plain_text(context, arguments[1]);
    const auto opened = engine.loop().streams().open(kind, engine.here(), std::move(towards));
    return JS_NewInt64(context, opened.error < 0 ? opened.error : opened.handle.value);
}

// listen(handle, host, port, backlog, onConnection(handle or error))
JSValue listen(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (!call.handle) return call.result(bad_handle);
    const auto backlog = static_cast<int32_t>(to_integer(context, call.at(3), 511));
    Engine& engine = call.engine;
    return call.result(
        call.streams().listen(call.handle, call.address(1), backlog, engine.here(),
                              [&engine, callback = call.callback(4)](HandleId handle, int64_t error) {
                                  const int64_t value = error < 0 ? error : handle.value;
                                  return callback({JS_NewInt64(engine.context(), value)});
                              }));
}

// connect(handle, host, port, callback(value), site)
JSValue connect(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (!call.handle) return call.result(bad_handle);
    Engine& engine = call.engine;
    call.streams().connect(call.handle, call.address(1), to_site(engine, call.at(4)),
                           [&engine, callback = call.callback(3)](Outcome& outcome) {
                               return callback({to_result(engine.context(), outcome)});
                           });
    return call.result(0);
}

// readStart(handle, callback(buffer, or 0 at the end, or an error))
JSValue read_start(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (!call.handle) return call.result(bad_handle);
    Engine& engine = call.engine;
    call.streams().read_start(
        call.handle, engine.here(), [&engine, callback = call.callback(1)](Outcome& outcome) {
            JSContext* own = engine.context();
            const bool has_bytes = outcome.value > 0;
            return callback({has_bytes ? engine.new_buffer(outcome.more->bytes) : to_result(own, outcome)});
        });
    return call.result(0);
}

JSValue read_stop(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (call.handle) call.streams().read_stop(call.handle);
    return call.result(call.handle ? 0 : bad_handle);
}

// callAgain(handle, callback()): during a callback of the handle, for a further one behind it and its drain.
JSValue call_again(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    const HandleId handle{static_cast<uint32_t>(to_integer(context, call.at(0)))};  // it may close meanwhile
    call.streams().call_again(handle, [callback = call.callback(1)](Outcome&) { return callback({}); });
    return call.result(0);
}

// What the trace says of a write: its first line, or how long it is.
std::string detail_of(std::string_view bytes) {
    const auto is_plain = [](char c) { return c >= 32 && c < 127; };
    const auto end =
        std::find_if_not(bytes.begin(), bytes.begin() + std::min<ptrdiff_t>(60, std::ssize(bytes)), is_plain);
    if (end - bytes.begin() >= 3) return {bytes.begin(), end};
    return fmt::format("{} bytes", bytes.size());
}

// Appends what is to be written: bytes, or a text in an encoding.
void append(JSContext* context, JSValueConst data, JSValueConst encoding, std::string& bytes) {
    if (!JS_IsString(data)) {
        bytes += to_bytes(context, data);
        return;
    }
    const auto known = encoding_of(to_plain_text(context, encoding));
    if (auto text = encoded(context, data, known.value_or(Encoding::utf8))) bytes += *text;
    else JS_FreeValue(context, JS_GetException(context));
}

// A list holds what a Writable has gathered: objects with chunk and encoding.
struct ToWrite {
    std::string bytes;
    bool ends_empty = false;  // its last part of several
};
ToWrite to_written(JSContext* context, JSValueConst data, JSValueConst encoding) {
    ToWrite result;
    std::string& bytes = result.bytes;
    int64_t length = 0;
    if (!JS_IsArray(data) || JS_GetLength(context, data, &length) < 0) {
        append(context, data, encoding, bytes);
        return result;
    }
    for (int64_t i = 0; i < length; i++) {
        const Value entry{context, JS_GetPropertyInt64(context, data, i)};
        const Value chunk{context, JS_GetPropertyStr(context, entry.get(), "chunk")};
        const Value own{context, JS_GetPropertyStr(context, entry.get(), "encoding")};
        const size_t before = bytes.size();
        append(context, chunk.get(), own.get(), bytes);
        result.ends_empty = bytes.size() == before;
    }
    return result;
}

// write(handle, data, encoding, detail, callback(value)) -> an error, or twice the number of bytes, and 1
// more if they are not written yet and the callback will come. A detail that is no text is made here.
JSValue write(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (!call.handle) return call.result(bad_handle);
    Engine& engine = call.engine;
    auto [bytes, ends_empty] = to_written(context, call.at(1), call.at(2));
    const std::string given = to_plain_text(context, call.at(3));
    const trace::StringId detail = engine.intern(given.empty() ? detail_of(bytes) : given);
    const auto size = static_cast<int64_t>(bytes.size());
    const auto written = call.streams().write(
        call.handle, std::move(bytes), detail, engine.here(),
        [&engine, callback = call.callback(4)](Outcome& outcome) {
            return callback({to_result(engine.context(), outcome)});
        },
        ends_empty);
    return call.result(written.error < 0 ? written.error : size * 2 + (written.async ? 1 : 0));
}

// shutdown(handle, callback(value))
JSValue shutdown(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (!call.handle) return call.result(bad_handle);
    Engine& engine = call.engine;
    call.streams().shutdown(call.handle, engine.here(),
                            [&engine, callback = call.callback(1)](Outcome& outcome) {
                                return callback({to_result(engine.context(), outcome)});
                            });
    return call.result(0);
}

// close(handle, callback(), resets): the callback runs in the close phase.
JSValue close(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (!call.handle) return call.result(bad_handle);
    const auto task = [callback = call.callback(1)] {
        return callback.is_function() ? callback({}) : loop::Completion::normal;
    };
    call.streams().close(call.handle, task, JS_ToBool(context, call.at(2)) > 0);
    return call.result(0);
}

JSValue set_referenced(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (call.handle) call.streams().set_referenced(call.handle, JS_ToBool(context, call.at(1)) > 0);
    return call.result(call.handle ? 0 : bad_handle);
}

// setNoDelay(handle, enable)
JSValue set_no_delay(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    if (!call.handle) return call.result(bad_handle);
    const int32_t on = JS_ToBool(context, call.at(1)) > 0;
    return call.result(call.streams().set_option(call.handle, host::SocketOption::no_delay, on));
}

// setKeepAlive(handle, enable, seconds before the first probe, seconds between probes, their number): as
// uv_tcp_keepalive_ex(); of the last two, uv_tcp_keepalive()'s are taken if they are not given.
JSValue set_keep_alive(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    using Option = host::SocketOption;
    const Call call(context, count, arguments);
    if (!call.handle) return call.result(bad_handle);
    const int32_t on = JS_ToBool(context, call.at(1)) > 0;
    const auto delay = static_cast<int32_t>(to_integer(context, call.at(2)));
    const auto interval = static_cast<int32_t>(to_integer(context, call.at(3), 1));
    const auto probes = static_cast<int32_t>(to_integer(context, call.at(4), 10));
    int64_t value = call.streams().set_option(call.handle, Option::keep_alive, on);
    if (!on || delay < 1) return call.result(value);
    for (const auto& [option, number] : {std::pair{Option::keep_idle, delay},
                                         {Option::keep_interval, interval},
                                         {Option::keep_count, probes}})
        if (value >= 0) value = call.streams().set_option(call.handle, option, number);
    return call.result(value);
}

JSValue to_pair(const Call& call, const host::Address& address) {
    if (address.host.empty()) return JS_UNDEFINED;
    const JSValue pair = JS_NewArray(call.context);
    JS_SetPropertyUint32(call.context, pair, 0, new_text(call.context, address.host));
    JS_SetPropertyUint32(call.context, pair, 1, JS_NewUint32(call.context, address.port));
    return pair;
}
// localAddress(handle) -> [host, port] or undefined
JSValue local_address(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    return call.handle ? to_pair(call, call.streams().local_address(call.handle)) : JS_UNDEFINED;
}
JSValue peer_address(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const Call call(context, count, arguments);
    return call.handle ? to_pair(call, call.streams().peer_address(call.handle)) : JS_UNDEFINED;
}

}  // namespace

void install_tcp(Engine& engine, JSValueConst binding) {
    const JSValue tcp = JS_NewObject(engine.context());
    add_natives(engine.context(), tcp,
                {{"open", open, 2},
                 {"listen", listen, 5},
                 {"connect", connect, 5},
                 {"readStart", read_start, 2},
                 {"readStop", read_stop, 1},
                 {"callAgain", call_again, 2},
                 {"write", write, 5},
                 {"shutdown", shutdown, 2},
                 {"close", close, 3},
                 {"setReferenced", set_referenced, 2},
                 {"setNoDelay", set_no_delay, 2},
                 {"setKeepAlive", set_keep_alive, 5},
                 {"localAddress", local_address, 1},
                 {"peerAddress", peer_address, 1}});
    JS_SetPropertyStr(engine.context(), binding, "tcp", tcp);
}

}  // namespace lg::script
