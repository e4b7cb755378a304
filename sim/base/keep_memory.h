// The program keeps the memory that it has once had from the system. Most of what it frees it soon wants
// again (events, tables of what is alive, values of scripts), and memory that is new costs some microseconds
// for each 4 KiB: more than is done in it.
#pragma once

namespace lg {

// At the beginning of main(). Where the C library cannot be told, nothing happens.
void keep_memory();

}  // namespace lg
