// The JavaScript text of the built-in modules, from script/js/ and from packages. A file a__b.js is the
// module "a/b". Only compile_builtins reads them.
#pragma once
#include <span>
#include <string_view>

namespace lg::script {

struct BuiltinText {
    std::string_view name;
    std::string_view text;
};

// Sorted by name.
std::span<const BuiltinText> builtin_texts();

}  // namespace lg::script
