// The program keeps the memory that it has once had from the system. Most of what it frees it soon wants
// again (events, tables of what is alive, values of scripts), and memory that is new costs some microseconds
// for each 4 KiB: more than is done in it. Where the system has larger pages, it is asked for them: one of
// 2 MiB comes in a hundred microseconds, 512 small ones take up to a hundred times that on a virtual machine.
#pragma once

namespace lg {

// At the beginning of main(). Where the C library cannot be told, nothing happens.
void keep_memory();

}  // namespace lg
