#include "sim/base/seen_path.h"

namespace lg {

#ifdef _WIN32

std::string seen_path(const std::filesystem::path& real) {
    const std::string text = real.generic_string();
    return real.has_root_name() ? "/" + text : text;
}

std::filesystem::path real_path(const std::string& seen) {
    const bool names_a_drive = seen.size() >= 3 && seen[0] == '/' && seen[2] == ':';
    if (!names_a_drive) return seen;
    return seen.substr(1) + (seen.size() == 3 ? "/" : "");  // C: alone is where one stands on it
}

#else

std::string seen_path(const std::filesystem::path& real) { return real.string(); }
std::filesystem::path real_path(const std::string& seen) { return seen; }

#endif

}  // namespace lg
