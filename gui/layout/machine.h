// What the machine around the loop shows: the pool's lanes and wait queue, the demultiplexer's table, the
// timers. Pure: a world in, rows out. Each function takes the most rows that anybody will look at, and costs
// little more.
#pragma once
#include <cstddef>
#include <vector>

#include "sim/trace/world.h"

namespace lg::gui::layout {

struct PoolRows {
    std::vector<trace::OperationId> workers;  // what each does; none where it is idle
    std::vector<trace::OperationId> waiting;  // in the order in which they will be taken
    size_t waiting_total = 0;
};
PoolRows pool_of(const trace::World& world, size_t waiting_max);

// By which the pool's threads wake the loop (rule L12): it belongs to no handle. As descriptor_ready has it.
inline constexpr int32_t pool_wakeup_fd = 3;

struct DescriptorRow {
    int32_t fd = 0;
    trace::HandleId handle;  // none when no handle of the world has this descriptor
    uint32_t interest = 0;   // ReadyMask
    uint32_t ready = 0;      // ReadyMask
    bool is_ready = false;
};
struct DescriptorRows {
    std::vector<DescriptorRow>
        rows;  // the ready ones first, in the order of the ready list; then by descriptor
    size_t total = 0;
};
DescriptorRows descriptors_of(const trace::Thread& thread, size_t rows_max);

struct TimerRows {
    std::vector<trace::TimerId> timers;  // the next one due first
    size_t total = 0;
};
TimerRows timers_of(const trace::Thread& thread, size_t rows_max);

}  // namespace lg::gui::layout
