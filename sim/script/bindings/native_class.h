// C++ objects that belong to JavaScript ones, and die with them. A class of them is made once in each
// runtime; its natives get its number in data[0]. The engine's thread.
#pragma once
#include <memory>
#include <type_traits>

#include "sim/script/bindings/io_arguments.h"

namespace lg::script {

template <class T>
class NativeClass {
  public:
    NativeClass(Engine& engine, const char* name) : context_(engine.context()) {
        JS_NewClassID(engine.runtime(), &id_);
        JSClassDef definition{};
        definition.class_name = name;
        definition.finalizer = [](JSRuntime*, JSValueConst object) {
            JSClassID id = 0;
            delete static_cast<T*>(JS_GetAnyOpaque(object, &id));
        };
        // What is around a value of the engine's must show it to the collector, or a circle through it stays.
        if constexpr (std::is_same_v<T, Value>) {
            definition.gc_mark = [](JSRuntime* runtime, JSValueConst object, JS_MarkFunc* mark) {
                JSClassID id = 0;
                const auto* value = static_cast<const Value*>(JS_GetAnyOpaque(object, &id));
                if (value) JS_MarkValue(runtime, value->get(), mark);
            };
        }
        JS_NewClass(engine.runtime(), id_, &definition);
    }

    JSValue number() const { return JS_NewInt32(context_, static_cast<int32_t>(id_)); }

    // A native of this class as a property of `object`.
    void add(JSValueConst object, const char* name, JSCFunctionData* function, int length) const {
        JSValueConst data[] = {number()};
        JS_SetPropertyStr(context_, object, name,
                          JS_NewCFunctionData2(context_, function, name, length, 0, 1, data));
    }

    // In a native: a new object around `state`.
    static JSValue wrap(JSContext* context, JSValueConst* data, std::unique_ptr<T> state) {
        const JSValue object = JS_NewObjectClass(context, static_cast<JSClassID>(JS_VALUE_GET_INT(data[0])));
        if (!JS_IsException(object)) JS_SetOpaque(object, state.release());
        return object;
    }
    // In a native: what `value` is wrapped around; null for anything else, with an exception thrown.
    static T* unwrap(JSContext* context, JSValueConst* data, JSValueConst value) {
        void* state = JS_GetOpaque(value, static_cast<JSClassID>(JS_VALUE_GET_INT(data[0])));
        if (!state) JS_ThrowTypeError(context, "Illegal invocation");
        return static_cast<T*>(state);
    }

  private:
    JSContext* context_;
    JSClassID id_ = 0;
};

}  // namespace lg::script
