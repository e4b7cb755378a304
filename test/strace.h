// For tests that need strace.
#pragma once
#include <cstdlib>

namespace lg {

// It is here, and may be used.
inline bool has_strace() { return std::system("strace -o /dev/null true 2>/dev/null") == 0; }

}  // namespace lg
