// The program's `operator new`: as the library's, but blocks of some megabytes, such as the chunks of a trace,
// lie in the system's large pages where it has some. The first touch of a hundred thousand small pages takes
// longer than all that a run writes into them.
#include <cstdlib>
#include <new>

#ifdef __linux__
#include <sys/mman.h>

static constexpr size_t page_bytes = size_t{2} << 20;
static constexpr size_t large_bytes = 2 * page_bytes;

void* operator new(size_t bytes) {
    void* block = nullptr;
    if (bytes < large_bytes) {
        block = std::malloc(bytes ? bytes : 1);
    } else {
        const size_t whole = (bytes + page_bytes - 1) / page_bytes * page_bytes;
        block = std::aligned_alloc(page_bytes, whole);
        if (block) madvise(block, whole, MADV_HUGEPAGE);  // a wish: small pages do as well
    }
    if (!block) throw std::bad_alloc{};
    return block;
}

void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, size_t) noexcept { std::free(block); }
#endif
