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

void LiveLog::put_messages_before_readiness() {
    if (!is_recorded_) return;
    const auto ready = std::find_if(waiting_.begin(), waiting_.end(), [](const Arrival& arrival) {
        return std::holds_alternative<DescriptorReady>(arrival.what);
    });
    if (ready == waiting_.end()) return;
    const Time told = ready->at;
    const auto is_elsewhere = [](const Arrival& arrival) {
        return arrival.lane.kind == trace::LaneKind::actor;
    };
    const auto is_later = [&](const Arrival& arrival) {
        const auto* message = std::get_if<MessageMoved>(&arrival.what);
        return is_elsewhere(arrival) ? arrival.at > told : message && !message->arrived;
    };
    if (std::any_of(ready, waiting_.end(), is_later)) return;
    const auto moved = std::stable_partition(ready, waiting_.end(), [&](const Arrival& arrival) {
        return is_elsewhere(arrival) || std::holds_alternative<MessageMoved>(arrival.what);
    });
    std::for_each(ready, moved, [&](Arrival& arrival) { arrival.at = std::min(arrival.at, told); });
}

}  // namespace lg::host
