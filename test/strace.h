// For tests that need strace.
#pragma once
#include <cstdlib>

namespace lg {

// It is here, and may be used.
inline bool has_strace() { return std::system("strace -o /dev/null true 2>/dev/null") == 0; }

// What stands before the command: under strace LeakSanitizer, where it is built in, cannot work.
inline constexpr const char* under_strace = "ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0 ";

}  // namespace lg
