#include "sim/script/bindings/streams.h"

#include "sim/script/bindings/bindings.h"

namespace lg::script {

bool has_arguments(JSContext* context, int count, int needed, const std::vector<Value>& functions) {
    if (count >= needed && !functions.empty()) return true;
    JS_ThrowTypeError(context, "binding.streams: an argument is missing");
    return false;
}

JSValue take_functions(JSContext* context, int count, JSValueConst* arguments, int needed,
                       std::vector<Value>& functions) {
    if (count != needed) return JS_ThrowTypeError(context, "binding.streams: %d are to be given", needed);
    functions.clear();
    for (int i = 0; i < count; i++) functions.push_back(Value::share(context, arguments[i]));
    return JS_UNDEFINED;
}

void install_streams(Engine& engine, JSValueConst binding) {
    const JSValue streams = JS_NewObject(engine.context());
    install_readable(engine.context(), streams);
    install_writable(engine.context(), streams);
    install_destroy(engine.context(), streams);
    JS_SetPropertyStr(engine.context(), binding, "streams", streams);
}

}  // namespace lg::script
