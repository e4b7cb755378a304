// The parts of binding.streams, for each other.
#pragma once
#include "sim/script/bindings/stream_access.h"

namespace lg::script {

void install_readable(JSContext* context, JSValueConst streams);
void install_writable(JSContext* context, JSValueConst streams);
void install_destroy(JSContext* context, JSValueConst streams);

// False, and an exception, if a native has too few arguments, or its module has not given its functions yet.
bool has_arguments(JSContext* context, int count, int needed, const std::vector<Value>& functions);
// The native by which a module gives them.
JSValue take_functions(JSContext* context, int count, JSValueConst* arguments, int needed,
                       std::vector<Value>& functions);

}  // namespace lg::script
