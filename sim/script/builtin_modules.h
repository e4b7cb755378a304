// The JavaScript text of the built-in modules, from script/js/. A file a__b.js is the module "a/b".
#pragma once
#include <span>
#include <string_view>

namespace lg::script {

struct BuiltinModule {
    std::string_view name;
    std::string_view text;  // followed by a zero byte, as the engine's parser wants it
};

// Sorted by name.
std::span<const BuiltinModule> builtin_modules();

}  // namespace lg::script
