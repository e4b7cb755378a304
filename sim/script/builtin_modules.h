// The built-in modules, compiled by the build (compile_builtins.cpp) to the engine's bytecode.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace lg::script {

// Versions of Node whose engines compile the same text to different instructions (rule J5;
// loop/node_profile.h).
enum class Generation {
    newest,
    older,
    oldest
};  // older: delegation_awaits; oldest: generator_end_awaits, too
inline constexpr size_t generations = 3;

struct BuiltinModule {
    std::string_view name;
    std::string_view
        code[generations];  // of a function that takes exports, require, module, binding, primordials
};

// Sorted by name.
std::span<const BuiltinModule> builtin_modules();

}  // namespace lg::script
