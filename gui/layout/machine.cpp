#include "gui/layout/machine.h"

#include <algorithm>

namespace lg::gui::layout {

using namespace trace;

PoolRows pool_of(const World& world, size_t waiting_max) {
    PoolRows rows;
    rows.workers = world.workers;
    rows.waiting_total = world.work_waiting;
    for (const Thread& thread : world.threads) rows.waiting_total += thread.work_waiting;
    if (rows.waiting_total == 0) return rows;
    world.operations.for_each([&](OperationId id, const Operation& operation) {
        if (operation.is_work && operation.state == OperationState::waiting) rows.waiting.push_back(id);
        return rows.waiting.size() < std::min(waiting_max, rows.waiting_total);
    });
    return rows;
}

DescriptorRows descriptors_of(const Thread& thread, size_t rows_max) {
    DescriptorRows result;
    auto interest_in = [&](int32_t fd) {
        const auto found = thread.interest.find(fd);
        return found == thread.interest.end() ? 0 : found->second;
    };
    auto is_listed = [&](int32_t fd) {
        return std::any_of(result.rows.begin(), result.rows.end(),
                           [&](const auto& row) { return row.fd == fd; });
    };
    for (const Ready& ready : thread.ready) {
        result.total += thread.interest.contains(ready.fd) ? 0 : 1;
        if (result.rows.size() < rows_max && !is_listed(ready.fd))
            result.rows.push_back({ready.fd, {}, interest_in(ready.fd), ready.mask, true});
    }
    result.total += thread.interest.size();
    for (const auto& [fd, mask] : thread.interest) {
        if (result.rows.size() >= rows_max) break;
        if (!is_listed(fd)) result.rows.push_back({fd, {}, mask, 0, false});
    }
    size_t looked_at = 0;
    thread.handles.for_each([&](HandleId id, const Handle& handle) {
        for (DescriptorRow& row : result.rows)
            if (row.fd == handle.fd && handle.fd > 0) row.handle = id;
        return ++looked_at < 20'000;
    });
    return result;
}

TimerRows timers_of(const Thread& thread, size_t rows_max) {
    TimerRows result;
    result.total = thread.timers.timers().size();
    size_t lists = 0;
    for (const auto& [delay_ms, list] : thread.timers.lists()) {
        // Beyond so many lists the picture is not worth its time: the first ones are the shortest.
        if (++lists > 2'000) break;
        size_t taken = 0;
        for (TimerId id = list.first; id && taken < rows_max; taken++) {
            result.timers.push_back(id);
            id = thread.timers.find(id)->next;
        }
    }
    auto is_earlier = [&](TimerId a, TimerId b) {
        const Timer& x = *thread.timers.find(a);
        const Timer& y = *thread.timers.find(b);
        return x.due_ms != y.due_ms ? x.due_ms < y.due_ms : x.born < y.born;
    };
    std::sort(result.timers.begin(), result.timers.end(), is_earlier);
    if (result.timers.size() > rows_max) result.timers.resize(rows_max);
    return result;
}

}  // namespace lg::gui::layout
