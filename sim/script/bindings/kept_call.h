// A call of a script's function that the loop will make later: the function, its receiver and its arguments,
// kept alive. The engine's thread.
#pragma once
#include <vector>

#include "sim/script/engine.h"

namespace lg::script {

class KeptCall {
  public:
    KeptCall(Engine& engine, JSValueConst function, JSValueConst receiver, std::span<JSValueConst> arguments)
        : function_(Value::share(engine.context(), function)),
          receiver_(Value::share(engine.context(), receiver)),
          context_(engine.contexts().current()),
          async_id_(engine.contexts().make_id()) {
        arguments_.reserve(arguments.size());
        for (const JSValueConst argument : arguments) {
            arguments_.push_back(Value::share(engine.context(), argument));
        }
    }
    // The arguments are the elements of an array that a built-in module made; none if it is no array.
    static KeptCall with_list(Engine& engine, JSValueConst function, JSValueConst receiver,
                              JSValueConst list) {
        KeptCall call{engine, function, receiver, {}};
        int64_t length = 0;
        if (JS_IsArray(list) && JS_GetLength(engine.context(), list, &length) == 0) {
            for (int64_t i = 0; i < length; i++) {
                call.arguments_.emplace_back(engine.context(),
                                             JS_GetPropertyInt64(engine.context(), list, i));
            }
        }
        return call;
    }

    JSValueConst receiver() const { return receiver_.get(); }

    // The loop holds the call for as long as it runs, even if the script clears it meanwhile.
    loop::Completion operator()() const { return call(function_.get()); }
    // Calls this function instead.
    loop::Completion call(JSValueConst function) const {
        std::vector<JSValueConst> arguments;
        arguments.reserve(arguments_.size());
        for (const Value& argument : arguments_) arguments.push_back(argument.get());
        Engine& engine = Engine::of(function_.context());
        const AsyncContexts::Scope scope{engine.contexts(), context_, async_id_};
        return engine.call(function, receiver_.get(), arguments);
    }

  private:
    Value function_;
    Value receiver_;
    Value context_;
    AsyncId async_id_;
    std::vector<Value> arguments_;
};

// A callback whose arguments are known only when it is called, of a request or handle of this number.
class Callback {
  public:
    Callback(Engine& engine, JSValueConst function, AsyncId async_id)
        : engine_(&engine),
          function_(Value::share(engine.context(), function)),
          context_(engine.contexts().current()),
          async_id_(async_id) {}
    // Of a request that it makes.
    Callback(Engine& engine, JSValueConst function)
        : Callback(engine, function, engine.contexts().make_id()) {}

    bool is_function() const { return JS_IsFunction(engine_->context(), function_.get()); }

    // Frees the arguments.
    loop::Completion operator()(std::initializer_list<JSValue> values) const {
        std::vector<Value> owned;
        std::vector<JSValueConst> arguments;
        for (const JSValue value : values) {
            owned.emplace_back(engine_->context(), value);
            arguments.push_back(value);
        }
        const AsyncContexts::Scope scope{engine_->contexts(), context_, async_id_};
        return engine_->call(function_.get(), JS_UNDEFINED, arguments);
    }

  private:
    Engine* engine_;
    Value function_;
    Value context_;
    AsyncId async_id_;
};

}  // namespace lg::script
