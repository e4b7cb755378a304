// The parts of binding.streams, for each other.
#pragma once
#include "sim/script/bindings/stream_access.h"

namespace lg::script {

void install_readable(JSContext* context, JSValueConst streams);
void install_writable(JSContext* context, JSValueConst streams);
void install_destroy(JSContext* context, JSValueConst streams);

// False, and an exception, if a native has too few arguments, or its module has not given its functions yet.
bool has_arguments(JSContext* context, int count, int needed, const std::vector<Value>& functions);
JSValue take_functions(JSContext* context, int count, JSValueConst* arguments, int needed,
                       std::vector<Value>& functions);
// The native by which a module gives them: so many, into that list of StreamNames.
template <std::vector<Value> StreamNames::*list, int needed>
JSValue take_functions(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    return take_functions(context, count, arguments, needed, Engine::of(context).stream_names().*list);
}

}  // namespace lg::script
