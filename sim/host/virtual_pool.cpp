#include "sim/host/virtual_pool.h"

#include <algorithm>

namespace lg::host {

namespace {

constexpr Duration wake_up = Duration::of_us(4);  // from the signal to the thread that runs
// Jobs that would end less than this apart, and a tenth of what the later one takes, may end in either order.
constexpr Duration end_jitter = Duration::of_us(25);
// From one call of a script's to the next, as long as nothing was called before: its code is compiled
// meanwhile. Measured in Node 16 to 26: 200 to 450 us for the first of each kind.
constexpr Duration first_calls_apart = Duration::of_us(450);

trace::Lane lane_of(uint32_t worker) {
    return {trace::LaneKind::worker, static_cast<uint8_t>(std::min<uint32_t>(worker, 255))};
}

}  // namespace

VirtualPool::VirtualPool(uint32_t workers, Duration first_job, WorkEngine& engine, Clock& clock,
                         ArrivalSink& sink)
    : engine_(engine),
      clock_(clock),
      sink_(sink),
      workers_(workers),
      slow_max_((workers + 1) / 2),
      first_job_(first_job) {
    LG_CHECK(workers >= 1 && workers <= 1024, "a pool has 1 to 1024 workers");
}

void VirtualPool::submit(OperationId operation, Work work, uint32_t thread) {
    const bool is_of_first = first_job_ > Duration{} && (!warm_at_ || *warm_at_ > clock_.now());
    Job job{operation, std::move(work), thread, is_of_first};
    if (is_slow(job)) {
        slow_.push_back(std::move(job));
        if (marker_waits_) return;
        marker_waits_ = true;
        queue_.push_back(std::nullopt);
    } else {
        queue_.push_back(std::move(job));
    }
    wake_somebody();
}

void VirtualPool::wake_somebody() {
    const auto idle = std::find_if(workers_.begin(), workers_.end(),
                                   [](const Worker& worker) { return worker.state == Worker::State::idle; });
    if (idle == workers_.end()) return;
    idle->state = Worker::State::waking;
    const auto number = static_cast<uint32_t>(idle - workers_.begin());
    clock_.after(clock_.spread(wake_up), {Happening::Kind::worker_free, number, 0});
}

bool VirtualPool::cancel(OperationId operation) {
    const auto is_it = [&](const Job& job) { return job.operation == operation; };
    const auto slow = std::find_if(slow_.begin(), slow_.end(), is_it);
    if (slow != slow_.end()) {
        slow_.erase(slow);  // a marker without slow jobs is dropped when its turn comes
        return true;
    }
    const auto found = std::find_if(queue_.begin(), queue_.end(),
                                    [&](const std::optional<Job>& job) { return job && is_it(*job); });
    if (found == queue_.end()) return false;
    queue_.erase(found);
    return true;
}

bool VirtualPool::only_marker_waits() const {
    return queue_.size() == 1 && !queue_.front() && slow_running_ >= slow_max_;
}

std::optional<VirtualPool::Job> VirtualPool::take() {
    while (!queue_.empty() && !only_marker_waits()) {
        std::optional<Job> job = std::move(queue_.front());
        queue_.pop_front();
        if (job) return job;
        if (slow_running_ >= slow_max_) {
            queue_.push_back(std::nullopt);
            continue;
        }
        marker_waits_ = false;
        if (slow_.empty()) continue;
        job = std::move(slow_.front());
        slow_.pop_front();
        if (!slow_.empty()) {
            marker_waits_ = true;
            queue_.push_back(std::nullopt);
            wake_somebody();
        }
        return job;
    }
    return std::nullopt;
}

void VirtualPool::worker_free(uint32_t number) {
    Worker& worker = workers_[number];
    std::optional<Job> job = take();
    worker.state = job ? Worker::State::busy : Worker::State::idle;
    if (!job) return;
    worker.job = std::move(*job);
    worker.is_slow = is_slow(worker.job);
    slow_running_ += worker.is_slow;
    sink_.add(lane_of(number), WorkStarted{worker.job.operation, number});
    Duration duration = engine_.duration(worker.job.work);
    if (!warm_at_) warm_at_ = clock_.now() + first_job_;
    if (*warm_at_ > clock_.now()) duration = duration + (*warm_at_ - clock_.now());
    if (worker.job.is_of_first) duration = behind_earlier(number, duration);
    if (worker.job.work.kind == WorkKind::compute && worker.job.work.compute) {
        worker.computed = worker.job.work.compute();
    }
    plan_end(number, clock_.now() + duration);
    meet_others(number, duration);
}

// Rule T3: of the first jobs, the one that was asked for later also began later, and ends behind the others
// unless they are much longer.
Duration VirtualPool::behind_earlier(uint32_t number, Duration duration) const {
    const Time own = clock_.now() + duration;
    Time ends = own;
    for (uint32_t other = 0; other < workers_.size(); other++) {
        const Worker& its = workers_[other];
        if (other == number || its.state != Worker::State::busy || its.ends < own) continue;
        if (its.ends - own <= first_calls_apart) ends = std::max(ends, its.ends);
    }
    return ends - clock_.now();
}

void VirtualPool::plan_end(uint32_t number, Time ends) {
    Worker& worker = workers_[number];
    worker.ends = ends;
    clock_.at(ends, {Happening::Kind::work_done, number, ++worker.plan});
}

// Rule T3: a job that ends at nearly the same time as another may end before it or behind it.
void VirtualPool::meet_others(uint32_t number, Duration duration) {
    const Duration reach = end_jitter + Duration{duration.ns / 10};
    for (uint32_t other = 0; other < workers_.size(); other++) {
        Worker &mine = workers_[number], &its = workers_[other];
        if (other == number || its.state != Worker::State::busy) continue;
        const Duration apart = mine.ends - its.ends;
        if (apart > reach || Duration{} - apart > reach) continue;
        const bool mine_is_usual = mine.ends < its.ends;
        const OperationId usual = mine_is_usual ? mine.job.operation : its.job.operation;
        const OperationId rival = mine_is_usual ? its.job.operation : mine.job.operation;
        const bool upset = clock_.upsets_race();
        sink_.add(lane_of(number), RaceMet{usual, rival, upset});
        if (!upset) continue;
        // Of two that end at the same time, the one that was planned first comes first.
        const Time early = std::min(mine.ends, its.ends), late = std::max(mine.ends, its.ends);
        plan_end(mine_is_usual ? other : number, early);
        plan_end(mine_is_usual ? number : other, late);
    }
}

std::vector<Host::RunningWork> VirtualPool::running(uint32_t thread) const {
    std::vector<Host::RunningWork> result;
    for (const Worker& worker : workers_) {
        if (worker.state == Worker::State::busy && worker.job.thread == thread)
            result.push_back({worker.job.operation, worker.ends});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return a.ends < b.ends; });
    return result;
}

void VirtualPool::end_at(OperationId operation, Time time) {
    for (uint32_t number = 0; number < workers_.size(); number++) {
        const Worker& worker = workers_[number];
        if (worker.state == Worker::State::busy && worker.job.operation == operation) plan_end(number, time);
    }
}

void VirtualPool::work_done(uint32_t number, uint64_t plan) {
    Worker& worker = workers_[number];
    if (plan != worker.plan) return;
    slow_running_ -= worker.is_slow;
    Outcome outcome = worker.computed ? std::move(*worker.computed) : engine_.perform(worker.job.work);
    worker.computed.reset();
    sink_.add(lane_of(number), WorkFinished{worker.job.operation, number, std::move(outcome)});
    const uint32_t thread = worker.job.thread;
    worker.job = {};
    engine_.on_finished(thread);
    worker_free(number);
}

}  // namespace lg::host
