#include "sim/base/keep_memory.h"

#include <cstdlib>  // says which library it is of

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lg {

void keep_memory() {
#ifdef __GLIBC__
    constexpr int step_bytes = 1 << 20, large_bytes = 32 << 20;  // larger pieces go back to the system
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, large_bytes);
    mallopt(M_TOP_PAD, step_bytes);
    mallopt(M_ARENA_MAX, 1);  // a thread's own would grow by a page and a system call at a time
#endif
}

}  // namespace lg
