#include "sim/host/work_tray.h"

#include <algorithm>
#include <utility>

namespace lg::host {

namespace {

// From the last to the first; the other way round.
PoolJob::Note* reversed(PoolJob::Note* note) {
    PoolJob::Note* first = nullptr;
    while (note) {
        PoolJob::Note* const next = std::exchange(note->next, first);
        first = std::exchange(note, next);
    }
    return first;
}

bool is_of_the_end(const PoolJob::Note& note) { return &note == &note.job->finished; }

// Behind it a job that has finished is gone.
void tell(PoolJob::Note& note, std::vector<Arrival>& target) {
    PoolJob& job = *note.job;
    const trace::Lane lane{trace::LaneKind::worker,
                           static_cast<uint16_t>(std::min<uint32_t>(job.worker, 255))};
    if (!is_of_the_end(note) || !job.is_start_told)
        target.emplace_back(note.at, lane, WorkStarted{job.operation, job.worker});
    if (!is_of_the_end(note)) return;
    target.emplace_back(note.at, lane, WorkFinished{job.operation, job.worker, std::move(job.outcome)});
    delete &job;
}

}  // namespace

WorkTray::~WorkTray() {
    for (PoolJob::Note* note = reversed(notes_.load()); note;) {
        PoolJob::Note& each = *std::exchange(note, note->next);
        if (is_of_the_end(each)) delete each.job;
    }
}

void WorkTray::push(PoolJob::Note& note) {
    note.next = notes_.load();
    while (!notes_.compare_exchange_weak(note.next, &note)) continue;
}

void WorkTray::take(std::vector<Arrival>& target) {
    PoolJob::Note* note = reversed(notes_.exchange(nullptr));
    while (note) tell(*std::exchange(note, note->next), target);
}

}  // namespace lg::host
