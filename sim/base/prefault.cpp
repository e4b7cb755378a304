#include "sim/base/prefault.h"

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#endif

namespace lg {

void prefault([[maybe_unused]] void* begin, [[maybe_unused]] size_t bytes) {
#ifdef MADV_POPULATE_WRITE
    const int error = errno;
    const auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    const size_t before = reinterpret_cast<uintptr_t>(begin) & (page - 1);  // in the first page
    const size_t pages = (before + bytes + page - 1) / page;
    madvise(static_cast<char*>(begin) - before, pages * page, MADV_POPULATE_WRITE);
    errno = error;
#endif
}

}  // namespace lg
