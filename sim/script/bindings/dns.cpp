// binding.dns: getaddrinfo on the pool (rule T4), and which name servers the system asks.
#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"

namespace lg::script {

// lookup(hostname, family 0, 4 or 6, callback(error or list of addresses), site)
static JSValue lookup(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (count < 4) return JS_ThrowTypeError(context, "binding.dns: four arguments are needed");
    Engine& engine = Engine::of(context);
    host::Work work;
    work.kind = trace::WorkKind::getaddrinfo;
    work.more->path = to_plain_text(context, arguments[0]);
    work.flags = static_cast<uint32_t>(to_integer(context, arguments[1]));
    const trace::StringId detail = engine.intern(work.more->path);
    engine.loop().submit(std::move(work), detail, to_site(engine, arguments[3]),
                         [&engine, callback = Callback{engine, arguments[2]}](host::Outcome& outcome) {
                             JSContext* own = engine.context();
                             if (outcome.value < 0) return callback({JS_NewInt64(own, outcome.value)});
                             const JSValue list = JS_NewArray(own);
                             uint32_t index = 0;
                             for (const host::Address& address : outcome.more->addresses) {
                                 JS_SetPropertyUint32(own, list, index++, new_text(own, address.host));
                             }
                             return callback({list});
                         });
    return JS_UNDEFINED;
}

void install_dns(Engine& engine, JSValueConst binding) {
    const JSValue dns = JS_NewObject(engine.context());
    add_natives(engine.context(), dns, {{"lookup", lookup, 4}});
    const JSValue servers = JS_NewArray(engine.context());
    uint32_t index = 0;
    for (const std::string& server : engine.options().name_servers)
        JS_SetPropertyUint32(engine.context(), servers, index++, new_text(engine.context(), server));
    JS_SetPropertyStr(engine.context(), dns, "servers", servers);
    JS_SetPropertyStr(engine.context(), binding, "dns", dns);
}

}  // namespace lg::script
