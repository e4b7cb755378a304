// Memory that will be written from end to end soon: the system brings all its pages in one call, in place of
// one trap for each 4 KiB at its first write, which takes longer than to fill it with events.
#pragma once
#include <cstddef>

namespace lg {

// Where the system has no such call (Linux has since 5.14), or has no memory, nothing happens: the first
// writes bring what they need.
void prefault(void* begin, size_t bytes);

}  // namespace lg
