// Adds storeHeader and setUpHead to binding.http: see http_head.cpp.
#pragma once
#include "sim/script/engine.h"

namespace lg::script {

void add_http_head(Engine& engine, JSValueConst http);

}  // namespace lg::script
