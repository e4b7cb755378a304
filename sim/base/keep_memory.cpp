#include "sim/base/keep_memory.h"

#include <cstdlib>  // says which library it is of

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#endif

namespace lg {

#ifdef __GLIBC__
namespace {

constexpr uintptr_t small_page = 4096, huge_page = 2 << 20;
constexpr int large_bytes = 32 << 20;  // larger pieces go back to the system
constexpr int first_bytes = 256 << 20, step_bytes = 1 << 20;

// What the C library asks for next begins at a huge page's begin, and the system is asked for such pages.
// Addresses alone: what is not written costs nothing.
void ask_for_huge_pages() {
    char* const begin = static_cast<char*>(sbrk(0));
    // The C library writes to the page before: a huge page is one only if nothing of it was written.
    const uintptr_t to_next = huge_page - (reinterpret_cast<uintptr_t>(begin) + small_page) % huge_page;
    char* const aligned = begin + small_page + to_next;
    if (brk(aligned - small_page) != 0) return;
    mallopt(M_TOP_PAD, first_bytes);
    void* volatile more_than_is_there = malloc(large_bytes / 2);  // volatile: or it is optimised away
    const char* const end = static_cast<char*>(sbrk(0));
    if (end > aligned) madvise(aligned, static_cast<size_t>(end - aligned), MADV_HUGEPAGE);
    free(more_than_is_there);
}

}  // namespace
#endif

void keep_memory() {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, large_bytes);
    mallopt(M_ARENA_MAX, 1);  // a thread's own would grow by a page and a system call at a time
    ask_for_huge_pages();
    mallopt(M_TOP_PAD, step_bytes);
#endif
}

}  // namespace lg
