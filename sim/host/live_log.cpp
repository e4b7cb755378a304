#include "sim/host/live_log.h"

#include <algorithm>
#include <vector>

namespace lg::host {

void LiveLog::exchange_work(ThreadPool& pool, ThreadPool::Then then) {
    if (!is_recorded_ || waiting_.empty()) return pool.exchange(waiting_, then);
    std::vector<Arrival> work, all;
    pool.exchange(work, then);
    if (work.empty()) return;
    auto next = work.begin();
    for (Arrival& arrival : waiting_) {
        while (next != work.end() && next->at < arrival.at) all.push_back(std::move(*next++));
        all.push_back(std::move(arrival));
    }
    std::move(next, work.end(), std::back_inserter(all));
    waiting_.swap(all);
}

}  // namespace lg::host
