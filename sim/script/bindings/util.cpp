// binding.util: looking into values without running any of the script's code (observe.h), for util.inspect.
#include <array>

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/json_error.h"
#include "sim/script/observe.h"

namespace lg::script {

namespace {

// In the order of ObserveClass; null for what is no object.
constexpr auto kinds = std::to_array<const char*>({
    nullptr,
    "Object",
    "Array",
    "Error",
    "Number",
    "String",
    "Boolean",
    "Symbol",
    "BigInt",
    "Arguments",
    "Date",
    "RegExp",
    "Function",
    "Class",
    "GeneratorFunction",
    "AsyncFunction",
    "AsyncGeneratorFunction",
    "GeneratorObject",
    "GeneratorObject",
    "Promise",
    "Proxy",
    "Map",
    "Set",
    "WeakMap",
    "WeakSet",
    "WeakRef",
    "FinalizationRegistry",
    "MapIterator",
    "SetIterator",
    "ArrayIterator",
    "StringIterator",
    "RegExpStringIterator",
    "IteratorHelper",
    "ArrayBuffer",
    "SharedArrayBuffer",
    "DataView",
    "Uint8ClampedArray",
    "Int8Array",
    "Uint8Array",
    "Int16Array",
    "Uint16Array",
    "Int32Array",
    "Uint32Array",
    "BigInt64Array",
    "BigUint64Array",
    "Float16Array",
    "Float32Array",
    "Float64Array",
    "ModuleNamespace",
    "DOMException",
});
static_assert(kinds.size() == OBSERVE_CLASS_DOM_EXCEPTION + 1);

JSValue pair_of(JSContext* context, JSValue first, JSValue second) {
    const JSValue pair = JS_NewArray(context);
    JS_SetPropertyUint32(context, pair, 0, first);
    JS_SetPropertyUint32(context, pair, 1, second);
    return pair;
}

JSValue class_kind(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const char* const kind = kinds[observe_class(context, arguments[0])];
    return kind ? JS_NewString(context, kind) : JS_UNDEFINED;
}

// [0 pending, 1 fulfilled or 2 rejected, value]; undefined for what is no promise.
JSValue promise_details(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    JSValue result = JS_UNDEFINED;
    const JSPromiseStateEnum state = observe_promise_state(context, arguments[0], &result);
    if (state == JS_PROMISE_NOT_A_PROMISE) return JS_UNDEFINED;
    return pair_of(context, JS_NewInt32(context, state), result);
}

// [target, handler], both null for a revoked proxy; undefined for what is no proxy.
JSValue proxy_details(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    JSValue target = JS_UNDEFINED, handler = JS_UNDEFINED;
    if (!observe_proxy_details(context, arguments[0], &target, &handler)) return JS_UNDEFINED;
    return pair_of(context, target, handler);
}

JSValue preview_entries(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    bool is_key_value = false;
    return observe_preview_entries(context, arguments[0], &is_key_value);
}

JSValue preview_is_key_value(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    bool is_key_value = false;
    JS_FreeValue(context, observe_preview_entries(context, arguments[0], &is_key_value));
    return JS_NewBool(context, is_key_value);
}

JsonErrorStyle json_error_style(const loop::NodeProfile& profile) {
    constexpr int first_expected = 19, first_with_line = 21;
    const int major = profile.major();
    if (major < first_expected) return JsonErrorStyle::token;
    return major < first_with_line ? JsonErrorStyle::expected : JsonErrorStyle::expected_with_line;
}

// JSON.parse, with V8's words for what is no JSON. data: the engine's own JSON.parse.
JSValue parse_json(JSContext* context, JSValueConst self, int count, JSValueConst* arguments, int,
                   JSValue* data) {
    const Value text{context,
                     count > 0 ? JS_ToString(context, arguments[0]) : JS_NewString(context, "undefined")};
    if (text.is_exception()) return JS_EXCEPTION;
    JSValueConst own[] = {text.get(), count > 1 ? arguments[1] : JS_UNDEFINED};
    JSValue parsed = JS_Call(context, data[0], self, 2, own);
    if (!JS_IsException(parsed)) return parsed;
    Value error{context, JS_GetException(context)};
    size_t length = 0;
    const uint16_t* units =
        JS_IsError(error.get()) ? JS_ToCStringLenUTF16(context, &length, text.get()) : nullptr;
    if (!units) return JS_Throw(context, error.release());
    const JsonErrorStyle style = json_error_style(Engine::of(context).loop().profile());
    const auto message = json_error({reinterpret_cast<const char16_t*>(units), length}, style);
    JS_FreeCStringUTF16(context, units);
    if (!message) return JS_Throw(context, error.release());  // of the reviver
    JSValue shown =
        JS_NewStringUTF16(context, reinterpret_cast<const uint16_t*>(message->data()), message->size());
    JS_DefinePropertyValueStr(context, error.get(), "message", shown,
                              JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
    return JS_Throw(context, error.release());
}

// fill(object, model) -> object, with the model's properties: what a constructor begins with
JSValue fill(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    if (observe_fill(context, arguments[0], arguments[1]) < 0) return JS_EXCEPTION;
    return JS_DupValue(context, arguments[0]);
}
// copyOf(model) -> an object like it
JSValue copy_of(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return observe_copy(context, arguments[0]);
}

// ownStacks(getter, setter) -> whether errors keep them
JSValue own_stacks(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewBool(context, observe_own_stacks(context, arguments[0], arguments[1]));
}
// errorOf(value) -> the error whose stack it has, or undefined
JSValue error_of(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_DupValue(context, observe_error_of(arguments[0]));
}
// keepStack(error, stack)
JSValue keep_stack(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    observe_keep_stack(context, arguments[0], arguments[1]);
    return JS_UNDEFINED;
}

// entry() -> what called the script that runs, as stacks note it
JSValue entry(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewUint32(context, observe_entry(JS_GetRuntime(context)));
}

void replace_json_parse(JSContext* context) {
    const Value global{context, JS_GetGlobalObject(context)};
    const Value json{context, JS_GetPropertyStr(context, global.get(), "JSON")};
    const Value own{context, JS_GetPropertyStr(context, json.get(), "parse")};
    JSValueConst data[] = {own.get()};
    JS_DefinePropertyValueStr(context, json.get(), "parse",
                              JS_NewCFunctionData2(context, parse_json, "parse", 2, 0, 1, data),
                              JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
}

}  // namespace

void install_util(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue util = JS_NewObject(context);
    add_natives(context, util,
                {{"classKind", class_kind, 1},
                 {"promiseDetails", promise_details, 1},
                 {"proxyDetails", proxy_details, 1},
                 {"previewEntries", preview_entries, 1},
                 {"previewIsKeyValue", preview_is_key_value, 1},
                 {"ownStacks", own_stacks, 2},
                 {"errorOf", error_of, 1},
                 {"keepStack", keep_stack, 2},
                 {"entry", entry, 0},
                 {"fill", fill, 2},
                 {"copyOf", copy_of, 1}});
    JS_SetPropertyStr(context, binding, "util", util);
    replace_json_parse(context);
}

}  // namespace lg::script
