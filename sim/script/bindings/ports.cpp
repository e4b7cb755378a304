// binding.ports: message channels. A port is a number as long as nobody holds it, and a handle in the loop
// that does.
#include "sim/loop/ports.h"

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"
#include "sim/script/bindings/parcel.h"

namespace lg::script {

namespace {

using trace::HandleId;
using trace::PortId;

loop::Ports& ports_of(JSContext* context) { return Engine::of(context).loop().ports(); }

// openChannel() -> [port, port]
JSValue open_channel(JSContext* context, JSValueConst, int, JSValueConst*) {
    const auto [first, second] = Engine::of(context).loop().process().ports.open_channel();
    const JSValue pair = JS_NewArray(context);
    JS_SetPropertyUint32(context, pair, 0, JS_NewUint32(context, first.value));
    JS_SetPropertyUint32(context, pair, 1, JS_NewUint32(context, second.value));
    return pair;
}

// join(name) -> port
JSValue join(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const PortId port = Engine::of(context).loop().process().ports.join(to_plain_text(context, arguments[0]));
    return JS_NewUint32(context, port.value);
}

JSValue new_ports(JSContext* context, const std::vector<PortId>& ports) {
    const JSValue list = JS_NewArray(context);
    uint32_t index = 0;
    for (const PortId port : ports)
        JS_SetPropertyUint32(context, list, index++, JS_NewUint32(context, port.value));
    return list;
}

// attach(port, label, receive(row, ports), closed()) -> handle
JSValue attach(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const PortId port{static_cast<uint32_t>(to_integer(context, arguments[0]))};
    const trace::StringId label = engine.intern(to_plain_text(context, arguments[1]));
    const Callback receive{engine, arguments[2]}, closed{engine, arguments[3], engine.contexts().executing()};
    loop::Ports::Receiver receiver;
    receiver.receive = [context, receive](const loop::Payload& payload) {
        return receive(
            {unpack(context, static_cast<const Parcel&>(payload)), new_ports(context, payload.ports)});
    };
    receiver.closed = [closed] { return closed({}); };
    return JS_NewUint32(context, ports_of(context).attach(port, label, std::move(receiver)).value);
}

// detach(handle) -> port, or 0 if it is closing
JSValue detach(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewUint32(context, ports_of(context).detach(to_id<HandleId>(context, arguments[0])).value);
}

// start(handle, listener)
JSValue start(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    ports_of(context).start(to_id<HandleId>(context, arguments[0]),
                            Engine::of(context).site_of(arguments[1]));
    return JS_UNDEFINED;
}
JSValue stop(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    ports_of(context).stop(to_id<HandleId>(context, arguments[0]));
    return JS_UNDEFINED;
}
JSValue set_referenced(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    ports_of(context).set_referenced(to_id<HandleId>(context, arguments[0]),
                                     JS_ToBool(context, arguments[1]) > 0);
    return JS_UNDEFINED;
}
JSValue close(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    ports_of(context).close(to_id<HandleId>(context, arguments[0]));
    return JS_UNDEFINED;
}

// post(handle, row, ports that travel with it, a line that names it)
JSValue post(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto parcel = pack(context, arguments[1]);
    if (!parcel) return JS_EXCEPTION;
    int64_t count = 0;
    if (JS_GetLength(context, arguments[2], &count) < 0) return JS_EXCEPTION;
    for (int64_t i = 0; i < count; i++) {
        const Value port{context, JS_GetPropertyInt64(context, arguments[2], i)};
        parcel->ports.push_back(to_id<PortId>(context, port.get()));
    }
    // One after the other: who is interned first gets the lower number, with every compiler.
    const trace::StringId what = engine.intern(to_plain_text(context, arguments[3]));
    const trace::SiteId from = engine.here();
    ports_of(context).post(to_id<HandleId>(context, arguments[0]), parcel, what, from);
    return JS_UNDEFINED;
}

// copy(row) -> the row as its receiver would have it
JSValue copy(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto parcel = pack(context, arguments[0]);
    return parcel ? unpack(context, *parcel) : JS_EXCEPTION;
}

// take(handle) -> [row, ports], or undefined if no message waits
JSValue take(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const loop::SharedPayload payload = ports_of(context).take(to_id<HandleId>(context, arguments[0]));
    if (!payload) return JS_UNDEFINED;
    const JSValue pair = JS_NewArray(context);
    JS_SetPropertyUint32(context, pair, 0, unpack(context, static_cast<const Parcel&>(*payload)));
    JS_SetPropertyUint32(context, pair, 1, new_ports(context, payload->ports));
    return pair;
}

}  // namespace

void install_ports(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue ports = JS_NewObject(context);
    add_natives(context, ports,
                {{"openChannel", open_channel, 0},
                 {"join", join, 1},
                 {"attach", attach, 4},
                 {"detach", detach, 1},
                 {"start", start, 2},
                 {"stop", stop, 1},
                 {"setReferenced", set_referenced, 2},
                 {"close", close, 1},
                 {"post", post, 4},
                 {"copy", copy, 1},
                 {"take", take, 1}});
    JS_SetPropertyStr(context, binding, "ports", ports);
}

}  // namespace lg::script
