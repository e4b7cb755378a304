#include "sim/host/work_tray.h"

#include <algorithm>
#include <utility>

namespace lg::host {

void WorkTray::take(std::vector<Arrival>& target) {
    {
        const std::lock_guard guard(mutex_);
        taken_.swap(notes_);
        has_notes_.store(false);
    }
    for (Note& note : taken_) {
        PoolJob& job = *note.job;
        const trace::Lane lane{trace::LaneKind::worker,
                               static_cast<uint16_t>(std::min<uint32_t>(job.worker, 255))};
        if (!note.finished || !job.is_start_told)
            target.emplace_back(note.at, lane, WorkStarted{job.operation, job.worker});
        if (!note.finished) continue;
        target.emplace_back(note.at, lane, WorkFinished{job.operation, job.worker, std::move(job.outcome)});
        job.work.reset();
        job.wakeup.reset();
        if (spare_.size() < spare_max) spare_.push_back(std::move(note.finished));
    }
    taken_.clear();
}

std::unique_ptr<PoolJob> WorkTray::empty_job() {
    if (spare_.empty()) return std::make_unique<PoolJob>();
    std::unique_ptr<PoolJob> job = std::move(spare_.back());
    spare_.pop_back();
    job->is_start_told = false;
    return job;
}

}  // namespace lg::host
